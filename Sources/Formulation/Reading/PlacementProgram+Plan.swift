package import LinearProgramming
package import PlacementModel

extension PlacementProgram {
  /// The plan that a solution of `program` means, with its certificate.
  ///
  /// - Parameters:
  ///   - status: `optimal`, or `feasible` where the solve was stopped early.
  ///   - bound: the best bound known on the optimum of the program's objective: present value in currency, unless
  ///     another goal than cost is the last.
  ///   - solver: how the solution came about.
  /// - Complexity: O(nonzeros).
  package func plan(
    _ solution: Solution, status: Plan.Status, bound: Double?, solver: Plan.SolverReport
  ) -> Plan {
    var plan = Plan(status: status, problem: problem, solver: solver)
    plan.objective = minimizesCost ? solution.objective : value(of: .cost, at: solution)
    plan.bound = bound
    // Duals in another unit than money are prices of nothing that a plan shows.
    var priced = solution
    if !minimizesCost { priced.duals = nil }
    PlanReader(of: priced, in: self).fill(&plan)
    plan.certificate = certificate(of: solution, bound: bound)
    return plan
  }

  /// Residuals of a solution, recomputed from the program, the largest also in money.
  ///
  /// A violated row of money counts as the currency that is missing; any other as its violation times its dual.
  ///
  /// Of a plan with whole numbers the dual residuals are those of the program with its whole numbers fixed, which prove
  /// its prices and not its bound.
  package func certificate(of solution: Solution, bound: Double?) -> Plan.Certificate {
    let residuals = Residuals(of: solution, in: program, besides: ColumnSizes(of: program))
    let fixed = solution.fixedDuals.flatMap {
      Residuals(columnValues: solution.columnValues, duals: $0, in: program.fixingIntegers(at: solution)).dual
    }
    let dual = residuals.dual ?? fixed
    var money = dual?.pricedViolation ?? 0
    for (position, violation) in residuals.rowViolations.enumerated() where violation > money {
      if Family(ofRow: program.rowNames[position])?.isMoney == true { money = violation }
    }
    let gap = bound.map { abs(solution.objective - $0) / max(1, abs(solution.objective)) }
    return Plan.Certificate(
      primalResidual: residuals.primal,
      dualResidual: dual.map { max($0.row.relative, $0.column.relative) },
      complementarityResidual: dual?.complementarity,
      relativeGap: residuals.dual?.relativeGap ?? gap ?? .infinity,
      moneyViolation: max(money, dual?.absoluteGap ?? 0),
      boundIsRecomputed: residuals.dual != nil, pricesFixWholeNumbers: fixed != nil)
  }

  /// The rows that a proof of infeasibility cannot do without, those with the largest weight first.
  ///
  /// Weights that the proof can spare are taken out one by one, the smallest first; long proofs are left as
  /// they are.
  ///
  /// - Parameter program: the one that has no point, where its bounds are not those of `program`.
  package func conflict(
    _ proof: InfeasibilityProof, in program: LinearProgram? = nil
  ) -> [Plan.ConflictingRow] {
    let program = program ?? self.program
    let weights = Self.pruned(proof, in: program).rowWeights
    return program.rowNames.indices.filter(Self.notable(weights, in: program))
      .sorted { (abs(weights[$1]), $0) < (abs(weights[$0]), $1) }
      .compactMap { position in
        let row = program.rowNames[position]
        return Family(ofRow: row).map { Plan.ConflictingRow(family: $0.rawValue, row: row) }
      }
  }

  /// The weights of a proof by the names of its rows, with the weights of the tangents among them.
  package func farkas(_ proof: InfeasibilityProof) -> (weights: [Plan.RowDual], tangents: [Plan.Tangent]) {
    let weights = zip(program.rowNames, proof.rowWeights).compactMap { row, weight in
      weight == 0 ? nil : Plan.RowDual(row: row, dual: weight)
    }
    var tangents: [Plan.Tangent] = []
    for cone in rows.cones {
      let cuts = self.cuts.filter { $0.cone == cone.cone }
      for (cut, row) in zip(cuts, cone.rows) where proof.rowWeights[row.position] != 0 {
        tangents.append(Plan.Tangent(row: program.rowNames[row.position], weights: cut.weights))
      }
    }
    return (weights, tangents)
  }

  /// Which rows a weighted sum could not do without: weights that are rounding in every column beside those of other rows only
  /// tidy the sums.
  private static func notable(_ weights: [Double], in program: LinearProgram) -> (_ row: Int) -> Bool {
    var largest = Array(repeating: 0.0, count: program.columnCount)
    func terms(_ row: Int) -> [(column: Int, size: Double)] {
      program.nonzeros(of: Constraint(position: row)).map {
        (Int(program.columnPositions[$0]), abs(weights[row] * program.coefficients[$0]))
      }
    }
    for row in weights.indices where weights[row] != 0 {
      for term in terms(row) { largest[term.column] = max(largest[term.column], term.size) }
    }
    return { row in weights[row] != 0 && terms(row).contains { $0.size > 1e-9 * largest[$0.column] } }
  }

  /// Past so many rows pruning would take longer than the solve did.
  private static let longestPrunedProof = 400

  private static func pruned(_ proof: InfeasibilityProof, in program: LinearProgram) -> InfeasibilityProof {
    var proof = proof
    let used = proof.rowWeights.indices.filter { proof.rowWeights[$0] != 0 }
    guard used.count <= longestPrunedProof, proof.holds(in: program) else { return proof }
    for row in used.sorted(by: { (abs(proof.rowWeights[$0]), $0) < (abs(proof.rowWeights[$1]), $1) }) {
      let weight = proof.rowWeights[row]
      proof.rowWeights[row] = 0
      if !proof.holds(in: program) { proof.rowWeights[row] = weight }
    }
    return proof
  }
}
