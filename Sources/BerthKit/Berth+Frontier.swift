extension Berth {
  /// The least cost for every bound of a limit, or for every amount of a second goal.
  ///
  ///     let curve = try Berth.frontier(of: problem, FrontierRequest(.limit(Index(0))))
  ///     for piece in curve.pieces { print(piece.from, piece.costFrom, piece.priceFrom) }
  ///
  /// - Throws: `PlanningError` when the solver is not there or breaks down, or the limit has no bound that could move.
  public static func frontier(
    of problem: Problem, _ request: FrontierRequest, _ options: PlanOptions = PlanOptions(),
    solver: SolverChoice = .glpk
  ) throws(PlanningError) -> Frontier {
    try working(options) { options throws(PlanningError) in
      try solver.analyst().frontier(of: problem, request, options)
    }
  }
}
