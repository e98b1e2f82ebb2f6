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
}
