import GLPKBackend
import LinearProgramming
import Testing

/// That there is no point is proved, unless the caller says that no proof is wanted.
@Suite struct ClaimTests {
  /// x + y >= 3 in two rows that each ask for less than their share, x and y at most 1: none of them alone contradicts its
  /// bounds, so that a presolve or a simplex has to find it.
  private var impossible: LinearProgram {
    var program = LinearProgram()
    let (x, y, z) = (
      program.addVariable("x", .between(0, 1)), program.addVariable("y"), program.addVariable("z")
    )
    program.addConstraint("one", 1 * x + 1 * y - 1 * z, .atLeast(3))
    program.addConstraint("two", 1 * y - 1 * z, .atMost(1))
    program.setCost(1, of: z)
    return program
  }

  @Test func isProved() throws {
    guard case .infeasible(let proof) = try GLPKSolver().solve(impossible, SolverOptions()).outcome else {
      Issue.record("it has no point")
      return
    }
    #expect(try #require(proof).holds(in: impossible))
  }

  @Test func isNotProvedWhereNobodyAsks() throws {
    var options = SolverOptions()
    options.provesClaims = false
    guard case .infeasible(let proof) = try GLPKSolver().solve(impossible, options).outcome else {
      Issue.record("it has no point")
      return
    }
    #expect(proof == nil)
  }
}
