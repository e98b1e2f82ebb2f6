internal import PlacementModel
internal import Testing

@testable internal import Catalogs

/// What a mapping makes of a bill; the arithmetic stands beside each test.
struct BillMappingTests {
  private static let columns =
    "BilledCost,EffectiveCost,ListCost,BillingCurrency,ProviderName,RegionId,ServiceName,ChargeCategory,BillingPeriodStart,ChargePeriodStart,ChargePeriodEnd,ConsumedQuantity,ConsumedUnit,PricingCategory,CommitmentDiscountId,CommitmentDiscountCategory,CommitmentDiscountStatus,CommitmentDiscountQuantity,CommitmentDiscountUnit,Tags\n"

  private func row(
    _ money: String, day: Int, _ quantity: String, unit: String = "Hours", pricing: String = "Standard",
    commitment: String = "NULL,NULL,NULL,NULL,NULL", tags: String = "{\"\"app\"\": \"\"chat\"\"}",
    category: String = "Usage"
  ) -> String {
    let days = [day, day + 1].map { $0 < 10 ? "2024-09-0\($0)" : "2024-09-\($0)" }
    return
      "\(money),USD,AWS,us-east-1,EC2,\(category),2024-09-01,\(days[0]),\(days[1]),\(quantity),\(unit),\(pricing),\(commitment),\"\(tags)\"\n"
  }

  private func read(
    _ rows: String, rule: String = "\"workload\": \"chat\", \"machine\": \"m5\"",
    _ change: (inout BillImport) -> Void = { _ in }
  ) throws -> BillImport.Result {
    let mapping = """
      { "rules": [ { "match": { "tags": { "app": "cha?" } }, \(rule) },
                   { "match": { "services": ["EC*"] }, "outside": "the rest" } ] }
      """
    return try BillImportTests.read(Self.columns + rows) {
      $0.mapping = try? BillMapping(reading: Array(mapping.utf8))
      change(&$0)
    }
  }

  private func json(_ value: JSONValue?) throws -> String { try JSONText(#require(value)).string }

  /// Two days of 48 and 96 unit-hours: 144 unit-hours over 48 hours are 3 units, work at 10 per unit-hour is 30 an hour;
  /// 7.2 USD over 144 unit-hours is 0.05.
  @Test func demandOffersAndUseToday() throws {
    let result = try read(
      row("2.4,2.4,4.8", day: 1, "48") + row("4.8,4.8,9.6", day: 2, "96"),
      rule: "\"workload\": \"chat\", \"machine\": \"m5\", \"throughput\": 10, \"kind\": \"inference\"")
    let part = result.part.json
    #expect(
      try json(part["workloads"]).split(whereSeparator: \.isWhitespace).joined(separator: " ")
        == "[ { \"id\": \"chat\", \"kind\": \"inference\", \"demand\": { \"steps\": { \"2024-09\": 30 } }, \"throughput\": { \"m5\": 10 } } ]"
    )
    #expect(try json(part["initial"]).contains("\"offer\": \"aws/us-east-1/m5\", \"units\": 3"))
    #expect(try json(part["offers"]).contains("\"kind\": \"onDemand\", \"price\": 0.05"))
    #expect(
      try json(read(row("2,2,4", day: 1, "20")) { $0.prices = .list }.part.json["offers"]).contains("0.2"))
    #expect(try read(row("2,2,4", day: 1, "20")) { $0.prices = .none }.part.json["offers"] != nil)
  }

