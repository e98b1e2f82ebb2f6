// Every answer that `Berth` gives, awaited. All of them are worked out on the threads of one queue, so that hundreds of tasks
// may ask at once; what is said of each answer stands at its other form.
//
// Cancelling the task stops the solver, whether it waits or solves; what then comes back is the best so far, as from a time
// limit. It cancels `options.cancellation` as well, where there is one.

extension Berth {
  /// The cheapest plan that the problem allows, on a thread of its own; when the task is cancelled the best so far, or a plan
  /// of status `stopped`.
  ///
  ///     async let cheap = Berth.plan(problem)
  ///     async let other = Berth.plan(problem.with([.closeOffer("aws/us-east/gpu")]))
  ///     print(try await other.objective, try await cheap.objective)
  ///
  /// As many answers are worked out at once as there are processors; the others wait in the order in which they came.
  ///
  /// - Throws: `PlanningError` when the solver is not there or breaks down, or a plan fails its own check.
  public static func plan(
    _ problem: Problem, _ options: PlanOptions = PlanOptions(), solver: SolverChoice = .glpk
  ) async throws(PlanningError) -> Plan {
    try await answer(options) { options throws(PlanningError) in
      try plan(problem, options, solver: solver)
    }
  }

  /// Plans many variants of one problem, on threads of their own.
  ///
  /// - Throws: `PlanningError` when the solver is not there. What goes wrong with a variant is in its result.
  public static func sweep(
    _ problems: [Problem], _ options: PlanOptions = PlanOptions(), solver: SolverChoice = .glpk,
    onEnd: (@Sendable (SweepProgress) -> Void)? = nil
  ) async throws(PlanningError) -> [Result<Plan, PlanningError>] {
    try await answer(options, threads: 2) { options throws(PlanningError) in
      try sweep(problems, options, solver: solver, onEnd: onEnd)
    }
  }

  /// Why the cheapest plan costs what it does, on a thread of its own.
  ///
  /// - Throws: `PlanningError` when the solver is not there or breaks down.
  public static func explain(
    _ problem: Problem, _ request: ExplanationRequest = ExplanationRequest(),
    _ options: PlanOptions = PlanOptions(), solver: SolverChoice = .glpk
  ) async throws(PlanningError) -> Explanation {
    try await answer(options) { options throws(PlanningError) in
      try explain(problem, request, options, solver: solver)
    }
  }

  /// The least cost for every bound of a limit, or for every amount of a second goal, on threads of their own.
  ///
  /// - Throws: `PlanningError` when the solver is not there or breaks down, or the limit has no bound that could move.
  public static func frontier(
    of problem: Problem, _ request: FrontierRequest, _ options: PlanOptions = PlanOptions(),
    solver: SolverChoice = .glpk
  ) async throws(PlanningError) -> Frontier {
    try await answer(options, threads: 2) { options throws(PlanningError) in
      try frontier(of: problem, request, options, solver: solver)
    }
  }

  /// A frontier with plans along it, on threads of their own.
  ///
  /// - Throws: `PlanningError` when the solver is not there or breaks down, or the limit has no bound that could move.
  public static func frontierPlans(
    of problem: Problem, _ request: FrontierRequest, count: Int = 17, _ options: PlanOptions = PlanOptions(),
    solver: SolverChoice = .glpk
  ) async throws(PlanningError) -> FrontierPlans {
    try await answer(options, threads: 2) { options throws(PlanningError) in
      try frontierPlans(of: problem, request, count: count, options, solver: solver)
    }
  }

  /// What deals are worth, on threads of their own.
  ///
  /// - Throws: `PlanningError` when the solver is not there or breaks down, or a plan fails its own check.
  public static func deals(
    _ question: DealQuestion, _ options: PlanOptions = PlanOptions(), solver: SolverChoice = .glpk
  ) async throws(PlanningError) -> DealAnswer {
    try await answer(options, threads: 2) { options throws(PlanningError) in
      try deals(question, options, solver: solver)
    }
  }

  /// Two plans or problems side by side, on a thread of its own.
  ///
  /// - Throws: `PlanningError` when the solver is not there or breaks down, or a plan fails its own check.
  public static func compare(
    _ question: ComparisonQuestion, _ options: PlanOptions = PlanOptions(), solver: SolverChoice = .glpk
  ) async throws(PlanningError) -> PlanComparison {
    try await answer(options) { options throws(PlanningError) in
      try compare(question, options, solver: solver)
    }
  }

  /// How far plans can differ that cost at most a little more than the cheapest, on threads of their own.
  ///
  /// - Throws: `PlanningError` when the solver is not there or breaks down, or a plan fails its own check.
  public static func alternatives(
    _ problem: Problem, _ request: AlternativesRequest = AlternativesRequest(),
    _ options: PlanOptions = PlanOptions(), solver: SolverChoice = .glpk
  ) async throws(PlanningError) -> Alternatives {
    try await answer(options, threads: 2) { options throws(PlanningError) in
      try alternatives(problem, request, options, solver: solver)
    }
  }

  /// Why a problem has no plan, and the cheapest changes that give it one, on a thread of its own.
  ///
  /// - Throws: `PlanningError` when the solver is not there or breaks down.
  public static func diagnose(
    _ problem: Problem, _ wishes: RepairWishes = RepairWishes(), _ options: PlanOptions = PlanOptions(),
    solver: SolverChoice = .glpk
  ) async throws(PlanningError) -> Diagnosis {
    try await answer(options) { options throws(PlanningError) in
      try diagnose(problem, wishes, options, solver: solver)
    }
  }

  /// Works out an answer when it is its turn.
  ///
  /// - Parameter threads: how many it keeps busy.
  private static func answer<Answer: Sendable>(
    _ options: PlanOptions, threads: Int = 1,
    _ work: @escaping @Sendable (PlanOptions) throws(PlanningError) -> Answer
  ) async throws(PlanningError) -> Answer {
    var options = options
    let cancellation = options.cancellation ?? Cancellation()
    options.cancellation = cancellation
    let asked = options
    return try await SolveQueue.shared.run(places: threads, cancellation) { () throws(PlanningError) in
      try work(asked)
    }
  }
}
