internal import CGLPK
package import LinearProgramming

/// GLPK's simplex in rational numbers (GMP), from the basis that a solve in floating point ended at.
///
/// The coefficients count as the rational numbers that they are as `Double`. From an optimal basis it takes one factorization
/// and no pivot. That factorization cannot be stopped, and its numbers grow with the program: larger ones are not begun.
package struct GLPKExact: ExactProver {
  /// A factorization of so many rows takes seconds on placement programs, of twice as many minutes.
  private static let mostRows = 3000

  /// There is nothing to choose.
  package init() {}

  package func prove(
    _ program: LinearProgram, from basis: Basis?, _ options: SolverOptions
  ) throws(SolverError) -> ExactOptimum {
    let faults = program.faults(startingBasis: basis)
    guard faults.isEmpty else { throw .invalid(faults) }
    guard program.rowCount <= Self.mostRows else { return .tooLarge }
    var options = options
    options.startingBasis = basis
    var basis = basis
    if basis == nil {
      let outcome = try GLPKSolver().solve(program, options).outcome
      if case .noSolution(_, let limit) = outcome { return .stopped(limit) }
      basis = outcome.solution?.basis
    }
    let watch = Watch(options)
    if let limit = watch.reached { return .stopped(limit) }
    do { return try prove(program, from: basis, watch) } catch {
      throw .failed(doing: error.doing, detail: error.detail)
    }
  }

  private func prove(
    _ program: LinearProgram, from basis: Basis?, _ watch: Watch
  ) throws(GLPKFailure) -> ExactOptimum {
    let handle = try GLPKHandle()
    try handle.load(program, whole: false)
    if let basis { try handle.setBasis(basis, of: .original) }
    let (code, state) = try handle.exact(millisecondsLimit: watch.millisecondsLeft)
    switch Int(code) {
    case CG_DONE:
      guard Int(state.primal_status) == CG_FEASIBLE, Int(state.dual_status) == CG_FEASIBLE else {
        throw GLPKFailure(doing: "solving in rational numbers", code: 0, detail: "there is no optimum")
      }
      return .optimal(state.objective, pivots: Int(state.iterations))
    case CG_TIME_LIMIT: return .stopped(.time)
    case CG_ITERATION_LIMIT: return .stopped(.iterations)
    default:
      throw GLPKFailure(doing: "solving in rational numbers", code: code, detail: "GLPK answered \(code)")
    }
  }
}
