internal import PlacementModel
internal import Testing

@testable internal import Catalogs

/// A table in memory, and the faults that importing it gives.
func table(_ text: String, _ name: String = "t.csv") -> TableFile {
  TableFile(name: name, bytes: Array(text.utf8))
}

func faults(_ work: () throws -> Imported) -> [InvalidImport.Fault] {
  do {
    _ = try work()
    return []
  } catch let error as InvalidImport {
    return error.faults
  } catch {
    Issue.record("\(error)")
    return []
  }
}

extension JSONValue {
  func entries(_ key: String) -> [JSONValue] {
    if case .array(let entries)? = self[key] { entries } else { [] }
  }

  var number: Double? { if case .number(let number) = self { number } else { nil } }
  var string: String? { if case .string(let text) = self { text } else { nil } }

  /// The entry of a list with an id.
  func entry(_ list: String, _ id: String) -> JSONValue? { entries(list).first { $0["id"]?.string == id } }
}

struct LatencyImportTests {
  private func latency(
    _ texts: String..., change: (inout LatencyImport) -> Void = { _ in }
  ) throws -> Imported {
    var request = LatencyImport(origins: [.init(id: "us", region: "aws/us-east-1")])
    change(&request)
    return try request.read(texts.map { table($0) }, ImportOptions())
  }

  private func milliseconds(_ imported: Imported, _ region: String, _ origin: String = "us") -> Double? {
    imported.part.json.entry("regions", region)?["latency"]?[origin]?.number
  }

  @Test func readsPairsOfTheTierAndTheStatisticAskedFor() throws {
    let text = """
      src_region,src_tier,dst_region,dst_tier,min_rtt,avg_rtt,max_rtt
      aws:us-east-1,PREMIUM,gcp:us-central1-a,PREMIUM,30,31.5,40
      aws:us-east-1,PREMIUM,gcp:us-central1-a,STANDARD,50,51,52
      azure:eastus,PREMIUM,aws:us-east-1,PREMIUM,1,2,3

      """
    let imported = try latency(text)
    #expect(milliseconds(imported, "gcp/us-central1") == 31.5)
    // Only the way back is there.
    #expect(milliseconds(imported, "azure/eastus") == 2)
    #expect(milliseconds(imported, "aws/us-east-1") == 0)
    #expect(imported.part.json.entries("origins").map(\.string) == ["us"])
    #expect(imported.report.skipped.map(\.reason) == [.otherTier])
    #expect(imported.report.remarks.contains { $0.hasPrefix("1 round trip is that of the way back") })
    #expect(milliseconds(try latency(text) { $0.statistic = .min }, "gcp/us-central1") == 30)
    #expect(milliseconds(try latency(text) { $0.own = 0.5 }, "aws/us-east-1") == 0.5)
  }

  /// 10, 12 and 50 have the median 12; of two it is their mean.
  @Test func takesTheMedianOfSeveral() throws {
    let imported = try latency(
      "from,to,rtt\naws:us-east-1,aws:eu-west-1,50\naws:us-east-1a,aws:eu-west-1b,10\n",
      "From;To;RTT (ms)\naws:us-east-1;aws:eu-west-1;12\naws:us-east-1;aws:eu-west-2;7\n"
        + "aws:us-east-1;aws:eu-west-2;8\n")
    #expect(milliseconds(imported, "aws/eu-west-1") == 12)
    #expect(milliseconds(imported, "aws/eu-west-2") == 7.5)
    #expect(imported.report.remarks.contains { $0.hasPrefix("2 pairs have several values") })
  }

  /// Rows and columns are not the same set, and a diagonal is empty.
  @Test func readsAMatrix() throws {
    let imported = try latency("Source,East US,West Europe,UAE North\nEast US,,80,\nIsrael Central,140,,0\n")
    {
      $0.origins = [.init(id: "e", region: "azure/eastus"), .init(id: "i", region: "azure/israelcentral")]
    }
    #expect(milliseconds(imported, "azure/westeurope", "e") == 80)
    #expect(milliseconds(imported, "azure/israelcentral", "e") == 140)
    #expect(milliseconds(imported, "azure/eastus", "i") == 140)
    #expect(milliseconds(imported, "azure/israelcentral", "i") == 0)
    // A zero between two regions is no measurement.
    #expect(imported.part.json.entry("regions", "azure/uaenorth") == nil)
    #expect(imported.report.remarks.contains { $0.contains("taken for those of azure") })
  }

