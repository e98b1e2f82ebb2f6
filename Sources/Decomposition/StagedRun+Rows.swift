internal import LinearProgramming

extension StagedRun {
  enum RowGeneration {
    /// The basis is optimal for the rows in play, and no other row is violated.
    case solved
    /// The rows in play tell the answer of the whole already, or a limit was reached.
    case ended(Outcome)
    /// Something went wrong that the whole program may not mind.
    case givenUp
  }

  /// Solves the program of the rows in play, and brings violated rows into play until there are none.
  mutating func generateRows(_ standing: inout GrowingBasis) throws(SolverError) -> RowGeneration {
    let columns = Array(0..<program.columnCount)
    var pool = stages.lazyRows.map(Int.init).filter { !standing.inPlay[$0] }
    var method = SolverOptions.Method.primalSimplex
    while true {
      if let limit = limitReached { return .ended(.noSolution(bound: nil, stoppedBy: limit)) }
      let rows = program.rowNames.indices.filter { standing.inPlay[$0] }
      let part = Part(of: scaled, rows: rows, columns: columns, fixed: [])
      switch try solve(part.program, from: standing.basis(of: part), method) {
      case .optimal(let solution):
        guard let basis = solution.basis else { return .givenUp }
        standing.take(basis, of: part)
        let violated = violated(pool, at: solution.columnValues)
        if violated.isEmpty { return .solved }
        standing.bringIntoPlay(violated)
        pool.removeAll(where: Set(violated).contains)
        method = .dualSimplex
      case .infeasible(let proof):
        return .ended(.infeasible(proof.map { lifted($0, from: part) }))
      case .feasible(_, _, let limit), .noSolution(_, let limit):
        guard limitReached != nil else { return .givenUp }
        return .ended(.noSolution(bound: nil, stoppedBy: limit))
      case .unbounded, .infeasibleOrUnbounded: return .givenUp
      }
    }
  }

  /// Rows that a point violates by more than rounding. The whole program is solved with every row in the end, so
  /// that what is let pass here costs pivots there, never an answer.
  func violated(_ rows: [Int], at values: [Double]) -> [Int] {
    program.violatedRows(among: rows, at: values)
  }

  /// Weights of a part's rows as weights of all rows: rows that are not in play weigh nothing.
  private func lifted(_ proof: InfeasibilityProof, from part: Part) -> InfeasibilityProof {
    var weights = Array(repeating: 0.0, count: program.rowCount)
    for (place, row) in part.rows.enumerated() { weights[row] = proof.rowWeights[place] }
    return InfeasibilityProof(rowWeights: weights)
  }
}
