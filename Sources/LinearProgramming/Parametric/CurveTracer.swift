/// Follows the optimum of a program from basis to basis as a parameter moves some of its rows.
///
/// Where a basis stops being optimal the parameter goes one small step on, and a few pivots lead to the next: each piece
/// of the curve is the exact function of one basis, and its end is where that basis ends. Two ends that are nearer to each
/// other than the step are told as one.
///
/// Source: S. Gass and T. Saaty, "The computational algorithm for the parametric objective function", 1955; J. Orchard-Hays's
/// parametric right-hand sides; rows of coefficients as in `ParametricPiece`.
package struct CurveTracer {
  /// Why a walk ended.
  package enum End: Sendable {
    /// Where it was to go.
    case reached
    /// Past this value of the parameter no point satisfies every bound, with a proof from just beyond where there is one.
    case infeasible(InfeasibilityProof?)
    /// Past this value the objective improves without end.
    case unbounded
    case stopped(Outcome.Limit)
    /// Whoever was told of the pieces has enough.
    case enough
  }

  private let solver: any TableauSolver
  private let rows: ParametricRows
  private let options: SolverOptions
  private var tableau: any Tableau
  /// The optimum where the parameter stands.
  package private(set) var solution: Solution
  package private(set) var parameter: Double
  /// As it was stated last: where the parameter stands, or where there is no optimum.
  package var program: LinearProgram { tableau.program }
  /// Optima found on the way.
  package private(set) var moves = 0

  /// - Parameters:
  ///   - program: the rows' forms are those at `parameter`, or any others: they are set.
  ///   - basis: of an optimum near there.
  /// - Throws: `SolverError`; that there is no optimum at `parameter` is `failed`.
  package init(
    _ solver: any TableauSolver, _ program: LinearProgram, _ rows: ParametricRows, at parameter: Double,
    from basis: Basis, _ options: SolverOptions
  ) throws(SolverError) {
    self.solver = solver
    self.rows = rows
    self.options = options
    self.parameter = parameter
    let tableau = try solver.open(program, at: basis)
    self.tableau = tableau
    try Self.set(rows, at: parameter, in: tableau)
    guard case .optimal(let solution) = try tableau.optimize(options) else {
      throw .failed(doing: "following an optimum", detail: "there is none to start from")
    }
    self.solution = solution
  }

  /// A walk in a tableau that others use as well: it is left wherever the walk ends.
  ///
  /// - Parameters:
  ///   - tableau: opened by `solver`, at the optimum for this value of the parameter, its rows stated so.
  package init(
    _ solver: any TableauSolver, in tableau: any Tableau, _ rows: ParametricRows, at parameter: Double,
    _ solution: Solution, _ options: SolverOptions
  ) {
    self.solver = solver
    self.rows = rows
    self.options = options
    self.parameter = parameter
    self.tableau = tableau
    self.solution = solution
  }

  /// Goes to another value of the parameter.
  ///
  /// - Returns: the outcome there; the walk stands there only where it is an optimum.
  package mutating func move(to parameter: Double) throws(SolverError) -> Outcome {
    moves += 1
    do {
      try Self.set(rows, at: parameter, in: tableau)
      var asked = options
      // Where the next basis is near it takes few pivots; where a simplex goes round in circles it is left.
      asked.iterationLimit = options.iterationLimit ?? 1000 + 2 * tableau.program.rowCount
      let outcome = try tableau.optimize(asked)
      switch outcome {
      case .noSolution(_, stoppedBy: .iterations) where options.iterationLimit == nil: break
      // A simplex that began elsewhere may take rounding for a contradiction: what is claimed is proved from nothing.
      case .infeasible(nil), .infeasibleOrUnbounded, .unbounded: break
      default: return stand(outcome, at: parameter)
      }
    } catch .failed {}
    return try moveAfresh(to: parameter)
  }

  /// From nothing: the basis at hand may be none there, or lead nowhere.
  private mutating func moveAfresh(to parameter: Double) throws(SolverError) -> Outcome {
    var program = tableau.program
    for row in rows.rows {
      let standing = row.standing(at: parameter)
      program.setRow(row.constraint, to: standing.form)
      program.setBounds(standing.bounds, of: row.constraint)
    }
    let outcome = try solver.solve(program, options).outcome
    if let basis = outcome.solution?.basis ?? solution.basis {
      tableau = try solver.open(program, at: basis)
    }
    return stand(outcome, at: parameter)
  }

  private mutating func stand(_ outcome: Outcome, at parameter: Double) -> Outcome {
    if case .optimal(let found) = outcome {
      solution = found
      self.parameter = parameter
    }
    return outcome
  }

  /// Follows the optimum from where the parameter stands to `end`.
  ///
  /// - Parameters:
  ///   - step: how far to look past the end of a piece at least.
  ///   - stride: how far to look where there is an optimum as far. Pieces that are shorter may be left out: a straight line between the
  ///     optima on both sides stands for them, which is not exact.
  ///   - onPiece: told of each piece in turn, `from` below `through` whichever way the walk goes; false ends the walk.
  /// - Returns: why it ended. The parameter then stands at or just past the last piece's end.
  package mutating func walk(
    to end: Double, step: Double, stride: Double = 0, _ onPiece: (ParametricPiece) -> Bool
  ) throws(SolverError) -> End {
    let side: Double = end < parameter ? -1 : 1
    var from = parameter
    let stride = max(step, stride)
    var hop = stride
    var vertex = try ParametricVertex(tableau, rows, at: parameter, solution)
    while true {
      var reach = vertex.reach(toward: end)
      if abs(end - reach) <= Self.negligible(reach, end) { reach = end }
      if reach != from {
        guard onPiece(vertex.piece.between(from, reach)) else { return .enough }
        // A basis that ends where it began makes no way: then the next is looked for farther off.
        hop = side * (reach - from) > hop ? stride : 2 * hop
        from = reach
      } else {
        hop *= 2
      }
      if side * (end - reach) <= 0 { return try arrive(at: end, vertex.piece.value(at: end), onPiece) }
      if let limit = limitReached { return .stopped(limit) }
      let last = (vertex.piece, solution.basis)
      var next = side * (end - from - side * hop) > 0 ? from + side * hop : end
      var outcome = try move(to: next)
      // Past a long hop there may be no plan though nearer by there is.
      while case .infeasible = outcome, abs(next - from) > 1.5 * step {
        hop = max(step, abs(next - from) / 8)
        next = from + side * hop
        outcome = try move(to: next)
      }
      switch outcome {
      case .optimal:
        vertex = try ParametricVertex(tableau, rows, at: parameter, solution)
        // The same basis at both ends: what seemed to end it was rounding.
        let back = solution.basis == last.1 ? from : vertex.reach(toward: from)
        // What two bases leave between them that is more than the rounding of their ends is a piece that was passed over.
        guard abs(back - from) > Self.negligible(from, end) else { continue }
        let line = ParametricPiece(
          from: (from, last.0.value(at: from)), through: (back, vertex.piece.value(at: back)))
        guard onPiece(line) else { return .enough }
        from = back
      case .infeasible(let proof): return .infeasible(proof)
      case .unbounded: return .unbounded
      case .infeasibleOrUnbounded: return .infeasible(nil)
      case .feasible(_, _, let limit), .noSolution(_, let limit): return .stopped(limit)
      }
    }
  }

  /// Tells of the end by itself where the optimum jumps there, as it may where coefficients move: a share of all leaves room
  /// that any smaller share does not.
  private mutating func arrive(
    at end: Double, _ value: Double, _ onPiece: (ParametricPiece) -> Bool
  ) throws(SolverError) -> End {
    guard !rows.movesRightHandSidesOnly, parameter != end else { return .reached }
    guard case .optimal(let found) = try move(to: end) else { return .reached }
    if abs(found.objective - value) > 1e-9 * max(1, abs(value)) {
      _ = onPiece(try ParametricVertex(tableau, rows, at: end, found).piece)
    }
    return .reached
  }

  private var limitReached: Outcome.Limit? { options.cancellation?.reached }

  /// The distance between two ends that is taken for none.
  private static func negligible(_ from: Double, _ end: Double) -> Double {
    1e-9 * max(abs(from), abs(end))
  }

  private static func set(
    _ rows: ParametricRows, at parameter: Double, in tableau: any Tableau
  ) throws(SolverError) {
    for row in rows.rows {
      let standing = row.standing(at: parameter)
      if !row.rate.terms.isEmpty { try tableau.setRow(row.constraint, to: standing.form) }
      try tableau.setBounds(standing.bounds, of: row.constraint)
    }
  }
}
