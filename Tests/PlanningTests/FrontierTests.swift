import GLPKBackend
import LinearProgramming
import PlacementModel
import Planning
import RandomProblems
import Testing

@Suite("Frontier")
struct FrontierTests {
  private static let analyst = Analyst(planner: Planner(solver: GLPKSolver()), vertices: GLPKSolver())

  private func frontier(
    _ problem: Problem, _ subject: FrontierRequest.Subject,
    _ change: (inout FrontierRequest) -> Void = { _ in }
  ) throws -> Frontier {
    var request = FrontierRequest(subject)
    change(&request)
    return try Self.analyst.frontier(of: problem, request)
  }

  /// The optimum that planning by itself finds; `nil` without a plan.
  private func cost(of problem: Problem) throws -> Double? {
    let plan = try Self.analyst.planner.plan(problem)
    #expect(plan.status == .optimal || plan.status == .infeasible)
    return plan.objective
  }

  private func relativeError(_ value: Double, _ other: Double) -> Double {
    abs(value - other) / max(1, abs(value), abs(other))
  }

  /// Alpha's 2,000 must be paid, so that alpha has at least 2000 of what is paid. At a share of 0.6 it does not bind; from
  /// 0.515 down beta may have less, down to 0.5, where both have the same.
  @Test("A share by hand: flat, then a ratio, then nothing")
  func byHand() throws {
    let problem = try Samples.problem("by-hand")
    let curve = try frontier(problem, .limit(problem.limits.indices[0]))
    #expect(curve.today?.position == 0.6)
    #expect(curve.pieces.count == 2)
    #expect(abs(curve.pieces[0].from - 0.5) < 1e-9)
    // Beta is paid 2124 of 4124 in all.
    #expect(abs(curve.pieces[0].through - 2124 / 4124) < 1e-9)
    #expect(abs(curve.pieces[1].costThrough - 4124) < 1e-9)
    #expect(curve.pieces[1].priceFrom == 0)
    guard case .slack = curve.high, case .noPlan = curve.low else {
      Issue.record("ends \(curve.low) and \(curve.high)")
      return
    }
  }

  /// The curve of a limit on a random problem, held against plans of variants between its ends.
  @Test("Between breakpoints, and at them, costs are those of independent plans", arguments: 0..<60)
  func agreesWithPlans(seed: UInt64) throws {
    let problem: Problem
    do { problem = try Samples.problem(bytes: Array(RandomProblem.json(seed: seed).utf8)) } catch { return }
    for limit in problem.limits.indices {
      for side in LimitSide.allCases {
        let curve: Frontier
        do { curve = try frontier(problem, .limit(limit, side)) } catch PlanningError.refused { continue }
        guard case .limit(_, _, let factor) = curve.axis, !curve.isSampled else { continue }
        var last: Frontier.Piece?
        for piece in curve.pieces {
          if let last { #expect(abs(last.through - piece.from) <= 1e-9 * max(1, abs(piece.from))) }
          last = piece
          let middle = (piece.from + piece.through) / 2
          for position in [piece.from, (piece.from + middle) / 2, middle, piece.through] {
            guard
              let variant = try? variant(of: problem, limit, side, at: position, factor: factor),
              let expected = try cost(of: variant)
            else { continue }
            let found = try #require(curve.cost(at: position))
            #expect(
              relativeError(found, expected) <= 1e-7,
              "seed \(seed), limit \(problem.limits[limit].id) \(side) at \(position): \(found) is \(expected)"
            )
          }
        }
      }
    }
  }

  @Test("A curve that is a single point is told")
  func point() throws {
    let problem = try Samples.problem(bytes: Array(FoundProblems.point.utf8))
    let curve = try frontier(problem, .limit(problem.limit(named: "L-budget")))
    #expect(curve.today == nil)
    let piece = try #require(curve.pieces.first)
    #expect(piece.from == piece.through)
    #expect(abs(piece.costFrom - 679_719.52) < 0.01)
    guard case .noPlan = curve.low, case .slack = curve.high else {
      Issue.record("ends \(curve.low) and \(curve.high)")
      return
    }
  }

  @Test("A coarse curve ends where the exact one does")
  func coarse() throws {
    let problem = try Samples.problem("two-clouds")
    let limit = try problem.limit(named: "no-lock-in")
    let exact = try frontier(problem, .limit(limit))
    let coarse = try frontier(problem, .limit(limit)) { $0.resolution = 0.5 }
    let ends = try [coarse, exact].map { curve in
      try (low: #require(curve.pieces.first).from, high: #require(curve.pieces.last).through)
    }
    #expect(abs(ends[0].low - ends[1].low) < 1e-9)
    #expect(abs(ends[0].high - ends[1].high) < 1e-9)
    #expect(coarse.pieces.count <= exact.pieces.count)
  }

  @Test("A simplex that goes round in circles keeps nobody waiting")
  func circle() throws {
    let problem = try Samples.problem(bytes: Array(FoundProblems.circle.utf8))
    let curve = try frontier(problem, .limit(problem.limit(named: "L-share")))
    #expect(curve.stoppedBy == nil)
    #expect(abs(try #require(curve.cost(at: 0)) - 27_430_000) < 100_000)
  }

  private func variant(
    of problem: Problem, _ limit: Index<Limit>, _ side: LimitSide, at position: Double, factor: Bool
  ) throws -> Problem {
    let change = problem.change(ofLimit: limit, side, to: position, isFactor: factor)
    return try problem.with([#require(change)])
  }
}
