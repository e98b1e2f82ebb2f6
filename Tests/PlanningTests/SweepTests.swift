import Foundation
import GLPKBackend
import LinearProgramming
import PlacementModel
import Planning
import Synchronization
import Testing

/// Many variants of one problem at once.
@Suite struct SweepTests {
  /// By hand, with 2, 4, 6 ... units of the first offer: the least are too few for any plan.
  private static func variants(_ count: Int = 12) throws -> [Problem] {
    try (1...count).map {
      try Samples.problem("by-hand", replacing: "\"capacity\": 20", with: "\"capacity\": \(2 * $0)")
    }
  }

  @Test func thePlansAreThoseOfEachVariantAlone() throws {
    let planner = Planner(solver: GLPKSolver())
    let problems = try Self.variants()
    let swept = planner.plans(for: problems)
    #expect(swept.count == problems.count)
    var statuses: Set<Plan.Status> = []
    for (problem, result) in zip(problems, swept) {
      let (plan, alone) = (try result.get(), try planner.plan(problem))
      statuses.insert(plan.status)
      #expect(plan.status == alone.status)
      #expect(plan.problem.digest == problem.digest)
      guard let objective = alone.objective else { continue }
      #expect(abs((plan.objective ?? .nan) - objective) <= 1e-9 * objective)
    }
    #expect(statuses == [.optimal, .infeasible])
  }

  /// Prices, capacities and an agreement that is left out: rows come and go between one variant and the next.
  @Test func variantsMayDifferInAnything() throws {
    let changes = [
      ("\"price\": 4", "\"price\": 3"), ("\"capacity\": 20", "\"capacity\": 25"),
      ("\"currency\"", "\"currency\""),
      ("\"status\": \"signed\"", "\"status\": \"optional\""),
      ("\"minimumSpend\": 2000", "\"minimumSpend\": 0"), ("\"unmetPenalty\": 9", "\"unmetPenalty\": 3"),
      ("\"count\": 2", "\"count\": 2, \"discountRate\": 0.1"),
    ]
    let problems = try changes.map { text, other in
      try Samples.problem("by-hand", replacing: text, with: other)
    }
    let planner = Planner(solver: GLPKSolver())
    for (problem, result) in zip(problems, planner.plans(for: problems)) {
      let objective = try #require(try planner.plan(problem).objective)
      #expect(abs((try result.get().objective ?? .nan) - objective) <= 1e-9 * objective)
    }
  }

  @Test func allButOneStartFromANeighbour() throws {
    let solver = WatchedSolver()
    let problems = try Self.variants().suffix(6)
    _ = Planner(solver: solver).plans(for: Array(problems))
    #expect(solver.starts.filter { $0 == .cold }.count == 1)
    #expect(solver.starts.filter { $0 == .warm }.count == 5)
  }

  /// Whatever the order in which the lanes come along.
  @Test func theSameVariantsGiveTheSamePlans() throws {
    let problems = try Self.variants()
    var texts: [[String]] = []
    for delay in [nil, 1, 2] as [UInt64?] {
      let results = Planner(solver: WatchedSolver(delay: delay)).plans(for: problems)
      texts.append(try results.map { try JSONText($0.get().json(timings: .omitted)).string })
    }
    #expect(texts[0] == texts[1])
    #expect(texts[0] == texts[2])
  }

  @Test func aVariantThatFailsFailsAlone() throws {
    let problems = try Self.variants()
    let failing = [2, 6, 11]
    let recorder = WatchedSolver()
    for place in failing { _ = try Planner(solver: recorder).plan(problems[place]) }
    let solver = WatchedSolver(failing: recorder.bounds)
    for (place, result) in Planner(solver: solver).plans(for: problems).enumerated() {
      switch result {
      case .success: #expect(!failing.contains(place))
      case .failure(.solver(.failed)): #expect(failing.contains(place))
      case .failure(let error): Issue.record("\(error)")
      }
    }
  }

  @Test func whatIsCancelledKeepsWhatItHas() throws {
    let problems = try Self.variants()
    var options = PlanOptions()
    let cancellation = Cancellation()
    options.cancellation = cancellation
    let told = Mutex<[SweepProgress]>([])
    let results = Planner(solver: GLPKSolver()).plans(for: problems, options) { progress in
      told.withLock { $0.append(progress) }
      cancellation.cancel()
    }
    let plans = try results.map { try $0.get() }
    #expect(plans[6].status == .optimal)
    #expect(plans.filter { $0.status == .stopped && $0.stoppedBy == .cancelled }.count == 11)
    #expect(told.withLock { $0.map(\.done) } == Array(1...12))
    #expect(Set(told.withLock { $0.map(\.last) }) == Set(0..<12))
  }

  @Test func noTimeIsNoPlan() throws {
    var options = PlanOptions()
    options.timeLimit = .zero
    for result in Planner(solver: GLPKSolver()).plans(for: try Self.variants(3), options) {
      let plan = try result.get()
      #expect(plan.status == .stopped && plan.stoppedBy == .time)
    }
  }

  @Test func nothingAskedIsNothing() {
    #expect(Planner(solver: GLPKSolver()).plans(for: []).isEmpty)
  }

  @Test func oneVariantIsAPlan() throws {
    let results = Planner(solver: GLPKSolver()).plans(for: [try Samples.problem("by-hand")])
    #expect(results.count == 1)
    let objective = try #require(try results.first?.get().objective)
    #expect(abs(objective - 4124) < 1e-9)
  }
}

/// GLPK, remembering what it was asked, late by a time that depends on the program, and failing where the
/// bounds of rows are as told.
private final class WatchedSolver: Solver {
  enum Start { case cold, warm }

  let name = "watched"
  private let delay: UInt64?
  private let failing: Set<[Bounds]>
  private let asked = Mutex<(starts: [Start], bounds: Set<[Bounds]>)>(([], []))
  var starts: [Start] { asked.withLock { $0.starts } }
  var bounds: Set<[Bounds]> { asked.withLock { $0.bounds } }

  init(delay: UInt64? = nil, failing: Set<[Bounds]> = []) {
    self.delay = delay
    self.failing = failing
  }

  func solve(_ program: LinearProgram, _ options: SolverOptions) throws(SolverError) -> SolverResult {
    asked.withLock { asked in
      asked.starts.append(options.startingBasis == nil ? .cold : .warm)
      asked.bounds.insert(program.rowBounds)
    }
    if failing.contains(program.rowBounds) { throw .failed(doing: "testing", detail: "on purpose") }
    if let delay {
      let mixed = program.rowBounds.reduce(delay) { ($0 ^ ($1.upper ?? 0).bitPattern) &* 0x100_0000_01B3 }
      usleep(UInt32(mixed >> 50))
    }
    return try GLPKSolver().solve(program, options)
  }
}
