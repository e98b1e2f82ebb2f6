import Decomposition
import GLPKBackend
import LinearProgramming
import SolverConformance
import Testing

/// Merges whatever it can, however little that is.
let eager = AggregatingSolver(GLPKSolver(), smallestProgram: 1, leastGain: 0)

@Suite struct AggregatingSolverTests {
  @Test func passesTheConformanceSuite() {
    for conformance in ConformanceCase.all {
      let complaints = conformance.complaints(about: eager, SolverOptions())
      #expect(complaints.isEmpty, "\(conformance.name): \(complaints)")
    }
  }

  /// Two needs of 10 and 30 from a dear source and a cheap one of 24: the cheap one is shared 6 to 18, at a cost of
  /// 1 * 24 + 3 * 16 = 72. One more of either need costs 3, one more of the source saves 2.
  @Test func sharesInProportionToNeed() throws {
    let (program, x) = twoNeeds()
    let result = try eager.solve(program, SolverOptions())
    guard case .optimal(let solution) = result.outcome else {
      Issue.record("\(result.outcome) is no optimum")
      return
    }
    #expect(result.statistics.merged == .init(rows: 2, columns: 2, nonzeros: 3))
    #expect(result.statistics.method.hasSuffix("after merging 4 columns into 2"))
    #expect(solution.objective == 72)
    #expect(x.map { solution[$0] } == [6, 4, 18, 12])
    #expect(solution.duals?.rowDuals == [3, 3, -2])
    #expect(solution.duals?.reducedCosts == [0, 0, 0, 0])
    #expect(solution.basis == nil)
    #expect(Residuals(of: solution, in: program).areWithin(Tolerance(1e-15)))
  }

  /// The same sold instead of bought.
  @Test func maximizesToo() throws {
    var (program, x) = twoNeeds()
    program.direction = .maximize
    program.objectiveConstant = 5
    for (position, column) in x.enumerated() { program.setCost([-1, -3][position % 2], of: column) }
    let solution = try #require(try eager.solve(program, SolverOptions()).outcome.solution)
    #expect(solution.objective == 5 - 72)
    #expect(solution.duals?.rowDuals == [-3, -3, 2])
    #expect(Residuals(of: solution, in: program).areWithin(Tolerance(1e-15)))
  }

  /// Bounds that are in proportion divide a merged column, and bounds that are not keep columns apart.
  @Test func boundsTellHowAColumnIsShared() throws {
    var (program, x) = twoNeeds()
    program.setBounds(.between(0, 5), of: x[0])
    program.setBounds(.between(0, 15), of: x[2])
    let shared = try eager.solve(program, SolverOptions())
    #expect(shared.statistics.merged?.columns == 2)
    // 20 from the cheap source and 20 from the dear one.
    #expect(shared.outcome.solution?.objective == 80)
    #expect(x.map { shared.outcome.solution?[$0] } == [5, 5, 15, 15])
    program.setBounds(.between(0, 16), of: x[2])
    let apart = try eager.solve(program, SolverOptions())
    #expect(apart.statistics.merged == nil)
    #expect(apart.outcome.solution?.objective == 78)
  }

  @Test func whatIsNearlyAlikeIsLeftAlone() throws {
    let (program, _) = twoNeeds(secondRate: 1 + 1e-9)
    let result = try eager.solve(program, SolverOptions())
    #expect(result.statistics.merged == nil)
    #expect(result.outcome.solution?.basis != nil)
  }

  @Test func smallProgramsAndGivenBasesAreLeftAlone() throws {
    let (program, _) = twoNeeds()
    let plain = try GLPKSolver().solve(program, SolverOptions())
    let small = try AggregatingSolver(GLPKSolver(), smallestProgram: 5).solve(program, SolverOptions())
    #expect(small.statistics == plain.statistics)
    let little = try AggregatingSolver(GLPKSolver(), smallestProgram: 1, leastGain: 0.6)
      .solve(program, SolverOptions())
    #expect(little.statistics == plain.statistics)
    var options = SolverOptions()
    options.startingBasis = plain.outcome.solution?.basis
    #expect(options.startingBasis != nil)
    let given = try eager.solve(program, options)
    #expect(given.statistics.merged == nil)
    #expect(given.statistics.iterations == 0)
  }

  @Test func provesThatTheWholeIsInfeasible() throws {
    var (program, x) = twoNeeds()
    // 40 are needed, 24 and 10 are there.
    program.addConstraint("dear", 1 * x[1] + 1 * x[3], .atMost(10))
    guard case .infeasible(let proof?) = try eager.solve(program, SolverOptions()).outcome else {
      Issue.record("not infeasible")
      return
    }
    #expect(proof.rowWeights.count == 4)
    #expect(proof.rowWeights[0] == proof.rowWeights[1])
    #expect(proof.holds(in: program))
  }

