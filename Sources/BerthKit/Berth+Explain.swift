extension Berth {
  /// Why the cheapest plan costs what it does: what more and less of everything that stands firm would change.
  ///
  /// - Throws: `PlanningError` when the solver is not there or breaks down.
  public static func explain(
    _ problem: Problem, _ request: ExplanationRequest = ExplanationRequest(),
    _ options: PlanOptions = PlanOptions(), solver: SolverChoice = .glpk
  ) throws(PlanningError) -> Explanation {
    try working(options) { options throws(PlanningError) in
      try solver.analyst().explain(problem, request, options)
    }
  }
}
