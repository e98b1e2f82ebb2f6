extension LinearProgram {
  /// The program of least total violation: every row may be missed at a cost of one per unit, and nothing else costs.
  ///
  /// Always feasible where the column bounds are. Its optimum is 0 exactly where this program is feasible;
  /// otherwise the row duals at the optimum prove that it is not.
  ///
  /// - Complexity: O(nonzeros).
  package var elastic: LinearProgram {
    var program = LinearProgram(name: name, direction: .minimize)
    for column in 0..<columnCount {
      program.addVariable(columnNames[column], columnBounds[column], domain: columnDomains[column])
    }
    for row in 0..<rowCount {
      var expression = LinearExpression(
        nonzeros(of: Constraint(position: row)).map {
          LinearExpression.Term(coefficients[$0], Variable(position: Int(columnPositions[$0])))
        })
      if rowBounds[row].lower != nil {
        expression.add(1, program.addVariable("below(\(rowNames[row]))", .nonnegative, cost: 1))
      }
      if rowBounds[row].upper != nil {
        expression.add(-1, program.addVariable("above(\(rowNames[row]))", .nonnegative, cost: 1))
      }
      program.addConstraint(rowNames[row], expression, rowBounds[row])
    }
    return program
  }
}
