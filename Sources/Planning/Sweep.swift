internal import Dispatch
internal import Formulation
internal import LinearProgramming
public import PlacementModel
internal import Synchronization

/// How a sweep stands.
public struct SweepProgress: Sendable {
  /// Variants that have ended, with a plan or without.
  public var done: Int
  /// How many variants there are.
  public var count: Int
  /// The variant that ended last, by its place among all.
  public var last: Int
}

extension Planner {
  /// Plans many variants of one problem, all but one of them from where a neighbour ended.
  ///
  /// The variants should differ little, and those that stand side by side least: a limit or a price that moves step by
  /// step, an agreement left out. The middle one is solved from nothing. From there two lanes run outwards at once, and each
  /// variant starts from the plan before it in its lane, or from the last one that had a plan. Where a variant starts from
  /// depends on its place alone, so that the same variants give the same plans, whatever the machine does meanwhile.
  ///
  /// Every plan is checked like any other; of several optima a variant may show another than it does by itself.
  ///
  /// - Parameters:
  ///   - options: `timeLimit` is of the whole sweep, and so is `cancellation`. `onProgress` tells of the variants in turn,
  ///     from two threads.
  ///   - onEnd: told whenever a variant ends, one call at a time, on the thread that planned it.
  /// - Returns: one result per variant, in their order. What the time did not reach, or a cancellation, is a plan of status
  ///   `stopped`.
  public func plans(
    for problems: [Problem], _ options: PlanOptions = PlanOptions(),
    onEnd: (@Sendable (SweepProgress) -> Void)? = nil
  ) -> [Result<Plan, PlanningError>] {
    plans(for: problems, holding: problems.map { _ in [] }, options, onEnd: onEnd)
  }

  /// The same with amounts of goals that each variant may not exceed.
  func plans(
    for problems: [Problem], holding held: [[HeldGoal]], _ options: PlanOptions,
    onEnd: (@Sendable (SweepProgress) -> Void)? = nil
  ) -> [Result<Plan, PlanningError>] {
    guard !problems.isEmpty else { return [] }
    let sweep = Sweep(planner: self, problems: problems, held: held, options: options, onEnd: onEnd)
    let middle = problems.count / 2
    var remains: Remains?
    sweep.run([middle], from: &remains)
    let lanes = [Array(middle + 1..<problems.count), Array(stride(from: middle - 1, through: 0, by: -1))]
    let start = remains
    DispatchQueue.concurrentPerform(iterations: lanes.count) { lane in
      var remains = start
      sweep.run(lanes[lane], from: &remains)
    }
    return sweep.results
  }
}

/// One sweep: what is asked, and the results so far.
private final class Sweep: Sendable {
  private let planner: Planner
  private let problems: [Problem]
  private let held: [[HeldGoal]]
  private let clock: AnswerClock
  private let onEnd: (@Sendable (SweepProgress) -> Void)?
  private let ended: Mutex<[Int: Result<Plan, PlanningError>]> = Mutex([:])

  init(
    planner: Planner, problems: [Problem], held: [[HeldGoal]], options: PlanOptions,
    onEnd: (@Sendable (SweepProgress) -> Void)?
  ) {
    self.held = held
    self.planner = planner
    self.problems = problems
    self.onEnd = onEnd
    clock = AnswerClock(options)
  }

  var results: [Result<Plan, PlanningError>] {
    ended.withLock { ended in
      problems.indices.map { ended[$0] ?? .success(planner.stopped(problems[$0], by: .cancelled)) }
    }
  }

  /// Plans some variants in turn.
  func run(_ places: [Int], from remains: inout Remains?) {
    for place in places {
      let result = plan(problems[place], holding: held[place], from: &remains)
      ended.withLock { ended in
        ended[place] = result
        onEnd?(SweepProgress(done: ended.count, count: problems.count, last: place))
      }
    }
  }

  private func plan(
    _ problem: Problem, holding held: [HeldGoal], from remains: inout Remains?
  ) -> Result<Plan, PlanningError> {
    if let cause = clock.stop { return .success(planner.stopped(problem, by: cause)) }
    do { return .success(try planner.plan(problem, clock.planOptions, holding: held, from: &remains)) } catch
    {
      return .failure(error)
    }
  }
}

extension Planner {
  /// The plan of a problem that was not begun, or not solved.
  func stopped(
    _ problem: Problem, by cause: Plan.StopCause, _ report: Plan.SolverReport? = nil
  ) -> Plan {
    let report =
      report
      ?? Plan.SolverReport(
        name: solver.name, method: "", iterations: 0, nodes: 0, rounds: 0, rows: 0, columns: 0, nonzeros: 0,
        seconds: [])
    var plan = Plan(status: .stopped, problem: problem, solver: report)
    plan.stoppedBy = cause
    return plan
  }
}
