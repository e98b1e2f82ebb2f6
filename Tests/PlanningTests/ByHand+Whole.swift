import GLPKBackend
import PlacementModel
import Planning
import Testing

/// Plans with supply in time, fixed fees and whole numbers, each worked out with a pencil.
@Suite struct WholeByHand {
  private func plan(_ json: String) throws -> Plan {
    try Planner(solver: GLPKSolver()).plan(Samples.problem(bytes: Array(json.utf8)))
  }

  private func near(_ found: Double?, _ expected: Double, at location: SourceLocation = #_sourceLocation)
    throws
  {
    let found = try #require(found, sourceLocation: location)
    #expect(
      abs(found - expected) <= 1e-9 * max(1, abs(expected)), "\(found), not \(expected)",
      sourceLocation: location)
  }

  /// The lines of the cost add up to the objective.
  private func expectSum(_ plan: Plan, at location: SourceLocation = #_sourceLocation) throws {
    let sum = plan.cost?.lines.reduce(0) { $0 + $1.presentValue }
    try near(sum, try #require(plan.objective, sourceLocation: location), at: location)
  }

  /// Machine `m` in region `r`, and 24-hour periods from 1 January.
  private static func problem(periods: Int, _ rest: String) -> String {
    """
    { "berth": 1, "currency": "USD", "horizon": { "start": "2026-01-01", "period": "day", "count": \(periods) },
      "machines": [ { "id": "m" } ], "regions": [ { "id": "r" }, { "id": "s" } ], \(rest) }
    """
  }

  // MARK: - Supply in time

  /// 10 units for three days. Half of the 10 units of capacity is there at once, half a day late. Dear units stand in:
  /// day 1: 5 x 24 x 2 + 5 x 24 x 7 = 1080, day 2, when the capacity of day 1 counts still, the same; day 3:
  /// 10 x 24 x 2 = 480. In all 2640.
  @Test func capacityThatComesLate() throws {
    let plan = try plan(
      Self.problem(
        periods: 3,
        """
        "providers": [ { "id": "p" } ],
        "offers": [
          { "id": "o", "provider": "p", "region": "r", "machine": "m", "capacity": [ 5, 10, 10 ], "delay": "1d",
            "options": [ { "id": "od", "kind": "onDemand", "price": 2 } ] },
          { "id": "dear", "provider": "p", "region": "s", "machine": "m", "capacity": 10,
            "options": [ { "id": "od", "kind": "onDemand", "price": 7 } ] } ],
        "workloads": [ { "id": "w", "demand": 10, "throughput": { "m": 1 } } ]
        """))
    try near(plan.objective, 2640)
    try expectSum(plan)
  }

  /// 10 units for three days at 5 on demand or 3 reserved for a day, which is ordered a day ahead: no order is in time
  /// for day 1, that for day 3 is after the last day of orders, and 4 units for day 1 are decided. Day 1:
  /// 24 x (4 x 3 + 6 x 5) = 1008; day 2: 240 x 3 = 720; day 3: 240 x 5 = 1200. In all 2928.
  @Test func whatIsOrderedAheadAndWhatIsDecided() throws {
    let plan = try plan(
      Self.problem(
        periods: 3,
        """
        "providers": [ { "id": "p" } ],
        "offers": [
          { "id": "o", "provider": "p", "region": "r", "machine": "m", "capacity": 10,
            "options": [ { "id": "od", "kind": "onDemand", "price": 5 },
              { "id": "day", "kind": "reserved", "price": 3, "term": "1d", "leadTime": "24h", "orderUntil": "2026-01-01" } ] } ],
        "fix": [ { "option": "o:day", "from": "2026-01-01", "units": 4 } ],
        "workloads": [ { "id": "w", "demand": 10, "throughput": { "m": 1 } } ]
        """))
    try near(plan.objective, 2928)
    try expectSum(plan)
    #expect(plan.orders.map(\.by) == ["2025-12-31", "2026-01-01"])
    #expect(plan.orders.map(\.units) == [4, 10])
    // One more decided unit saves 24 x (5 - 3).
    try near(plan.duals.first { $0.row == "fix[o:day,2026-01-01]" }?.dual, -48)
  }

  /// 8 units are held at 1; on day 2 there is room for 2 of them. Evictable, 6 go and are paid no more: day 1
  /// 24 x 8 x 1 = 192, day 2 24 x (2 x 1 + 6 x 7) = 1056. In all 1248. Kept, they cost 384.
  @Test func unitsThatAreEvicted() throws {
    func problem(_ evictable: Bool) -> String {
      Self.problem(
        periods: 2,
        """
        "providers": [ { "id": "p" } ],
        "offers": [
          { "id": "o", "provider": "p", "region": "r", "machine": "m", "capacity": [ 8, 2 ], "evictable": \(evictable),
            "options": [ { "id": "y", "kind": "reserved", "price": 1, "term": "365d", "held": 8 } ] },
          { "id": "dear", "provider": "p", "region": "s", "machine": "m", "capacity": 10,
            "options": [ { "id": "od", "kind": "onDemand", "price": 7 } ] } ],
        "workloads": [ { "id": "w", "demand": 8, "throughput": { "m": 1 } } ]
        """)
    }
    try near(try plan(problem(true)).objective, 1248)
    try near(try plan(problem(false)).objective, 384)
  }

  // MARK: - Fixed fees

  /// 10 units for a day: at `o` 240 x 2 = 480 and a fee, at `dear` 240 x 3 = 720. A fee of 200 is worth 240 of money,
  /// one of 300 is not. With a capacity of 8 at `o` the fee buys 192 unit-hours at 1 less: 192 < 200.
  @Test func aFeeIsPaidWhereItSavesMore() throws {
    func problem(fee: Double, capacity: Double = 10) -> String {
      Self.problem(
        periods: 1,
        """
        "providers": [ { "id": "p" } ],
        "offers": [
          { "id": "o", "provider": "p", "region": "r", "machine": "m", "capacity": \(capacity), "fixedFee": \(fee),
            "options": [ { "id": "od", "kind": "onDemand", "price": 2 } ] },
          { "id": "dear", "provider": "p", "region": "s", "machine": "m", "capacity": 10,
            "options": [ { "id": "od", "kind": "onDemand", "price": 3 } ] } ],
        "workloads": [ { "id": "w", "demand": 10, "throughput": { "m": 1 } } ]
        """)
    }
    let open = try plan(problem(fee: 200))
    try near(open.objective, 680)
    try near(open.cost?.lines.first { $0.cause == .fixedFees }?.presentValue, 200)
    try near(open.cost?.cash, 680)
    #expect(open.openings.map(\.id) == ["o"] && open.openings.map(\.fee) == [200])
    try expectSum(open)
    let shut = try plan(problem(fee: 300))
    try near(shut.objective, 720)
    #expect(shut.openings.isEmpty)
    try near(try plan(problem(fee: 200, capacity: 8)).objective, 720)
  }

  /// Three days, 10 units on the first and the last. `r` is 1 cheaper, 240 a day. A region's fee of 200 a day is paid
  /// twice: 2 x (480 + 200) = 1360 against 1440 at `s`. One of 400 once is saved twice over: 960 + 400. One of 500 once
  /// is not: 1440. Money of a region is nobody's spend: cash is 960.
  @Test(arguments: [
    ("200", 1360.0, [200.0, 200]), (#"{ "once": 400 }"#, 1360, [400, 0]), (#"{ "once": 500 }"#, 1440, []),
  ])
  func feesOfARegion(_ fee: String, _ cost: Double, _ fees: [Double]) throws {
    let json = Self.problem(
      periods: 3,
      """
      "providers": [ { "id": "p" } ],
      "offers": [
        { "id": "o", "provider": "p", "region": "r", "machine": "m", "capacity": 10,
          "options": [ { "id": "od", "kind": "onDemand", "price": 2 } ] },
        { "id": "dear", "provider": "p", "region": "s", "machine": "m", "capacity": 10,
          "options": [ { "id": "od", "kind": "onDemand", "price": 3 } ] } ],
      "workloads": [ { "id": "w", "demand": [ 10, 0, 10 ], "throughput": { "m": 1 } } ]
      """
    ).replacing(#"{ "id": "r" }"#, with: #"{ "id": "r", "fixedFee": \#(fee) }"#)
    let plan = try plan(json)
    try near(plan.objective, cost)
    try expectSum(plan)
    if !fees.isEmpty {
      try near(plan.cost?.cash, 960)
      // A place that was paid once may be called open in between, at no cost.
      #expect(plan.openings.map(\.fee).filter { $0 > 0 } == fees.filter { $0 > 0 })
    }
  }

  /// A provider's fee of 100 once, in euros of 2 dollars on the first day and of 3 on the second. Where it holds units
  /// on the first day it was paid before; where it holds some on the second only, the second day's 300 are due, and
  /// paid on the first day for 200.
  @Test func aFeeThatWasPaidBeforeTheHorizon() throws {
    func problem(held: String) -> String {
      Self.problem(
        periods: 2,
        """
        "exchangeRates": { "EUR": [ 2, 3 ] },
        "providers": [ { "id": "p", "currency": "EUR", "fixedFee": { "once": 100 } } ],
        "offers": [
          { "id": "o", "provider": "p", "region": "r", "machine": "m", "capacity": 10,
            "options": [ { "id": "y", "kind": "reserved", "price": 0, "term": "365d", "held": \(held), "orderUntil": "2025-01" } ] } ],
        "workloads": [ { "id": "w", "demand": 5, "throughput": { "m": 1 }, "unmetPenalty": 0 } ]
        """)
    }
    try near(try plan(problem(held: "[ 5, 5 ]")).objective, 0)
    try near(try plan(problem(held: "[ 0, 5 ]")).objective, 200)
  }

  // MARK: - Whole numbers

  private static func twoOffers(_ options: String, work: String = "") -> String {
    problem(
      periods: 1,
      """
      "providers": [ { "id": "p" }, { "id": "q" } ],
      "offers": [
        { "id": "o", "provider": "p", "region": "r", "machine": "m", "capacity": 20, "options": [ \(options) ] },
        { "id": "dear", "provider": "q", "region": "s", "machine": "m", "capacity": 20,
          "options": [ { "id": "od", "kind": "onDemand", "price": 3 } ] } ],
      "workloads": [ { "id": "w", "demand": 10, "throughput": { "m": 1 }\(work) } ]
      """)
  }

  /// 10 units for a day: in blocks of 4 at 2, or single units at 3. Two blocks and two units: 24 x (16 + 6) = 528. Three
  /// blocks cost 24 x 24 = 576.
  @Test func blocks() throws {
    let plan = try plan(Self.twoOffers(#"{ "id": "od", "kind": "onDemand", "price": 2, "blockSize": 4 }"#))
    try near(plan.objective, 528)
    try expectSum(plan)
  }

  /// At least 12 units of an option at 2.4 cost 24 x 28.8 = 691.2, less than 10 at 3, which are 720. At 2.6 they cost
  /// 748.8, and nothing is bought.
  @Test(arguments: [(2.4, 691.2), (2.6, 720)]) func leastPurchases(_ price: Double, _ cost: Double) throws {
    let option = #"{ "id": "d", "kind": "reserved", "term": "1d", "price": \#(price), "minimumUnits": 12 }"#
    let plan = try plan(Self.twoOffers(option))
    try near(plan.objective, cost)
    try expectSum(plan)
  }

  /// 10 units of work on units that do 1, with a peak of 1.25: 12.5 units, 13 whole ones: 24 x 13 x 2 = 624.
  @Test func wholeUnits() throws {
    let option = #"{ "id": "od", "kind": "onDemand", "price": 2 }"#
    let plan = try plan(Self.twoOffers(option, work: #", "peak": 1.25, "wholeUnits": true"#))
    try near(plan.objective, 624)
    #expect(plan.allocations.map(\.fleet) == [13])
    try near(try self.plan(Self.twoOffers(option, work: #", "peak": 1.25"#)).objective, 600)
  }

  /// Spot for 6 units at 1, the rest at `dear`, 3: 24 x (6 + 12) = 432. A gang of at least 5 at a place cannot leave 4 at
  /// `dear`: 5 and 5, 24 x (5 + 15) = 480. One of at least 8 is all at `dear`: 720.
  @Test(arguments: [("", 432.0), (#", "minimumUnits": 5"#, 480), (#", "minimumUnits": 8"#, 720)])
  func gangs(_ work: String, _ cost: Double) throws {
    let option = #"{ "id": "spot", "kind": "spot", "price": 1, "capacity": 6 }"#
    let plan = try plan(Self.twoOffers(option, work: #", "interruptible": true"# + work))
    try near(plan.objective, cost)
    try expectSum(plan)
  }

  // MARK: - One site, and counts of providers

  /// Two days of 10 and 4 units. `r` has 6 at 1, `s` 20 at 3, and `t`, of p as `r` is, 20 at 4. Anywhere: 24 x (6 + 12 + 4)
  /// = 528. One region for each day: `s`, then `r`: 24 x (30 + 4) = 816. One region for both: `s`: 24 x 42 = 1008. One provider
  /// for both: p: 24 x (6 + 16 + 4) = 624.
  @Test(arguments: [
    ("any", "horizon", 528.0), ("oneRegion", "period", 816), ("oneRegion", "horizon", 1008),
    ("oneProvider", "horizon", 624),
  ])
  func sites(_ site: String, _ basis: String, _ cost: Double) throws {
    let json = Self.problem(
      periods: 2,
      """
      "providers": [ { "id": "p" }, { "id": "q" } ],
      "offers": [
        { "id": "r", "provider": "p", "region": "r", "machine": "m", "capacity": 6,
          "options": [ { "id": "od", "kind": "onDemand", "price": 1 } ] },
        { "id": "s", "provider": "q", "region": "s", "machine": "m", "capacity": 20,
          "options": [ { "id": "od", "kind": "onDemand", "price": 3 } ] },
        { "id": "t", "provider": "p", "region": "t", "machine": "m", "capacity": 20,
          "options": [ { "id": "od", "kind": "onDemand", "price": 4 } ] } ],
      "workloads": [ { "id": "w", "demand": [ 10, 4 ], "throughput": { "m": 1 }, "site": "\(site)", "sitePer": "\(basis)" } ]
      """
    ).replacing(#"{ "id": "s" } ]"#, with: #"{ "id": "s" }, { "id": "t" } ]"#)
    let plan = try plan(json)
    try near(plan.objective, cost)
    try expectSum(plan)
  }

  /// Three providers with 5 units each at 1, 2 and 4, and a fourth with 20 at 3. Anywhere 10 units cost 24 x 15 = 360. One
  /// provider: the fourth, 24 x 30 = 720. At least three that are paid 48: 16 unit-hours at the fourth's 3 in place of 2, 360 + 16 = 376.
  @Test(arguments: [("", 360.0), (#", "max": 1"#, 720), (#", "min": 3, "countsFrom": 48"#, 376)])
  func countsOfProviders(_ count: String, _ cost: Double) throws {
    let offers = [("p", 5, 1), ("q", 5, 2), ("r", 5, 4), ("s", 20, 3)].map { id, capacity, price in
      """
      { "id": "\(id)", "provider": "\(id)", "region": "r", "machine": "m", "capacity": \(capacity),
        "options": [ { "id": "od", "kind": "onDemand", "price": \(price) } ] }
      """
    }
    let limit = count.isEmpty ? "" : #"{ "id": "count", "type": "providers"\#(count), "per": "horizon" }"#
    let plan = try plan(
      Self.problem(
        periods: 1,
        """
        "providers": [ { "id": "p" }, { "id": "q" }, { "id": "r" }, { "id": "s" } ],
        "offers": [ \(offers.joined(separator: ",")) ], "limits": [ \(limit) ],
        "workloads": [ { "id": "w", "demand": 10, "throughput": { "m": 1 } } ]
        """))
    try near(plan.objective, cost)
    try expectSum(plan)
    if !count.isEmpty { #expect(plan.limits.first?.value == (cost == 720 ? 1 : 3)) }
  }
}
