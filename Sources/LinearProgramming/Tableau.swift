/// A solver that can hold a linear program open at a vertex, to be asked about and moved from there.
package protocol TableauSolver: Solver {
  /// Opens a program at a basis of it.
  ///
  /// - Parameter program: integer columns are taken as continuous.
  /// - Throws: `SolverError.failed` where the basis is singular or the solver broke down.
  func open(_ program: LinearProgram, at basis: Basis) throws(SolverError) -> any Tableau
}

/// A linear program that is held open at a basis: what a re-solve would have to build anew every time.
///
/// It belongs to the thread that opened it and is closed with its last reference. Values and duals that it gives were
/// refined in the program's own unscaled numbers.
///
/// Rows and columns are told apart as *variables*: row i is variable i, the value of its linear form; column j is
/// variable `rowCount + j`. A basis makes one variable basic in every place of `head`.
package protocol Tableau: AnyObject {
  /// As it stands now.
  var program: LinearProgram { get }

  /// Changes bounds, a cost, or all of a row. The basis stays, and may now be infeasible, not optimal or singular.
  func setBounds(_ bounds: Bounds, of constraint: Constraint) throws(SolverError)
  func setBounds(_ bounds: Bounds, of variable: Variable) throws(SolverError)
  func setCost(_ cost: Double, of variable: Variable) throws(SolverError)
  func setRow(_ constraint: Constraint, to expression: LinearExpression) throws(SolverError)

  /// Goes to an optimal vertex from the basis at hand, by the primal simplex where that is feasible and by the dual where
  /// it is not, and stays there.
  ///
  /// - Returns: `optimal`, with duals and basis; `infeasible`, with a proof where the dual simplex ended with one;
  ///   `infeasibleOrUnbounded`, or `noSolution` where a limit was reached. Claims are not proved by further solves.
  /// - Throws: `SolverError.failed` where the simplex broke down, or ended with residuals that are no answer's.
  func optimize(_ options: SolverOptions) throws(SolverError) -> Outcome

  /// Goes to a basis, whether it is feasible or not.
  func setBasis(_ basis: Basis) throws(SolverError)

  /// Where the program stands.
  func basis() throws(SolverError) -> Basis

  /// The variable that is basic in each place. Factorises the basis where that is not done.
  ///
  /// - Throws: `SolverError.failed` where it is singular.
  func head() throws(SolverError) -> [Int32]

  /// Solves `B z = values` in place. B holds the basic columns of `(I | -A)`, in the order of `head`.
  func solve(_ values: inout [Double]) throws(SolverError)

  /// Solves `B' z = values` in place.
  func solveTransposed(_ values: inout [Double]) throws(SolverError)
}
