internal import PlacementModel
internal import Testing

@testable internal import Catalogs

struct EgressImportTests {
  private func egress(
    _ texts: String..., change: (inout EgressImport) -> Void = { _ in }
  ) throws -> Imported {
    var request = EgressImport()
    change(&request)
    return try request.read(
      texts.enumerated().map { table($0.element, "\($0.offset).csv") }, ImportOptions())
  }

  private let rows = """
    src,dest,cost
    gcp:us-east1-b,aws:us-east-1,0.12
    aws:us-east-1,azure:eastus,0.09
    aws:us-east-1,aws:us-west-2,0
    aws:us-east-1,internet,0.05
    gcp:us-east1-b,gcp:us-east1-c,0.01

    """

  @Test func readsWaysInTheOrderOfTheirRegions() throws {
    let imported = try egress(rows)
    let prices = imported.part.json.entries("egressPrices")
    #expect(prices.map { $0["from"]?.string } == ["aws/us-east-1", "gcp/us-east1"])
    #expect(prices.map { $0["perGB"]?.number } == [0.09, 0.12])
    #expect(imported.part.json["currency"]?.string == "USD")
    #expect(imported.report.skipped.map(\.reason) == [.zeroPrice, .internet])
    #expect(imported.report.remarks.contains { $0.contains("1 row between zones of one region") })
  }

  @Test func aZeroIsAPriceOnlyWhereThatIsSaid() throws {
    #expect(try egress(rows) { $0.zeroIsFree = true }.part.json.entries("egressPrices").count == 3)
  }

  @Test func selectsWays() throws {
    let imported = try egress(rows) { $0.to = ["azure/*", "aws/us-*-2"] }
    #expect(imported.part.json.entries("egressPrices").map { $0["to"]?.string } == ["azure/eastus"])
  }

  @Test func twoPricesForOneWayAreAFaultWithoutAPreference() throws {
    let (one, other) = (
      "from,to,price\naws:us-east-1,gcp:us-east1,0.09\n", "from,to,price\naws:us-east-1,gcp:us-east1-b,0.08\n"
    )
    let found = faults { try egress(one, other) }
    #expect(found.map(\.file) == ["1.csv"])
    #expect(found.first?.accepted.contains("0.csv, line 2 has 0.09") == true)
    let price = { (preference: EgressImport.Preference) in
      try egress(one, other) { $0.preference = preference }.part.json.entries("egressPrices").first?["perGB"]?
        .number
    }
    #expect(try price(.first) == 0.09)
    #expect(try price(.last) == 0.08)
    #expect(try egress(one, one).part.json.entries("egressPrices").count == 1)
  }

  /// A header that names another currency, or another amount of data, is no price in USD per GB.
  @Test(arguments: ["EUR per GB", "cost (cents/GB)", "price_per_tb", "USD/TB", "€ per GB"])
  func theUnitOfAHeaderIsHeldTo(header: String) throws {
    let text = "from,to,\(header)\naws:us-east-1,aws:eu-west-1,20\n"
    #expect(faults { try egress(text) { $0.priceColumn = header } }.map(\.line) == [1])
    #expect(throws: Never.self) {
      try egress("from,to,EUR per GB\naws:us-east-1,aws:eu-west-1,20\n") {
        ($0.priceColumn, $0.currency) = ("EUR per GB", "EUR")
      }
    }
  }

  @Test(arguments: ["cheap", "-0.1", "1e99"])
  func refuses(price: String) {
    #expect(faults { try egress("from,to,price\naws:us-east-1,gcp:us-east1,\(price)\n") }.map(\.line) == [2])
  }
}
