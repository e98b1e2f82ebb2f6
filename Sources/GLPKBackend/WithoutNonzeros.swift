internal import LinearProgramming

extension LinearProgram {
  /// The answer to a program whose rows are all empty: each column goes to its better bound by itself.
  ///
  /// Integer columns must have whole bounds.
  var outcomeWithoutNonzeros: Outcome {
    for (row, bounds) in rowBounds.enumerated() where bounds.violation(of: 0) > 0 {
      var weights = Array(repeating: 0.0, count: rowCount)
      weights[row] = (bounds.lower ?? 0) > 0 ? 1 : -1
      return .infeasible(InfeasibilityProof(rowWeights: weights))
    }
    var values: [Double] = []
    var standings: [Basis.Standing] = []
    for (cost, bounds) in zip(costs, columnBounds) {
      let falling = direction == .minimize ? cost < 0 : cost > 0
      let end = falling ? bounds.upper : bounds.lower
      if end == nil, cost != 0 { return .unbounded }
      values.append(end ?? bounds.upper ?? 0)
      standings.append(
        bounds.isFixed ? .fixed : bounds.isFree ? .free : end == nil || falling ? .atUpper : .atLower)
    }
    let objective = objective(at: values)
    let rows = Array(repeating: 0.0, count: rowCount)
    let solution = Solution(
      objective: objective, columnValues: values, rowValues: rows,
      duals: isMixedInteger ? nil : Duals(rowDuals: rows, reducedCosts: costs),
      basis: isMixedInteger
        ? nil : Basis(rows: Array(repeating: .basic, count: rowCount), columns: standings),
      bound: objective)
    return .optimal(solution)
  }
}
