import GLPKBackend
import LinearProgramming
import SolverConformance
import Testing

@testable import Decomposition

/// Hands every program on in other units, so far apart that whoever solves it has to scale it, and the answer back.
private struct Distorting<Base: Solver>: Solver {
  let base: Base
  /// Units are up to 2^-spread to 2^spread times as large.
  let spread: Int
  let seed: UInt64

  var name: String { base.name }

  func solve(_ program: LinearProgram, _ options: SolverOptions) throws(SolverError) -> SolverResult {
    guard program.faults(startingBasis: options.startingBasis).isEmpty else {
      return try base.solve(program, options)
    }
    let distortion = ProgramScaling.random(for: program, spread: spread, seed: seed)
    var asked = options
    if let onProgress = options.onProgress { asked.onProgress = { onProgress(distortion.unscaled($0)) } }
    var result = try base.solve(distortion.scaled(program, ColumnSizes(of: program)), asked)
    result.outcome = distortion.unscaled(result.outcome, of: program)
    return result
  }
}

extension ProgramScaling {
  /// Factors of units at random; 1 for whole numbers.
  static func random(for program: LinearProgram, spread: Int, seed: UInt64) -> ProgramScaling {
    var random = SeededGenerator(seed: seed)
    func factor() -> Double {
      Double(sign: .plus, exponent: .random(in: -spread...spread, using: &random), significand: 1)
    }
    return ProgramScaling(
      rows: program.rowBounds.map { _ in factor() },
      columns: program.columnDomains.map { $0 == .integer ? 1 : factor() }, objective: factor())
  }
}

@Suite struct ScalingSolverTests {
  private let solver = ScalingSolver(GLPKSolver())

  @Test func passesTheConformanceSuite() {
    for conformance in ConformanceCase.all {
      let complaints = conformance.complaints(about: solver, SolverOptions())
      #expect(complaints.isEmpty, "\(conformance.name): \(complaints)")
    }
  }

  /// Optima, duals, reduced costs, proofs, bases, limits and whole numbers of programs whose every row and column has a unit
  /// of its own, from a 10^12th to 10^12 of another.
  @Test(arguments: [1, 2, 3]) func passesTheConformanceSuiteInOtherUnits(seed: UInt64) {
    let distorting = Distorting(base: solver, spread: 20, seed: seed)
    for conformance in ConformanceCase.all {
      let complaints = conformance.complaints(about: distorting, SolverOptions())
      #expect(complaints.isEmpty, "\(conformance.name): \(complaints)")
    }
  }

  // MARK: - Factors

