package import PlacementModel

extension Analyst {
  /// What deals are worth: the cheapest plan with every set of them, where each one's terms break even, and each one's
  /// part.
  ///
  /// The sets are planned one after another so that each differs from the one before by one deal, on two threads, every
  /// plan from where its neighbour ended. A break-even is sought by false position (Illinois) between a value at which the
  /// deal pays and one at which it does not, to a part in 1e9 of the cost, and then both its sides are planned.
  ///
  /// - Parameter options: `timeLimit` is of the whole answer. `onProgress` is called from two threads.
  /// - Returns: what there is when stopped, with what stopped it.
  /// - Throws: `PlanningError` where the solver breaks down, or a plan fails its own check.
  /// - Complexity: 2^deals plans, and about ten for each break-even.
  package func deals(
    _ question: DealQuestion, _ options: PlanOptions = PlanOptions()
  ) throws(PlanningError) -> DealAnswer {
    let weighing = Weighing(planner: planner, question: question, options: options)
    try weighing.weighSets()
    try weighing.seekBreakEvens()
    return weighing.answer
  }
}
