/// The way back: what was found for the scaled program, in the units of before. A basis is the same in both.
extension ProgramScaling {
  package func unscaled(_ outcome: Outcome, of program: LinearProgram) -> Outcome {
    switch outcome {
    case .optimal(let solution): .optimal(unscaled(solution, of: program))
    case .feasible(let solution, let bound, let limit):
      .feasible(unscaled(solution, of: program), bound: bound.map { $0 / objective }, stoppedBy: limit)
    case .noSolution(let bound, let limit): .noSolution(bound: bound.map { $0 / objective }, stoppedBy: limit)
    case .infeasible(let proof): .infeasible(proof.map(unscaled))
    case .unbounded, .infeasibleOrUnbounded: outcome
    }
  }

  /// - Parameter program: the one before scaling, in which rows and objective are recomputed.
  package func unscaled(_ solution: Solution, of program: LinearProgram) -> Solution {
    let values = zip(solution.columnValues, columns).map { $0 * $1 }
    var unscaled = solution
    unscaled.columnValues = values
    unscaled.rowValues = program.rowValues(at: values)
    unscaled.objective = program.objective(at: values)
    // A bound that is the objective stays so, whatever was left out as dust.
    unscaled.bound =
      solution.bound == solution.objective ? unscaled.objective : solution.bound / objective
    unscaled.duals = solution.duals.map { self.unscaled($0, of: program) }
    unscaled.fixedDuals = solution.fixedDuals.map { self.unscaled($0, of: program) }
    return unscaled
  }

  private func unscaled(_ duals: Duals, of program: LinearProgram) -> Duals {
    Duals(
      rowDuals: zip(duals.rowDuals, rows).map { $0 * $1 / objective },
      reducedCosts: zip(duals.reducedCosts, columns).map { $0 / $1 / objective })
  }

  /// Weights of scaled rows as weights of the rows.
  package func unscaled(_ proof: InfeasibilityProof) -> InfeasibilityProof {
    InfeasibilityProof(rowWeights: zip(proof.rowWeights, rows).map { $0 * $1 })
  }

  /// A report of a solve of the scaled program.
  package func unscaled(_ progress: SolverProgress) -> SolverProgress {
    var told = progress
    told.objective = progress.objective.map { $0 / objective }
    told.bound = progress.bound.map { $0 / objective }
    return told
  }
}