  @Test(arguments: 1...20) func scalingChangesNoDigit(seed: UInt64) throws {
    let program = LinearProgram.random(rows: 30, columns: 60, seed: seed)
    let sizes = ColumnSizes(of: program)
    let distorted = ProgramScaling.random(for: program, spread: 20, seed: seed).scaled(program, sizes)
    let scaling = ProgramScaling(of: distorted, ColumnSizes(of: distorted))
    let scaled = scaling.scaled(distorted, ColumnSizes(of: distorted))
    #expect(distorted.isBadlyScaled)
    #expect(scaled.nonzeroCount == program.nonzeroCount)
    for factor in scaling.rows + scaling.columns + [scaling.objective] { #expect(factor.significand == 1) }
    for (one, other) in zip(scaled.coefficients, program.coefficients) {
      #expect(one.significand == other.significand)
    }
    // Numbers from 0.01 to 10,000, spread over 36 decades, come back to less than 10.
    let sizesOfCoefficients = scaled.coefficients.map { abs($0) }
    let (least, most) = (try #require(sizesOfCoefficients.min()), try #require(sizesOfCoefficients.max()))
    #expect(most < 1e10 * least)
  }

  @Test func wholeNumbersKeepTheirUnit() {
    var program = LinearProgram()
    let fee = program.addVariable("fee", cost: 1)
    let open = program.addVariable("open", .binary, domain: .integer)
    program.addConstraint("feeBalance", 1 * fee - 6.6e14 * open, .equal(to: 0))
    let scaling = ProgramScaling(of: program, ColumnSizes(of: program))
    #expect(scaling.columns[open.position] == 1)
    #expect(scaling.columns[fee.position] > 1e6)
  }

  /// What is told apart by 1e-300 is not told apart.
  @Test func termsOfNothingAreLeftOut() {
    var program = LinearProgram()
    let x = program.addVariable("x", .between(0, 900))
    let full = program.addVariable("full", .binary, domain: .integer)
    program.addConstraint("filled", 1 * x - 1e-300 * full, .atLeast(0))
    let sizes = ColumnSizes(of: program)
    #expect(ProgramScaling(of: program, sizes).scaled(program, sizes).nonzeroCount == 1)
  }

  @Test func ordinaryProgramsAreHandedOnAsTheyAre() throws {
    for seed in UInt64(1)...10 {
      let program = LinearProgram.random(rows: 30, columns: 60, seed: seed)
      #expect(!program.isBadlyScaled)
      let (one, other) = (
        try GLPKSolver().solve(program, SolverOptions()), try solver.solve(program, SolverOptions())
      )
      #expect(one.outcome.solution?.columnValues == other.outcome.solution?.columnValues)
      #expect(one.outcome.solution?.basis == other.outcome.solution?.basis)
      #expect(one.statistics == other.statistics)
    }
  }

  // MARK: - Ends

  @Test func aProofIsOneInTheProgramsOwnUnits() throws {
    var program = LinearProgram()
    let x = program.addVariable("x", .between(0, 30), cost: 1)
    let y = program.addVariable("y", .nonnegative)
    program.addConstraint("demand", 1.2e-11 * x, .atLeast(960))
    program.addConstraint("other", 1e6 * y, .atLeast(1))
    guard case .infeasible(let proof) = try solver.solve(program, SolverOptions()).outcome else {
      Issue.record("it has a point")
      return
    }
    #expect(try #require(proof).holds(in: program))
  }

  @Test func aRayHasNoEndInAnyUnit() throws {
    var program = LinearProgram(direction: .maximize)
    let x = program.addVariable("x", cost: 1e-3)
    let y = program.addVariable("y", cost: -1e9)
    program.addConstraint("ray", 1e12 * x - 1e-6 * y, .atMost(1))
    program.addConstraint("other", 1e-6 * y - 1e3 * x, .atMost(0))
    // y pays nothing, and x cannot go on without it.
    guard case .optimal(let solution) = try solver.solve(program, SolverOptions()).outcome else {
      Issue.record("there is an optimum")
      return
    }
    #expect(abs(solution.objective - 1e-15) <= 1e-24)
    program.setCost(0, of: y)
    program.setBounds(.free, of: Constraint(position: 1))
    guard case .unbounded = try solver.solve(program, SolverOptions()).outcome else {
      Issue.record("it goes on for ever")
      return
    }
  }

  // MARK: - Refining

  /// A row of 1e-12 beside rows of 1e6: to a solver it is met by nothing at all.
  @Test func theSmallestRowIsMet() throws {
    var program = LinearProgram()
    let small = program.addVariable("small", cost: 3)
    let large = program.addVariable("large", cost: 2)
    program.addConstraint("least", 1 * small, .atLeast(1e-12))
    program.addConstraint("most", 1 * large, .atLeast(1e6))
    program.addConstraint("both", 1 * small + 1 * large, .atMost(2e6))
    let solution = try #require(try solver.solve(program, SolverOptions()).outcome.solution)
    #expect(solution[small] == 1e-12)
    #expect(solution[large] == 1e6)
    #expect(Residuals(of: solution, in: program, besides: ColumnSizes(of: program)).primal == 0)
  }

  @Test(arguments: 1...20) func aRoughAnswerIsRefined(seed: UInt64) throws {
    let program = LinearProgram.random(rows: 30, columns: 60, seed: seed)
    let sizes = ColumnSizes(of: program)
    let exact = try #require(try GLPKSolver().solve(program, SolverOptions()).outcome.solution)
    var rough = exact
    for column in rough.columnValues.indices { rough.columnValues[column] *= 1 + 1e-6 }
    rough.duals?.rowDuals = exact.duals?.rowDuals.map { $0 * (1 - 1e-6) } ?? []
    #expect(!Residuals(of: rough, in: program, besides: sizes).areWithin(.trust))
    var budget = Budget(SolverOptions())
    let refinement = Refinement(
      base: GLPKSolver(), program: program, scaling: ProgramScaling(of: program, sizes), sizes: sizes)
    let refined = try #require(try refinement.refine(rough, &budget))
    #expect(Residuals(of: refined, in: program, besides: sizes.withoutRounding).areWithin(.feasibility))
    #expect(abs(refined.objective - exact.objective) <= 1e-12 * abs(exact.objective))
  }

  // MARK: - Held open

  @Test(arguments: 1...10) func aTableauSpeaksInTheProgramsUnits(seed: UInt64) throws {
    let plain = LinearProgram.random(rows: 20, columns: 40, seed: seed)
    let distortion = ProgramScaling.random(for: plain, spread: 20, seed: seed)
    let program = distortion.scaled(plain, ColumnSizes(of: plain))
    let solution = try #require(try solver.solve(program, SolverOptions()).outcome.solution)
    let tableau = try solver.open(program, at: try #require(solution.basis))
    #expect(tableau is ScaledTableau)
    let head = try tableau.head()
    // B z = v for z = 1, 2, 3 ..., in each variable's own unit, and the same transposed.
    let units = head.map { variable -> Double in
      let variable = Int(variable)
      return variable < program.rowCount
        ? distortion.rows[variable] : 1 / distortion.columns[variable - program.rowCount]
    }
    let wanted = units.enumerated().map { Double($0 + 1) * $1 }
    var values = program.times(head, wanted)
    try tableau.solve(&values)
    for (value, expected) in zip(values, wanted) { #expect(abs(value - expected) <= 1e-6 * abs(expected)) }
    let prices = distortion.rows.enumerated().map { Double($0 + 1) / $1 }
    var products = program.times(transposed: head, prices)
    try tableau.solveTransposed(&products)
    for (value, expected) in zip(products, prices) { #expect(abs(value - expected) <= 1e-6 * abs(expected)) }
    // A changed cost, in the program's unit.
    var changed = program
    for column in 0..<5 {
      let variable = Variable(position: column)
      changed.setCost(program.costs[column] * 3, of: variable)
      try tableau.setCost(program.costs[column] * 3, of: variable)
    }
    let moved = try #require(try tableau.optimize(SolverOptions()).solution)
    let expected = try #require(try solver.solve(changed, SolverOptions()).outcome.solution)
    #expect(abs(moved.objective - expected.objective) <= 1e-9 * abs(expected.objective))
  }
}

extension LinearProgram {
  /// `B z` for the basic columns B of (I | -A).
  fileprivate func times(_ head: [Int32], _ values: [Double]) -> [Double] {
    var sums = Array(repeating: 0.0, count: rowCount)
    for (place, variable) in head.enumerated() {
      let variable = Int(variable)
      if variable < rowCount {
        sums[variable] += values[place]
      } else {
        for (row, coefficient) in column(variable - rowCount) { sums[row] -= coefficient * values[place] }
      }
    }
    return sums
  }

  /// `B' z`.
  fileprivate func times(transposed head: [Int32], _ values: [Double]) -> [Double] {
    head.map { variable in
      let variable = Int(variable)
      guard variable >= rowCount else { return values[variable] }
      return column(variable - rowCount).reduce(0) { $0 - $1.coefficient * values[$1.row] }
    }
  }

  private func column(_ column: Int) -> [(row: Int, coefficient: Double)] {
    (0..<rowCount).flatMap { row in
      nonzeros(of: Constraint(position: row)).filter { Int(columnPositions[$0]) == column }
        .map { (row, coefficients[$0]) }
    }
  }
}
