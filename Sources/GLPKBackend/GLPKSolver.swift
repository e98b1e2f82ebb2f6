internal import CGLPK
package import LinearProgramming

/// GLPK 5.0: primal and dual simplex, interior point, branch and bound.
///
/// A value without state, safe on any number of threads: each call opens GLPK, solves and closes it on the
/// thread it was made on, without suspending. What it returns was recomputed in the program's own unscaled
/// numbers: an optimum whose residuals stay above `Tolerance.trust` after every method was tried is thrown
/// as `SolverError.failed`, never returned.
///
/// A linear optimum is a vertex, refined until its residuals are rounding; nonbasic values are exactly on
/// their bounds. A mixed-integer solution has whole numbers exactly, and continuous values from a linear
/// solve with those fixed. The same program and options give the same result, unless a clock or a
/// cancellation ended the solve.
///
/// `onProgress` runs on the solving thread. From a report of phase `search` or `interiorPoint` no solve can
/// be started on that same thread: it throws `SolverError.failed`.
package struct GLPKSolver: Solver {
  package init() {}

  package var name: String { "GLPK \(Self.version)" }

  /// The version of the library that is linked.
  package static var version: String { GLPKHandle.version }

  package func solve(_ program: LinearProgram, _ options: SolverOptions) throws(SolverError) -> SolverResult {
    let faults = program.faults(startingBasis: options.startingBasis)
    guard faults.isEmpty else { throw .invalid(faults) }
    let refusals = options.refusals
    guard refusals.isEmpty else { throw .unsupported(refusals) }
    do {
      var watch = Watch(options)
      if program.isMixedInteger { return try Search.run(program, options, &watch) }
      let (outcome, method) = try LinearSolve(program, options).run(&watch)
      return SolverResult(
        outcome: outcome, statistics: SolverStatistics(method: method, iterations: watch.iterations))
    } catch {
      throw .failed(doing: error.doing, detail: error.detail)
    }
  }
}

extension SolverOptions {
  /// What is asked that cannot be done, in words.
  fileprivate var refusals: [String] {
    var refusals: [String] = []
    if !(relativeGap >= 0 && relativeGap < .infinity) {
      refusals.append("relativeGap must be a finite number of at least 0, and is \(relativeGap)")
    }
    if let iterationLimit, iterationLimit < 0 {
      refusals.append("iterationLimit must be at least 0, and is \(iterationLimit)")
    }
    if let timeLimit, timeLimit < .zero {
      refusals.append("timeLimit must be at least 0, and is \(timeLimit)")
    }
    return refusals
  }
}
