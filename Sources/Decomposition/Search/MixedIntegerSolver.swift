package import LinearProgramming

/// Solves large mixed-integer programs by branch and bound over linear programs that each start from the basis of the
/// one before.
///
/// A good point comes first: the relaxation's whole numbers are rounded, then fixed batch by batch with a linear solve
/// between (diving). Then the tree is searched, best bound first and each time down to its end, columns chosen by how
/// much the bound rose when they were branched on before. Rows that seldom bind are left out of the nodes' programs until
/// a point violates them. Small programs go to the base solver, whose cuts serve them better.
///
/// Sources: A. H. Land and A. G. Doig, "An automatic method of solving discrete programming problems", 1960; T. Achterberg,
/// "Constraint integer programming", 2007, for pseudocosts and diving.
package struct MixedIntegerSolver<Base: Solver>: Solver {
  private let base: Base
  private let smallestInTime: Int
  private let smallestProgram: Int

  /// - Parameters:
  ///   - base: solves relaxations, and small programs altogether.
  ///   - smallestInTime: rows below which a program with several stages goes to `base` as it is.
  ///   - smallestProgram: the same for any other, whose relaxation is no easier here than there.
  package init(_ base: Base, smallestInTime: Int = 2500, smallestProgram: Int = 20_000) {
    self.base = base
    self.smallestInTime = smallestInTime
    self.smallestProgram = smallestProgram
  }

  package var name: String { base.name }

  package func solve(_ program: LinearProgram, _ options: SolverOptions) throws(SolverError) -> SolverResult {
    let isInTime = (program.stages?.count ?? 1) > 1
    guard program.isMixedInteger, program.faults(startingBasis: options.startingBasis).isEmpty,
      options.isSound
    else { return try base.solve(program, options) }
    if program.rowCount >= (isInTime ? smallestInTime : smallestProgram) {
      var search = TreeSearch(base: base, program: program, options: options)
      return try search.run()
    }
    return try solveSmall(program, options)
  }

  /// Small programs go to the base solver; where its search breaks down, or ends without proof and without a limit, as
  /// where whole numbers hide in its tolerances, the tree decides.
  private func solveSmall(
    _ program: LinearProgram, _ options: SolverOptions
  ) throws(SolverError) -> SolverResult {
    let budget = Budget(options)
    var first: SolverResult?
    do {
      let result = try base.solve(program, options)
      guard case .feasible(_, _, stoppedBy: .iterations) = result.outcome, options.iterationLimit == nil
      else {
        return result
      }
      first = result
    } catch {
      guard case .failed = error else { throw error }
    }
    var search = TreeSearch(base: base, program: program, options: budget.remaining { $0 })
    let second = try search.run()
    guard let before = first?.outcome.solution, let first else { return second }
    guard let after = second.outcome.solution else {
      if case .infeasible = second.outcome { return second }
      return first
    }
    let isBetter =
      program.direction == .minimize
      ? after.objective <= before.objective : after.objective >= before.objective
    return isBetter ? second : first
  }
}
