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

  /// A bill of which the month is not over: 84 for 168 hours at 0.5, which is what the plan pays for them, and 10 bought once.
  @Test func aMonthThatIsNotOverCountsUpToItsLastUse() throws {
    let bill =
      "BilledCost,BillingCurrency,ProviderName,ChargeCategory,BillingPeriodStart,BillingPeriodEnd,ChargePeriodStart,ChargePeriodEnd\n"
      + "60,USD,AWS,Usage,2024-09-01,2024-10-01,2024-09-01,2024-09-05\n"
      + "24,USD,AWS,Usage,2024-09-01,2024-10-01,2024-09-05,2024-09-08\n"
      + "10,USD,AWS,Purchase,2024-09-01,2024-10-01,2024-09-01,2024-10-01\n"
    let result = try Self.compare(bill)
    let answer = try Self.answer(result)
    let total = try #require(answer["total"] as? [String: Double])
    #expect(abs((total["planned"] ?? 0) - 84) < 1e-6)
    #expect(total["billed"] == 94)
    #expect(answer["hours"] as? Double == 168)
    #expect(answer["notOver"] as? [[String: String]] == [["period": "2024-09", "through": "2024-09-07"]])
    let text = try Self.compare(bill, format: "table").text
    #expect(text.replacing("\n", with: " ").contains("The bill of 2024-09 has no use after 2024-09-07"))
  }

  /// A charge that does not say when it ends may be for all of the period.
  @Test func withoutTheEndOfAChargeAPeriodCountsWhole() throws {
    let bill =
      "BilledCost,BillingCurrency,ProviderName,ChargeCategory,BillingPeriodStart,BillingPeriodEnd,ChargePeriodStart,ChargePeriodEnd\n"
      + "60,USD,AWS,Usage,2024-09-01,2024-10-01,2024-09-01,2024-09-05\n"
      + "24,USD,AWS,Usage,2024-09-01,2024-10-01,,\n"
    #expect(try Self.answer(Self.compare(bill))["hours"] as? Double == 720)
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

  /// Azure plans 1 unit at 2 an hour (1,440 in September), in euros where `currency` says so; AWS 10 at 0.05 (360).
  private static func two(currency: String, rate: String) -> String {
    """
    { "berth": 1, "currency": "USD", \(rate)
      "horizon": { "start": "2024-09", "period": "month", "count": 1 },
      "machines": [ { "id": "m5" }, { "id": "d4" } ],
      "regions": [ { "id": "aws/us-east-1" }, { "id": "azure/eastus" } ],
      "providers": [ { "id": "aws" }, { "id": "azure" \(currency) } ],
      "offers": [ { "id": "aws/us-east-1/m5", "provider": "aws", "region": "aws/us-east-1", "machine": "m5",
        "capacity": 100, "options": [ { "id": "on-demand", "kind": "onDemand", "price": 0.05 } ] },
        { "id": "azure/eastus/d4", "provider": "azure", "region": "azure/eastus", "machine": "d4",
        "capacity": 100, "options": [ { "id": "on-demand", "kind": "onDemand", "price": 2 } ] } ],
      "workloads": [ { "id": "chat", "demand": 10, "throughput": { "m5": 1 } },
        { "id": "batch", "demand": 1, "throughput": { "d4": 1 } } ] }
    """
  }

  private static let inEuros =
    columns
    + "370,370,USD,AWS,us-east-1,EC2,Usage,2024-09-01\n1500,1500,EUR,Microsoft,eastus,VM,Usage,2024-09-01\n"

  @Test func aProviderInACurrencyWithoutARateIsLeftOutOnBothSides() throws {
    let problem = Self.two(currency: "", rate: "")
    let answer = try Self.answer(try Self.compare(Self.inEuros, problem: problem))
    let total = try #require(answer["total"] as? [String: Double])
    #expect(abs((total["planned"] ?? 0) - 360) < 1e-6)
    #expect(total["billed"] == 370)
    let out = try #require((answer["leftOut"] as? [[String: Any]])?.first)
    #expect(out["provider"] as? String == "azure")
    #expect(abs((out["planned"] as? Double ?? 0) - 1440) < 1e-6)
    let text = try Self.compare(Self.inEuros, problem: problem, format: "table").text
      .replacing("\n", with: " ")
    #expect(text.contains("In 2024-09 360.00 USD were planned and 370.00 USD billed, 10.00 USD more."))
    #expect(text.contains("azure is left out: 1,440.00 USD were planned of it."))
  }

  /// 1,500 EUR at 1.1 are 1,650 USD; 2 EUR for each of 720 hours at 1.1 are 1,584.
  @Test func aPlanWithARateConvertsWhatIsBilled() throws {
    let problem = Self.two(
      currency: #", "currency": "EUR""#, rate: #""exchangeRates": { "EUR": 1.1 },"#)
    let answer = try Self.answer(try Self.compare(Self.inEuros, problem: problem))
    let total = try #require(answer["total"] as? [String: Double])
    #expect(abs((total["planned"] ?? 0) - 1944) < 1e-6)
    #expect(abs((total["billed"] ?? 0) - 2020) < 1e-6)
    #expect(answer["converted"] as? [String] == ["EUR"])
    #expect(answer["leftOut"] == nil)
    let text = try Self.compare(Self.inEuros, problem: problem, format: "table").text
    #expect(text.replacing("\n", with: " ").contains("converted to USD at the plan's exchange rates"))
  }

  /// The plan: 3 reserved units at 1 an hour, 2,160 in September's 720 hours, and on demand 1 unit at 2, 1,440.
  private static let reserved = """
    { "berth": 1, "currency": "USD", "horizon": { "start": "2024-09", "period": "month", "count": 1 },
      "machines": [ { "id": "d4" } ], "regions": [ { "id": "azure/eastus" } ], "providers": [ { "id": "azure" } ],
      "offers": [ { "id": "azure/eastus/d4", "provider": "azure", "region": "azure/eastus", "machine": "d4",
        "capacity": 100, "options": [ { "id": "on-demand", "kind": "onDemand", "price": 2 },
          { "id": "ri", "kind": "reserved", "price": 1, "term": "1y", "held": 3, "capacity": 3 } ] } ],
      "workloads": [ { "id": "chat", "demand": 4, "throughput": { "d4": 1 } } ] }
    """
  private static let committed =
    "BilledCost,EffectiveCost,BillingCurrency,ProviderName,RegionId,ServiceName,ChargeCategory,BillingPeriodStart,"
    + "CommitmentDiscountId,CommitmentDiscountStatus,CommitmentDiscountQuantity\n"
    + "1450,1450,USD,Microsoft,eastus,VM,Usage,2024-09-01,,,\n"
    + "0,1660,USD,Microsoft,eastus,VM,Usage,2024-09-01,/plans/ri,Used,1660\n"
    + "0,500,USD,Microsoft,eastus,VM idle,Usage,2024-09-01,/plans/ri,Unused,500\n"
    + "2160,0,USD,Microsoft,,Reservations,Purchase,2024-09-01,/plans/ri,,\n"
  private static let ofMachines =
    #"{ "rules": [ { "match": { "services": "VM" }, "workload": "chat", "machine": "d4" } ] }"#

  /// Billed are 1,450 on demand and 2,160 for the commitment, 3,610 against 3,600: 10 more, nothing beyond the plan.
  @Test func moneyOfACommitmentThatThePlanHasIsThePlans() throws {
    let result = try Self.compare(Self.committed, problem: Self.reserved, mapping: Self.ofMachines)
    let provider = try #require((try Self.answer(result)["providers"] as? [[String: Any]])?.first)
    let causes = try #require(provider["causes"] as? [[String: Any]])
    #expect(causes.compactMap { $0["cause"] as? String } == ["workloads", "commitments"])
    #expect(causes.compactMap { $0["billed"] as? Double } == [1450, 2160])
    #expect(causes.compactMap { $0["effective"] as? Double } == [3110, 500])
    let text = try Self.compare(
      Self.committed, problem: Self.reserved, mapping: Self.ofMachines, format: "table"
    ).text.replacing("\n", with: " ")
    #expect(text.contains("Of what was billed 0.00 USD is for what the plan does not have"))
    #expect(text.contains("its workloads and commitments cost 10.00 USD more than planned"))
  }

  /// A second commitment, of 100, is among the purchases, and groups of charges do not tell the two apart.
  @Test func purchasesThatMayBeOfThePlanAreNotSaidToBeElse() throws {
    let bill =
      Self.committed + "100,0,USD,Microsoft,,Reservations,Purchase,2024-09-01,/plans/other,,\n"
    let text = try Self.compare(
      bill, problem: Self.reserved, mapping: Self.ofMachines, format: "table"
    ).text.replacing("\n", with: " ")
    #expect(text.contains("2,260.00 USD are purchases that may be of the plan's commitments or of others"))
    #expect(!text.contains("than planned."))
  }

  /// A bill of three months against a plan of September alone, and one of September and November against a year.
  @Test func theTimeThatIsComparedIsNamed() throws {
    let header = Self.columns.dropLast() + ",BillingPeriodEnd\n"
    let long = header + "300,300,USD,AWS,,,Usage,2024-08-15,2024-10-15\n"
    let month = Self.problem(#""start": "2024-09", "period": "month", "count": 1"#)
    let answer = try Self.answer(try Self.compare(String(long), problem: month))
    #expect(answer["from"] as? String == "2024-09")
    #expect(answer["through"] as? String == "2024-09")
    let half = header + "300,300,USD,AWS,,,Usage,2024-08-15,2024-09-15\n"
    let part = try Self.compare(String(half), problem: month, format: "table").text
    #expect(part.contains("In 2024-09-01 to 2024-09-14 168.00 USD"))
    let gap = Self.columns + "1,1,USD,AWS,,,Usage,2024-09-01\n1,1,USD,AWS,,,Usage,2024-11-01\n"
    let year = Self.problem(#""start": "2024-01", "period": "month", "count": 12"#)
    let text = try Self.compare(gap, problem: year, format: "table").text
    // 360 in each of two months of 720 hours.
    #expect(text.contains("In 2024-09 and 2024-11 720.00 USD were planned"))
  }

  /// Twelve million on one provider and 5 on another: both are seen to the cent.
  @Test func smallProvidersAreSeenBesideLargeOnes() throws {
    let bill =
      Self.columns + "12000000.25,1,USD,AWS,,,Usage,2024-09-01\n5,5,USD,Microsoft,,,Usage,2024-09-01\n"
    let text = try Self.compare(bill, format: "table").text
    #expect(text.contains("12,000,000.25"))
    #expect(text.contains(" 5.00"))
  }

  @Test func aBillWithoutChargesIsSaidToBeOne() throws {
    let result = try Self.compare(Self.columns + ",,USD,AWS,,,Usage,2024-09-01\n")
    #expect(result.status == 65)
    #expect(result.messages.contains("the bill has no charges"))
  }
}
