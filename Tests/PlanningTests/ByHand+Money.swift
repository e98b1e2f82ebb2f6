import GLPKBackend
import PlacementModel
import Planning
import Testing

/// Plans whose cost is worked out with a pencil: currencies, support fees, tiers and spend plans.
@Suite struct MoneyByHandTests {
  /// One machine in one region, period `a` of 10 hours and `b` of 20; one unit is asked for, all the time.
  private func plan(
    _ providers: String, _ offers: String, _ rest: String = "", demand: String = "1", start: String = ""
  ) throws -> Plan {
    let json = """
      { "berth": 1, "currency": "USD",\(rest)
        "horizon": { "start": "2026-01-01", "periods": [ { "id": "a", "hours": 10 }, { "id": "b", "hours": 20 } ] },
        "machines": [ { "id": "m" } ], "regions": [ { "id": "r" } ],
        "providers": [ \(providers) ], "offers": [ \(offers) ],
        "workloads": [ { "id": "w", "demand": \(demand), "throughput": { "m": 1 } } ] }
      """
    let plan = try Planner(solver: GLPKSolver()).plan(Samples.problem(bytes: Array(json.utf8)))
    #expect(plan.status == .optimal)
    let cost = try #require(plan.cost)
    near(plan.objective, cost.lines.reduce(0) { $0 + $1.presentValue })
    near(cost.cash, plan.providers.reduce(0) { $0 + $1.spend + $1.shortfall })
    return plan
  }

  private func offer(_ provider: String, capacity: String = "1", _ options: String...) -> String {
    """
    { "id": "\(provider)o", "provider": "\(provider)", "region": "r", "machine": "m", "capacity": \(capacity),
      "options": [ \(options.joined(separator: ", ")) ] }
    """
  }

