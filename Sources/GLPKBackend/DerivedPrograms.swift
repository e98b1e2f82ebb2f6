internal import LinearProgramming

/// The programs that proofs are made of. All of them have an optimum, whatever the program they come from.
extension LinearProgram {
  /// The least sum of row violations: each row may be missed, on either side, at a cost of 1 per unit.
  ///
  /// Its optimum is 0 where this program has a point; where it has none, the row duals contradict the bounds.
  var elastic: LinearProgram {
    var program = LinearProgram(name: name)
    for column in 0..<columnCount { program.addVariable("", columnBounds[column]) }
    for row in 0..<rowCount {
      let bounds = rowBounds[row]
      var expression = rowExpression(row)
      if bounds.lower != nil { expression.add(1, program.addVariable("", cost: 1)) }
      if bounds.upper != nil { expression.add(-1, program.addVariable("", cost: 1)) }
      program.addConstraint("", expression, bounds)
    }
    return program
  }

  /// The best direction, every component within [-1, 1], in which one can go on for ever once inside.
  ///
  /// Its optimum is 0 unless this program is unbounded or infeasible.
  var recession: LinearProgram {
    var program = LinearProgram(name: name, direction: direction)
    for column in 0..<columnCount {
      let bounds = columnBounds[column]
      let directions = Bounds(lower: bounds.lower == nil ? -1 : 0, upper: bounds.upper == nil ? 1 : 0)
      program.addVariable("", directions, cost: costs[column])
    }
    for row in 0..<rowCount {
      let bounds = rowBounds[row]
      program.addConstraint(
        "", rowExpression(row), Bounds(lower: bounds.lower.map { _ in 0 }, upper: bounds.upper.map { _ in 0 })
      )
    }
    return program
  }

  /// The same rows and bounds, nothing to minimise.
  var withoutObjective: LinearProgram {
    var program = self
    program.objectiveConstant = 0
    for column in 0..<columnCount { program.setCost(0, of: Variable(position: column)) }
    return program
  }

  /// A proof out of weights that may have the wrong sign and some dust on them; `nil` when they prove
  /// nothing.
  func proof(from weights: [Double]) -> InfeasibilityProof? {
    let largest = weights.reduce(0) { max($0, abs($1)) }
    guard largest > 0, largest.isFinite else { return nil }
    for sign in [1.0, -1.0] {
      let cleaned = zip(weights, rowBounds).map { weight, bounds -> Double in
        let weight = sign * weight / largest
        let isDust = abs(weight) < 1e-12
        let end = weight > 0 ? bounds.lower : bounds.upper
        return isDust || (end == nil && abs(weight) < 1e-9) ? 0 : weight
      }
      let proof = InfeasibilityProof(rowWeights: cleaned)
      if proof.holds(in: self) { return proof }
    }
    return nil
  }

  private func rowExpression(_ row: Int) -> LinearExpression {
    LinearExpression(
      nonzeros(of: Constraint(position: row)).map {
        .init(coefficients[$0], Variable(position: Int(columnPositions[$0])))
      })
  }
}
