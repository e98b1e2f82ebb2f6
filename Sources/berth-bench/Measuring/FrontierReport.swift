internal import BerthKit

/// What `berth-bench frontier` found, as it is written in JSON.
struct FrontierReport: Codable, Equatable, Sendable {
  /// A place between two breakpoints: what the curve says, and what a plan of the problem with that bound costs.
  struct Check: Codable, Equatable, Sendable {
    var position: Double
    var cost: Double
    var planned: Double?
  }

  var limit: String
  /// Where one function ends and the next begins.
  var breakpoints: Int
  /// Processor seconds of one plan from nothing and of the whole curve, turn by turn.
  var coldSeconds: [Double] = []
  var curveSeconds: [Double] = []
  var checks: [Check] = []

  /// How many plans from nothing the curve takes the time of, medians.
  var coldSolves: Double { curveSeconds.median / coldSeconds.median }
  /// The same for twenty breakpoints.
  var coldSolvesForTwenty: Double { coldSolves * 20 / Double(max(1, breakpoints)) }

  /// Whether the curve is that of the plans, to a part in ten million.
  var isSound: Bool {
    checks.allSatisfy { check in
      check.planned.map { abs($0 - check.cost) <= 1e-7 * max(1, abs($0)) } ?? false
    }
  }

  init(of problem: Problem, _ request: FrontierRequest, repetitions: Int) throws {
    var curve: Frontier?
    for _ in 0..<repetitions {
      let before = ResourceUse.now()
      _ = try Berth.plan(problem)
      let between = ResourceUse.now()
      curve = try Berth.frontier(of: problem, request)
      let after = ResourceUse.now()
      coldSeconds.append(between.cpuSeconds - before.cpuSeconds)
      curveSeconds.append(after.cpuSeconds - between.cpuSeconds)
    }
    guard let curve, case .limit(let limit, let side, let isFactor) = curve.axis else {
      throw BenchError("the limit has no curve")
    }
    self.limit = problem.limits[limit].id
    breakpoints = max(0, curve.pieces.count - 1)
    // The first piece, the last and the middle one.
    let places = [0, curve.pieces.count / 2, curve.pieces.count - 1]
    for place in places where curve.pieces.indices.contains(place) {
      let piece = curve.pieces[place]
      let position = (piece.from + piece.through) / 2
      let change = problem.change(ofLimit: limit, side, to: position, isFactor: isFactor)
      let variant = try problem.with([change].compactMap { $0 })
      checks.append(
        Check(position: position, cost: piece.cost(at: position), planned: try Berth.plan(variant).objective))
    }
  }
}
