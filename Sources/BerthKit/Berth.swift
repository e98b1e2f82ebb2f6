internal import Decomposition
internal import GLPKBackend
internal import PlacementModel
internal import Verification

/// Placement of workloads on clouds at the least cost that policy allows.
///
///     let problem = try Problem(contentsOfFile: "problem.json")
///     let plan = try Berth.plan(problem)
///     print(PlanTables(plan).text())
public enum Berth {
  /// The version of the package, which is also what `berth --version` prints.
  public static let version = "0.1.0"

  /// The cheapest plan that the problem allows, solved on the calling thread.
  ///
  /// That no plan exists is not an error: the plan's status says so. Timings are taken from a monotonic clock
  /// unless the options bring a clock of their own.
  ///
  /// - Parameters:
  ///   - problem: what is planned.
  ///   - options: limits, the gap for whole numbers, and who is told how it stands.
  ///   - solver: GLPK, or a program on the `PATH` whose answer GLPK finishes.
  /// - Throws: `PlanningError` when the solver is not there or breaks down, or a plan fails its own check.
  public static func plan(
    _ problem: Problem, _ options: PlanOptions = PlanOptions(), solver: SolverChoice = .glpk
  ) throws(PlanningError) -> Plan {
    var plan = try working(options) { options throws(PlanningError) in
      try Planner(solver: solver.solver(), prover: GLPKExact()).plan(problem, options)
    }
    if plan.certificate?.exact?.outcome == .unproved { boundSafely(&plan) }
    return plan
  }

  /// What rational numbers did not prove in time is bounded by the plan's duals, every rounding to the safe side.
  private static func boundSafely(_ plan: inout Plan) {
    guard let objective = plan.objective, let bound = Verifier.bound(provedBy: plan) else { return }
    let gap = max(0, objective - bound) / max(1, abs(objective))
    plan.certificate?.exact = Plan.ExactProof(outcome: .bounded, bound: bound, relativeGap: gap)
  }

  /// Ends, at once, the programs that solves under way have started, and removes their files: for a process that is about
  /// to end without waiting for its solves.
  public static func abandonSolves() { ExternalSolvers.abandon() }

  /// Works something out with a monotonic clock, where the options bring none, and under the eyes of a watch where memory
  /// is limited.
  static func working<Answer>(
    _ options: PlanOptions, _ work: (PlanOptions) throws(PlanningError) -> Answer
  ) throws(PlanningError) -> Answer {
    var options = options
    if options.clock == nil {
      let start = ContinuousClock.now
      options.clock = { (ContinuousClock.now - start) / .seconds(1) }
    }
    guard let limit = options.memoryLimit else { return try work(options) }
    let cancellation = options.cancellation ?? Cancellation()
    options.cancellation = cancellation
    // A little before, since a solve goes on for a moment after it was asked to stop.
    let nearly = Int(0.95 * Double(limit))
    let watch = MemoryWatch { if $0 > nearly { cancellation.stopForMemory() } }
    defer { watch.end() }
    return try work(options)
  }
}
