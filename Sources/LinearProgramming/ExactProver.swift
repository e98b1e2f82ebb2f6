/// Something that shows a vertex optimal in rational numbers.
package protocol ExactProver: Sendable {
  /// Solves a linear program in rational numbers, from a basis that is optimal but for rounding.
  ///
  /// - Parameters:
  ///   - program: without whole numbers.
  ///   - basis: where to start; `nil` to find one first.
  ///   - options: `timeLimit` and `cancellation` are looked at between pivots.
  /// - Throws: `SolverError`, also where rational arithmetic ended without an answer.
  func prove(_ program: LinearProgram, from basis: Basis?, _ options: SolverOptions) throws(SolverError)
    -> ExactOptimum
}

/// What a solve in rational numbers came to.
package enum ExactOptimum: Hashable, Sendable {
  /// The optimum, rounded once, and the pivots that led to it: 0 where the basis itself was optimal.
  case optimal(Double, pivots: Int)
  case stopped(Outcome.Limit)
  /// The program is too large to be factorised in rational numbers in a time that anybody waits.
  case tooLarge
}
