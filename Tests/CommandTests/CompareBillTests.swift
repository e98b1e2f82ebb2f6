import BerthKit
import Foundation
import Testing

/// A plan of ten units at 0.05 an hour against bills: 360 in September's 720 hours, 372 in October's 744.
@Suite struct CompareBillTests {
  private static func problem(_ horizon: String = #""start": "2024-09", "period": "month", "count": 2"#)
    -> String
  {
    """
    { "berth": 1, "currency": "USD", "horizon": { \(horizon) },
      "machines": [ { "id": "m5" } ], "regions": [ { "id": "aws/us-east-1" } ], "providers": [ { "id": "aws" } ],
      "offers": [ { "id": "aws/us-east-1/m5", "provider": "aws", "region": "aws/us-east-1", "machine": "m5",
        "capacity": 100, "options": [ { "id": "on-demand", "kind": "onDemand", "price": 0.05 } ] } ],
      "workloads": [ { "id": "chat", "demand": 10, "throughput": { "m5": 1 } } ] }
    """
  }

  private static let columns =
    "BilledCost,EffectiveCost,BillingCurrency,ProviderName,RegionId,ServiceName,ChargeCategory,BillingPeriodStart\n"
  private static let september =
    columns + "300,310,USD,AWS,us-east-1,EC2,Usage,2024-09-01\n40,40,USD,AWS,us-east-1,S3,Usage,2024-09-01\n"
    + "20,20,USD,AWS,,,Tax,2024-09-01\n5,5,USD,Microsoft,eastus,VM,Usage,2024-09-01\n"
    + "7,7,USD,AWS,us-east-1,EC2,Usage,2024-08-01\n9,9,EUR,OVH,,,Usage,2024-09-01\n"

  private static func compare(
    _ bill: String, problem: String = problem(), mapping: String? = nil, format: String = "json"
  ) throws -> Command.Result {
    try Scratch.with { folder in
      func write(_ name: String, _ text: String) throws -> String {
        let file = folder.appendingPathComponent(name)
        try Data(text.utf8).write(to: file)
        return file.path
      }
      var arguments = ["compare", try write("problem.json", problem), "--bill", try write("bill.csv", bill)]
      if let mapping { arguments += ["--mapping", try write("mapping.json", mapping)] }
      return try Command.run(arguments + ["--format", format], input: [])
    }
  }

  private static func answer(_ result: Command.Result) throws -> [String: Any] {
    try #require(try JSONSerialization.jsonObject(with: Data(result.output)) as? [String: Any])
  }

  @Test func onlyTheTimeInCommonCounts() throws {
    let result = try Self.compare(Self.september)
    #expect(result.status == 0)
    let answer = try Self.answer(result)
    let total = try #require(answer["total"] as? [String: Double])
    // 300 + 40 + 20 + 5 against 360 of September; August's 7 are outside the plan.
    #expect(abs((total["planned"] ?? 0) - 360) < 1e-6)
    #expect(total["billed"] == 365)
    #expect(total["effective"] == 375)
    #expect(abs((total["difference"] ?? 0) - 5) < 1e-6)
    #expect(answer["billedInOtherPeriods"] as? Double == 7)
    #expect(answer["hours"] as? Double == 720)
    #expect(answer["otherCurrencies"] as? [String] == ["EUR"])
    #expect(answer["mapped"] as? Bool == false)
    #expect(
      (answer["providers"] as? [[String: Any]])?.compactMap { $0["provider"] as? String } == ["aws", "azure"])
    let regions = (answer["regions"] as? [[String: Any]])?.first
    #expect(regions?["region"] as? String == "aws/us-east-1")
    #expect(regions?["billed"] as? Double == 340)
  }

  @Test func aMappingTellsWhatThePlanIsAbout() throws {
    let mapping = """
      { "rules": [ { "match": { "services": "EC2" }, "workload": "chat", "machine": "m5" },
                   { "match": { "services": "S3" }, "outside": "storage" } ] }
      """
    let result = try Self.compare(Self.september, mapping: mapping)
    let providers = try #require(try Self.answer(result)["providers"] as? [[String: Any]])
    let causes = try #require(providers.first?["causes"] as? [[String: Any]])
    #expect(causes.compactMap { $0["cause"] as? String } == ["workloads", "outside", "tax"])
    #expect(causes.compactMap { $0["billed"] as? Double } == [300, 40, 20])
    let text = try Self.compare(Self.september, mapping: mapping, format: "table").text
    // 40 of storage, 20 of tax and 5 of Azure that no rule matches; the workload cost 60 less than planned.
    let words = text.replacing("\n", with: " ")
    #expect(words.contains("Of what was billed 65.00 USD"))
    #expect(words.contains("its workloads cost 60.00 USD less than planned"))
    #expect(text.contains("The bill covers 49.2 % of the plan's time"))
    #expect(text.split(separator: "\n").allSatisfy { String($0).displayWidth <= 80 })
  }

  /// A quarter of 2,208 hours from July, of which the bill has September: 720 of them, and 360 of 1,104 planned.
  @Test func partsOfPeriodsAreCountedByHours() throws {
    let quarter = Self.problem(#""start": "2024-07", "period": "quarter", "count": 1"#)
    let answer = try Self.answer(
      try Self.compare(Self.columns + "1,1,USD,AWS,,,Usage,2024-09-01\n", problem: quarter))
    #expect(answer["prorated"] as? Bool == true)
    #expect(abs(((answer["total"] as? [String: Double])?["planned"] ?? 0) - 360) < 1e-6)
    // Days of September: the month's bill is shared out, and nothing is lost.
    let days = Self.problem(#""start": "2024-09-01", "period": "day", "count": 30"#)
    let daily = try Self.answer(
      try Self.compare(Self.columns + "30,1,USD,AWS,,,Usage,2024-09-01\n", problem: days))
    #expect(abs(((daily["total"] as? [String: Double])?["billed"] ?? 0) - 30) < 1e-9)
  }

  @Test func whatCannotBeComparedIsBadData() throws {
    let currency = try Self.compare(Self.columns + "1,1,EUR,AWS,,,Usage,2024-09-01\n")
    #expect(currency.status == 65)
    #expect(currency.messages.contains("nothing is billed in the plan's currency USD: the bill is in EUR"))
    let time = try Self.compare(Self.columns + "1,1,USD,AWS,,,Usage,2023-09-01\n")
    #expect(time.status == 65)
    #expect(time.messages.contains("no day in common"))
    let bill = try Self.compare("BilledCost,ChargeCategory\n1,Usage\n")
    #expect(bill.status == 65)
    #expect(bill.output.isEmpty)
    let mapping = try Self.compare(Self.september, mapping: "{ \"rules\": [ { \"workloads\": \"chat\" } ] }")
    #expect(mapping.status == 65)
    #expect(mapping.messages.contains("/rules/0/workloads"))
    #expect(try Command.run("compare", Samples.path("by-hand.json")).status == 64)
    #expect(try Command.run("compare", "a.json", "b.json", "--bill", "c.csv").status == 64)
    #expect(try Command.run("compare", "a.json", "b.json", "--currency", "USD").status == 64)
  }
}
