internal import Formulation
internal import LinearProgramming
internal import PlacementModel

/// Where planning ended: the program of the last goal reached, its answer, and what there is of each goal.
struct Reached {
  var placement: PlacementProgram
  var outcome: Outcome
  var goals: [Plan.GoalValue] = []
  /// The best bound on the cost, where cost was not the last goal.
  var costBound: Double?
}

extension PlanningRun {
  /// What later goals may spoil beside a goal's tolerance, relative to its least value (absolute below 1): solvers hold
  /// rows to 1e-9, so that nothing that was reached is out of reach in the next stage.
  static let slack = 1e-7

  /// How near the least index of concentration is sought, relative to it.
  static let indexPrecision = 1e-4

  /// Reaches the problem's goals in their order: each is optimised with the earlier ones held.
  ///
  /// - Parameter first: the program of the first goal.
  mutating func reach(_ first: PlacementProgram) throws(PlanningError) -> Reached {
    let priorities = first.problem.priorities
    var placement = first
    var held = first.held
    var last: Reached?
    for (number, priority) in priorities.enumerated() {
      stage = PlanStage(priority.goal, number + 1, of: priorities.count)
      if number > 0 {
        guard
          let stated = state(first.problem, cuts: placement.cuts, held: held, objective: priority.goal)
        else { return try ended(unstated(placement), after: last) }
        placement = stated
      }
      var reached = try reach(priority.goal, placement)
      if priorities.count > 1 || priority.goal != .cost { reached.goals = last?.goals ?? [] }
      reached.costBound = reached.costBound ?? last?.costBound
      guard case .optimal(let solution) = reached.outcome else {
        return try ended(reached, after: last)
      }
      let value = reached.placement.value(of: priority.goal, at: solution)
      if priorities.count > 1 || priority.goal != .cost {
        reached.goals.append(
          Plan.GoalValue(goal: priority.goal, value: value, tolerance: priority.tolerance))
      }
      if priority.goal == .cost { reached.costBound = solution.bound }
      held.append(HeldGoal(priority.goal, atMost: Self.bound(on: priority, reached: value)))
      placement = reached.placement
      last = reached
    }
    guard let last else { throw .unbounded }
    return last
  }

  /// How much of a goal later ones may leave.
  static func bound(on priority: Priority, reached value: Double) -> Double {
    value * (1 + priority.tolerance) + slack * max(1, abs(value))
  }

  private mutating func reach(_ goal: Goal, _ placement: PlacementProgram) throws(PlanningError) -> Reached {
    var placement = placement
    if goal == .concentration { return try leastConcentration(placement) }
    let outcome = try solve(&placement)
    return Reached(placement: placement, outcome: outcome)
  }

  /// A stage whose program was not even stated when a limit was reached.
  private func unstated(_ placement: PlacementProgram) -> Reached {
    Reached(
      placement: placement, outcome: .noSolution(bound: nil, stoppedBy: reached ?? .cancelled))
  }

  /// A stage that came to no optimum: a point of it, or of the stage before, is a plan that was stopped early.
  private func ended(_ stage: Reached, after last: Reached?) throws(PlanningError) -> Reached {
    guard let last else { return stage }
    switch stage.outcome {
    case .feasible: return stage
    case .noSolution(_, let limit):
      guard case .optimal(let solution) = last.outcome else { return stage }
      var last = last
      last.outcome = .feasible(solution, bound: nil, stoppedBy: limit)
      return last
    default:
      // What was held is held by the point that reached it: that nothing does is rounding.
      throw .solver(
        .failed(doing: "holding the goals that come first", detail: "the next stage found no point"))
    }
  }

  /// The least index of concentration, by bisection on its bound, at the least cost for each bound tried.
  private mutating func leastConcentration(
    _ placement: PlacementProgram
  ) throws(PlanningError) -> Reached {
    var best = Reached(placement: placement, outcome: .infeasible(nil))
    best.outcome = try solve(&best.placement)
    guard case .optimal(let solution) = best.outcome else { return best }
    var least = best.placement.value(of: .concentration, at: solution)
    var lower = 1 / Double(max(1, placement.problem.providers.count))
    var cuts = best.placement.cuts
    while least - lower > Self.indexPrecision * least {
      let bound = (lower + least) / 2
      guard
        var trial = state(
          placement.problem, cuts: cuts, held: placement.held + [HeldGoal(.concentration, atMost: bound)],
          objective: .concentration)
      else { return try ended(unstated(placement), after: best) }
      let outcome = try solve(&trial)
      cuts = trial.cuts
      switch outcome {
      case .optimal(let solution):
        best = Reached(placement: trial, outcome: outcome)
        least = min(bound, trial.value(of: .concentration, at: solution))
      case .infeasible: lower = bound
      case .feasible(_, _, let limit), .noSolution(_, let limit):
        guard case .optimal(let solution) = best.outcome else { return best }
        best.outcome = .feasible(solution, bound: nil, stoppedBy: limit)
        return best
      case .unbounded, .infeasibleOrUnbounded: return best
      }
    }
    return best
  }
}
