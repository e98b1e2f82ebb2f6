internal import Decomposition
internal import Dispatch
internal import GLPKBackend

/// Placement of workloads on clouds at the least cost that policy allows.
///
///     let problem = try Problem(contentsOfFile: "problem.json")
///     let plan = try Berth.plan(problem)
///     print(PlanTables(plan).text())
public enum Berth {
  /// The version of the package, which is also what `berth --version` prints.
  public static let version = "0.1.0"

  /// The cheapest plan that the problem allows, solved with GLPK on the calling thread.
  ///
  /// That no plan exists is not an error: the plan's status says so. Timings are taken from a monotonic clock
  /// unless the options bring a clock of their own.
  ///
  /// - Throws: `PlanningError` when the solver breaks down or a plan fails its own check.
  public static func plan(
    _ problem: Problem, _ options: PlanOptions = PlanOptions()
  ) throws(PlanningError) -> Plan {
    var options = options
    if options.clock == nil {
      let start = ContinuousClock.now
      options.clock = { (ContinuousClock.now - start) / .seconds(1) }
    }
    return try Planner(solver: solver).plan(problem, options)
  }

  /// The same on a thread of its own, so that a long solve keeps no other task waiting.
  ///
  /// Cancelling the task stops the solver; what then comes back is the best plan so far, or one of status
  /// `stopped`. It also cancels `options.cancellation`, where there is one.
  ///
  /// - Throws: `PlanningError` when the solver breaks down or a plan fails its own check.
  public static func plan(_ problem: Problem, _ options: PlanOptions = PlanOptions()) async throws -> Plan {
    var options = options
    let cancellation = options.cancellation ?? Cancellation()
    options.cancellation = cancellation
    let asked = options
    return try await withTaskCancellationHandler {
      try await withCheckedThrowingContinuation { continuation in
        // A queue of its own is a thread of its own: none of the tasks' threads is kept waiting.
        DispatchQueue(label: "berth.plan").async {
          continuation.resume(with: Result { try planNow(problem, asked) })
        }
      }
    } onCancel: {
      cancellation.cancel()
    }
  }

  /// What is alike merged first, for it has no basis to hand on and the others need one; then recourse when it cannot be
  /// met, whole numbers by a tree of linear programs where there are many rows, large programs from inside, and time
  /// block by block, all with GLPK.
  private static let solver = AggregatingSolver(
    RecourseSolver(MixedIntegerSolver(InteriorPointSolver(StagedSolver(GLPKSolver())))))

  /// The synchronous overload, by a name that an asynchronous context cannot mistake.
  private static func planNow(_ problem: Problem, _ options: PlanOptions) throws -> Plan {
    try plan(problem, options)
  }
}
