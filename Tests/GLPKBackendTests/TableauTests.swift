import GLPKBackend
import LinearProgramming
import SolverConformance
import Testing

/// A program that is held open and changed has the optimum of the changed program.
@Suite struct TableauTests {
  private let solver = GLPKSolver()

  private func form(_ program: LinearProgram, _ row: Constraint, times factor: Double) -> LinearExpression {
    var form = LinearExpression()
    for index in program.nonzeros(of: row) {
      form.add(program.coefficients[index] * factor, Variable(position: Int(program.columnPositions[index])))
    }
    return form
  }

  private func shifted(_ bounds: Bounds, by size: Double) -> Bounds {
    Bounds(lower: bounds.lower.map { $0 + size }, upper: bounds.upper.map { $0 + size })
  }

  /// One change, made to both.
  private func change(
    _ program: inout LinearProgram, _ tableau: any Tableau, _ random: inout SeededGenerator
  ) throws {
    let row = Constraint(position: .random(in: 0..<program.rowCount, using: &random))
    let column = Variable(position: .random(in: 0..<program.columnCount, using: &random))
    // Far enough that another basis is often the optimal one: the old one is refined with the numbers of the new program.
    let size = Double.random(in: 0.1...5, using: &random)
    let shift = Double.random(in: -60...60, using: &random)
    switch Int.random(in: 0..<4, using: &random) {
    case 0:
      let bounds = shifted(program.rowBounds[row.position], by: shift)
      program.setBounds(bounds, of: row)
      try tableau.setBounds(bounds, of: row)
    case 1:
      let bounds = shifted(program.columnBounds[column.position], by: shift)
      program.setBounds(bounds, of: column)
      try tableau.setBounds(bounds, of: column)
    case 2:
      // Costs are positive where nothing else ends a column.
      let cost = program.costs[column.position] * size
      program.setCost(cost, of: column)
      try tableau.setCost(cost, of: column)
    default:
      var form = form(program, row, times: 1)
      form.add(size, column)
      program.setRow(row, to: form)
      try tableau.setRow(row, to: form)
    }
  }

  @Test(arguments: UInt64(1)...20) func itsOptimumIsThatOfAFreshSolve(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    var program = LinearProgram.random(rows: 15 + 3 * Int(seed), columns: 40 + 5 * Int(seed), seed: seed)
    let first = try #require(try solver.solve(program, SolverOptions()).outcome.solution)
    let basis = try #require(first.basis)
    var tableau = try solver.open(program, at: basis)
    // Whatever rows become, the basis of rows alone is one.
    let slack = Basis(
      rows: Array(repeating: .basic, count: program.rowCount),
      columns: Array(repeating: .atLower, count: program.columnCount))
    var last = basis
    var (optima, breakdowns) = (0, 0)
    for step in 0..<40 {
      let before = program
      for _ in 0...Int.random(in: 0..<3, using: &random) { try change(&program, tableau, &random) }
      if step.isMultiple(of: 3) { try tableau.setBasis(slack) }
      let fresh = try solver.solve(program, SolverOptions()).outcome
      guard let found = try optimum(tableau) else {
        breakdowns += 1
        program = before
        tableau = try solver.open(program, at: last)
        continue
      }
      switch (found, fresh) {
      case (.optimal(let found), .optimal(let expected)):
        optima += 1
        last = try #require(expected.basis)
        let scale = max(1, abs(expected.objective))
        #expect(abs(found.objective - expected.objective) <= 1e-8 * scale, "seed \(seed), change \(step)")
        #expect(found.basis != nil && found.duals != nil)
        continue
      case (.infeasible, .infeasible), (.infeasibleOrUnbounded, .infeasible),
        (.infeasibleOrUnbounded, .unbounded):
        break
      case (let found, let expected):
        Issue.record("seed \(seed), change \(step): \(found) is \(expected)")
      }
      // What has no optimum is put back, so that the next change has something to move.
      try putBack(before, tableau)
      program = before
    }
    #expect(optima >= 10, "seed \(seed)")
    #expect(breakdowns <= 2, "seed \(seed)")
  }

  /// `nil` where the simplex cannot begin or go on, as from a basis that a changed row has made singular. That a vertex
  /// was found and is none is another failure.
  private func optimum(_ tableau: any Tableau) throws -> Outcome? {
    do { return try tableau.optimize(SolverOptions()) } catch SolverError.failed(let doing, _)
      where doing != "moving to an optimum"
    { return nil }
  }

  private func putBack(_ program: LinearProgram, _ tableau: any Tableau) throws {
    for position in 0..<program.columnCount {
      let column = Variable(position: position)
      try tableau.setBounds(program.columnBounds[position], of: column)
      try tableau.setCost(program.costs[position], of: column)
    }
    for position in 0..<program.rowCount {
      let row = Constraint(position: position)
      try tableau.setRow(row, to: form(program, row, times: 1))
      try tableau.setBounds(program.rowBounds[position], of: row)
    }
  }

  /// What was changed and put back is the program, and the basis, from which it began.
  @Test func putBackItIsAsItWas() throws {
    let program = LinearProgram.random(rows: 30, columns: 60, seed: 7)
    let first = try #require(try solver.solve(program, SolverOptions()).outcome.solution)
    let basis = try #require(first.basis)
    let tableau = try solver.open(program, at: basis)
    let row = Constraint(position: 3)
    try tableau.setRow(row, to: form(program, row, times: 2))
    try tableau.setBounds(.free, of: row)
    for (position, cost) in program.costs.enumerated() {
      try tableau.setCost(cost * (position.isMultiple(of: 2) ? 0.1 : 3), of: Variable(position: position))
    }
    _ = try tableau.optimize(SolverOptions())
    #expect(try tableau.basis() != basis)
    try putBack(program, tableau)
    try tableau.setBasis(basis)
    #expect(try tableau.basis() == basis)
    #expect(tableau.program.coefficients == program.coefficients)
    #expect(tableau.program.rowBounds == program.rowBounds)
    #expect(tableau.program.costs == program.costs)
    guard case .optimal(let again) = try tableau.optimize(SolverOptions()) else {
      Issue.record("no optimum")
      return
    }
    #expect(abs(again.objective - first.objective) <= 1e-9 * max(1, abs(first.objective)))
    #expect(again.basis == basis)
  }
}
