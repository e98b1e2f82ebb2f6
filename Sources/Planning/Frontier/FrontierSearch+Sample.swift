internal import Formulation
internal import PlacementModel

extension FrontierSearch {
  /// Plans for positions at equal distances, as a sweep: from the middle outwards, each from its neighbour's.
  ///
  /// Nothing is known between them: with whole numbers the cost may jump.
  func sampled(_ axis: Frontier.Axis) throws(PlanningError) -> Frontier {
    var frontier = Frontier(problem: problem, axis: axis)
    frontier.isSampled = true
    let plan = try analyst.planner.plan(problem, options)
    let scale = SampleScale(axis, problem)
    let today = scale.today ?? scale.amount(in: plan)
    if let cost = plan.objective, let today {
      frontier.today = Frontier.Point(position: today, cost: cost, bound: plan.bound)
    }
    // A position that breaks a rule of the format, as an index below what it can be, has no plan.
    let stated = positions(scale, around: today).compactMap { position in
      scale.variant(at: position).map { (position: position, variant: $0) }
    }
    let asked = clock.quietPlanOptions
    let count = stated.count
    let plans = analyst.planner.plans(
      for: stated.map(\.variant.problem), holding: stated.map(\.variant.held), asked
    ) { progress in
      options.onProgress?(.answering(AnswerProgress(.frontier, done: progress.done, of: count)))
    }
    frontier.solves = count + 1
    for (place, plan) in plans.enumerated() {
      frontier.add(try plan.get(), at: stated[place].position)
    }
    return frontier
  }

  private func positions(_ scale: SampleScale, around today: Double?) -> [Double] {
    let low = request.from ?? scale.least
    let high = max(low, request.through ?? scale.most(around: today))
    // Where there is none of a goal the range is a point.
    let steps = request.sampleCount - 1
    guard steps > 0, high > low else { return [high] }
    return (0...steps).map { low + (high - low) * (Double($0) / Double(steps)) }
  }
}

extension Frontier {
  fileprivate mutating func add(_ plan: Plan, at position: Double) {
    if let cost = plan.objective {
      samples.append(Point(position: position, cost: cost, bound: plan.bound))
    } else {
      let end: End = plan.status == .infeasible ? .noPlan(plan.conflict) : .stopped(plan.stoppedBy ?? .time)
      if samples.isEmpty { low = end } else { high = end }
    }
  }
}

/// The positions of a sampled curve, and the problem at each.
struct SampleScale {
  private let axis: Frontier.Axis
  private let problem: Problem

  init(_ axis: Frontier.Axis, _ problem: Problem) {
    self.axis = axis
    self.problem = problem
  }

  /// Where the problem stands; `nil` for a goal, of which its plan must tell.
  var today: Double? {
    guard case .limit(let limit, let side, let factor) = axis else { return nil }
    return factor ? 1 : problem.bounds(of: limit, side).map(\.bound).max()
  }

  private var isFactor: Bool { if case .limit(_, _, true) = axis { true } else { false } }
  private var isFraction: Bool {
    guard case .limit(let limit, _, false) = axis else { return axis == .goal(.concentration) }
    switch problem.limits[limit].rule {
    case .share, .spread, .churn, .survive, .concentration: return true
    default: return false
    }
  }

  var least: Double {
    var isIndex = axis == .goal(.concentration)
    if case .limit(let limit, _, false) = axis, case .concentration = problem.limits[limit].rule {
      isIndex = true
    }
    return isIndex ? 1 / Double(max(1, problem.providers.count)) : 0
  }

  func most(around today: Double?) -> Double {
    if isFraction { return 1 }
    return isFactor ? 2 : axis.isGoal ? today ?? 1 : 2 * (today ?? 1)
  }

  /// What a plan has of the goal.
  func amount(in plan: Plan) -> Double? {
    guard case .goal(let goal) = axis else { return nil }
    return plan.amount(of: goal)
  }

  /// `nil` where there is no such problem.
  func variant(at position: Double) -> (problem: Problem, held: [HeldGoal])? {
    switch axis {
    case .goal(let goal): return (problem, [HeldGoal(goal, atMost: position)])
    case .limit(let limit, let side, let factor):
      guard let change = problem.change(ofLimit: limit, side, to: position, isFactor: factor) else {
        return nil
      }
      do { return (try problem.with([change]), []) } catch { return nil }
    }
  }
}

extension Frontier.Axis {
  fileprivate var isGoal: Bool { if case .goal = self { true } else { false } }
}
