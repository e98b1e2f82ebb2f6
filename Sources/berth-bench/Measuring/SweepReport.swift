internal import BerthKit

/// How a row of problems that differ in one limit can be planned.
enum SweepWay: String, CaseIterable, Codable, Sendable {
  /// Each from nothing.
  case cold
  /// All but one from where a neighbour ended, on two threads.
  case warm

  private func plans(_ problems: [Problem], _ options: PlanOptions) throws -> [Plan] {
    switch self {
    case .cold: try problems.map { try Berth.plan($0, options) }
    case .warm: try Berth.sweep(problems, options).map { try $0.get() }
    }
  }

  /// Plans every problem, and tells what that took.
  func measured(_ problems: [Problem], _ options: PlanOptions) throws -> SweepReport.Way {
    let before = ResourceUse.now()
    let plans = try plans(problems, options)
    let after = ResourceUse.now()
    return SweepReport.Way(
      way: self, wallSeconds: after.wallSeconds - before.wallSeconds,
      cpuSeconds: after.cpuSeconds - before.cpuSeconds,
      points: plans.map { plan in
        .init(
          status: plan.status.rawValue, objective: plan.objective, iterations: plan.solver.iterations)
      })
  }
}

/// What `berth-bench sweep` found, as it is written in JSON.
struct SweepReport: Codable, Equatable, Sendable {
  struct Point: Codable, Equatable, Sendable {
    var status: String
    var objective: Double?
    var iterations: Int
  }

  struct Way: Codable, Equatable, Sendable {
    var way: SweepWay
    /// Of stating, solving and reading back every point; reading and checking the problems is not in them.
    var wallSeconds: Double
    var cpuSeconds: Double
    var points: [Point]

    var iterations: Int { points.reduce(0) { $0 + $1.iterations } }
  }

  var instance: String
  var seed: UInt64
  /// The values of the share limit, in the order in which they are planned.
  var shares: [Double]
  var ways: [Way] = []

  /// Processor seconds of one cold solve, on average over the values.
  var coldSolve: Double? {
    ways.first { $0.way == .cold }.map { $0.cpuSeconds / Double(max(1, $0.points.count)) }
  }

  /// Whether every point of every way is an optimum, the same in all.
  var isSound: Bool {
    guard let reference = ways.first?.points else { return false }
    return ways.allSatisfy { way in
      zip(way.points, reference).allSatisfy { point, other in
        guard point.status == "optimal", let objective = point.objective, let expected = other.objective
        else { return false }
        return abs(objective - expected) <= Comparison.linearTolerance * max(1, abs(expected))
      }
    }
  }
}
