internal import LinearProgramming

/// A program held open in other units than its own. The basis is the same; what is asked is scaled on the way there, and
/// what is answered on the way back.
///
/// With B' the scaled basic columns of `(I | -A')`, R the factors of rows and D those of what is basic, `1 / rows[i]` for row
/// i and `columns[j]` for column j, the program's own are `B = R^-1 B' D^-1`.
final class ScaledTableau: Tableau {
  private let base: any Tableau
  private let scaling: ProgramScaling
  private(set) var program: LinearProgram

  init(_ base: any Tableau, of program: LinearProgram, _ scaling: ProgramScaling) {
    self.base = base
    self.program = program
    self.scaling = scaling
  }

  func setBounds(_ bounds: Bounds, of constraint: Constraint) throws(SolverError) {
    program.setBounds(bounds, of: constraint)
    try base.setBounds(bounds.scaled(by: scaling.rows[constraint.position]), of: constraint)
  }

  func setBounds(_ bounds: Bounds, of variable: Variable) throws(SolverError) {
    program.setBounds(bounds, of: variable)
    try base.setBounds(bounds.scaled(by: 1 / scaling.columns[variable.position]), of: variable)
  }

  func setCost(_ cost: Double, of variable: Variable) throws(SolverError) {
    program.setCost(cost, of: variable)
    try base.setCost(cost * scaling.columns[variable.position] * scaling.objective, of: variable)
  }

  func setRow(_ constraint: Constraint, to expression: LinearExpression) throws(SolverError) {
    program.setRow(constraint, to: expression)
    let factor = scaling.rows[constraint.position]
    let terms = expression.terms.map {
      LinearExpression.Term($0.coefficient * factor * scaling.columns[$0.variable.position], $0.variable)
    }
    try base.setRow(constraint, to: LinearExpression(terms))
  }

  func optimize(_ options: SolverOptions) throws(SolverError) -> Outcome {
    scaling.unscaled(try base.optimize(options), of: program)
  }

  func setBasis(_ basis: Basis) throws(SolverError) { try base.setBasis(basis) }
  func basis() throws(SolverError) -> Basis { try base.basis() }
  func head() throws(SolverError) -> [Int32] { try base.head() }

  func solve(_ values: inout [Double]) throws(SolverError) {
    for row in values.indices { values[row] *= scaling.rows[row] }
    try base.solve(&values)
    for (place, variable) in try base.head().enumerated() { values[place] *= factor(of: variable) }
  }

  func solveTransposed(_ values: inout [Double]) throws(SolverError) {
    for (place, variable) in try base.head().enumerated() { values[place] *= factor(of: variable) }
    try base.solveTransposed(&values)
    for row in values.indices { values[row] *= scaling.rows[row] }
  }

  private func factor(of variable: Int32) -> Double {
    let variable = Int(variable)
    return variable < program.rowCount
      ? 1 / scaling.rows[variable] : scaling.columns[variable - program.rowCount]
  }
}
