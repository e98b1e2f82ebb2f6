internal import Formulation
public import LinearProgramming
public import PlacementModel

/// Turns problems into plans with a solver that is handed in.
///
/// A value without state: one planner may plan on many threads at once.
public struct Planner: Sendable {
  let solver: any Solver
  /// What proves optima in rational numbers, where that is asked; `nil` for nothing.
  let prover: (any ExactProver)?

  /// A planner over any solver; `Berth.plan` brings the house's own.
  public init(solver: any Solver) { self.init(solver: solver, prover: nil) }

  package init(solver: any Solver, prover: (any ExactProver)?) {
    self.solver = solver
    self.prover = prover
  }

  /// The cheapest plan that the problem allows, checked, or a plan whose status says that there is none.
  ///
  /// - Throws: `PlanningError`. That no plan exists is not an error but a plan of status `infeasible`, with
  ///   the rows that cannot hold together; a solve that was stopped gives status `feasible` with the best plan,
  ///   or `stopped` without one.
  public func plan(
    _ problem: Problem, _ options: PlanOptions = PlanOptions()
  ) throws(PlanningError) -> Plan {
    var remains: Remains?
    return try plan(problem, options, from: &remains)
  }

  /// The same from where an earlier planning of nearly the same problem ended, for callers that only keep what is left.
  package func plan(
    _ problem: Problem, _ options: PlanOptions, continuing left: inout PlanRemains?
  ) throws(PlanningError) -> Plan {
    var remains = left?.remains
    defer { left = PlanRemains(remains: remains) }
    return try plan(problem, options, from: &remains)
  }

  /// The same from where an earlier planning of nearly the same problem ended.
  ///
  /// - Parameters:
  ///   - remains: what that left behind, and afterwards what this one leaves: the same again where it leaves nothing
  ///     better.
  ///   - held: amounts of goals that may not be exceeded, beside the problem's own goals.
  func plan(
    _ problem: Problem, _ options: PlanOptions, holding held: [HeldGoal] = [], from remains: inout Remains?
  ) throws(PlanningError) -> Plan {
    do { return try planAsIs(problem, options, holding: held, from: &remains) } catch {
      throw error.blaming(problem)
    }
  }

  private func planAsIs(
    _ problem: Problem, _ options: PlanOptions, holding held: [HeldGoal], from remains: inout Remains?
  ) throws(PlanningError) -> Plan {
    // The time of the plan is that of stating its program as well.
    var run = PlanningRun(solver: solver, options, from: remains)
    if let limit = options.cancellation?.reached { return stopped(problem, by: Plan.StopCause(limit)) }
    if let limit = options.memoryLimit {
      let estimate = ProgramEstimate(of: problem)
      guard estimate.bytes <= Double(limit) else { throw .tooLarge(estimate, limit: limit) }
    }
    var stopwatch = Stopwatch(options.clock)
    options.onProgress?(.formulating)
    guard let placement = run.state(problem, held: held, objective: problem.priorities.first?.goal ?? .cost)
    else { return stopped(problem, by: run.cause) }
    stopwatch.lap("formulate")
    let reached = try run.reach(placement)
    remains = run.remains
    stopwatch.lap("solve")
    options.onProgress?(.readingBack)
    let report = run.report(of: reached.placement)
    var plan = try read(reached, report, run)
    if let solution = reached.outcome.solution {
      try measureSurvival(in: &plan, reached.placement.survivalProbes(at: solution), run)
    }
    stopwatch.lap("readBack")
    if options.certification == .exact, case .optimal(let solution) = reached.outcome {
      prove(&plan, reached.placement, solution, run)
      stopwatch.lap("certify")
    }
    plan.solver.seconds = stopwatch.laps
    return plan
  }

  func solve(
    _ program: LinearProgram, _ options: PlanOptions
  ) throws(PlanningError) -> SolverResult {
    var asked = SolverOptions()
    asked.method = options.method
    asked.timeLimit = options.timeLimit
    asked.relativeGap = options.relativeGap
    asked.cancellation = options.cancellation
    if let onProgress = options.onProgress { asked.onProgress = { onProgress(.solving($0, PlanStage())) } }
    do { return try solver.solve(program, asked) } catch { throw .solver(error) }
  }

