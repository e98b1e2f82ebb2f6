import GLPKBackend
import LinearProgramming
import Testing

/// GLPK, but that a program held open comes to no end once it is asked a second time: it goes on to whatever limit it has.
struct CirclingSolver: TableauSolver {
  private let solver = GLPKSolver()

  var name: String { solver.name }

  func solve(_ program: LinearProgram, _ options: SolverOptions) throws(SolverError) -> SolverResult {
    try solver.solve(program, options)
  }

  func open(_ program: LinearProgram, at basis: Basis) throws(SolverError) -> any Tableau {
    CirclingTableau(try solver.open(program, at: basis))
  }
}

private final class CirclingTableau: Tableau {
  private let tableau: any Tableau
  private var wasAsked = false

  init(_ tableau: any Tableau) { self.tableau = tableau }

  var program: LinearProgram { tableau.program }

  func optimize(_ options: SolverOptions) throws(SolverError) -> Outcome {
    if !wasAsked {
      wasAsked = true
      return try tableau.optimize(options)
    }
    if options.iterationLimit == nil { Issue.record("nothing would have ended this") }
    return .noSolution(bound: nil, stoppedBy: .iterations)
  }

  func setBounds(_ bounds: Bounds, of constraint: Constraint) throws(SolverError) {
    try tableau.setBounds(bounds, of: constraint)
  }
  func setBounds(_ bounds: Bounds, of variable: Variable) throws(SolverError) {
    try tableau.setBounds(bounds, of: variable)
  }
  func setCost(_ cost: Double, of variable: Variable) throws(SolverError) {
    try tableau.setCost(cost, of: variable)
  }
  func setRow(_ constraint: Constraint, to expression: LinearExpression) throws(SolverError) {
    try tableau.setRow(constraint, to: expression)
  }
  func setBasis(_ basis: Basis) throws(SolverError) { try tableau.setBasis(basis) }
  func basis() throws(SolverError) -> Basis { try tableau.basis() }
  func head() throws(SolverError) -> [Int32] { try tableau.head() }
  func solve(_ values: inout [Double]) throws(SolverError) { try tableau.solve(&values) }
  func solveTransposed(_ values: inout [Double]) throws(SolverError) { try tableau.solveTransposed(&values) }
}