  @Test func turnsUnits() throws {
    #expect(
      milliseconds(try latency("from,to,latency_us\naws:us-east-1,aws:eu-west-1,75000\n"), "aws/eu-west-1")
        == 75)
    let seconds = try latency("a,b,c\naws:us-east-1,aws:eu-west-1,0.075\n") {
      ($0.fromColumn, $0.toColumn, $0.timeColumn, $0.unit) = ("a", "b", "c", .seconds)
    }
    #expect(milliseconds(seconds, "aws/eu-west-1") == 75)
  }

  @Test func leavesOutWhatIsNotMeasured() throws {
    let imported = try latency(
      "from,to,ms\naws:us-east-1,aws:eu-west-1,n/a\naws:us-east-1,,5\naws:us-east-1,aws:eu-west-2,0\n"
        + "aws:us-east-1,aws:eu-west-3,9\n")
    #expect(imported.report.skipped.map(\.rows) == [1, 2])
    #expect(imported.part.json.entries("regions").count == 2)
  }

  @Test func selectsRegions() throws {
    let text = "from,to,ms\naws:us-east-1,aws:eu-west-1,70\naws:us-east-1,gcp:us-central1-b,30\n"
    let ids = { (imported: Imported) in imported.part.json.entries("regions").map { $0["id"]?.string } }
    #expect(
      ids(try latency(text) { $0.selection.patterns = [NamePattern("gcp/*")] }) == [
        "gcp/us-central1"
      ])
    let part = try ProblemPart(
      reading: Array(#"{ "berth": 1, "regions": [ { "id": "aws/eu-west-1" } ] }"#.utf8))
    #expect(ids(try latency(text) { $0.selection.like = part }) == ["aws/eu-west-1"])
  }

  @Test(arguments: [
    ("from,to,ms\naws:us-east-1,aws:eu-west-1,fast\n", 2),
    ("from,to,ms\naws:us-east-1,aws:eu-west-1,-1\n", 2),
    ("from,to,ms\naws:us-east-1,aws:eu-west-1,1e308\n", 2), ("from,to\naws:us-east-1,aws:eu-west-1\n", 1),
    ("from,to,ms\naws:us-east-1,aws", 2), ("", 1), ("x\n1\n", 1),
  ])
  func refuses(text: String, line: Int) {
    #expect(faults { try latency(text) }.map(\.line) == [line])
  }

  @Test func refusesAnOriginThatTheTableDoesNotKnow() {
    let found = faults { try latency("from,to,ms\naws:us-east-2,aws:eu-west-1,70\n") }
    #expect(found.count == 1)
    #expect(found.first?.accepted.contains("did you mean `aws/us-east-2`") == true)
  }

  @Test func asksForTheCloudOfNamesThatDoNotTell() {
    let found = faults { try latency("from,to,ms\nParis,Rome,70\n") }
    #expect(found.first?.found.contains("`Paris`") == true)
  }

  @Test(arguments: [
    ("us=aws/us-east-1", "us", "aws/us-east-1"), ("gcp:us-east4-a", "gcp/us-east4", "gcp/us-east4"),
  ])
  func readsOrigins(text: String, id: String, region: String) {
    #expect(LatencyImport.Origin(parsing: text) == LatencyImport.Origin(id: id, region: region))
  }

  @Test(arguments: ["", "us=", "=aws/us-east-1", "us-east-1", "us=us-east-1"])
  func refusesOrigins(text: String) {
    #expect(LatencyImport.Origin(parsing: text) == nil)
  }
}

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

struct CarbonImportTests {
  private func carbon(
    _ texts: String..., change: (inout CarbonImport) -> Void = { _ in }
  ) throws -> Imported {
    var request = CarbonImport()
    change(&request)
    return try request.read(
      texts.enumerated().map { table($0.element, "\($0.offset).csv") }, ImportOptions())
  }

  private func kilograms(_ imported: Imported, _ region: String) -> Double? {
    imported.part.json.entry("regions", region)?["carbonIntensity"]?.number
  }

  /// 656.85 g and 0.000415755 t are 0.65685 and 0.415755 kg to the last bit.
  @Test func tellsTheUnitFromTheHeader() throws {
    let imported = try carbon(
      "Google Cloud Region,Location,Google CFE,Grid carbon intensity (gCO2eq / kWh)\r\n"
        + "africa-south1,Johannesburg,0.15,656.85\r\n",
      "Region,Country,NERC Region,CO2e (metric ton/kWh),Source\r\nus-east-1,United States,SERC,0.000415755,EPA\r\n",
      "Region,Location,NERC Region,CO2e (metric ton/kWh),Source\r\nEast US 2,Virginia,SERC,0.000415755,EPA\r\n"
    )
    #expect(kilograms(imported, "gcp/africa-south1") == 0.65685)
    #expect(kilograms(imported, "aws/us-east-1") == 0.415755)
    #expect(kilograms(imported, "azure/eastus2") == 0.415755)
  }

  @Test(arguments: [
    ("Carbon Intensity gCO₂eq/kWh (direct)", "450", 0.45), ("co2_g_per_kwh", "450", 0.45),
    ("kg CO2e / MWh", "450", 0.45), ("tCO2/MWh", "0.45", 0.45), ("kg/Wh", "0.00045", 0.45),
    ("t/GWh", "450", 0.45), ("lbs/MWh", "1000", 0.453_592_37),
    ("gCO2e per MWh", "450000", 0.45), ("kgCO2-e/kWh", "4.5e-1", 0.45),
  ])
  func readsUnits(header: String, value: String, expected: Double) throws {
    let imported = try carbon("region,\(header)\nus-central1,\(value)\n")
    #expect(abs((kilograms(imported, "gcp/us-central1") ?? 0) - expected) < 1e-15)
  }

