internal import LinearProgramming

/// Plans a problem again and again while it changes, each time from where the last time ended.
///
///     var replanner = try Replanner()
///     let before = try replanner.plan(problem)
///     let after = try replanner.plan(try problem.with([.limit("no-lock-in", maximum: 0.55)]))
///
/// Each plan is checked like any other. Where several plans cost the same, it is the one near the plan before it: what moved
/// then moved for a reason. Large problems that change little take a part of the time.
public struct Replanner: Sendable {
  private let planner: Planner
  private var remains: PlanRemains?

  /// - Throws: `PlanningError.solver(.unavailable)` where the solver is not there.
  public init(solver: SolverChoice = .glpk) throws(PlanningError) {
    planner = Planner(solver: try solver.solver())
  }

  /// The cheapest plan that the problem allows, as `Berth.plan` makes it.
  ///
  /// - Throws: `PlanningError` when the solver breaks down, or a plan fails its own check.
  public mutating func plan(
    _ problem: Problem, _ options: PlanOptions = PlanOptions()
  ) throws(PlanningError) -> Plan {
    try Berth.working(options) { options throws(PlanningError) in
      try planner.plan(problem, options, continuing: &remains)
    }
  }
}
