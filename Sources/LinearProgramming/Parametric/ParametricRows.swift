/// Rows of a program that move with one number, the parameter.
///
///     bounds.lower <= base - parameter * rate <= bounds.upper
///
/// A rate that is a constant moves a right-hand side; one with terms moves coefficients.
package struct ParametricRows: Sendable {
  package struct Row: Sendable {
    package let constraint: Constraint
    package let base: LinearExpression
    /// What one unit of the parameter takes off.
    package let rate: LinearExpression
    package let bounds: Bounds

    package init(
      _ constraint: Constraint, base: LinearExpression, rate: LinearExpression, bounds: Bounds
    ) {
      self.constraint = constraint
      self.base = base
      self.rate = rate
      self.bounds = bounds
    }
  }

  package let rows: [Row]
  /// Whether only right-hand sides move: then the optimum is piecewise linear in the parameter, and convex when
  /// minimising.
  package let movesRightHandSidesOnly: Bool

  /// - Parameter rows: at most one for each constraint.
  package init(_ rows: [Row]) {
    self.rows = rows
    movesRightHandSidesOnly = rows.allSatisfy(\.rate.terms.isEmpty)
  }

  /// Right-hand sides that move away from where they stand, at 0 of the parameter.
  ///
  /// - Parameter directions: by how much both ends of a row rise for each unit of the parameter.
  package init(moving directions: [(constraint: Constraint, by: Double)], of program: LinearProgram) {
    self.init(
      directions.map { direction in
        return Row(
          direction.constraint, base: program.form(of: direction.constraint),
          rate: LinearExpression(constant: direction.by),
          bounds: program.rowBounds[direction.constraint.position])
      })
  }
}

extension ParametricRows {
  /// The rows in which two programs of the same rows and columns differ: the first at 0 of the parameter, the second at
  /// `distance`, and in a straight line between and beyond.
  ///
  /// - Returns: `nil` where rows, columns, costs or column bounds differ: then no rows lead from one to the other.
  /// - Complexity: O(rows + columns + nonzeros).
  package init?(from first: LinearProgram, to second: LinearProgram, distance: Double) {
    guard first.rowNames == second.rowNames, first.columnNames == second.columnNames,
      first.costs == second.costs, first.columnBounds == second.columnBounds, distance != 0
    else { return nil }
    var rows: [Row] = []
    for position in 0..<first.rowCount {
      let row = Constraint(position: position)
      let (before, after) = (first.rowBounds[position], second.rowBounds[position])
      let isSameForm = first.hasSameForm(row, as: second)
      if isSameForm, before == after { continue }
      guard let rise = before.rise(to: after) else { return nil }
      let base = first.form(of: row)
      var rate = LinearExpression(constant: rise / distance)
      if !isSameForm {
        rate.add(base, times: 1 / distance)
        rate.add(second.form(of: row), times: -1 / distance)
      }
      rows.append(Row(row, base: base, rate: rate, bounds: before))
    }
    self.init(rows)
  }

  /// Whether the rows, at a value of the parameter, are those of another program, and all other rows are as they were.
  ///
  /// - Complexity: O(rows + nonzeros).
  package func lead(from first: LinearProgram, to other: LinearProgram, at parameter: Double) -> Bool {
    guard first.rowNames == other.rowNames, first.columnNames == other.columnNames,
      first.costs == other.costs, first.columnBounds == other.columnBounds
    else { return false }
    var moved = first
    for row in rows {
      let standing = row.standing(at: parameter)
      if !row.rate.terms.isEmpty { moved.setRow(row.constraint, to: standing.form) }
      moved.setBounds(standing.bounds, of: row.constraint)
    }
    return (0..<first.rowCount).allSatisfy { position in
      moved.isNearly(Constraint(position: position), as: other)
    }
  }
}

extension LinearProgram {
  /// Whether a row is that of another program, but for rounding.
  fileprivate func isNearly(_ row: Constraint, as other: LinearProgram) -> Bool {
    let (own, others) = (nonzeros(of: row), other.nonzeros(of: row))
    let (bounds, expected) = (rowBounds[row.position], other.rowBounds[row.position])
    func isNear(_ one: Double?, _ two: Double?) -> Bool {
      guard let one, let two else { return one == nil && two == nil }
      return abs(one - two) <= 1e-9 * max(1, abs(one), abs(two))
    }
    return columnPositions[own] == other.columnPositions[others]
      && zip(coefficients[own], other.coefficients[others]).allSatisfy { isNear($0, $1) }
      && isNear(bounds.lower, expected.lower) && isNear(bounds.upper, expected.upper)
  }

  /// The linear form of a row.
  func form(of row: Constraint) -> LinearExpression {
    LinearExpression(
      nonzeros(of: row).map {
        LinearExpression.Term(coefficients[$0], Variable(position: Int(columnPositions[$0])))
      })
  }

  fileprivate func hasSameForm(_ row: Constraint, as other: LinearProgram) -> Bool {
    let (own, others) = (nonzeros(of: row), other.nonzeros(of: row))
    return columnPositions[own] == other.columnPositions[others]
      && coefficients[own] == other.coefficients[others]
  }
}

extension Bounds {
  /// By how much both ends rise; `nil` where one does otherwise than the other.
  fileprivate func rise(to other: Bounds) -> Double? {
    guard (lower == nil) == (other.lower == nil), (upper == nil) == (other.upper == nil) else { return nil }
    let rises = [lower.map { (other.lower ?? $0) - $0 }, upper.map { (other.upper ?? $0) - $0 }].compactMap {
      $0
    }
    guard let first = rises.first else { return 0 }
    let size = max(abs(lower ?? 0), abs(upper ?? 0), 1)
    return rises.allSatisfy { abs($0 - first) <= 1e-12 * size } ? first : nil
  }
}

extension ParametricRows.Row {
  /// The linear form at a value of the parameter, without its constant, and the bounds that this leaves.
  package func standing(at parameter: Double) -> (form: LinearExpression, bounds: Bounds) {
    var form = base
    form.add(rate, times: -parameter)
    let bounds = self.bounds.shifted(by: -form.constant)
    form.constant = 0
    return (form, bounds)
  }
}
