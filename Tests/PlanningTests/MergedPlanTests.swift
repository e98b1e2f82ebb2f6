import Decomposition
import GLPKBackend
import LinearProgramming
import PlacementModel
import Planning
import Synchronization
import Testing

/// Plans of problems with classes of workloads, by way of a merged program and without.
@Suite struct MergedPlanTests {
  @Test(arguments: 1...6) func costAndCertificateAreThoseOfTheWhole(seed: UInt64) throws {
    let problem = try Samples.problem(bytes: Array(Self.problem(seed: seed).utf8))
    let whole = try Planner(solver: GLPKSolver()).plan(problem)
    let merged = try Planner(solver: Self.merging(GLPKSolver())).plan(problem)
    #expect(merged.status == .optimal)
    #expect(merged.solver.method.contains("after merging"))
    #expect(merged.solver.merged?.columns ?? .max < merged.solver.columns)
    #expect(merged.solver.columns == whole.solver.columns && whole.solver.merged == nil)
    ByHand.near(merged.objective, try #require(whole.objective), 1e-12)
    let certificate = try #require(merged.certificate)
    #expect(certificate.primalResidual <= 1e-13)
    #expect(certificate.dualResidual ?? 1 <= 1e-13)
    #expect(certificate.relativeGap <= 1e-12)
    #expect(merged.linesAddUp)
  }

  /// Members of a class that need the same at the same time, and cannot wait, get the same: workloads 0 and 3 here.
  @Test func membersAreServedInProportion() throws {
    let problem = try Samples.problem(bytes: Array(Self.problem(seed: 2).utf8))
    let plan = try Planner(solver: Self.merging(GLPKSolver())).plan(problem)
    let sizes = problem.workloads.elements.map { $0.demand.numbers[0] }
    let first = plan.allocations.filter { $0.workload.offset == 0 && $0.step.offset == 0 }
    let other = plan.allocations.filter { $0.workload.offset == 3 && $0.step.offset == 0 }
    #expect(!first.isEmpty && first.map(\.offer) == other.map(\.offer))
    for (one, other) in zip(first, other) { ByHand.near(other.units / one.units, sizes[3] / sizes[0], 1e-12) }
  }

  /// Every round of tangents after the first starts from the merged program of the one before.
  @Test func roundsStartWhereTheLastEnded() throws {
    let limit = #"{ "id": "hhi", "type": "concentration", "max": 0.35, "per": "year" }"#
    let problem = try Samples.problem(bytes: Array(Self.problem(seed: 3, limit: limit).utf8))
    let log = Log()
    let merged = try Planner(solver: Self.merging(LoggingSolver(log: log))).plan(problem)
    let whole = try Planner(solver: GLPKSolver()).plan(problem)
    ByHand.near(merged.objective, try #require(whole.objective), 1e-7)
    let starts = log.starts.withLock { $0 }
    #expect(starts.count > 2)
    #expect(merged.solver.method.contains("after merging"))
    #expect(starts == [false] + Array(repeating: true, count: starts.count - 1))
  }

  private static func merging(_ solver: some Solver) -> some Solver {
    AggregatingSolver(solver, smallestProgram: 1)
  }

  private final class Log: Sendable {
    let starts = Mutex<[Bool]>([])
  }

  private struct LoggingSolver: Solver {
    let log: Log
    let name = "logging"

    func solve(_ program: LinearProgram, _ options: SolverOptions) throws(SolverError) -> SolverResult {
      log.starts.withLock { $0.append(options.startingBasis != nil) }
      return try GLPKSolver().solve(program, options)
    }
  }

  /// Nine workloads in three classes, every third of a class, of different size and growth; one class may wait. Four offers,
  /// three providers, six months.
  private static func problem(seed: UInt64, limit: String = "") -> String {
    let classes = [
      #""throughput": { "m": 1, "n": 1.9 }, "unmetPenalty": 40"#,
      #""throughput": { "m": 0.8, "n": 2.2 }, "unmetPenalty": 30, "deferrable": "2 periods""#,
      #""throughput": { "m": 1.3 }, "unmetPenalty": 55"#,
    ]
    let workloads = (0..<9).map { number in
      let start = 20 + (number * 37 + Int(seed) * 11) % 60
      let growth = Double((number * 53 + Int(seed) * 7) % 40) / 10 - 0.9
      return #"""
        { "id": "w\#(number)", "demand": { "start": \#(start), "growthPerYear": \#(growth) }, \#(classes[number % 3]) }
        """#
    }
    let offers = [("a", "m", 4.0), ("b", "m", 5), ("b", "n", 8), ("c", "n", 9)].enumerated().map {
      let (provider, machine, price) = $1
      return #"""
        { "id": "o\#($0)", "provider": "\#(provider)", "region": "r", "machine": "\#(machine)", "capacity": \#(90 + 20 * $0),
          "options": [ { "id": "od", "kind": "onDemand", "price": \#(price) },
            { "id": "3mo", "kind": "reserved", "term": "3mo", "price": \#(0.7 * price) } ] }
        """#
    }
    return #"""
      { "berth": 1, "currency": "USD", "horizon": { "start": "2026-01", "period": "month", "count": 6 },
        "machines": [ { "id": "m" }, { "id": "n" } ], "regions": [ { "id": "r" } ],
        "providers": [ { "id": "a" }, { "id": "b" }, { "id": "c" } ],
        "offers": [ \#(offers.joined(separator: ",\n")) ], "workloads": [ \#(workloads.joined(separator: ",\n")) ],
        "limits": [ \#(limit) ] }
      """#
  }
}
