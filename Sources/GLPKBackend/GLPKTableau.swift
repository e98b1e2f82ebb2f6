internal import CGLPK
package import LinearProgramming

extension GLPKSolver: TableauSolver {
  package func open(_ program: LinearProgram, at basis: Basis) throws(SolverError) -> any Tableau {
    let faults = program.faults(startingBasis: basis)
    guard faults.isEmpty else { throw .invalid(faults) }
    return try passingOn { () throws(GLPKFailure) in try GLPKTableau(program, at: basis) }
  }
}

/// A program in an open GLPK session.
private final class GLPKTableau: Tableau {
  private(set) var program: LinearProgram
  private let handle: GLPKHandle
  /// Whether GLPK's factorization is of the basis at hand.
  private var isFactorized = false

  init(_ program: LinearProgram, at basis: Basis) throws(GLPKFailure) {
    self.program = program.isMixedInteger ? program.relaxed : program
    handle = try GLPKHandle()
    try load(at: basis)
  }

  private func load(at basis: Basis) throws(GLPKFailure) {
    try handle.load(program, whole: false)
    try handle.scale(.original, automatically: true)
    try handle.setBasis(basis, of: .original)
  }

  // MARK: Changes

  func setBounds(_ bounds: Bounds, of constraint: Constraint) throws(SolverError) {
    guard program.rowBounds[constraint.position] != bounds else { return }
    program.setBounds(bounds, of: constraint)
    isFactorized = false
    try passingOn { () throws(GLPKFailure) in
      try handle.setBounds(bounds, ofRow: constraint.position)
    }
  }

  func setBounds(_ bounds: Bounds, of variable: Variable) throws(SolverError) {
    guard program.columnBounds[variable.position] != bounds else { return }
    program.setBounds(bounds, of: variable)
    isFactorized = false
    try passingOn { () throws(GLPKFailure) in
      try handle.setBounds(bounds, ofColumn: variable.position)
    }
  }

  func setCost(_ cost: Double, of variable: Variable) throws(SolverError) {
    guard program.costs[variable.position] != cost else { return }
    program.setCost(cost, of: variable)
    isFactorized = false
    try passingOn { () throws(GLPKFailure) in
      try handle.setCost(cost, ofColumn: variable.position)
    }
  }

  func setRow(_ constraint: Constraint, to expression: LinearExpression) throws(SolverError) {
    program.setRow(constraint, to: expression)
    isFactorized = false
    let nonzeros = program.nonzeros(of: constraint)
    try passingOn { () throws(GLPKFailure) in
      try handle.setRow(
        constraint.position, Array(program.columnPositions[nonzeros]), Array(program.coefficients[nonzeros]))
    }
  }

  // MARK: Moving

  func optimize(_ options: SolverOptions) throws(SolverError) -> Outcome {
    var watch = Watch(options)
    isFactorized = false
    return try passingOn { () throws(GLPKFailure) in try optimize(&watch) }
  }

  /// In scaled numbers. A basis whose point is nearly feasible has no near point that holds to the first, as the simplex
  /// sees it; to the second it has, and the polish does the rest.
  private static let tolerances = [1e-9, 1e-7]

  /// The primal simplex may end where rounding has made a basis infeasible that was feasible: the dual goes on from there.
  private func optimize(_ watch: inout Watch) throws(GLPKFailure) -> Outcome {
    let start = try handle.basis(of: .original)
    search: for tolerance in Self.tolerances {
      guard let method = try handle.methodByFeasibility(.original) else { break }
      switch try handle.runSimplex(on: .original, method, tolerance: tolerance, &watch) {
      case .optimal: break search
      case .noPoint:
        let weights = try handle.infeasibleCombination(of: .original)
        let proof = weights.flatMap { program.infeasibilityProof(from: $0) }
        if proof != nil || tolerance == Self.tolerances.last { return .infeasible(proof) }
      case .noOptimum: return .infeasibleOrUnbounded
      case .stopped(let limit): return .noSolution(bound: nil, stoppedBy: limit)
      case .abandoned(let limit):
        try load(at: start)
        return .noSolution(bound: nil, stoppedBy: limit)
      }
    }
    switch try handle.polish(program, &watch) {
    case .optimal(let vertex):
      guard vertex.residuals.areWithin(.trust, optimality: .trust) else {
        throw GLPKFailure(doing: "moving to an optimum", code: 0, detail: "the vertex does not hold")
      }
      // The vertex was refined with it.
      isFactorized = true
      return .optimal(vertex.solution)
    case .stopped(let limit, _): return .noSolution(bound: nil, stoppedBy: limit)
    case .noPoint: return .infeasible(nil)
    case .noOptimum: return .infeasibleOrUnbounded
    }
  }

  func setBasis(_ basis: Basis) throws(SolverError) {
    let faults = program.faults(startingBasis: basis)
    guard faults.isEmpty else { throw .invalid(faults) }
    isFactorized = false
    try passingOn { () throws(GLPKFailure) in try handle.setBasis(basis, of: .original) }
  }

  func basis() throws(SolverError) -> Basis {
    try passingOn { () throws(GLPKFailure) in try handle.basis(of: .original) }
  }

  // MARK: Asking

  func head() throws(SolverError) -> [Int32] {
    try passingOn { () throws(GLPKFailure) in
      try factorize()
      return try handle.basisHead(of: .original)
    }
  }

  func solve(_ values: inout [Double]) throws(SolverError) {
    do {
      try factorize()
      try handle.solveBasis(.original, &values)
    } catch { throw .failed(doing: error.doing, detail: error.detail) }
  }

  func solveTransposed(_ values: inout [Double]) throws(SolverError) {
    do {
      try factorize()
      try handle.solveTransposedBasis(.original, &values)
    } catch { throw .failed(doing: error.doing, detail: error.detail) }
  }

  private func factorize() throws(GLPKFailure) {
    if isFactorized { return }
    guard try handle.factorize(.original) != nil else {
      throw GLPKFailure(doing: "factorising a basis", code: 1, detail: "it is singular")
    }
    isFactorized = true
  }
}

/// What goes wrong inside, in the words of the protocol.
private func passingOn<R>(_ body: () throws(GLPKFailure) -> R) throws(SolverError) -> R {
  do { return try body() } catch { throw .failed(doing: error.doing, detail: error.detail) }
}
