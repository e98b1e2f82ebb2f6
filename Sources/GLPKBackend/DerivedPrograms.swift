internal import LinearProgramming

/// The programs that proofs are made of. All of them have an optimum, whatever the program they come from.
extension LinearProgram {
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

  private func rowExpression(_ row: Int) -> LinearExpression {
    LinearExpression(
      nonzeros(of: Constraint(position: row)).map {
        .init(coefficients[$0], Variable(position: Int(columnPositions[$0])))
      })
  }
}
