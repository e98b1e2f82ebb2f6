import GLPKBackend
import LinearProgramming
import SolverConformance
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
