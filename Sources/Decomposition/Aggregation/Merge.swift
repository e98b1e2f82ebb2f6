internal import LinearProgramming

/// A merged program with the way back: an answer to it as an answer to the whole.
struct Merge: Sendable {
  let merged: MergedProgram
  let chains: HandOverChains
  let weights: Weights

  /// Lets the duals, the bound and the proof of a merged program stand for all members of each class, and divides its
  /// values among them.
  ///
  /// - Returns: the outcome, and rows that are missed by more than the merged ones are: none, where the point is one of
  ///   the whole.
  /// - Complexity: O(nonzeros).
  func lifted(_ outcome: Outcome) -> (outcome: Outcome, missed: [Int]) {
    switch outcome {
    case .optimal(let solution):
      let (whole, missed) = lifted(solution)
      return (.optimal(whole), missed)
    case .feasible(let solution, let bound, let limit):
      let (whole, missed) = lifted(solution)
      return (.feasible(whole, bound: bound, stoppedBy: limit), missed)
    case .infeasible(let proof):
      let weights = proof.map { Self.spread($0.rowWeights, over: merged.rows) }
      return (.infeasible(weights.map({ InfeasibilityProof(rowWeights: $0) })), [])
    case .unbounded, .infeasibleOrUnbounded, .noSolution: return (outcome, [])
    }
  }

  private func lifted(_ solution: Solution) -> (Solution, missed: [Int]) {
    let whole = merged.whole
    let values = columnValues(at: solution)
    var lifted = solution
    lifted.columnValues = values
    lifted.rowValues = whole.rowValues(at: values)
    lifted.duals = solution.duals.map(self.lifted)
    lifted.fixedDuals = solution.fixedDuals.map(self.lifted)
    // Equal shares lie between vertices.
    lifted.basis = nil
    lifted.objective = whole.objective(at: values)
    if !whole.isMixedInteger, solution.bound == solution.objective { lifted.bound = lifted.objective }
    return (lifted, missed(by: lifted, solution))
  }

  private func lifted(_ duals: Duals) -> Duals {
    Duals(
      rowDuals: Self.spread(duals.rowDuals, over: merged.rows),
      reducedCosts: Self.spread(duals.reducedCosts, over: merged.columns))
  }

  private static func spread(_ numbers: [Double], over classes: Classes) -> [Double] {
    classes.ofMembers.map { numbers[Int($0)] }
  }

  private func columnValues(at solution: Solution) -> [Double] {
    guard !chains.chains.isEmpty else { return columnValues(at: solution, weights) }
    let parts = chains.parts(at: solution.columnValues, in: merged)
    var finder = WeightFinder(merged, chains, seeds: parts.rows)
    finder.find()
    var values = columnValues(at: solution, finder.weights)
    for (column, value) in parts.handOvers { values[column] = value }
    return values
  }

  private func columnValues(at solution: Solution, _ weights: Weights) -> [Double] {
    merged.columns.ofMembers.enumerated().map { column, number in
      let value = solution.columnValues[Int(number)]
      guard merged.columns.size(of: Int(number)) > 1 else { return value }
      // A sum at its bound is parts at theirs, whatever rounding says.
      let (ends, sums) = (merged.whole.columnBounds[column], merged.program.columnBounds[Int(number)])
      if value == sums.lower, let lower = ends.lower { return lower }
      if value == sums.upper, let upper = ends.upper { return upper }
      return value * weights.columns[column]
    }
  }
}

// MARK: - The check

extension Merge {
  /// What rounding may add to the violation of a row, relative to its terms.
  private static let tolerance = 1e-11

  /// Rows, and rows of columns, that a point of the whole misses by more than the point of the merged program misses theirs.
  private func missed(by solution: Solution, _ sum: Solution) -> [Int] {
    let merged = Self.violations(of: sum, in: self.merged.program)
    let whole = Self.violations(of: solution, in: self.merged.whole)
    return whole.indices.filter { row in
      // Written so that NaN is missed.
      !(whole[row] <= 4 * merged[Int(self.merged.rows.ofMembers[row])] + Self.tolerance)
    }
  }

  /// By row: its violation, or that of the bounds of its columns, relative to what is added up in it.
  private static func violations(of solution: Solution, in program: LinearProgram) -> [Double] {
    program.rowBounds.enumerated().map { row, bounds in
      var size = max(1, abs(bounds.lower ?? 0), abs(bounds.upper ?? 0))
      var worst = 0.0
      for index in program.nonzeros(of: Constraint(position: row)) {
        let column = Int(program.columnPositions[index])
        let value = solution.columnValues[column]
        size += abs(program.coefficients[index] * value)
        let ends = program.columnBounds[column]
        worst = max(worst, ends.violation(of: value) / max(1, abs(value)))
      }
      return max(worst, bounds.violation(of: solution.rowValues[row]) / size)
    }
  }
}
