internal import LinearProgramming

/// The linear programs of a tree's nodes: the relaxation under other bounds, without rows that nothing rested on until a
/// point violates them.
struct Relaxation {
  private let whole: LinearProgram
  private var inPlay: [Bool]
  private var part: Part

  enum Answer {
    case optimal(Solution, Basis)
    /// No point at all.
    case nothing
    /// The base solver broke down.
    case unknown
    case stopped
  }

  init(of program: LinearProgram) {
    whole = program.relaxed
    inPlay = Array(repeating: true, count: program.rowCount)
    part = Part(
      of: whole, rows: Array(0..<program.rowCount), columns: Array(0..<program.columnCount), fixed: [])
  }

  /// Leaves out the rows that seldom bind and do not at a basis.
  mutating func leaveOutRows(at basis: Basis) {
    for row in whole.stages?.lazyRows ?? [] where basis.rows[Int(row)] == .basic { inPlay[Int(row)] = false }
    restate()
  }

  private mutating func restate() {
    part = Part(
      of: whole, rows: inPlay.indices.filter { inPlay[$0] }, columns: Array(0..<whole.columnCount), fixed: [])
  }

  /// - Parameters:
  ///   - bounds: of columns that differ from the program's.
  ///   - basis: of all rows and columns, from which the dual simplex starts.
  /// - Returns: a point that violates no row, left out or not.
  mutating func solve(
    _ bounds: [Int: Bounds], from basis: Basis, with base: any Solver, _ budget: inout Budget
  ) throws(SolverError) -> Answer {
    var basis = basis
    while true {
      var program = part.program
      for (column, bounds) in bounds { program.setBounds(bounds, of: Variable(position: column)) }
      var options = budget.remaining()
      options.startingBasis = Basis(rows: part.rows.map { basis.rows[$0] }, columns: basis.columns)
      options.method = .dualSimplex
      let result: SolverResult
      do { result = try base.solve(program, options) } catch .failed { return .unknown }
      budget.charge(result.statistics)
      switch result.outcome {
      case .optimal(let solution):
        guard let found = solution.basis else { return .unknown }
        for (place, row) in part.rows.enumerated() { basis.rows[row] = found.rows[place] }
        basis.columns = found.columns
        let violated = whole.violatedRows(
          among: inPlay.indices.filter { !inPlay[$0] }, at: solution.columnValues)
        if violated.isEmpty { return .optimal(solution, basis) }
        for row in violated { inPlay[row] = true }
        restate()
      case .infeasible, .infeasibleOrUnbounded: return .nothing
      case .unbounded: return .unknown
      case .feasible, .noSolution: return budget.reached == nil ? .unknown : .stopped
      }
    }
  }
}
