import GLPKBackend
import LinearProgramming
import Testing

@Suite struct RoundingCutTests {
  /// With the mixed-integer rounding cuts of GLPK 5.0 the search bounded this program from below by 6400.83 and
  /// took 4102.33 for its optimum. Cbc and HiGHS find 3905.828393680417.
  @Test func theOptimumIsNotCutOff() throws {
    let program = try PublishedOptimaTests.program("rounding-cuts", layout: .free)
    guard case .optimal(let solution) = try GLPKSolver().solve(program, SolverOptions()).outcome else {
      Issue.record("no optimum")
      return
    }
    #expect(abs(solution.objective - 3905.828393680417) <= 1e-9 * 3905)
  }
}
