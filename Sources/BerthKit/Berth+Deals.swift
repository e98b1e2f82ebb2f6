extension Berth {
  /// What deals are worth: with and without each, where its terms break even, and each one's part of them all.
  ///
  ///     let question = try DealQuestion([Deal(.agreement, "aws-2025")], of: problem)
  ///     let answer = try Berth.deals(question)
  ///     print(DealTables(answer).text())
  ///
  /// - Parameters:
  ///   - question: the deals, and the problem that has them all.
  ///   - options: `timeLimit` and `cancellation` are of the whole answer; `onProgress` is called from two threads.
  ///   - solver: what solves the linear programs.
  /// - Returns: what there is when stopped, with what stopped it.
  /// - Throws: `PlanningError` when the solver is not there or breaks down, or a plan fails its own check.
  public static func deals(
    _ question: DealQuestion, _ options: PlanOptions = PlanOptions(), solver: SolverChoice = .glpk
  ) throws(PlanningError) -> DealAnswer {
    try working(options) { options throws(PlanningError) in
      try solver.analyst().deals(question, options)
    }
  }
}
