import Decomposition
import GLPKBackend
import LinearProgramming
import SolverConformance
import Synchronization
import Testing

/// Every mixed-integer program, however small, is searched here.
private let search = MixedIntegerSolver(GLPKSolver(), smallestInTime: 1, smallestProgram: 1)

@Suite struct MixedIntegerSolverTests {
  @Test func passesTheConformanceSuite() {
    for conformance in ConformanceCase.all {
      let complaints = conformance.complaints(about: search, SolverOptions())
      #expect(complaints.isEmpty, "\(conformance.name): \(complaints)")
    }
  }

  /// Against GLPK's own search, which shares neither the tree nor the way to points with this one.
  @Test(arguments: 1...60) func agreesWithGLPK(seed: UInt64) throws {
    let program = randomFees(seed: seed)
    var options = SolverOptions()
    options.relativeGap = 0
    let expected = try GLPKSolver().solve(program, options).outcome
    let found = try search.solve(program, options).outcome
    switch (expected, found) {
    case (.optimal(let one), .optimal(let other)):
      #expect(abs(one.objective - other.objective) <= 1e-7 * max(1, abs(one.objective)))
      #expect(Residuals(of: other, in: program).areWithin(.feasibility))
      #expect(other.bound <= other.objective + 1e-9 * abs(other.objective))
    case (.infeasible, .infeasible): break
    default: Issue.record("\(expected) is not \(found)")
    }
  }

  /// A search tells its nodes, the best point and the bound, which close in on each other.
  @Test func aSearchTellsCostBoundAndNodes() throws {
    let told = Mutex<[SolverProgress]>([])
    var options = SolverOptions()
    options.relativeGap = 0
    options.onProgress = { progress in told.withLock { $0.append(progress) } }
    for seed in UInt64(1)...20 { _ = try search.solve(randomFees(seed: seed), options) }
    let whole = told.withLock { $0 }.filter { $0.objective != nil && $0.bound != nil && $0.nodes > 0 }
    #expect(!whole.isEmpty)
    for progress in whole { #expect(progress.bound ?? 0 <= (progress.objective ?? 0) * (1 + 1e-9)) }
  }

  @Test func rowsLeftOutAreKept() throws {
    for seed in UInt64(1)...30 {
      var program = randomFees(seed: seed)
      let lazy = program.rowNames.indices.filter { program.rowNames[$0].hasPrefix("link") }
      program.stages = Stages(
        ofColumns: Array(repeating: 0, count: program.columnCount), lazyRows: lazy.map { Int32($0) })
      guard case .optimal(let solution) = try search.solve(program, SolverOptions()).outcome else { continue }
      #expect(Residuals(of: solution, in: program).areWithin(.feasibility), "seed \(seed)")
    }
  }
}

/// Sites with a fee, a capacity and a cost for each customer; some of them infeasible.
func randomFees(seed: UInt64) -> LinearProgram {
  var random = SeededGenerator(seed: seed)
  var program = LinearProgram()
  let (sites, customers) = (4, 6)
  var served = Array(repeating: LinearExpression(), count: customers)
  for site in 0..<sites {
    let open = program.addVariable(
      "open\(site)", .binary, domain: .integer, cost: Double.random(in: 20...60, using: &random).rounded())
    let blocks = program.addVariable(
      "blocks\(site)", .between(0, 4), domain: .integer, cost: Double.random(in: 1...9, using: &random))
    var load = LinearExpression()
    for customer in 0..<customers {
      let use = program.addVariable(
        "use\(site),\(customer)", .nonnegative, cost: Double.random(in: 1...5, using: &random))
      served[customer].add(1, use)
      load.add(1, use)
      program.addConstraint("link\(site),\(customer)", 1 * use - 9 * open, .atMost(0))
    }
    program.addConstraint("blocks\(site)", load - 5 * blocks, .atMost(0))
    program.addConstraint(
      "capacity\(site)", load - Double.random(in: 8...22, using: &random) * open, .atMost(0))
  }
  for customer in 0..<customers {
    program.addConstraint(
      "demand\(customer)", served[customer], .equal(to: Double.random(in: 4...9, using: &random).rounded()))
  }
  return program
}