  @Test func saysThatTheWholeIsUnbounded() throws {
    var (program, x) = twoNeeds()
    for column in [x[1], x[3]] { program.setCost(-1, of: column) }
    program.setBounds(.atLeast(10), of: Constraint(position: 0))
    program.setBounds(.atLeast(30), of: Constraint(position: 1))
    guard case .unbounded = try eager.solve(program, SolverOptions()).outcome else {
      Issue.record("not unbounded")
      return
    }
  }

  @Test func stopsWhenAskedTo() throws {
    var options = SolverOptions()
    options.iterationLimit = 0
    switch try eager.solve(twoNeeds().program, options).outcome {
    case .noSolution(_, stoppedBy: .iterations): break
    case .feasible(let solution, _, stoppedBy: .iterations): #expect(solution.columnValues.count == 4)
    case let outcome: Issue.record("\(outcome) was not stopped")
    }
  }

  /// Opening the cheap source costs 50 and saves 2 on each of 24; at 40 it is worth it.
  @Test(arguments: [(fee: 50.0, cost: 120.0), (fee: 40, cost: 112)])
  func wholeNumbersStandAlone(fee: Double, cost: Double) throws {
    var (program, x) = twoNeeds()
    let open = program.addVariable("open", .binary, domain: .integer, cost: fee)
    program.addConstraint("opening", 1 * x[0] + 1 * x[2] - 24 * open, .atMost(0))
    let result = try eager.solve(program, SolverOptions())
    guard case .optimal(let solution) = result.outcome else {
      Issue.record("\(result.outcome) is no optimum")
      return
    }
    #expect(result.statistics.merged?.columns == 3)
    #expect(abs(solution.objective - cost) <= 1e-9 * cost)
    #expect(abs(solution.bound - cost) <= 1e-4 * cost)
    #expect(solution.duals == nil)
    #expect(solution.fixedDuals?.rowDuals.count == 4)
    #expect(3 * solution[x[1]] == solution[x[3]])
    #expect(Residuals(of: solution, in: program).areWithin(.feasibility))
  }

  /// A colour of few bits is the same for things that are not alike; that is seen, and costs no answer.
  @Test(arguments: [0, 1, 3, 7, 31, 255] as [UInt64]) func chanceOfColoursChangesNoAnswer(mask: UInt64) throws
  {
    let blind = AggregatingSolver(GLPKSolver(), smallestProgram: 1, leastGain: 0, colourMask: mask)
    for seed in UInt64(1)...20 {
      let program = classProgram(seed: seed).program
      try expectSameOptimum(blind, program, "mask \(mask), seed \(seed)")
    }
  }

  /// Two workers and two machines, all with room for 10, and machines that earn 1 and 3: but for what they earn the columns
  /// are alike. Together they earn 40.
  @Test func costsAreToldApartWithoutColours() throws {
    var program = LinearProgram(name: "earnings", direction: .maximize)
    let x = [1.0, 3, 1, 3].enumerated().map { program.addVariable("x\($0)", cost: $1) }
    for (one, other) in [(0, 1), (2, 3), (0, 2), (1, 3)] {
      program.addConstraint("room\(one)\(other)", 1 * x[one] + 1 * x[other], .atMost(10))
    }
    let blind = AggregatingSolver(GLPKSolver(), smallestProgram: 1, leastGain: 0, colourMask: 0)
    let result = try expectSameOptimum(blind, program, "earnings")
    #expect(result.outcome.solution?.objective == 40)
  }

  @Test func namesAndStartsAreThoseOfTheMergedProgram() throws {
    let (program, _) = classProgram(seed: 4)
    let first = try eager.solve(program, SolverOptions())
    let warmStart = try #require(first.warmStart)
    #expect(warmStart.isOfMergedProgram)
    #expect(warmStart.columnNames.count == first.statistics.merged?.columns)
    var options = SolverOptions()
    options.warmStart = warmStart
    let second = try eager.solve(program, options)
    #expect(second.statistics.iterations == 0)
    #expect(second.outcome.solution?.columnValues == first.outcome.solution?.columnValues)
  }
}

/// Needs of 10 and 30, each met from a cheap source (columns 0 and 2) and a dear one (1 and 3); the cheap one has 24.
private func twoNeeds(secondRate: Double = 1) -> (program: LinearProgram, x: [Variable]) {
  var program = LinearProgram(name: "two needs")
  let x = [1.0, 3, 1, 3].enumerated().map { program.addVariable("x\($0)", cost: $1) }
  program.addConstraint("need0", 1 * x[0] + 1 * x[1], .equal(to: 10))
  program.addConstraint("need1", secondRate * x[2] + 1 * x[3], .equal(to: 30))
  program.addConstraint("cheap", 1 * x[0] + 1 * x[2], .atMost(24))
  return (program, x)
}
