import CGLPK
import Formulation
import GLPKBackend
import LinearProgramming
import PlacementModel
import RandomProblems
import Testing

/// The program solved by this package, and the model read and solved by GLPK alone, come to the same cost.
@Suite struct RandomTests {
  @Test func optimaAgree() throws {
    var (optimal, infeasible, refused) = (0, 0, 0)
    var wrong: [String] = []
    for seed in UInt64(1)...400 {
      let problem: Problem
      do { problem = try Samples.problem(json: RandomProblem.json(seed: seed)) } catch {
        // A workload that nothing can serve is refused before there is a program.
        refused += 1
        continue
      }
      let mine = try GLPKSolver().solve(PlacementProgram(problem).program, SolverOptions()).outcome
      let theirs = try Reference.inSession(MathProgData(problem), solve)
      switch (mine, theirs) {
      case (.optimal(let solution), let cost?):
        optimal += 1
        if abs(solution.objective - cost) > 1e-7 * max(1, abs(cost)) {
          wrong.append("seed \(seed): \(solution.objective), not \(cost)")
        }
      case (.infeasible, nil): infeasible += 1
      default: wrong.append("seed \(seed): \(mine) against \(theirs.map { "\($0)" } ?? "infeasible")")
      }
    }
    #expect(wrong.isEmpty, "\(wrong)")
    #expect(optimal > 200 && infeasible > 20 && refused < 100, "\(optimal), \(infeasible), \(refused)")
  }

  @Test func randomProblemsAreStatedAlike() throws {
    for seed in UInt64(1000)...1100 {
      guard let problem = try? Samples.problem(json: RandomProblem.json(seed: seed)) else { continue }
      try expectParity(problem)
    }
  }

  /// The optimum by GLPK's primal simplex, straight on the model as read; `nil` where there is no plan.
  private func solve(_ session: OpaquePointer) throws -> Double? {
    let target = Int32(CG_ORIGINAL)
    try #require(cg_scale(session, target, 1) == CG_DONE)
    try #require(cg_make_basis(session, target, Int32(CG_ADVANCED_BASIS)) == CG_DONE)
    var options = cg_simplex_options(
      method: Int32(CG_PRIMAL_SIMPLEX), ratio_test: Int32(CG_HARRIS_RATIO), primal_tolerance: 1e-9,
      dual_tolerance: 1e-9, iteration_limit: 100_000, milliseconds_limit: 60_000)
    var state = cg_simplex_state()
    try #require(cg_simplex(session, target, &options, nil, nil, &state) == CG_DONE)
    if state.primal_status == Int32(CG_NONE_EXISTS) { return nil }
    try #require(
      state.primal_status == Int32(CG_FEASIBLE) && state.dual_status == Int32(CG_FEASIBLE), "\(state)")
    return state.objective
  }
}
