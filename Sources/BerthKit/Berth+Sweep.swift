extension Berth {
  /// Plans many variants of one problem, all but one of them from where a neighbour ended, on two threads.
  ///
  ///     let results = try Berth.sweep(caps.map { try problem(withCap: $0) })
  ///     for result in results { print(try result.get().objective ?? .nan) }
  ///
  /// The variants should differ little, and those that stand side by side least. Each plan is that of `plan(_:_:solver:)`,
  /// checked as it is; where several plans cost the same it may be another. The same variants give the same plans.
  ///
  /// - Parameters:
  ///   - problems: the variants, neighbours side by side.
  ///   - options: `timeLimit` and `cancellation` are of the whole sweep; `onProgress` is called from two threads.
  ///   - solver: what solves the linear programs.
  ///   - onEnd: told whenever a variant ends, one call at a time.
  /// - Returns: one result per variant, in their order; of status `stopped` where the sweep was stopped before it.
  /// - Throws: `PlanningError` when the solver is not there. What goes wrong with a variant is in its result.
  public static func sweep(
    _ problems: [Problem], _ options: PlanOptions = PlanOptions(), solver: SolverChoice = .glpk,
    onEnd: (@Sendable (SweepProgress) -> Void)? = nil
  ) throws(PlanningError) -> [Result<Plan, PlanningError>] {
    try working(options) { options throws(PlanningError) in
      try Planner(solver: solver.solver()).plans(for: problems, options, onEnd: onEnd)
    }
  }
}
