import GLPKBackend
import PlacementModel
import Planning
import Testing

/// Small problems whose plan is worked out by hand: the arithmetic stands in each test's comment.
enum ByHand {
  static func plan(_ json: String) throws -> Plan {
    try Planner(solver: GLPKSolver()).plan(Samples.problem(bytes: Array(json.utf8)))
  }

  /// One machine `m` in one region `r`; one period of ten hours unless told otherwise; the rest is the test's.
  static func problem(
    _ rest: String, horizon: String = #"{ "start": "2026-01-01", "period": { "hours": 10 }, "count": 1 }"#
  ) -> String {
    """
    { "berth": 1, "currency": "USD", "horizon": \(horizon),
      "machines": [ { "id": "m", "kilowatts": 2 } ], "regions": [ { "id": "r", "carbonIntensity": 0.5 },
        { "id": "clean", "carbonIntensity": 0.1 } ],
      \(rest) }
    """
  }

  static func near(
    _ found: Double?, _ expected: Double, _ tolerance: Double = 1e-9,
    at location: SourceLocation = #_sourceLocation
  ) {
    guard let found else {
      Issue.record("nothing, not \(expected)", sourceLocation: location)
      return
    }
    #expect(
      abs(found - expected) <= tolerance * max(1, abs(expected)), "\(found), not \(expected)",
      sourceLocation: location)
  }
}

extension Plan {
  /// Present value of one cause; 0 where it has none.
  func presentValue(_ cause: Cost.Line.Cause) -> Double {
    cost?.lines.first { $0.cause == cause }?.presentValue ?? 0
  }

  /// The value of a limit's row.
  func limit(_ id: String, _ part: String? = nil, _ span: String? = nil) -> LimitValue? {
    limits.first {
      problem.limits[$0.limit].id == id && (part == nil || $0.part == part)
        && (span == nil || $0.span == span)
    }
  }

  /// Whether the lines of the cost add up to the objective, as they always must.
  var linesAddUp: Bool {
    let sum = cost?.lines.reduce(0) { $0 + $1.presentValue } ?? 0
    return abs(sum - (objective ?? .nan)) <= 1e-7 * max(1, abs(sum))
  }
}
