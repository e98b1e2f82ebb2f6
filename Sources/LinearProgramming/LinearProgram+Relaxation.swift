/// A column by which some rows may be missed.
package struct Relaxation: Sendable {
  package var name: String
  /// What one unit of the column adds to each row.
  package var terms: [(row: Constraint, coefficient: Double)]
  package var bounds: Bounds
  package var cost: Double

  package init(
    _ name: String, _ terms: [(row: Constraint, coefficient: Double)], _ bounds: Bounds = .nonnegative,
    cost: Double
  ) {
    self.name = name
    self.terms = terms
    self.bounds = bounds
    self.cost = cost
  }
}

extension LinearProgram {
  /// The program in which some rows may be missed at a cost, and nothing else costs.
  ///
  /// Rows and columns keep their places; the relaxations' columns follow, in their order.
  ///
  /// - Complexity: O(nonzeros + terms of the relaxations).
  package func missing(_ relaxations: [Relaxation]) -> LinearProgram {
    var program = LinearProgram(name: name, direction: .minimize)
    program.reserve(
      columns: columnCount + relaxations.count,
      nonzeros: nonzeroCount + relaxations.reduce(0) { $0 + $1.terms.count })
    for column in 0..<columnCount {
      program.addVariable(columnNames[column], columnBounds[column], domain: columnDomains[column])
    }
    var added: [[LinearExpression.Term]] = Array(repeating: [], count: rowCount)
    for relaxation in relaxations {
      let column = program.addVariable(relaxation.name, relaxation.bounds, cost: relaxation.cost)
      for term in relaxation.terms { added[term.row.position].append(.init(term.coefficient, column)) }
    }
    for row in 0..<rowCount {
      let own = nonzeros(of: Constraint(position: row)).map {
        LinearExpression.Term(coefficients[$0], Variable(position: Int(columnPositions[$0])))
      }
      program.addConstraint(rowNames[row], LinearExpression(own + added[row]), rowBounds[row])
    }
    return program
  }
}
