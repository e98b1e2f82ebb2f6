import GLPKBackend
import LinearProgramming
import SolverConformance
import Synchronization
import Testing

@testable import Decomposition

/// From inside even where a simplex is faster.
private let inside = InteriorPointSolver(GLPKSolver(), smallestProgram: 1)

@Suite struct InteriorPointSolverTests {
  @Test func passesTheConformanceSuite() {
    for conformance in ConformanceCase.all {
      let complaints = conformance.complaints(about: inside, SolverOptions())
      #expect(complaints.isEmpty, "\(conformance.name): \(complaints)")
    }
  }

  @Test(arguments: 1...60) func agreesWithTheSimplex(seed: UInt64) throws {
    let program = stagedProgram(seed: seed)
    let expected = try GLPKSolver().solve(program, SolverOptions()).outcome
    let result = try inside.solve(program, SolverOptions())
    switch (expected, result.outcome) {
    case (.optimal(let one), .optimal(let other)):
      #expect(abs(one.objective - other.objective) <= 1e-9 * max(1, abs(one.objective)))
      #expect(Residuals(of: other, in: program).areWithin(.feasibility))
      #expect(other.basis != nil)
      #expect(result.statistics.method.hasPrefix("interior point in"))
    case (.infeasible, .infeasible(let proof)):
      if let proof { #expect(proof.holds(in: program)) }
    default: Issue.record("\(expected) is not \(result.outcome)")
    }
  }

  /// Where every route costs the same, every plan is optimal and the path leads to their middle: only the perturbed
  /// path ends near a vertex, from which the simplex has little left to do.
  @Test func findsAVertexAmongManyOptima() throws {
    var program = LinearProgram()
    let (sources, sinks) = (12, 30)
    var supply = Array(repeating: LinearExpression(), count: sources)
    for sink in 0..<sinks {
      var demand = LinearExpression()
      for source in 0..<sources {
        let route = program.addVariable("route[\(source),\(sink)]", cost: 1)
        supply[source].add(1, route)
        demand.add(1, route)
      }
      program.addConstraint("demand[\(sink)]", demand, .equal(to: Double(1 + sink % 3)))
    }
    for source in 0..<sources {
      program.addConstraint("supply[\(source)]", supply[source], .atMost(Double(2 + source % 5 * 2)))
    }
    let form = BarrierProgram(program)
    var path = try #require(CentralPath(form, isStopped: { false }))
    let end = path.walk(to: 1e-8) { _, _ in }
    #expect(end && path.quality.worst <= 1e-6)
    let inner = path.point.columnTiers.count { $0 >= 0 } + path.point.rowTiers.count { $0 >= 0 }
    #expect(inner <= program.rowCount)
    let result = try inside.solve(program, SolverOptions())
    #expect(result.outcome.solution?.objective == 60)
    #expect(result.statistics.iterations <= path.steps + 12)
  }

  /// A base that knows no way from a basis: the program itself is solved from nothing, and the answer is the same.
  @Test func goesWithoutABasisThatLeadsNowhere() throws {
    let program = stagedProgram(seed: 11)
    let result = try InteriorPointSolver(NoWayFromABasis(), smallestProgram: 1).solve(
      program, SolverOptions())
    let expected = try GLPKSolver().solve(program, SolverOptions()).outcome.solution?.objective
    #expect(result.outcome.solution?.objective == expected)
  }

  /// Three thousand columns, and none but those of the perturbed basis taken in: the others are priced, and those that pay
  /// join, without the whole ever being handed on.
  @Test func pricesTheColumnsThatWereLeftOut() throws {
    let base = CountsColumns()
    let program = manyColumns(3000)
    var solver = InteriorPointSolver(base, smallestProgram: 1)
    solver.margin = 0
    let result = try solver.solve(program, SolverOptions())
    let expected = try GLPKSolver().solve(program, SolverOptions()).outcome.solution?.objective ?? 0
    let found = try #require(result.outcome.solution)
    #expect(abs(found.objective - expected) <= 1e-9 * abs(expected))
    #expect(found.columnValues.count == program.columnCount)
    #expect(Residuals(of: found, in: program).areWithin(.feasibility))
    #expect(base.largest.load() < program.columnCount)
  }

  @Test func stopsWhenAskedTo() throws {
    var options = SolverOptions()
    let cancellation = Cancellation()
    cancellation.cancel()
    options.cancellation = cancellation
    guard
      case .noSolution(_, stoppedBy: .cancelled) = try inside.solve(stagedProgram(seed: 3), options)
        .outcome
    else {
      Issue.record("a cancelled solve went on")
      return
    }
  }

  @Test func givesTheSameBytesTwice() throws {
    let program = stagedProgram(seed: 11)
    let one = try inside.solve(program, SolverOptions()).outcome.solution
    let other = try inside.solve(program, SolverOptions()).outcome.solution
    #expect(one?.columnValues == other?.columnValues)
    #expect(one?.duals?.rowDuals == other?.duals?.rowDuals)
  }
}

/// GLPK, but a given basis is infeasible, it says.
private struct NoWayFromABasis: Solver {
  var name: String { "no way" }

  func solve(_ program: LinearProgram, _ options: SolverOptions) throws(SolverError) -> SolverResult {
    guard options.startingBasis == nil else {
      return SolverResult(
        outcome: .infeasible(nil), statistics: SolverStatistics(method: "no way", iterations: 0))
    }
    return try GLPKSolver().solve(program, options)
  }
}

/// GLPK, and the most columns of any program that it was handed.
private struct CountsColumns: Solver {
  final class Most: Sendable {
    private let value = Mutex(0)
    func take(_ count: Int) { value.withLock { $0 = max($0, count) } }
    func load() -> Int { value.withLock { $0 } }
  }

  let largest = Most()
  var name: String { "counting" }

  func solve(_ program: LinearProgram, _ options: SolverOptions) throws(SolverError) -> SolverResult {
    largest.take(program.columnCount)
    return try GLPKSolver().solve(program, options)
  }
}

/// A transport program of ten sources and twelve sinks, with costs that differ by less than the path perturbs them.
private func manyColumns(_ count: Int) -> LinearProgram {
  var generator = SeededGenerator(seed: 4)
  var program = LinearProgram()
  let (sources, sinks) = (10, 12)
  var supply = Array(repeating: LinearExpression(), count: sources)
  var demand = Array(repeating: LinearExpression(), count: sinks)
  for number in 0..<count {
    let route = program.addVariable(
      "route[\(number)]", cost: 5 + 1e-5 * Double.random(in: 0...1, using: &generator))
    supply[number % sources].add(1, route)
    demand[number % sinks].add(1, route)
  }
  for (number, expression) in supply.enumerated() {
    program.addConstraint("supply[\(number)]", expression, .atMost(8))
  }
  for (number, expression) in demand.enumerated() {
    program.addConstraint("demand[\(number)]", expression, .atLeast(5))
  }
  return program
}
