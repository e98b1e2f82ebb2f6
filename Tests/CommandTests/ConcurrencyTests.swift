import BerthKit
import Foundation
import Synchronization
import Testing

/// Answers that are awaited: as many at once as anybody likes, followed on their way, and stopped.
@Suite struct ConcurrencyTests {
  private static func byHand(cap: Double) throws -> Problem {
    var draft = try ProblemDraft(contentsOfFile: Samples.path("by-hand.json"))
    draft.limits["no-lock-in"].max = .always(cap)
    return try Problem(draft)
  }

  /// A problem whose solve takes long enough to be stopped.
  private static func long() throws -> (problem: Problem, options: PlanOptions) {
    var options = PlanOptions()
    options.method = .primalSimplex
    return (try Problem(contentsOfFile: Samples.path("frontier-lab.json")), options)
  }

  @Test func twoHundredPlansAtOnceAreThoseMadeOneByOne() async throws {
    let caps = (0..<200).map { 0.52 + 0.0005 * Double($0) }
    let problems = try caps.map(Self.byHand)
    let alone = try problems.map { (problem) throws in try Self.plan(problem) }
    let together = try await withThrowingTaskGroup(of: (Int, Plan).self) { group in
      for (number, problem) in problems.enumerated() {
        group.addTask { (number, try await Berth.plan(problem)) }
      }
      return try await group.reduce(into: [Int: Plan]()) { $0[$1.0] = $1.1 }
    }
    #expect(together.count == problems.count)
    for (number, plan) in alone.enumerated() {
      let other = try #require(together[number])
      #expect(try plan.jsonText(timings: .omitted) == other.jsonText(timings: .omitted))
    }
  }

  /// The synchronous form, which an asynchronous context cannot name.
  private static func plan(_ problem: Problem) throws -> Plan { try Berth.plan(problem) }

  @Test func everyAnswerCanBeAwaited() async throws {
    let problem = try Self.byHand(cap: 0.6)
    let limit = try problem.limit(named: "no-lock-in")
    async let explanation = Berth.explain(problem)
    async let frontier = Berth.frontier(of: problem, FrontierRequest(.limit(limit)))
    async let deals = Berth.deals(DealQuestion([Deal(.agreement, "alpha-deal")], of: problem))
    async let comparison = Berth.compare(
      ComparisonQuestion(.problem(problem), .problem(Self.byHand(cap: 0.55))))
    async let alternatives = Berth.alternatives(problem)
    async let diagnosis = Berth.diagnose(problem)
    async let sweep = Berth.sweep([problem, Self.byHand(cap: 0.55)])
    #expect(try await explanation.plan.status == .optimal)
    #expect(try await !frontier.pieces.isEmpty)
    #expect(try await deals.stoppedBy == nil)
    #expect(try await comparison.after.status == .optimal)
    #expect(try await !alternatives.extents.isEmpty)
    #expect(try await diagnosis.verdict == .hasPlan)
    #expect(try await sweep.count == 2)
  }

  @Test func whatWaitsIsStoppedAtOnceAndWhatSolvesAsWell() async throws {
    let (problem, options) = try Self.long()
    // More than there are processors, so that most of them wait.
    let count = 4 * ProcessInfo.processInfo.activeProcessorCount
    let tasks = (0..<count).map { _ in Task { try await Berth.plan(problem, options) } }
    try await Task.sleep(for: .milliseconds(200))
    // The last in line first: it must not wait for those before it.
    for task in tasks.reversed() { task.cancel() }
    for task in tasks {
      let plan = try await task.value
      #expect(plan.status == .stopped || plan.status == .feasible)
      #expect(plan.stoppedBy == .cancelled)
    }
    // The places are free again.
    #expect(try await Berth.plan(Self.byHand(cap: 0.6)).status == .optimal)
  }

  @Test func aTaskThatIsCancelledBeforeItAsksGetsAnAnswerToo() async throws {
    let problem = try Self.byHand(cap: 0.6)
    let task = Task {
      while !Task.isCancelled { await Task.yield() }
      return try await Berth.plan(problem)
    }
    task.cancel()
    let plan = try await task.value
    #expect(plan.status == .stopped && plan.stoppedBy == .cancelled)
  }

  @Test func anAnswerIsFollowedOnItsWay() async throws {
    let problem = try Problem(contentsOfFile: Samples.path("two-clouds.json"))
    let told = Mutex(0)
    var options = PlanOptions()
    options.onProgress = { _ in told.withLock { $0 += 1 } }
    var progress = 0
    var plan: Plan?
    for try await event in Berth.following({ try await Berth.plan(problem, $0) }, options) {
      #expect(plan == nil, "nothing comes after the answer")
      switch event {
      case .progress: progress += 1
      case .answer(let answer): plan = answer
      }
    }
    #expect(plan?.status == .optimal)
    #expect(progress >= 2)
    #expect(told.withLock { $0 } >= progress)
  }

  @Test func aFollowerThatStopsTheAnswerHasTheBestSoFar() async throws {
    let (problem, long) = try Self.long()
    var options = long
    let cancellation = Cancellation()
    options.cancellation = cancellation
    var plan: Plan?
    for try await event in Berth.following({ try await Berth.plan(problem, $0) }, options) {
      switch event {
      case .progress: cancellation.cancel()
      case .answer(let answer): plan = answer
      }
    }
    #expect(plan?.stoppedBy == .cancelled)
  }

  @Test func whoStopsListeningStopsTheSolver() async throws {
    let (problem, options) = try Self.long()
    let ended = AsyncStream<Plan.StopCause?>.makeStream()
    let ask = { @Sendable (options: PlanOptions) in
      let plan = try await Berth.plan(problem, options)
      ended.continuation.yield(plan.stoppedBy)
      return plan
    }
    for try await _ in Berth.following(ask, options) { break }
    for await cause in ended.stream {
      #expect(cause == .cancelled)
      break
    }
  }
}
