import GLPKBackend
import LinearProgramming
import Testing

/// Optima in rational numbers.
@Suite struct ExactTests {
  /// minimise x + y, 3 x + y >= 1, x + 3 y >= 1: at (1/4, 1/4), which no `Double` of thirds hides.
  private func program() -> LinearProgram {
    var program = LinearProgram()
    let x = program.addVariable("x", cost: 1)
    let y = program.addVariable("y", cost: 1)
    program.addConstraint("a", 3 * x + 1 * y, .atLeast(1))
    program.addConstraint("b", 1 * x + 3 * y, .atLeast(1))
    return program
  }

  @Test func anOptimalBasisTakesNoPivot() throws {
    let outcome = try GLPKSolver().solve(program(), SolverOptions()).outcome
    let basis = try #require(outcome.solution?.basis)
    #expect(try GLPKExact().prove(program(), from: basis, SolverOptions()) == .optimal(0.5, pivots: 0))
  }

  @Test func anotherBasisIsLeft() throws {
    let slack = Basis(rows: [.basic, .basic], columns: [.atLower, .atLower])
    guard case .optimal(0.5, let pivots) = try GLPKExact().prove(program(), from: slack, SolverOptions())
    else {
      Issue.record("no optimum")
      return
    }
    #expect(pivots > 0)
  }

  @Test func withoutABasisOneIsFound() throws {
    #expect(try GLPKExact().prove(program(), from: nil, SolverOptions()) == .optimal(0.5, pivots: 0))
  }

  /// 1e16 and 1 in one row: in `Double` the 1 is gone, and both columns seem to cost nothing.
  @Test func whatDoublesDropCounts() throws {
    var program = LinearProgram()
    let x = program.addVariable("x", Bounds(lower: 0, upper: 1), cost: -1)
    program.addConstraint("sum", 1e16 * x + 1 * program.addVariable("y", .equal(to: 1)), .atMost(1e16))
    guard
      case .optimal(let cost, _) = try GLPKExact().prove(program, from: nil, SolverOptions())
    else {
      Issue.record("no optimum")
      return
    }
    #expect(cost > -1 && cost < -1 + 1e-15)
  }

  @Test func aTimeThatIsUpProvesNothing() throws {
    var options = SolverOptions()
    options.timeLimit = .zero
    let slack = Basis(rows: [.basic, .basic], columns: [.atLower, .atLower])
    #expect(try GLPKExact().prove(program(), from: slack, options) == .stopped(.time))
  }
}