  /// Rows in GB are the workload's money and no use of units; rows of no tag fall to the second rule.
  @Test func moneyIsSortedAndOnlyHoursAreUse() throws {
    let result = try read(
      row("1,1,1", day: 1, "24") + row("0.5,0.5,0.5", day: 1, "9999", unit: "GB")
        + row("0.25,0.25,0.25", day: 1, "7", tags: "not JSON") + row("4,4,4", day: 1, "1", category: "Tax"))
    #expect(
      result.bill.sums(by: .use).map { "\($0.value) \($0.amounts.billed)" } == ["chat 5.5", "the rest 0.25"])
    #expect(try json(result.part.json["initial"]).contains("\"units\": 1"))
    #expect(result.report.remarks.contains { $0.contains("1 row of workloads in units") })
    #expect(result.report.remarks.contains { $0.contains("1 row whose Tags are no object") })
    #expect(!result.report.remarks.contains { $0.contains("match no rule") })
  }

  /// FOCUS has an object; Azure wrote the inside of one, and BigQuery has a list.
  @Test(arguments: [
    "{\"\"none\"\": \"\"\"\", \"\"app\"\": \"\"CHAT\"\"}", "\"\"env\"\": 1, \"\"app\"\": \"\"chat\"\"",
    "[{\"\"key\"\": \"\"app\"\", \"\"value\"\": \"\"chat\"\"}]",
  ])
  func tagsAsProvidersWriteThem(tags: String) throws {
    #expect(try read(row("1,1,1", day: 1, "24", tags: tags)).bill.entries.map(\.use) == [.workload("chat")])
  }

  /// Quantities without money are use, at no price.
  @Test func useIsCountedBeforeItHasACost() throws {
    let result = try read(row("NULL,NULL,NULL", day: 1, "48"))
    #expect(try json(result.part.json["initial"]).contains("\"units\": 2"))
    #expect(try !json(result.part.json["offers"]).contains("price"))
    #expect(result.report.skipped.map(\.rows) == [1])
  }

  /// Unit-hours paid for in two currencies have no one price; their use is counted all the same.
  @Test func twoCurrenciesMakeNoPrice() throws {
    let rows = row("1,1,1", day: 1, "24") + row("7,7,7", day: 1, "24").replacing("USD", with: "EUR")
    let result = try read(rows)
    #expect(try !json(result.part.json["offers"]).contains("price"))
    #expect(try json(result.part.json["initial"]).contains("\"units\": 2"))
    #expect(result.report.remarks.contains { $0.contains("aws: billed in several currencies") })
  }

  /// A price of zero is none: no option, and so nothing free.
  @Test func whatCostsNothingIsNotFree() throws {
    let result = try read(row("0,0,0", day: 1, "24"))
    #expect(try !json(result.part.json["offers"]).contains("options"))
    #expect(result.report.remarks.contains { $0.contains("nothing is free by omission") })
  }

  /// One row states an effective cost of zero for what it bills, one bills nothing for what was paid for before: 1 + 3 over 8.
  @Test func whatWasPaidIsTakenRowByRow() throws {
    let result = try read(row("1,0,1", day: 1, "4") + row("0,3,3", day: 1, "4"))
    #expect(try json(result.part.json["offers"]).contains("\"price\": 0.5"))
  }

  /// 36 of 48 unit-hours of a reservation used in one day: 2 held, of which 1.5 are in use. Both at 0.5: 18 over 36.
  @Test func reservationsAreHeld() throws {
    let result = try read(
      row("0,18,36", day: 1, "36", pricing: "Committed", commitment: "arn:a/ri-1,Usage,Used,36,Hours")
        + row(
          "0,6,0", day: 1, "12", pricing: "Committed", commitment: "arn:a/ri-1,Usage,Unused,12,Hours"))
    let offers = try json(result.part.json["offers"])
    #expect(offers.contains("\"kind\": \"reserved\""))
    #expect(offers.contains("\"price\": 0.5"))
    #expect(offers.contains("\"held\": 2"))
    #expect(try json(result.part.json["initial"]).contains("\"units\": 1.5"))
  }

  /// 24 dollars committed in a day, of which 18 are used by 36 unit-hours: the plan's price is 0.5.
  @Test func spendPlansHaveTheirPrices() throws {
    let result = try read(
      row("0,18,36", day: 1, "36", pricing: "Committed", commitment: "sp-1,Spend,Used,18,USD")
        + row(
          "0,6,0", day: 1, "NULL", pricing: "Committed", commitment: "sp-1,Spend,Unused,6,USD", tags: "{}"))
    #expect(try json(result.part.json["spendPlans"]).contains("\"held\": 1"))
    let offers = try json(result.part.json["offers"])
    #expect(offers.contains("\"kind\": \"spendPlan\""))
    #expect(offers.contains("\"plan\": \"sp-1\""))
    #expect(offers.contains("\"price\": 0.5"))
  }

  /// 48 unit-hours of which 24 state a list cost of 12: 0.5 an hour, not 0.25. What a commitment covers costs what was paid.
  @Test func listPricesAreOverTheHoursThatHaveOne() throws {
    let some = try read(row("2,2,12", day: 1, "24") + row("2,2,", day: 2, "24")) { $0.prices = .list }
    #expect(try json(some.part.json["offers"]).contains("\"price\": 0.5"))
    let committed = try read(
      row("0,18,72", day: 1, "36", pricing: "Committed", commitment: "ri-1,Usage,Used,36,Hours")
    ) { $0.prices = .list }
    #expect(try json(committed.part.json["offers"]).contains("\"price\": 0.5"))
    let unbilled = try read(row("12,12,12", day: 1, "24") + row("NULL,NULL,NULL", day: 2, "24"))
    #expect(try json(unbilled.part.json["offers"]).contains("\"price\": 0.5"))
  }

  @Test func aColumnThatNoBillHasIsSaid() throws {
    let result = try read(
      row("1,1,1", day: 1, "24"), rule: "\"workload\": \"chat\", \"machine\": { \"column\": \"x_no\" }")
    #expect(result.report.remarks.contains("no bill has the column `x_no`, which the mapping names"))
  }

  /// A correction takes back 24 of 48 unit-hours: 1 unit on average is left of a day.
  @Test func correctionsTakeBack() throws {
    let result = try read(row("2,2,2", day: 1, "48") + row("-1,-1,-1", day: 1, "-24"))
    #expect(try json(result.part.json["initial"]).contains("\"units\": 1"))
    #expect(try json(read(row("-1,-1,-1", day: 1, "-24")).part.json["workloads"]).contains("\"2024-09\": 0"))
  }

  /// Days 1 and 2 have 48 and 96 unit-hours: 2 and 4 an hour; day 3 has what day 2 had.
  @Test func demandOfAHorizon() throws {
    let result = try read(row("1,1,1", day: 1, "48") + row("1,1,1", day: 2, "96")) {
      $0.horizon = try? HorizonPeriods(start: "2024-09-01", period: .day, count: 3)
    }
    #expect(result.part.json["workloads"]?.first?["demand"] == .array([.number(2), .number(4), .number(4)]))
    let later = try read(row("1,1,1", day: 1, "48") + row("1,1,1", day: 2, "96")) {
      $0.horizon = try? HorizonPeriods(start: "2026-01", period: .quarter, count: 2)
    }
    #expect(later.part.json["workloads"]?.first?["demand"] == .array([.number(3), .number(3)]))
    #expect(later.report.remarks.contains { $0.contains("from 2024-09-01 to 2024-09-02") })
  }

  /// A charge of two days that straddles a month is shared out by time.
  @Test func chargesAreSharedOutOverMonths() {
    let day = 86_400.0
    let end = BillCalendar.start(ofMonth: 2024 * 12 + 9)
    let span = BillTimes.Span(start: end - day, end: end + 3 * day)
    #expect(BillCalendar.months(span).map(\.share) == [0.25, 0.75])
    #expect(BillCalendar.label(BillCalendar.month(end)) == "2024-10")
    #expect(BillCalendar.months(BillTimes.Span(start: end - day, end: end)).map(\.share) == [1])
  }

  @Test func faultsOfAMappingHavePointers() throws {
    let text = """
      { "rules": [ { "match": { "tag": { "a": "b" } }, "workload": "chat" },
                   { "workload": "chat", "machine": 7, "unitHours": 0, "outside": "x" } ] }
      """
    let error = try #require(throws: InvalidProblem.self) { try BillMapping(reading: Array(text.utf8)) }
    let message = error.message
    #expect(message.contains("/rules/0/match/tag") && message.contains("did you mean `tags`?"))
    #expect(message.contains("/rules/0: ") && message.contains("machine"))
    #expect(message.contains("/rules/1/machine") && message.contains("/rules/1/unitHours"))
  }
}

extension JSONValue {
  fileprivate var first: JSONValue? { if case .array(let elements) = self { elements.first } else { nil } }
}
