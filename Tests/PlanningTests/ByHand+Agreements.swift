import GLPKBackend
import PlacementModel
import Planning
import Testing

/// Plans under agreements whose cost a pencil finds. A day has 24 hours, and money is not discounted.
@Suite struct AgreementPlanTests {
  /// 10 units for 24 hours at 10 are 2400 without an agreement.
  /// `a` takes a fifth: 1920, and 480 are missing of its 2400: 2400 in all. `b` takes an eighth: 2100, and asks 2000.
  /// `c` takes two fifths but asks 3000. Only one may be signed: `b`, for 2100.
  @Test func theBestOfSeveralAlternativesIsSigned() throws {
    let plan = try plan(
      days: 1, offers: [offer("o", price: "10", capacity: 12)],
      agreements: [
        agreement("a", #""status": "optional", "discount": 0.2, "minimumSpend": 2400"#),
        agreement("b", #""status": "optional", "discount": 0.125, "minimumSpend": 2000"#),
        agreement("c", #""status": "optional", "discount": 0.4, "minimumSpend": 3000"#),
      ], demand: "10")
    try expect(plan, 2100)
    #expect(plan.agreements.map(\.status) == [.notSigned, .signed, .notSigned])
    #expect(lines(plan) == [.onDemand: 2400, .discounts: -300])
  }

  /// What costs more than it saves is not signed: 1920 + 800 > 2400.
  @Test func nothingIsSignedThatDoesNotPay() throws {
    let plan = try plan(
      days: 1, offers: [offer("o", price: "10", capacity: 12)],
      agreements: [agreement("a", #""status": "optional", "discount": 0.2, "minimumSpend": 2720"#)],
      demand: "10")
    try expect(plan, 2400)
    #expect(plan.agreements.map(\.status) == [.notSigned])
    #expect(plan.agreements.map(\.shortfall) == [0])
  }

  /// A day of 10, then 1 and 1 units at 5: 1200, 120 and 120 less a tenth, of 1000 asked each day. To stay costs
  /// 1080 + 1000 + 1000 = 3080, to leave before the last day 1080 + 1000 + 500 + 120 = 2700, before the second
  /// 1080 + 500 + 120 + 120 = 1820, and before the first 500 + 1440 = 1940.
  @Test func anAgreementIsLeftWhereThatIsCheaper() throws {
    let plan = try plan(
      days: 3, offers: [offer("o", price: "5", capacity: 12)],
      agreements: [
        agreement("a", #""per": "period", "discount": 0.1, "minimumSpend": 1000, "exitFee": 500"#)
      ],
      demand: "[10, 1, 1]")
    try expect(plan, 1820)
    #expect(plan.agreements.map(\.status) == [.signed, .left, .left])
    #expect(lines(plan) == [.onDemand: 1440, .discounts: -120, .exitFees: 500])
    try near(plan.providers[1].spend, 620)
  }

  /// The signed agreement is left for the one on offer: its second day would ask 3000. 10 units at 10 are 2400 a day:
  /// 0.95 x 2400 = 2280 on the first, 100 to leave, 0.75 x 2400 = 1800 under the other.
  @Test func oneAgreementIsLeftForAnother() throws {
    let plan = try plan(
      days: 2, offers: [offer("o", price: "10", capacity: 12)],
      agreements: [
        agreement(
          "old", #""per": "period", "discount": 0.05, "minimumSpend": [ 2000, 3000 ], "exitFee": 100"#),
        agreement("new", #""status": "optional", "discount": 0.25, "minimumSpend": 1500"#, from: 2),
      ], demand: "10")
    try expect(plan, 4180)
    #expect(plan.agreements.map(\.status) == [.signed, .left, .signed])
  }

  /// At 1 for an hour, 60, 150 and 80 are spent of 100 a day. Of the 40 missing on the first day 30 may be put off, 10
  /// are paid. The second day has 150 for 130; 10 of the 20 too many count on the third, where 10 are paid.
  @Test func shortfallAndExcessGoToTheNextWindow() throws {
    let plan = try plan(
      days: 3, offers: [offer("o", price: "1", capacity: 12)],
      agreements: [
        agreement("a", #""per": "period", "minimumSpend": 100, "carryShortfall": 0.3, "carryExcess": 0.1"#)
      ], demand: "[2.5, 6.25, 3.3333333333333335]")
    try expect(plan, 310)
    for (found, expected) in zip(plan.agreements.map(\.shortfall), [10, 0, 10.0]) {
      try near(found, expected)
    }
    try near(plan.agreements[0].carried, 30)
    try near(plan.agreements[1].extra, 10)
  }

  /// 5 units at 10 are 1200, of which 1000 must be paid: of 300 in credits only 200 save money.
  @Test func creditsDoNotCountTowardTheMinimum() throws {
    let plan = try plan(
      days: 1, offers: [offer("o", price: "10", capacity: 12)],
      agreements: [agreement("a", #""minimumSpend": 1000, "credits": 300"#)], demand: "5")
    try expect(plan, 1000)
    let standing = try #require(plan.agreements.first)
    try near(standing.covered + standing.shortfall, 1000)
    try near(standing.covered + standing.credits, 1200)
  }

  /// 10 units: 5 at 1 and 5 at 10 are 24 x 55 = 1320. An agreement that asks 900 brings 5 more at 1: 900.
  @Test func capacityComesWithASignature() throws {
    let plan = try plan(
      days: 1,
      offers: [offer("o", price: "1", capacity: 5), offer("dear", price: "10", capacity: 9, provider: "r")],
      agreements: [
        agreement(
          "a",
          #""status": "optional", "minimumSpend": 900, "grantedCapacity": [ { "offer": "o", "units": 5 } ]"#)
      ], demand: "10")
    try expect(plan, 900)
    try near(plan.capacity.first?.granted, 5)
    try near(plan.capacity.first?.paid, 10)
  }

  /// A signed agreement's units are simply there, and those of one that is not worth its price are not.
  @Test func capacityOfASignedAgreementIsThere() throws {
    let grant = #""grantedCapacity": [ { "offer": "o", "units": 5 } ]"#
    let offers = [
      offer("o", price: "1", capacity: 5), offer("dear", price: "10", capacity: 9, provider: "r"),
    ]
    try expect(plan(days: 1, offers: offers, agreements: [agreement("a", grant)], demand: "10"), 240)
    let unsigned = agreement("a", #""status": "optional", "minimumSpend": 5000, "# + grant)
    try expect(plan(days: 1, offers: offers, agreements: [unsigned], demand: "10"), 1320)
  }

  /// 120 each under two agreements, of 150 that both may have: 90 hours are paid at 2 elsewhere.
  @Test func twoAgreementsShareAMaximum() throws {
    let plan = try plan(
      days: 1,
      offers: [
        offer("o", price: "1", capacity: 9), offer("u", price: "1", capacity: 9, region: "s"),
        offer("dear", price: "2", capacity: 20, provider: "r"),
      ],
      agreements: [
        agreement("roof", #""maximumSpend": 150, "scope": { "offers": [ "o" ] }"#),
        agreement("under", #""scope": { "offers": [ "u" ] }, "minimumSpend": 10, "sharesMaximumOf": "roof""#),
      ], demand: "10")
    try expect(plan, 330)
  }

  /// 5 units at 1 EUR are 120 EUR a day, of which 600 are asked. To leave at once costs 100 + 120 + 120 = 340 EUR, before
  /// the second day 600 + 100 + 120 = 820 EUR. A euro is 2 dollars.
  @Test func amountsAreInTheProvidersCurrency() throws {
    let plan = try plan(
      days: 2, offers: [offer("o", price: "1", capacity: 12)],
      agreements: [agreement("a", #""per": "period", "minimumSpend": 600, "exitFee": 100"#)],
      demand: "5", currency: #", "currency": "EUR""#, more: #""exchangeRates": { "EUR": 2 },"#)
    try expect(plan, 680)
    #expect(plan.agreements.map(\.status) == [.left, .left])
  }

  /// 10 units for two days: 3 an hour on demand, 1 reserved for two days. 120 may be owed: 5 units for a day. So 5 are
  /// reserved on either day: 120 + 360 on the first, 120 + 120 on the second, the rest of which is credited.
  @Test func whatIsOwedStaysBelowItsLimit() throws {
    let reserved = #", { "id": "res", "kind": "reserved", "price": 1, "term": "2 periods" } ]"#
    let plan = try plan(
      days: 2, offers: [offer("o", price: "3", capacity: 12).replacing(" ]", with: reserved)], agreements: [],
      demand: "10",
      limits: #"{ "id": "owed", "type": "exposure", "of": { "each": "provider" }, "max": 120 }"#)
    try expect(plan, 720)
    let owed = plan.limits.filter { $0.part == "p" }
    for value in owed { try near(value.value, 120) }
    #expect(owed.count == 2 && owed.allSatisfy(\.isBinding))
  }

  /// 240 a day of 600 in two days: after the first, 300 may be owed, so 60 are paid for idle units then, and 60 less
  /// as a shortfall.
  @Test func whatAnAgreementStillAsksIsOwed() throws {
    func limit(_ most: Int) -> String {
      #"{ "id": "owed", "type": "exposure", "of": { "providers": [ "p" ] }, "max": \#(most) }"#
    }
    let deal =
      #"{ "id": "a", "provider": "p", "from": "2026-01-01", "through": "2026-01-02", "per": "term", "#
      + #""minimumSpend": 600 }"#
    let offers = [offer("o", price: "1", capacity: 40)]
    let plan = try plan(days: 2, offers: offers, agreements: [deal], demand: "10", limits: limit(300))
    try expect(plan, 600)
    try near(plan.limits.first?.value, 300)
    try near(plan.limits.last?.value, 0)
    try near(plan.agreements.first?.shortfall, 60)
    // With room to spare the value is still what is owed, not what the limit allows.
    let loose = try self.plan(
      days: 2, offers: offers, agreements: [deal], demand: "10", limits: limit(5000))
    let left = try #require(loose.limits.first?.value)
    try near(left, 600 - (loose.providers.first?.spend ?? 0))
  }
}

extension AgreementPlanTests {
  private func offer(
    _ id: String, price: String, capacity: Double, provider: String = "p", region: String = "r"
  ) -> String {
    #"{ "id": "\#(id)", "provider": "\#(provider)", "region": "\#(region)", "machine": "m", "capacity": \#(capacity), "#
      + #""options": [ { "id": "od", "kind": "onDemand", "price": \#(price) } ] }"#
  }

  private func agreement(_ id: String, _ details: String, from day: Int = 1) -> String {
    let begins = details.contains("exitFee") ? "2026-01-01" : "2026-01-0\(day)"
    let per = details.contains(#""per""#) ? "" : #""per": "term", "#
    return #"{ "id": "\#(id)", "provider": "p", "from": "\#(begins)", "through": "2026-01-09", "#
      + #""atHorizonEnd": "full", \#(per)\#(details) }"#
  }

  private func plan(
    days: Int, offers: [String], agreements: [String], demand: String, currency: String = "",
    more: String = "",
    limits: String = ""
  ) throws -> Plan {
    let json = """
      { "berth": 1, "currency": "USD", \(more)
        "horizon": { "start": "2026-01-01", "period": { "hours": 24 }, "count": \(days) },
        "machines": [ { "id": "m" } ], "regions": [ { "id": "r" }, { "id": "s" } ],
        "providers": [ { "id": "p"\(currency) }, { "id": "r" } ],
        "offers": [ \(offers.joined(separator: ", ")) ], "agreements": [ \(agreements.joined(separator: ", ")) ],
        "workloads": [ { "id": "w", "demand": \(demand), "throughput": { "m": 1 } } ],
        "limits": [ \(limits) ] }
      """
    return try Planner(solver: GLPKSolver()).plan(Samples.problem(bytes: Array(json.utf8)))
  }

  /// The optimum, and cost lines and cash that come to it.
  private func expect(_ plan: Plan, _ cost: Double) throws {
    #expect(plan.status == .optimal)
    try near(plan.objective, cost)
    try near(plan.cost?.lines.reduce(0) { $0 + $1.presentValue }, cost)
    try near(plan.cost?.cash, cost)
  }

  private func lines(_ plan: Plan) -> [Plan.Cost.Line.Cause: Double] {
    Dictionary(uniqueKeysWithValues: (plan.cost?.lines ?? []).map { ($0.cause, $0.nominal.rounded()) })
  }

  private func near(_ found: Double?, _ expected: Double) throws {
    let found = try #require(found)
    #expect(abs(found - expected) <= 1e-6 * max(1, abs(expected)), "\(found), not \(expected)")
  }
}
