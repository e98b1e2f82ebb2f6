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
}
