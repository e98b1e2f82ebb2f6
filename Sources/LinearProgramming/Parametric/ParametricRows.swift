/// Rows of a program that move with one number, the parameter.
///
///     bounds.lower <= base - parameter * rate <= bounds.upper
///
/// A rate that is a constant moves a right-hand side; one with terms moves coefficients.
public struct ParametricRows: Sendable {
  public struct Row: Sendable {
    public let constraint: Constraint
    public let base: LinearExpression
    /// What one unit of the parameter takes off.
    public let rate: LinearExpression
    public let bounds: Bounds

    public init(
      _ constraint: Constraint, base: LinearExpression, rate: LinearExpression, bounds: Bounds
    ) {
      self.constraint = constraint
      self.base = base
      self.rate = rate
      self.bounds = bounds
    }
  }

  public let rows: [Row]
  /// Whether only right-hand sides move: then the optimum is piecewise linear in the parameter, and convex when
  /// minimising.
  public let movesRightHandSidesOnly: Bool

  /// - Parameter rows: at most one for each constraint.
  public init(_ rows: [Row]) {
    self.rows = rows
    movesRightHandSidesOnly = rows.allSatisfy(\.rate.terms.isEmpty)
  }

  /// Right-hand sides that move away from where they stand, at 0 of the parameter.
  ///
  /// - Parameter directions: by how much both ends of a row rise for each unit of the parameter.
  public init(moving directions: [(constraint: Constraint, by: Double)], of program: LinearProgram) {
    self.init(
      directions.map { direction in
        let nonzeros = program.nonzeros(of: direction.constraint)
        let terms = nonzeros.map {
          LinearExpression.Term(
            program.coefficients[$0], Variable(position: Int(program.columnPositions[$0])))
        }
        return Row(
          direction.constraint, base: LinearExpression(terms),
          rate: LinearExpression(constant: direction.by),
          bounds: program.rowBounds[direction.constraint.position])
      })
  }
}

extension ParametricRows.Row {
  /// The linear form at a value of the parameter, without its constant, and the bounds that this leaves.
  public func standing(at parameter: Double) -> (form: LinearExpression, bounds: Bounds) {
    var form = base
    form.add(rate, times: -parameter)
    let bounds = self.bounds.shifted(by: -form.constant)
    form.constant = 0
    return (form, bounds)
  }
}
