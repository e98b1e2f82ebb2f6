import Decomposition
import GLPKBackend
import LinearProgramming
import SolverConformance
import Testing

private let recourse = RecourseSolver(MixedIntegerSolver(GLPKSolver(), smallestInTime: 1, smallestProgram: 1))

@Suite struct RecourseSolverTests {
  @Test func passesTheConformanceSuite() {
    for conformance in ConformanceCase.all {
      let complaints = conformance.complaints(about: recourse, SolverOptions())
      #expect(complaints.isEmpty, "\(conformance.name): \(complaints)")
    }
  }

  /// Continuous and with whole numbers, feasible and not: the answer is that of the whole, and so is the proof.
  @Test(arguments: 1...80) func agreesWithTheWholeProgram(seed: UInt64) throws {
    let program = survival(seed: seed)
    var whole = program
    whole.stages = nil
    var options = SolverOptions()
    options.relativeGap = 0
    let expected = try GLPKSolver().solve(whole, options).outcome
    let result = try recourse.solve(program, options)
    switch (expected, result.outcome) {
    case (.optimal(let one), .optimal(let other)):
      #expect(abs(one.objective - other.objective) <= 1e-8 * max(1, abs(one.objective)))
      #expect(Residuals(of: other, in: program).areWithin(Tolerance(1e-8), optimality: Tolerance(1e-8)))
      #expect((other.duals == nil) == program.isMixedInteger)
    case (.infeasible, .infeasible(let proof)):
      if let proof { #expect(proof.holds(in: program)) }
    default: Issue.record("\(expected) is not \(result.outcome)")
    }
  }

  @Test func blocksAreLeftOutUntilTheyCannotBeMet() throws {
    let result = try recourse.solve(survival(seed: 2), SolverOptions())
    #expect(result.statistics.method.contains("cuts for recourse"))
  }

  /// What one solve left behind serves the next, of a program with one row more.
  @Test(arguments: 1...20) func goesOnFromAnEarlierSolve(seed: UInt64) throws {
    var program = survival(seed: seed)
    let first = try recourse.solve(program, SolverOptions())
    guard case .optimal(let before) = first.outcome else { return }
    let paid = (0..<4).map { Variable(position: $0) }
    let sum = paid.reduce(into: LinearExpression()) { $0.add(1, $1) }
    program.addConstraint("more", sum, .atLeast(1.05 * sum.value(at: before.columnValues)))
    var options = SolverOptions()
    options.relativeGap = 0
    let cold = try recourse.solve(program, options)
    options.warmStart = first.warmStart
    let warm = try recourse.solve(program, options)
    #expect((warm.outcome.solution == nil) == (cold.outcome.solution == nil))
    guard let one = cold.outcome.solution, let other = warm.outcome.solution else { return }
    #expect(abs(one.objective - other.objective) <= 1e-8 * max(1, abs(one.objective)))
    #expect(Residuals(of: other, in: program).areWithin(Tolerance(1e-8), optimality: Tolerance(1e-8)))
  }

  /// A search that is cancelled with a point in hand: every block is still met beside it, or there is no point.
  @Test func whatIsFoundWhenCancelledKeepsEveryRow() throws {
    var found = 0
    for seed in stride(from: UInt64(5), through: 80, by: 5) {
      let program = survival(seed: seed)
      var options = SolverOptions()
      options.cancellation = Cancellation()
      switch try RecourseSolver(CancelledSearch()).solve(program, options).outcome {
      case .feasible(let solution, _, stoppedBy: .cancelled):
        found += 1
        #expect(Residuals(columnValues: solution.columnValues, duals: nil, in: program).primal <= 1e-8)
      case .noSolution, .infeasible: break
      case let other: Issue.record("\(other)")
      }
    }
    #expect(found > 0)
  }

  /// A column of a block in a row outside it, or at a cost, is no recourse: the whole is solved as it is.
  @Test func blocksThatAreNoneAreIgnored() throws {
    var program = survival(seed: 2)
    let column = try #require(program.stages?.recourse.first?.columns.first)
    program.setCost(1, of: Variable(position: Int(column)))
    #expect(try !recourse.solve(program, SolverOptions()).statistics.method.contains("recourse"))
  }
}

/// Finds a point of a program with whole numbers and is cancelled before it has proved anything.
private struct CancelledSearch: Solver {
  var name: String { "cancelled" }

  func solve(_ program: LinearProgram, _ options: SolverOptions) throws(SolverError) -> SolverResult {
    var result = try GLPKSolver().solve(program, options)
    guard program.isMixedInteger, case .optimal(let solution) = result.outcome else { return result }
    options.cancellation?.cancel()
    result.outcome = .feasible(solution, bound: nil, stoppedBy: .cancelled)
    return result
  }
}

/// Sites bought so that the loss of any one leaves enough of the others; every fifth with fees to open, some
/// without any plan.
private func survival(seed: UInt64) -> LinearProgram {
  var random = SeededGenerator(seed: seed)
  var program = LinearProgram()
  let (sites, jobs) = (4, 3)
  let demands = (0..<jobs).map { _ in Double.random(in: 2...9, using: &random).rounded() }
  let paid = (0..<sites).map { site in
    program.addVariable(
      "paid\(site)", .between(0, Double.random(in: 5...14, using: &random).rounded()),
      cost: Double.random(in: 1...9, using: &random))
  }
  if seed % 5 == 0 {
    for site in 0..<sites {
      let open = program.addVariable("open\(site)", .binary, domain: .integer, cost: 11)
      program.addConstraint("opening\(site)", 1 * paid[site] - 20 * open, .atMost(0))
    }
  }
  func rate(_ site: Int, _ job: Int) -> Double {
    (site + job) % 4 == 3 ? 0 : 1 + 0.25 * Double((site * job) % 3)
  }
  func serve(_ prefix: String, lost: Int?, _ part: Double) -> (columns: [Int32], rows: [Int32]) {
    var (columns, rows): ([Int32], [Int32]) = ([], [])
    var loads = Array(repeating: LinearExpression(), count: sites)
    for job in 0..<jobs {
      var served = LinearExpression()
      for site in 0..<sites where site != lost && rate(site, job) > 0 {
        let use = program.addVariable("\(prefix)use\(site),\(job)")
        columns.append(Int32(use.position))
        served.add(rate(site, job), use)
        loads[site].add(1, use)
      }
      rows.append(
        Int32(program.addConstraint("\(prefix)demand\(job)", served, .atLeast(part * demands[job])).position))
    }
    for site in 0..<sites where site != lost {
      let row = program.addConstraint("\(prefix)within\(site)", loads[site] - 1 * paid[site], .atMost(0))
      rows.append(Int32(row.position))
    }
    return (columns, rows)
  }
  _ = serve("", lost: nil, 1)
  var blocks: [RecourseBlock] = []
  for lost in 0..<sites {
    let (columns, rows) = serve("lost\(lost):", lost: lost, seed % 3 == 0 ? 1 : 0.8)
    blocks.append(RecourseBlock(columns: columns, rows: rows))
  }
  program.stages = Stages(ofColumns: Array(repeating: 0, count: program.columnCount), recourse: blocks)
  return program
}
