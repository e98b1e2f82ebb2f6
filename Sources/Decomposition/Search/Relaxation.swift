internal import LinearProgramming

/// A linear program without rows that nothing rests on until a point violates them, solved under one set of column
/// bounds after another.
///
/// What it answers is of the whole program: rows left out are basic and priced at 0, and no point violates them.
struct Relaxation: Sendable {
  private let whole: LinearProgram
  private var inPlay: [Bool]
  private var part: Part

  enum Answer: Sendable {
    case optimal(Solution, Basis)
    /// No point at all.
    case nothing(InfeasibilityProof?)
    /// No end to how good a point can be, or no point: the base solver does not say which.
    case unbounded
    /// The base solver broke down, or came to no end.
    case unknown
    case stopped(Outcome.Limit)
  }

  /// - Parameter rows: those to leave out at first.
  init(of program: LinearProgram, leavingOut rows: some Sequence<Int32>) {
    whole = program.relaxed
    inPlay = Array(repeating: true, count: program.rowCount)
    for row in rows { inPlay[Int(row)] = false }
    part = Self.part(of: whole, inPlay)
  }

  private static func part(of whole: LinearProgram, _ inPlay: [Bool]) -> Part {
    Part(
      of: whole, rows: inPlay.indices.filter { inPlay[$0] }, columns: Array(0..<whole.columnCount), fixed: [])
  }

  /// Brings the rows into play that another relaxation of the same program found violated.
  mutating func join(_ other: Relaxation) {
    let news = inPlay.indices.filter { other.inPlay[$0] && !inPlay[$0] }
    if news.isEmpty { return }
    for row in news { inPlay[row] = true }
    part = Self.part(of: whole, inPlay)
  }

  /// - Parameters:
  ///   - bounds: of columns that differ from the program's.
  ///   - basis: of all rows and columns, from which the dual simplex starts; `nil` for none.
  ///   - iterationLimit: after which the answer is not worth waiting for.
  mutating func solve(
    _ bounds: [Int: Bounds], from basis: Basis?, with base: any Solver, _ budget: inout Budget,
    iterationLimit: Int? = nil, progress: (@Sendable (SolverProgress) -> SolverProgress)? = nil
  ) throws(SolverError) -> Answer {
    var basis = basis
    while true {
      if let limit = budget.reached { return .stopped(limit) }
      var program = part.program
      for (column, bounds) in bounds { program.setBounds(bounds, of: Variable(position: column)) }
      var options = budget.remaining(progress)
      if let iterationLimit {
        options.iterationLimit = min(iterationLimit, options.iterationLimit ?? iterationLimit)
      }
      if let basis {
        options.startingBasis = Basis(rows: part.rows.map { basis.rows[$0] }, columns: basis.columns)
        options.method = .dualSimplex
      }
      options.triesOtherMethods = basis == nil
      let result: SolverResult
      do { result = try base.solve(program, options) } catch .failed {
        // What is not worth long waiting is not worth a start from nothing.
        return iterationLimit == nil ? try solveAfresh(bounds, with: base, &budget) : .unknown
      }
      budget.charge(result.statistics)
      switch result.outcome {
      case .optimal(let solution):
        guard let found = solution.basis else { return .unknown }
        let standing = lifted(found)
        let violated = whole.violatedRows(
          among: inPlay.indices.filter { !inPlay[$0] }, at: solution.columnValues)
        if violated.isEmpty { return .optimal(lifted(solution, standing), standing) }
        for row in violated { inPlay[row] = true }
        part = Self.part(of: whole, inPlay)
        basis = standing
      case .infeasible(let proof): return .nothing(proof.map(lifted))
      case .unbounded, .infeasibleOrUnbounded: return .unbounded
      case .feasible(_, _, let limit), .noSolution(_, let limit):
        return budget.reached == nil ? .unknown : .stopped(limit)
      }
    }
  }
}

extension Relaxation {
  /// The whole program from nothing, where a start from a basis broke down.
  private func solveAfresh(
    _ bounds: [Int: Bounds], with base: any Solver, _ budget: inout Budget
  ) throws(SolverError) -> Answer {
    var program = whole
    for (column, bounds) in bounds { program.setBounds(bounds, of: Variable(position: column)) }
    let result: SolverResult
    do { result = try base.solve(program, budget.remaining()) } catch .failed { return .unknown }
    budget.charge(result.statistics)
    switch result.outcome {
    case .optimal(let solution): return solution.basis.map { .optimal(solution, $0) } ?? .unknown
    case .infeasible(let proof): return .nothing(proof)
    case .unbounded, .infeasibleOrUnbounded: return .unbounded
    case .feasible(_, _, let limit), .noSolution(_, let limit):
      return budget.reached == nil ? .unknown : .stopped(limit)
    }
  }
}

// MARK: - From the rows in play to all rows

extension Relaxation {
  private func lifted(_ basis: Basis) -> Basis {
    var rows = Array(repeating: Basis.Standing.basic, count: whole.rowCount)
    for (place, row) in part.rows.enumerated() { rows[row] = basis.rows[place] }
    return Basis(rows: rows, columns: basis.columns)
  }

  private func lifted(_ numbers: [Double]) -> [Double] {
    var all = Array(repeating: 0.0, count: whole.rowCount)
    for (place, row) in part.rows.enumerated() { all[row] = numbers[place] }
    return all
  }

  private func lifted(_ proof: InfeasibilityProof) -> InfeasibilityProof {
    InfeasibilityProof(rowWeights: lifted(proof.rowWeights))
  }

  private func lifted(_ solution: Solution, _ basis: Basis) -> Solution {
    var solution = solution
    solution.rowValues = whole.rowValues(at: solution.columnValues)
    solution.basis = basis
    solution.duals = solution.duals.map {
      Duals(rowDuals: lifted($0.rowDuals), reducedCosts: $0.reducedCosts)
    }
    return solution
  }
}