  private func near(_ found: Double?, _ expected: Double, _ what: String = "") {
    #expect(
      abs((found ?? .nan) - expected) <= 1e-9 * max(1, abs(expected)),
      "\(what) \(found ?? .nan), not \(expected)")
  }

  private func line(_ plan: Plan, _ cause: Plan.Cost.Line.Cause) -> Double? {
    plan.cost?.lines.first { $0.cause == cause }?.nominal
  }

  // MARK: - Currencies

  private static let rates = #" "exchangeRates": { "EUR": [ 2, 3 ] },"#

  /// A euro is 2 dollars in `a`, 3 in `b`. On demand p costs 4 EUR: 10 h x 8 = 80 in `a`, 20 h x 12 = 240 in `b`;
  /// r costs 10 USD: 100 and 200. The cheaper of each: 80 + 200 = 280.
  @Test func pricesOfAProviderAreConvertedByTheDay() throws {
    let plan = try plan(
      #"{ "id": "p", "currency": "EUR" }, { "id": "r" }"#,
      offer("p", #"{ "id": "od", "kind": "onDemand", "price": 4 }"#) + ","
        + offer("r", #"{ "id": "od", "kind": "onDemand", "price": 10 }"#), Self.rates)
    near(plan.objective, 280)
    near(plan.providers.first { $0.provider.offset == 0 && $0.period.offset == 0 }?.spend, 80)
    near(plan.providers.first { $0.provider.offset == 1 && $0.period.offset == 1 }?.spend, 200)
  }

  /// A term of both periods at 3 EUR: 10 x 3 x 2 + 20 x 3 x 3 = 240 USD, against 300 from r. It covers 30 x 3 = 90
  /// of the 100 EUR that the agreement asks: 10 are missing, and cost 3 USD each in `b`. 240 + 30 = 270.
  @Test func commitmentsAreInTheProvidersCurrency() throws {
    let plan = try plan(
      #"{ "id": "p", "currency": "EUR" }, { "id": "r" }"#,
      offer("p", #"{ "id": "res", "kind": "reserved", "price": 3, "term": "2 periods" }"#) + ","
        + offer("r", #"{ "id": "od", "kind": "onDemand", "price": 10 }"#),
      Self.rates
        + #" "agreements": [ { "id": "deal", "provider": "p", "from": "2026-01-01", "through": "2026-12-31", "per": "term", "#
        + #""minimumSpend": 100, "atHorizonEnd": "full" } ],"#)
    near(plan.objective, 270)
    let window = try #require(plan.agreements.first)
    near(window.covered, 90)
    near(window.shortfall, 10)
    near(line(plan, .shortfalls), 30)
    let json = plan.json()["agreements"]
    guard case .array(let entries)? = json, let entry = entries.first else {
      Issue.record("no agreements in the plan")
      return
    }
    #expect(entry["currency"]?.text == "EUR")
  }

  /// Prices of the period itself, 3 EUR in `a`, 2 in `b` and after it, when a term of 40 hours still runs for 10:
  /// 10 x 3 x 2 + 20 x 2 x 3 = 180 inside, 10 x 2 x 3 = 60 owed after, of which half is not credited. 210 against
  /// 300 from r.
  @Test func aRepricedContractPaysThePricesOfItsTime() throws {
    let plan = try plan(
      #"{ "id": "p", "currency": "EUR" }, { "id": "r" }"#,
      offer(
        "p",
        #"{ "id": "res", "kind": "reserved", "price": [ 3, 2 ], "reprice": true, "term": "3 periods", "salvage": 0.5 }"#
      )
        + "," + offer("r", #"{ "id": "od", "kind": "onDemand", "price": 10 }"#), Self.rates)
    near(plan.objective, 210)
    near(plan.cost?.cash, 180)
    near(plan.cost?.owedAfterHorizon, 60)
    near(plan.orders.first?.contractValue, 240)
  }

  // MARK: - Support fees

  /// p: 10 USD less a tenth is 9, with a fee of 20 % in `a` 10.8, and of nothing in `b` 9. r: 10.5. So r in `a`,
  /// 10 x 10.5 = 105, and p in `b`, 20 x 9 = 180; in `a` p would have cost 108.
  @Test func theSupportFeeIsOnWhatIsPaidAfterDiscounts() throws {
    let plan = try plan(
      #"{ "id": "p", "supportFee": [ 0.2, 0 ] }, { "id": "r" }"#,
      offer("p", #"{ "id": "od", "kind": "onDemand", "price": 10 }"#) + ","
        + offer("r", #"{ "id": "od", "kind": "onDemand", "price": 10.5 }"#), Self.tenthOff)
    near(plan.objective, 285)
  }

  /// The same without r: 10 x 10.8 + 180 = 288, of which 300 are prices, -30 the discount, 18 the fee.
  @Test func theSupportFeeHasALineOfItsOwn() throws {
    let plan = try plan(
      #"{ "id": "p", "supportFee": [ 0.2, 0 ] }"#,
      offer("p", #"{ "id": "od", "kind": "onDemand", "price": 10 }"#), Self.tenthOff)
    near(plan.objective, 288)
    near(line(plan, .onDemand), 300)
    near(line(plan, .discounts), -30)
    near(line(plan, .support), 18)
  }

  private static let tenthOff =
    #" "agreements": [ { "id": "deal", "provider": "p", "from": "2026-01-01", "through": "2026-12-31", "discount": 0.1 } ],"#

  // MARK: - Tiers

  private static let pAndR = #"{ "id": "p" }, { "id": "r" }"#

  private func tieredOffer(_ kind: String, _ first: Int, at price: Int, then lower: Int, _ more: String = "")
    -> String
  {
    offer(
      "p", capacity: "40",
      #"{ "id": "od", \#(more) "tiers": { "\#(kind)": [ { "upTo": \#(first), "price": \#(price) }, { "price": \#(lower) } ] } }"#
    )
  }

  private func r(_ price: Int) -> String {
    "," + offer("r", capacity: "100", #"{ "id": "od", "kind": "onDemand", "price": \#(price) }"#)
  }

  /// p: 20 units at 5, more at 1. r: 4. For 30 units p costs 100 + 10 = 110 an hour, r 120; for 22 units 102, r 88.
  /// So p in `a`, 10 x 110, and r in `b`, 20 x 88: 2860. Tiers out of order would be free to cost less.
  @Test func aCheapTierIsReachedThroughTheDearOne() throws {
    let plan = try plan(
      Self.pAndR, tieredOffer("graduated", 20, at: 5, then: 1, #""kind": "onDemand","#) + r(4),
      demand: "[ 30, 22 ]")
    near(plan.objective, 2860)
    near(plan.purchases.first { $0.option.offset == 0 }?.cost, 1100)
    near(line(plan, .onDemand), 2860)
  }

  /// p: up to 25 units at 5, from there all at 3. r: 4. For 20 units it pays to take 25 of p: 75 an hour against
  /// 80; for 10 units r at 40 is less. 10 x 75 + 20 x 40 = 1550.
  @Test func unitsNobodyNeedsArePaidForWhereThatLowersThePriceOfAll() throws {
    let plan = try plan(
      Self.pAndR, tieredOffer("allUnits", 25, at: 5, then: 3, #""kind": "onDemand","#) + r(4),
      demand: "[ 20, 10 ]")
    near(plan.objective, 1550)
    near(plan.purchases.first { $0.option.offset == 0 }?.units, 25)
  }

  /// The first 5 units are free, more cost 6. r: 4. Of 20 units 15 come from r: 30 hours x 60. No whole numbers.
  @Test func anAllowanceIsATierAtNoPrice() throws {
    let plan = try plan(
      Self.pAndR, tieredOffer("graduated", 5, at: 0, then: 6, #""kind": "onDemand","#) + r(4), demand: "20")
    near(plan.objective, 1800)
    #expect(plan.solver.nodes == 0 && plan.certificate?.boundIsRecomputed == true)
  }

  /// A term of all 30 hours: 10 units at 5, more at 2. For 30 units 50 + 40 = 90 an hour, against 120 from r.
  @Test func tiersOfTermsCountWhatIsBoughtTogether() throws {
    let plan = try plan(
      Self.pAndR,
      tieredOffer("graduated", 10, at: 5, then: 2, #""kind": "reserved", "term": "2 periods","#) + r(4),
      demand: "30")
    near(plan.objective, 2700)
    near(plan.orders.first?.contractValue, 2700)
    near(line(plan, .reserved), 2700)
  }

  // MARK: - Spend plans

  private func planned(
    demand: String, onDemand: Int = 5, more: String = "", support: String = ""
  ) throws -> Plan {
    try plan(
      #"{ "id": "p"\#(support) }"#,
      offer(
        "p", capacity: "100", #"{ "id": "od", "kind": "onDemand", "price": \#(onDemand) }"#,
        #"{ "id": "sp", "kind": "spendPlan", "plan": "n", "price": 3 }"#),
      #" "spendPlans": [ { "id": "n", "provider": "p", "term": "2 periods"\#(more) } ],"#, demand: demand)
  }

  /// 20 units in `a`, 8 in `b`; on demand 10, out of the plan 3. For 8 units 24 dollars an hour are drawn all the time.
  /// The other 12 are needed for 10 hours only, and 36 dollars an hour for 30 hours, 1080, are still less than
  /// 10 x 12 x 10 = 1200: 60 are committed, 30 x 60 = 1800, of which 24 are drawn in `b`.
  @Test func aCommitmentIsPaidAlsoWhileItIsNotDrawn() throws {
    let plan = try planned(demand: "[ 20, 8 ]", onDemand: 10)
    near(plan.objective, 1800)
    near(line(plan, .spendPlans), 1800)
    near(plan.planOrders.first?.commitment, 60)
    near(plan.planOrders.first?.contractValue, 1800)
    near(plan.spendPlans.first?.drawn, 60)
    near(plan.spendPlans.last?.drawn, 24)
    near(plan.purchases.first?.cost, 10 * 60)
    near(plan.purchases.last?.cost, 20 * 24)
  }

  /// 8 units in `a`, 20 in `b`: 24 dollars an hour from `a` on and 36 more from `b`, whose term of 30 hours ends 10 hours
  /// after the horizon and is credited for them: 30 x 24 + 20 x 36 = 1440.
  @Test func commitmentsAddUp() throws {
    let plan = try planned(demand: "[ 8, 20 ]")
    near(plan.objective, 1440)
    #expect(plan.planOrders.count == 2)
    near(plan.planOrders.last?.commitment, 36)
    near(plan.planOrders.last?.contractValue, 1080)
    near(plan.spendPlans.last?.committed, 60)
  }

  /// For a unit of demand in `a` only, 30 x 3 = 90 against 10 x 5 = 50 on demand does not pay: 10 x 8 x 5 = 400.
  @Test func nothingIsCommittedForAShortPeak() throws {
    let plan = try planned(demand: "[ 8, 0 ]")
    near(plan.objective, 400)
    #expect(plan.planOrders.isEmpty && line(plan, .spendPlans) == nil)
  }

  /// 12 dollars are held already, and no more than 30 can be committed in all. 12 more from `a` on serve its 8 units,
  /// and 6 more from `b` on 10 of its 20; the others are on demand. With a support fee of a tenth:
  /// (30 x 24 + 20 x 6 + 20 x 10 x 5) x 1.1 = 2024.
  @Test func whatIsHeldIsUsedFirst() throws {
    let plan = try planned(
      demand: "[ 8, 20 ]", more: #", "held": 12, "capacity": 30"#, support: #", "supportFee": 0.1"#)
    near(plan.objective, 2024)
    near(plan.planOrders.first?.commitment, 12)
    near(plan.planOrders.last?.commitment, 6)
    near(line(plan, .support), 184)
  }

  /// A term of 40 hours, of which 10 lie after the horizon: all credited, or none. 18 dollars buy the 6 units:
  /// 30 x 18 = 540, and 10 x 18 = 180 more where nothing is credited, against 30 x 6 x 5 = 900.
  @Test(arguments: [(1.0, 540.0), (0, 720)]) func aCommitmentBeyondTheHorizonIsCredited(
    _ salvage: Double, _ cost: Double
  ) throws {
    let plan = try plan(
      #"{ "id": "p" }"#,
      offer(
        "p", capacity: "6", #"{ "id": "od", "kind": "onDemand", "price": 5 }"#,
        #"{ "id": "sp", "kind": "spendPlan", "plan": "n", "price": 3 }"#),
      #" "spendPlans": [ { "id": "n", "provider": "p", "term": "3 periods", "salvage": \#(salvage) } ],"#,
      demand: "6")
    near(plan.objective, cost)
    near(plan.cost?.owedAfterHorizon, 180)
    near(plan.planOrders.first?.contractValue, 720)
  }

  /// The plan's money counts in the agreement: 30 x 18 = 540 of 600, less a tenth of discount 486. 114 are missing, and
  /// cost as much: 600. With nothing held back by idle units: capacity is 6.
  @Test func anAgreementCoversThePlansOfItsOffers() throws {
    let plan = try plan(
      #"{ "id": "p" }"#,
      offer("p", capacity: "6", #"{ "id": "sp", "kind": "spendPlan", "plan": "n", "price": 3 }"#),
      #" "spendPlans": [ { "id": "n", "provider": "p", "term": "2 periods", "capacity": 18 } ],"#
        + #" "agreements": [ { "id": "deal", "provider": "p", "from": "2026-01-01", "through": "2026-12-31", "per": "term", "#
        + #""minimumSpend": 600, "discount": 0.1, "atHorizonEnd": "full" } ],"#, demand: "6")
    near(plan.objective, 600)
    near(plan.agreements.first?.covered, 486)
    near(plan.agreements.first?.shortfall, 114)
  }
}

extension JSONValue {
  /// The string that it is.
  fileprivate var text: String? { if case .string(let text) = self { text } else { nil } }
}
