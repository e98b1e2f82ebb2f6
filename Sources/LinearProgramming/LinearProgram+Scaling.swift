extension LinearProgram {
  /// The power of two that brings the largest cost near a million.
  ///
  /// Simplex codes take tolerances of reduced costs and perturbations of costs as absolute; a power of two changes no
  /// digit, so that an answer is carried back without rounding.
  package var objectiveScale: Double {
    let largest = costs.reduce(0) { max($0, abs($1)) }
    guard largest > 0, largest.isFinite else { return 1 }
    return Double(sign: .plus, exponent: 20 - largest.exponent, significand: 1)
  }
}

extension Solution {
  /// The solution of the program whose objective was multiplied by `factor`, in the units of before.
  package func unscaled(by factor: Double) -> Solution {
    var solution = self
    solution.objective /= factor
    solution.bound /= factor
    solution.duals = duals?.unscaled(by: factor)
    solution.fixedDuals = fixedDuals?.unscaled(by: factor)
    return solution
  }
}

extension Duals {
  fileprivate func unscaled(by factor: Double) -> Duals {
    Duals(rowDuals: rowDuals.map { $0 / factor }, reducedCosts: reducedCosts.map { $0 / factor })
  }
}

extension Outcome {
  /// The outcome of the program whose objective was multiplied by `factor`, in the units of before.
  package func unscaled(by factor: Double) -> Outcome {
    switch self {
    case .optimal(let solution): .optimal(solution.unscaled(by: factor))
    case .feasible(let solution, let bound, let limit):
      .feasible(solution.unscaled(by: factor), bound: bound.map { $0 / factor }, stoppedBy: limit)
    case .noSolution(let bound, let limit): .noSolution(bound: bound.map { $0 / factor }, stoppedBy: limit)
    case .infeasible, .unbounded, .infeasibleOrUnbounded: self
    }
  }
}
