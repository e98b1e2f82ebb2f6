internal import Formulation
internal import LinearProgramming
internal import PlacementModel

/// An optimum that can be asked: the program of a problem's cost, continuous, at a vertex of it.
struct Footing {
  /// The problem as a program of cost, with the goals before cost held and the tangents of concentration that hold.
  let placement: PlacementProgram
  /// The program that was solved: that of `placement`, its whole numbers fixed where the plan has them.
  let program: LinearProgram
  /// With duals and a basis.
  let solution: Solution
  let basis: Basis
  let duals: Duals
  /// Whether what it says holds only as long as no whole number changes.
  var fixesWholeNumbers: Bool { placement.program.isMixedInteger }
  /// What stopped the search for whole numbers before its proof; `nil` where the plan is optimal.
  let stoppedBy: Outcome.Limit?
  /// The best bound on the cost.
  let bound: Double?
  let report: Plan.SolverReport

  /// The plan that it means, with its certificate.
  var plan: Plan {
    var solution = solution
    if fixesWholeNumbers { (solution.fixedDuals, solution.duals) = (duals, nil) }
    var plan = placement.plan(
      solution, status: stoppedBy == nil ? .optimal : .feasible, bound: bound, solver: report)
    plan.stoppedBy = stoppedBy.map { Plan.StopCause($0) }
    return plan
  }
}

/// What looking for a footing comes to.
enum FootingSearch {
  case found(Footing)
  /// There is no plan, or none yet: the plan says which.
  case noPlan(Plan)
}

extension Analyst {
  /// Plans a problem, and gives the vertex at which its cost is least.
  ///
  /// A linear problem is solved once. One with whole numbers is solved by the planner's solver, and then the program with
  /// those fixed. Of several goals those before cost are held where they were reached.
  func footing(of problem: Problem, _ options: PlanOptions) throws(PlanningError) -> FootingSearch {
    do { return try anyFooting(of: problem, options) } catch { throw error.blaming(problem) }
  }

  private func anyFooting(
    of problem: Problem, _ options: PlanOptions
  ) throws(PlanningError) -> FootingSearch {
    if options.cancellation?.isCancelled == true { return .noPlan(planner.stopped(problem, by: .cancelled)) }
    options.onProgress?(.formulating)
    let mixed = PlanningRun(solver: planner.solver, options)
    guard let first = mixed.state(problem, objective: problem.priorities.first?.goal ?? .cost) else {
      return .noPlan(planner.stopped(problem, by: mixed.cause))
    }
    let isMixed = first.program.isMixedInteger
    var run = isMixed ? mixed : mixed.finishing(with: vertices)
    let reached = try run.reach(first)
    guard let found = reached.outcome.solution else {
      return .noPlan(try planner.read(reached, run.report(of: reached.placement), run))
    }
    var stoppedBy: Outcome.Limit?
    var bound: Double? = found.bound
    if case .feasible(_, let known, let limit) = reached.outcome { (stoppedBy, bound) = (limit, known) }
    if reached.placement.goal != .cost { bound = reached.costBound }
    let report = run.report(of: reached.placement)
    if !isMixed, stoppedBy == nil, reached.placement.goal == .cost, found.basis != nil {
      return try self.footing(
        reached.placement, reached.placement.program, found, stoppedBy, bound, report)
    }
    var placement = reached.placement
    if placement.goal != .cost {
      let held = heldBeforeCost(problem, reached.goals)
      guard let stated = run.state(problem, cuts: placement.cuts, held: held, objective: .cost) else {
        return .noPlan(planner.stopped(problem, by: run.cause))
      }
      placement = stated
    }
    var last = isMixed ? run.finishing(with: vertices) : run
    let state = { (placement: PlacementProgram) in
      isMixed ? placement.program.fixingIntegers(at: found) : placement.program
    }
    let outcome = try last.solve(&placement, stating: state)
    guard case .optimal(let solution) = outcome else {
      let ended = Reached(placement: placement, outcome: outcome.withoutPoint)
      return .noPlan(try planner.read(ended, last.report(of: placement), last))
    }
    return try self.footing(
      placement, state(placement), solution, stoppedBy, isMixed ? bound : solution.bound, report)
  }

  private func footing(
    _ placement: PlacementProgram, _ program: LinearProgram, _ solution: Solution,
    _ stoppedBy: Outcome.Limit?, _ bound: Double?, _ report: Plan.SolverReport
  ) throws(PlanningError) -> FootingSearch {
    guard let basis = solution.basis, let duals = solution.duals else {
      throw .solver(.failed(doing: "finding prices", detail: "the optimum came without a basis"))
    }
    return .found(
      Footing(
        placement: placement, program: program, solution: solution, basis: basis, duals: duals,
        stoppedBy: stoppedBy, bound: bound, report: report))
  }

  /// The goals that come before cost, and what was reached of each.
  private func heldBeforeCost(_ problem: Problem, _ goals: [Plan.GoalValue]) -> [HeldGoal] {
    var held: [HeldGoal] = []
    for priority in problem.priorities {
      if priority.goal == .cost { break }
      guard let reached = goals.first(where: { $0.goal == priority.goal }) else { continue }
      held.append(HeldGoal(priority.goal, atMost: PlanningRun.bound(on: priority, reached: reached.value)))
    }
    return held
  }
}
