import CGLPK
import Formulation
import GLPKBackend
import LinearProgramming
import PlacementModel
import RandomProblems
import Testing

/// Problems with every family at once: the program solved by this package, and the model read and solved by GLPK
/// alone, whole numbers and all, come to the same cost.
@Suite struct RandomPolicyTests {
  @Test func optimaAgree() throws {
    var counts: [String: Int] = [:]
    var wrong: [String] = []
    for seed in UInt64(1)...500 {
      let problem: Problem
      do {
        problem = try Samples.problem(json: RandomPolicy.json(seed: seed))
      } catch let error as InvalidProblem {
        counts["refused", default: 0] += 1
        if error.violations.contains(where: \.isOfTheFormat) {
          wrong.append("seed \(seed): \(error.message)")
        }
        continue
      }
      for (said, complaint) in try compare(problem) {
        counts[said, default: 0] += 1
        if let complaint { wrong.append("seed \(seed): \(complaint)") }
      }
    }
    #expect(wrong.isEmpty, "\(wrong.joined(separator: "\n"))")
    #expect(counts["optimal", default: 0] > 150 && counts["refused", default: 0] < 100, "\(counts)")
  }

  @Test func randomProblemsAreStatedAlike() throws {
    for seed in UInt64(1000)...1100 {
      guard let problem = try? Samples.problem(json: RandomPolicy.json(seed: seed)) else { continue }
      try expectParity(problem)
    }
  }

  /// The first goal alone; and where there are more, or a limit on concentration is broken, the last of them with the
  /// first held near its optimum and the cuts that were wanting.
  private func compare(_ problem: Problem) throws -> [(said: String, complaint: String?)] {
    let placement = PlacementProgram(problem)
    let first = try compare(placement, MathProgData(problem))
    var answers = [(said: first.said, complaint: first.complaint)]
    guard let solution = first.solution else { return answers }
    let cuts = placement.cutsBroken(by: solution, tolerance: 1e-6)
    let goals = problem.priorities.map(\.goal)
    guard let leading = goals.first, let last = goals.last, !cuts.isEmpty || goals.count > 1 else {
      return answers
    }
    var held: [HeldGoal] = []
    // The model holds sums; that of cost it only minimises.
    if goals.count > 1, leading != .cost {
      let bound = leading == .concentration ? 0.9 : 1.02 * placement.value(of: leading, at: solution)
      held.append(HeldGoal(leading, atMost: bound))
    }
    let second = try compare(
      PlacementProgram(problem, cuts: cuts, held: held, objective: last),
      MathProgData(problem, cuts: cuts, held: held, objective: last))
    answers.append((second.said, second.complaint.map { "second: " + $0 }))
    return answers
  }

  private func compare(
    _ placement: PlacementProgram, _ data: MathProgData
  ) throws -> (said: String, complaint: String?, solution: Solution?) {
    var options = SolverOptions()
    options.relativeGap = 1e-9
    // A few small programs keep a search busy for minutes; they are left undecided.
    options.timeLimit = .seconds(5)
    let mine = try GLPKSolver().solve(placement.program, options).outcome
    let theirs = try Reference.inSession(data, solve)
    switch (mine, theirs) {
    case (.optimal(let solution), .optimum(let cost)):
      // Both let a whole number be off by 1e-5 or so, and money rides on it.
      guard near(solution.objective, cost) else {
        return ("optimal", "\(solution.objective), not \(cost)", solution)
      }
      let lines = sumOfLines(placement, solution)
      let addsUp = !placement.minimizesCost || near(solution.objective, lines)
      let complaint = "the lines of \(solution.objective) add up to \(lines)"
      return ("optimal", addsUp ? nil : complaint, solution)
    case (.infeasible, .none), (.infeasibleOrUnbounded, .none): return ("infeasible", nil, nil)
    case (_, .undecided), (.feasible, _), (.noSolution, _): return ("undecided", nil, nil)
    default: return ("disputed", "\(mine) against \(theirs)", nil)
    }
  }

  private func near(_ first: Double, _ second: Double) -> Bool {
    abs(first - second) <= 1e-6 * max(1, abs(second))
  }

  /// The plan's cost by cause, added up.
  private func sumOfLines(_ placement: PlacementProgram, _ solution: Solution) -> Double {
    let report = Plan.SolverReport(
      name: "", method: "", iterations: 0, nodes: 0, rows: 0, columns: 0, nonzeros: 0, seconds: [])
    let plan = placement.plan(solution, status: .optimal, bound: solution.bound, solver: report)
    return plan.cost?.lines.reduce(0) { $0 + $1.presentValue } ?? .nan
  }

  private enum Answer {
    case optimum(Double)
    case none
    case undecided
  }

  /// GLPK's primal simplex and its search, straight on the model as read.
  private func solve(_ session: OpaquePointer) throws -> Answer {
    let target = Int32(CG_ORIGINAL)
    try #require(cg_scale(session, target, 1) == CG_DONE)
    try #require(cg_make_basis(session, target, Int32(CG_ADVANCED_BASIS)) == CG_DONE)
    var simplex = cg_simplex_options(
      method: Int32(CG_PRIMAL_SIMPLEX), ratio_test: Int32(CG_HARRIS_RATIO), primal_tolerance: 1e-9,
      dual_tolerance: 1e-9, iteration_limit: 100_000, milliseconds_limit: 60_000)
    var state = cg_simplex_state()
    try #require(cg_simplex(session, target, &simplex, nil, nil, &state) == CG_DONE)
    if state.primal_status == Int32(CG_NONE_EXISTS) { return .none }
    guard state.primal_status == Int32(CG_FEASIBLE), state.dual_status == Int32(CG_FEASIBLE) else {
      return .undecided
    }
    var search = cg_search_options()
    search.relative_gap = 1e-9
    search.node_limit = 20_000
    var found = cg_search_state()
    // Past its nodes the search stops without an answer.
    guard cg_search(session, target, &search, &found) == CG_DONE else { return .undecided }
    switch Int(found.status) {
    case CG_OPTIMAL: return .optimum(found.objective)
    case CG_NONE_EXISTS: return .none
    default: return .undecided
    }
  }
}

extension Violation {
  /// Whether the text itself is wrong, which a generator must not be.
  fileprivate var isOfTheFormat: Bool {
    switch fault {
    case .unservable, .contradiction: false
    default: true
    }
  }
}