  /// The plan that an outcome means, checked.
  func read(
    _ reached: Reached, _ report: Plan.SolverReport, _ run: PlanningRun
  ) throws(PlanningError) -> Plan {
    let placement = reached.placement
    switch reached.outcome {
    case .optimal(let solution):
      var plan = placement.plan(solution, status: .optimal, bound: solution.bound, solver: report)
      plan.goals = reached.goals
      if !placement.minimizesCost { plan.bound = reached.costBound }
      let proof: Proof = placement.program.isMixedInteger ? .bound(gap: run.options.relativeGap) : .duals
      return try checked(plan, proof)
    case .feasible(let solution, let bound, let limit):
      var plan = placement.plan(solution, status: .feasible, bound: bound, solver: report)
      plan.goals = reached.goals
      if !placement.minimizesCost { plan.bound = reached.costBound }
      plan.stoppedBy = Plan.StopCause(limit)
      return try checked(plan, .none)
    case .noSolution(let bound, let limit):
      var plan = stopped(placement.problem, by: Plan.StopCause(limit), report)
      if placement.minimizesCost { plan.bound = bound }
      return plan
    case .infeasible(let proof):
      return try infeasible(placement, proof, report, run)
    case .infeasibleOrUnbounded:
      // Cost is bounded below by 0 but for credits, which capacity bounds: what remains is infeasible.
      return try infeasible(placement, nil, report, run)
    case .unbounded:
      throw .unbounded
    }
  }

  /// A plan that fails its own check is a failure, never a result.
  ///
  /// - Parameter proof: what must have been shown beside feasibility.
  private func checked(_ plan: Plan, _ proof: Proof) throws(PlanningError) -> Plan {
    let trust = Tolerance.trust.value
    guard let certificate = plan.certificate, certificate.primalResidual <= trust else {
      throw Self.untrustworthy(plan)
    }
    switch proof {
    case .none: return plan
    case .bound(let gap):
      guard certificate.relativeGap <= gap else { throw Self.untrustworthy(plan) }
    case .duals:
      // A linear optimum without prices is only claimed, not shown.
      guard certificate.boundIsRecomputed, certificate.relativeGap <= trust,
        (certificate.dualResidual ?? .infinity) <= trust,
        (certificate.complementarityResidual ?? .infinity) <= trust
      else { throw Self.untrustworthy(plan) }
    }
    return plan
  }

  /// What shows that a plan is what its status says.
  private enum Proof {
    case none
    /// The solver's bound, within a relative gap.
    case bound(gap: Double)
    /// The duals of a linear program, recomputed.
    case duals
  }

  private static func untrustworthy(_ plan: Plan) -> PlanningError {
    PlanningError.untrustworthy(
      primalResidual: plan.certificate?.primalResidual ?? .infinity,
      dualResidual: plan.certificate?.dualResidual,
      relativeGap: plan.certificate?.relativeGap ?? .infinity
    )
    .blaming(plan.problem)
  }

  /// That no plan exists is reported only with rows that show it; where a limit is reached before they are found, the plan
  /// is one that was stopped.
  private func infeasible(
    _ placement: PlacementProgram, _ proof: InfeasibilityProof?, _ report: Plan.SolverReport,
    _ run: PlanningRun
  ) throws(PlanningError) -> Plan {
    var plan = Plan(status: .infeasible, problem: placement.problem, solver: report)
    var shown = proof.flatMap { $0.holds(in: placement.program) ? $0 : nil }
    if shown == nil { shown = try self.proof(of: placement.program, run) }
    if let proof = shown {
      plan.conflict = placement.conflict(proof)
      (plan.farkas, plan.tangents) = placement.farkas(proof)
    } else if !placement.program.isMixedInteger {
      if run.reached != nil { return stopped(placement.problem, by: run.cause, report) }
      throw Self.untrustworthy(plan)
    }
    return plan
  }

  /// A proof of infeasibility from the elastic program: every row may be missed at a price of one a unit, and
  /// the duals at its optimum are the weights under which the rows contradict each other.
  ///
  /// - Returns: `nil` where there is none, or a limit was reached first.
  private func proof(
    of program: LinearProgram, _ run: PlanningRun
  ) throws(PlanningError) -> InfeasibilityProof? {
    var elastic = program.relaxed.elastic
    elastic.name = program.name
    let result: SolverResult
    do { result = try solver.solve(elastic, run.optionsLeft) } catch { throw .solver(error) }
    guard case .optimal(let solution) = result.outcome, solution.objective > 0, let duals = solution.duals
    else { return nil }
    return program.infeasibilityProof(from: duals.rowDuals)
  }
}

/// Seconds between laps, on a clock that is handed in.
private struct Stopwatch {
  private let clock: (@Sendable () -> Double)?
  private var last: Double
  private(set) var laps: [(phase: String, seconds: Double)] = []

  init(_ clock: (@Sendable () -> Double)?) {
    self.clock = clock
    last = clock?() ?? 0
  }

  mutating func lap(_ phase: String) {
    guard let now = clock?() else { return }
    laps.append((phase, now - last))
    last = now
  }
}

extension Plan.StopCause {
  init(_ limit: Outcome.Limit) {
    self =
      switch limit {
      case .time: .time
      case .iterations: .iterations
      case .memory: .memory
      case .cancelled: .cancelled
      }
  }
}
