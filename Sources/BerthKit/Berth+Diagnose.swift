extension Berth {
  /// Why a problem has no plan, and the cheapest changes that give it one.
  ///
  ///     let diagnosis = try Berth.diagnose(problem, RepairWishes(kept: ["no-lock-in"]))
  ///     print(DiagnosisText(diagnosis).text())
  ///
  /// - Parameters:
  ///   - problem: what has no plan.
  ///   - wishes: what must stay as it is, and how dear other changes are.
  ///   - options: `timeLimit` and `cancellation` are of the whole answer.
  ///   - solver: what solves the linear programs.
  /// - Throws: `PlanningError` when the solver is not there or breaks down.
  public static func diagnose(
    _ problem: Problem, _ wishes: RepairWishes = RepairWishes(), _ options: PlanOptions = PlanOptions(),
    solver: SolverChoice = .glpk
  ) throws(PlanningError) -> Diagnosis {
    try working(options) { options throws(PlanningError) in
      try solver.analyst().diagnose(problem, wishes, options)
    }
  }
}
