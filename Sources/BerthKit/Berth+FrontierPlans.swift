extension Berth {
  /// A frontier with plans along it, for a report in which the point can be moved.
  ///
  ///     let curve = try Berth.frontierPlans(of: problem, FrontierRequest(.limit(Index(0))))
  ///     let page = PlanPage(try Berth.plan(problem), frontiers: [curve])
  ///
  /// - Parameters:
  ///   - problem: what is planned, and stands at one point of the curve.
  ///   - request: the limit or goal that moves, and from where to where.
  ///   - count: plans at equal distances; at least 2.
  ///   - options: `timeLimit` and `cancellation` are of the whole answer; what was found by then is given.
  ///   - solver: GLPK, or a program on the `PATH` whose answer GLPK finishes.
  /// - Throws: `PlanningError` when the solver is not there or breaks down, or the limit has no bound that could move.
  public static func frontierPlans(
    of problem: Problem, _ request: FrontierRequest, count: Int = 17, _ options: PlanOptions = PlanOptions(),
    solver: SolverChoice = .glpk
  ) throws(PlanningError) -> FrontierPlans {
    try working(options) { options throws(PlanningError) in
      try solver.analyst().frontierPlans(of: problem, request, count: count, options)
    }
  }
}
