internal import Decomposition

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
    return try Planner(solver: solver.solver()).plan(problem, timed(options))
  }

  /// Ends, at once, the programs that solves under way have started, and removes their files: for a process that is about
  /// to end without waiting for its solves.
  public static func abandonSolves() { ExternalSolvers.abandon() }

  /// The options with a monotonic clock, where they bring none.
  static func timed(_ options: PlanOptions) -> PlanOptions {
    guard options.clock == nil else { return options }
    var options = options
    let start = ContinuousClock.now
    options.clock = { (ContinuousClock.now - start) / .seconds(1) }
    return options
  }
}
