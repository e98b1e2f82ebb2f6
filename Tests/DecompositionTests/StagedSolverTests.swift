import Decomposition
import GLPKBackend
import LinearProgramming
import SolverConformance
import Testing

/// Blocks so short that every small program is cut.
private let staged = StagedSolver(GLPKSolver(), smallestProgram: 1, rowsPerBlock: 4)

@Suite struct StagedSolverTests {
  @Test func passesTheConformanceSuite() {
    for conformance in ConformanceCase.all {
      let complaints = conformance.complaints(about: staged, SolverOptions())
      #expect(complaints.isEmpty, "\(conformance.name): \(complaints)")
    }
  }

  @Test(arguments: 1...60) func agreesWithTheWholeProgram(seed: UInt64) throws {
    let program = stagedProgram(seed: seed)
    var whole = program
    whole.stages = nil
    let expected = try GLPKSolver().solve(whole, SolverOptions()).outcome
    let found = try staged.solve(program, SolverOptions()).outcome
    switch (expected, found) {
    case (.optimal(let one), .optimal(let other)):
      #expect(abs(one.objective - other.objective) <= 1e-9 * max(1, abs(one.objective)))
      #expect(Residuals(of: other, in: program).areWithin(.feasibility))
      #expect(other.basis != nil)
    case (.infeasible, .infeasible(let proof)):
      if let proof { #expect(proof.holds(in: program)) }
    default: Issue.record("\(expected) is not \(found)")
    }
  }

  @Test func tellsThatItWorkedInBlocks() throws {
    let result = try staged.solve(stagedProgram(seed: 7), SolverOptions())
    #expect(result.statistics.method.contains("blocks"))
    #expect(result.statistics.iterations > 0)
  }

  @Test func stopsWhenAskedTo() throws {
    var options = SolverOptions()
    let cancellation = Cancellation()
    cancellation.cancel()
    options.cancellation = cancellation
    guard
      case .noSolution(_, stoppedBy: .cancelled) = try staged.solve(stagedProgram(seed: 3), options).outcome
    else {
      Issue.record("a cancelled solve went on")
      return
    }
  }

  /// A base whose simplex never ends from a basis: blocks have to give up, and the whole is solved from nothing.
  @Test func blocksGiveUpWhereTheyLoseTheirWay() throws {
    let lost = StagedSolver(LostFromABasis(), smallestProgram: 1, rowsPerBlock: 4)
    let program = stagedProgram(seed: 7)
    let result = try lost.solve(program, SolverOptions())
    let expected = try GLPKSolver().solve(program, SolverOptions()).outcome.solution?.objective
    #expect(result.outcome.solution?.objective == expected)
    #expect(!result.statistics.method.contains("blocks"))
  }

  @Test func stagesThatDoNotFitAreIgnored() throws {
    var program = stagedProgram(seed: 5)
    program.stages = Stages(ofColumns: [0, 1])
    #expect(try !staged.solve(program, SolverOptions()).statistics.method.contains("blocks"))
  }
}

/// A store over twelve stages: buy for a term, use, carry over; every third with a cap across a year, some
/// infeasible.
func stagedProgram(seed: UInt64) -> LinearProgram {
  var random = SeededGenerator(seed: seed)
  var program = LinearProgram()
  var stages: [Int32] = []
  var handOvers: Set<Int32> = []
  var lazy: [Int32] = []
  func column(_ name: String, _ stage: Int, cost: Double) -> Variable {
    stages.append(Int32(stage))
    return program.addVariable("\(name)\(stage)", .nonnegative, cost: cost)
  }
  let count = 12
  var bought: [Variable] = []
  var carried: Variable?
  var yearly = LinearExpression()
  for stage in 0..<count {
    let demand = Double.random(in: 1...9, using: &random).rounded()
    let buy = column("buy", stage, cost: Double.random(in: 2...6, using: &random))
    let hire = column("hire", stage, cost: Double.random(in: 3...9, using: &random))
    bought.append(buy)
    var supply = 1 * hire
    for running in bought.suffix(4) { supply.add(1, running) }
    program.addConstraint(
      "capacity\(stage)", supply, .atMost(Double.random(in: 6...12, using: &random).rounded()))
    if let carried { supply.add(1, carried) }
    if stage + 1 < count {
      let next = column("carry", stage, cost: 0.1)
      handOvers.insert(Int32(next.position))
      supply.add(-1, next)
      carried = next
    }
    program.addConstraint("demand\(stage)", supply, .atLeast(demand))
    yearly.add(1, hire)
    if stage % 4 == 3 {
      let row = program.addConstraint(
        "year\(stage)", yearly, .atMost(Double.random(in: 1...20, using: &random)))
      if seed.isMultiple(of: 2) { lazy.append(Int32(row.position)) }
      yearly = LinearExpression()
    }
  }
  program.stages = Stages(ofColumns: stages, handOvers: handOvers, seams: [4, 8], lazyRows: lazy)
  return program
}

/// GLPK, but that where it is given a basis and a limit it pivots until the limit.
private struct LostFromABasis: Solver {
  var name: String { "lost" }

  func solve(_ program: LinearProgram, _ options: SolverOptions) throws(SolverError) -> SolverResult {
    guard options.startingBasis != nil, let limit = options.iterationLimit else {
      return try GLPKSolver().solve(program, options)
    }
    return SolverResult(
      outcome: .noSolution(bound: nil, stoppedBy: .iterations),
      statistics: SolverStatistics(method: "lost", iterations: limit))
  }
}