  @Test(arguments: ["carbon intensity", "CO2 (ton/kWh)", "CO2 (g)", "CO2 g/mile", "MtCO2/TWh"])
  func refusesUnitsThatAreNotKnown(header: String) throws {
    let found = faults { try carbon("region,\(header)\nus-central1,450\n") }
    #expect(found.map(\.line) == [1])
    #expect(found.first?.accepted.contains("lb/MWh") == true)
    let asked = try carbon("region,\(header)\nus-central1,450\n") { $0.unit = "kg/MWh" }
    #expect(kilograms(asked, "gcp/us-central1") == 0.45)
  }

  @Test func aColumnNamesTheCloud() throws {
    let imported = try carbon("cloud,region,g/kWh\nAzure,West US,200\nGoogle Cloud,us-west1-a,80\n")
    #expect(kilograms(imported, "azure/westus") == 0.2)
    #expect(kilograms(imported, "gcp/us-west1") == 0.08)
  }

  @Test func differentValuesAreAFaultWithoutAPreference() throws {
    let (one, other) = ("region,g/kWh\nus-central1,400\n", "region,kg/kWh\nus-central1-a,0.5\n")
    let found = faults { try carbon(one, other) }
    #expect(found.map(\.file) == ["1.csv"])
    #expect(found.first?.accepted.contains("0.csv, line 2 has 0.4") == true)
    for (preference, expected) in [(CarbonImport.Preference.first, 0.4), (.last, 0.5), (.mean, 0.45)] {
      #expect(kilograms(try carbon(one, other) { $0.preference = preference }, "gcp/us-central1") == expected)
    }
  }

  /// A decimal point that was lost makes 77 tons per kWh; and a row has a field too many.
  @Test func leavesOutWhatNoPowerEmits() throws {
    let imported = try carbon(
      "Region,Location,NERC Region,CO2e (metric ton/kWh),Source\nFinland Central,Helsinki,,000077,EEA,\n"
        + "UK West,Cardiff,,0.000228,EEA\nWest US,,,,\n")
    #expect(imported.part.json.entries("regions").map { $0["id"]?.string } == ["azure/ukwest"])
    #expect(imported.report.skipped.map(\.reason) == [.notMeasured, .implausible])
    #expect(imported.report.remarks.contains { $0.contains("1 row has more fields") })
  }

  /// A table of grids in hours: each region has the mean of its grid.
  @Test func readsGridsForTheRegionsThatTheyPower() throws {
    let text =
      "Datetime (UTC),Zone id,Carbon intensity gCO₂eq/kWh (direct),Carbon intensity gCO₂eq/kWh (Life cycle)\n"
      + "2024-01-01 00:00:00,US-MIDA-PJM,400,450\n2024-01-01 01:00:00,US-MIDA-PJM,300,350\n"
      + "2024-01-01 00:00:00,FR,30,40\n"
    let imported = try carbon(text) {
      $0.grids = ["US-MIDA-PJM=aws/us-east-1", "US-MIDA-PJM=gcp:us-east4-a"].compactMap(CarbonImport.grid)
      $0.preference = .mean
    }
    #expect(kilograms(imported, "aws/us-east-1") == 0.35)
    #expect(kilograms(imported, "gcp/us-east4") == 0.35)
    #expect(imported.part.json.entries("regions").count == 2)
    #expect(imported.report.remarks.contains { $0.contains("(Life cycle)") })
    #expect(faults { try carbon(text) }.count == 1)
    #expect(faults { try carbon(text) { $0.grids = [("DE", "aws/eu-central-1")] } }.count == 1)
    #expect(CarbonImport.grid("FR") == nil)
    #expect(CarbonImport.grid("FR=paris") == nil)
  }

  /// What suppliers claim to have bought stands beside what the grid emits; which counts must be said.
  @Test func asksWhichOfSeveralColumnsCounts() throws {
    let text =
      "year,cloud-provider,cloud-region,provider-carbon-intensity-market-annual,grid-carbon-intensity\n"
      + "2024,Google Cloud,us-central1,0.0,412.72\n2023,Google Cloud,us-central1,0.0,430\n"
    #expect(faults { try carbon(text) { $0.unit = "g/kWh" } }.map(\.line) == [1])
    let imported = try carbon(text) {
      ($0.unit, $0.valueColumn) = ("g/kWh", "grid-carbon-intensity")
      $0.filters = [("year", "2024")]
    }
    #expect(kilograms(imported, "gcp/us-central1") == 0.41272)
    #expect(imported.report.skipped.map(\.reason) == [.otherRows])
  }

  /// Grams under a header of tons are a fault of the file, not of a row.
  @Test func refusesAFileInTheWrongUnit() {
    let found = faults { try carbon("region,t/kWh\nus-central1,400\nus-west1,80\n") }
    #expect(found.map(\.line) == [2])
  }

  @Test(arguments: ["clean", "-1", "1e308"])
  func refuses(value: String) {
    #expect(faults { try carbon("region,g/kWh\nus-central1,\(value)\n") }.map(\.line) == [2])
  }
}
