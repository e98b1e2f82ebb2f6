public import Planning
public import PlacementModel

extension Berth {
  /// How far plans can differ that cost at most a little more than the cheapest: ranges, and a few plans that differ much.
  ///
  ///     let answer = try Berth.alternatives(problem, AlternativesRequest(within: 0.01))
  ///     for extent in answer.extents { print(extent.id, extent.least?.share ?? .nan, extent.most?.share ?? .nan) }
  ///
  /// With a tolerance of 0 it also tells which choices are forced and which are free.
  ///
  /// - Parameters:
  ///   - problem: what is planned.
  ///   - request: how much more a plan may cost, what is measured, and how many plans are wanted.
  ///   - options: `timeLimit` and `cancellation` are of the whole answer; what was found by then is given.
  ///   - solver: what solves the linear programs.
  /// - Throws: `PlanningError` when the solver is not there or breaks down, or a plan fails its own check.
  public static func alternatives(
    _ problem: Problem, _ request: AlternativesRequest = AlternativesRequest(),
    _ options: PlanOptions = PlanOptions(), solver: SolverChoice = .glpk
  ) throws(PlanningError) -> Alternatives {
    try working(options) { options throws(PlanningError) in
      try solver.analyst().alternatives(of: problem, request, options)
    }
  }
}
