import GLPKBackend
import LinearProgramming
import Testing

/// Walks along programs of two rows whose optimum is a formula.
@Suite struct CurveTests {
  private func tracer(
    _ program: LinearProgram, _ rows: ParametricRows, at parameter: Double
  ) throws -> CurveTracer {
    var stated = program
    for row in rows.rows {
      let standing = row.standing(at: parameter)
      stated.setRow(row.constraint, to: standing.form)
      stated.setBounds(standing.bounds, of: row.constraint)
    }
    let solver = GLPKSolver()
    let basis = try #require(try solver.solve(stated, SolverOptions()).outcome.solution?.basis)
    return try CurveTracer(solver, program, rows, at: parameter, from: basis, SolverOptions())
  }

  private func expect(_ pieces: [ParametricPiece], _ ends: [Double], _ cost: (Double) -> Double) {
    #expect(pieces.count == ends.count - 1)
    for (piece, (from, through)) in zip(pieces, zip(ends, ends.dropFirst())) {
      #expect(piece.isExact)
      #expect(abs(piece.from - from) < 1e-9, "\(piece.from)")
      #expect(abs(piece.through - through) < 1e-9, "\(piece.through)")
      for part in [0, 0.3, 0.7, 1] {
        let parameter = from + part * (through - from)
        #expect(abs(piece.value(at: parameter) - cost(parameter)) < 1e-9, "\(parameter)")
      }
    }
  }

  /// Minimise x + 3y, x + y >= p, x <= 2 (a row), y <= 4: p up to 2, then 2 + 3 (p - 2), and no point beyond 6.
  private func covering() -> (LinearProgram, ParametricRows) {
    var program = LinearProgram()
    let x = program.addVariable("x", cost: 1)
    let y = program.addVariable("y", .between(0, 4), cost: 3)
    let need = program.addConstraint("need", 1 * x + 1 * y, .atLeast(0))
    program.addConstraint("room", 1 * x, .atMost(2))
    return (program, ParametricRows(moving: [(need, by: 1)], of: program))
  }

  @Test func aRightHandSideIsFollowedToWhereNoPointIsLeft() throws {
    let (program, rows) = covering()
    #expect(rows.movesRightHandSidesOnly)
    var tracer = try tracer(program, rows, at: 1)
    var pieces: [ParametricPiece] = []
    let end = try tracer.walk(to: 10, step: 1e-6) {
      pieces.append($0)
      return true
    }
    guard case .infeasible = end else {
      Issue.record("\(end)")
      return
    }
    expect(pieces, [1, 2, 6]) { $0 <= 2 ? $0 : 3 * $0 - 4 }
  }

  @Test func itIsFollowedDownwardAndEndsWhereAsked() throws {
    let (program, rows) = covering()
    var tracer = try tracer(program, rows, at: 5)
    var pieces: [ParametricPiece] = []
    let end = try tracer.walk(to: 0.5, step: 1e-6) {
      pieces.append($0)
      return true
    }
    guard case .reached = end else {
      Issue.record("\(end)")
      return
    }
    expect(pieces.reversed(), [0.5, 2, 5]) { $0 <= 2 ? $0 : 3 * $0 - 4 }
  }

  @Test func whoHasEnoughEndsIt() throws {
    let (program, rows) = covering()
    var tracer = try tracer(program, rows, at: 1)
    let end = try tracer.walk(to: 5, step: 1e-6) { _ in false }
    guard case .enough = end else {
      Issue.record("\(end)")
      return
    }
  }

  /// Minimise x + y, x >= 4, x at most a share p of x + y, y from 1 to 12: y = 4 / p - 4, so 4 / p from 0.25 to 0.8, then 5.
  @Test func aCoefficientIsFollowedAsARatio() throws {
    var program = LinearProgram()
    let x = program.addVariable("x", cost: 1)
    let y = program.addVariable("y", .between(1, 12), cost: 1)
    program.addConstraint("need", 1 * x, .atLeast(4))
    let share = program.addConstraint("share", 1 * x, .atMost(0))
    let rows = ParametricRows([
      ParametricRows.Row(share, base: 1 * x, rate: 1 * x + 1 * y, bounds: .atMost(0))
    ])
    #expect(!rows.movesRightHandSidesOnly)
    let cost = { (p: Double) in p <= 0.8 ? 4 / p : 5 }
    for (to, ends) in [(1.0, [0.5, 0.8, 1]), (0.1, [0.25, 0.5])] {
      var tracer = try tracer(program, rows, at: 0.5)
      var pieces: [ParametricPiece] = []
      let end = try tracer.walk(to: to, step: 1e-6) {
        pieces.append($0)
        return true
      }
      switch end {
      case .reached: #expect(to == 1)
      case .infeasible: #expect(to == 0.1)
      default: Issue.record("\(end)")
      }
      expect(pieces.sorted { $0.from < $1.from }, ends, cost)
      for piece in pieces where piece.through <= 0.8 + 1e-9 {
        #expect(abs(piece.slope(at: piece.from) + 4 / (piece.from * piece.from)) < 1e-7)
      }
    }
  }

  /// A basis from which no simplex comes to an end must not be followed for ever.
  @Test func aSimplexThatGoesRoundInCirclesIsLeft() throws {
    let (program, rows) = covering()
    let basis = try #require(try GLPKSolver().solve(program, SolverOptions()).outcome.solution?.basis)
    var tracer = try CurveTracer(
      CirclingSolver(), program, rows, at: 1, from: basis, SolverOptions())
    for parameter in [1.5, 3, 5] {
      guard case .optimal(let solution) = try tracer.move(to: parameter) else {
        Issue.record("none at \(parameter)")
        continue
      }
      #expect(abs(solution.objective - (parameter <= 2 ? parameter : 3 * parameter - 4)) < 1e-9)
      #expect(tracer.parameter == parameter)
    }
  }
}
