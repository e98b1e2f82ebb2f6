import BerthKit
import Foundation
import Testing

/// What a planning script writes, with one import.
@Suite struct LibraryTests {
  @Test func tenLinesPlan() throws {
    let problem = try Problem(contentsOfFile: Samples.path("by-hand.json"))
    var options = PlanOptions()
    options.method = .dualSimplex
    let plan = try Berth.plan(problem, options)
    #expect(plan.status == .optimal)
    #expect(PlanTables(plan).text().contains("4,124"))
  }

  /// The program alone would fit; the process that plans it has more than this from its start.
  @Test func aSolveThatComesNearItsLimitOfMemoryIsStopped() throws {
    var options = PlanOptions()
    options.memoryLimit = 10_000_000
    let plan = try Berth.plan(Problem(contentsOfFile: Samples.path("frontier-lab.json")), options)
    #expect(plan.status == .stopped)
    #expect(plan.stoppedBy == .memory)
  }

  /// Continuous integration builds and runs the package that is shown.
  @Test func theReadmeShowsTheScriptThatIsRun() throws {
    func text(_ path: String) throws -> String {
      try String(contentsOf: Samples.root.appendingPathComponent(path), encoding: .utf8)
    }
    let readme = try text("README.md")
    let script = "Tests/PlanningScript/"
    #expect(try readme.contains("```swift\n" + text(script + "Sources/LockIn/main.swift") + "```"))
    #expect(try readme.contains("```\n" + text(script + "Package.swift") + "```"))
  }

  @Test func planningAwaitsOnAThreadOfItsOwn() async throws {
    let problem = try Problem(contentsOfFile: Samples.path("by-hand.json"))
    let plan = try await Berth.plan(problem)
    #expect(plan.status == .optimal)
  }

  @Test func cancellingTheTaskStopsTheSolver() async throws {
    let problem = try Problem(contentsOfFile: Samples.path("frontier-lab.json"))
    var options = PlanOptions()
    options.method = .primalSimplex
    let asked = options
    let task = Task { try await Berth.plan(problem, asked) }
    try await Task.sleep(for: .milliseconds(300))
    task.cancel()
    let plan = try await task.value
    #expect(plan.status == .feasible || plan.status == .stopped)
    #expect(plan.stoppedBy == .cancelled)
  }

  @Test func aSweepPlansEveryVariant() throws {
    let text = try String(contentsOfFile: Samples.path("by-hand.json"), encoding: .utf8)
    let problems = try [0.5, 0.55, 0.6].map {
      try Problem(json: Array(text.replacing("\"max\": 0.6", with: "\"max\": \($0)").utf8))
    }
    let objectives = try Berth.sweep(problems).map { try $0.get().objective ?? .infinity }
    #expect(objectives.count == 3)
    #expect(objectives[0] >= objectives[1] && objectives[1] >= objectives[2])
    #expect(abs(objectives[2] - 4124) < 1e-6)
  }

  @Test func theStarterIsAProblemWithAPlan() throws {
    let plan = try Berth.plan(Problem(json: Array(Starter.json.utf8)))
    #expect(plan.status == .optimal)
    #expect(!plan.allocations.isEmpty)
  }

  @Test func theFolderOfAFileIsWhereItsTablesAre() {
    #expect(Input(path: "a/b/c.json").folder == "a/b")
    #expect(Input(path: "c.json").folder == ".")
    #expect(Input(path: "/c.json").folder == "/")
    #expect(Input(path: "-").folder == ".")
  }

  /// A limit of concentration is a cone: an exported program states it by the tangents that its optimum takes.
  @Test func anExportHoldsConcentration() throws {
    let limit = #""limits": [ { "id": "hhi", "type": "concentration", "max": 0.52 }, "#
    let text = try String(contentsOfFile: Samples.path("by-hand.json"), encoding: .utf8)
      .replacing(#""limits": ["#, with: limit)
    let problem = try Problem(json: Array(text.utf8))
    #expect(try problem.programText(.mps).contains("concentration"))
    #expect(try problem.programText(.mathprog).contains("param cutWeight"))
    let plan = try Berth.plan(problem)
    #expect((plan.limits.first?.value ?? 1) <= 0.52 * (1 + 1e-7) || plan.status == .infeasible)
  }
}
