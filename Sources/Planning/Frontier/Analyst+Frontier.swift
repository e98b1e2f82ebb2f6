internal import Formulation
internal import LinearProgramming
package import PlacementModel

extension Analyst {
  /// The least cost for every bound of a limit, or for every amount of a second goal.
  ///
  /// From the plan of the problem as it stands the optimum is followed from basis to basis, both ways: to where the limit
  /// binds nothing, and to where no plan is left. Every piece is exact. With whole numbers, or a limit of concentration,
  /// there are no pieces to follow: plans are made for positions at equal distances, each from the plan of its neighbour.
  ///
  /// - Throws: `PlanningError`; `refused` where the limit has no bound, or the problem none of the goal.
  /// - Complexity: one solve from nothing, and for each piece a few pivots and two solves with the basis for each row of the
  ///   limit that binds.
  package func frontier(
    of problem: Problem, _ request: FrontierRequest, _ options: PlanOptions = PlanOptions()
  ) throws(PlanningError) -> Frontier {
    var search = FrontierSearch(analyst: self, problem: problem, request: request, options: options)
    return try search.run()
  }
}

/// One frontier: what is asked, and how far it has come.
struct FrontierSearch {
  let analyst: Analyst
  let problem: Problem
  let request: FrontierRequest
  let options: PlanOptions
  let clock: AnswerClock

  init(analyst: Analyst, problem: Problem, request: FrontierRequest, options: PlanOptions) {
    self.analyst = analyst
    self.problem = problem
    self.request = request
    self.options = options
    clock = AnswerClock(options)
  }

  mutating func run() throws(PlanningError) -> Frontier {
    var axis = try axis()
    let stated = PlacementProgram(problem)
    guard canBeFollowed(stated, axis) else { return try sampled(axis) }
    let footing: Footing
    switch try analyst.footing(of: problem, options) {
    case .found(let found): footing = found
    case .noPlan(let plan) where plan.status == .infeasible:
      return try withoutFooting(&axis, stated)
    case .noPlan(let plan):
      let cause = plan.stoppedBy ?? .time
      return Frontier(problem: problem, axis: axis, low: .stopped(cause), high: .stopped(cause))
    }
    return try followed(axis, from: footing)
  }

  // MARK: - What moves

  func axis() throws(PlanningError) -> Frontier.Axis {
    switch request.subject {
    case .goal(let goal): return .goal(goal)
    case .limit(let limit, let side):
      if case .concentration = problem.limits[limit].rule { return .limit(limit, .maximum, factor: false) }
      let ends = PlacementProgram(problem).ends(of: limit)
      guard let first = ends.first(where: { side == nil || $0.side == side }) else {
        throw .refused(side.map { .hasNoSuchEnd(limit, $0) } ?? .hasNoBound(limit))
      }
      let chosen = side ?? (ends.contains { $0.side == .maximum } ? .maximum : first.side)
      let bounds = ends.filter { $0.side == chosen }.map(\.bound)
      guard hasBound(limit) else { throw .refused(.hasNoBound(limit)) }
      return .limit(limit, chosen, factor: Set(bounds).count > 1)
    }
  }

  /// Whether there is one basis at a time that stays optimal along a stretch.
  func canBeFollowed(_ stated: PlacementProgram, _ axis: Frontier.Axis) -> Bool {
    !stated.program.isMixedInteger && !stated.hasCones && !isCone(axis)
  }

  private func hasBound(_ limit: Index<Limit>) -> Bool {
    switch problem.limits[limit].rule {
    case .exclusive, .firstRefusal, .providers: false
    default: true
    }
  }

  private func isCone(_ axis: Frontier.Axis) -> Bool {
    switch axis {
    case .goal(let goal): goal == .concentration
    case .limit(let limit, _, _):
      if case .concentration = problem.limits[limit].rule { true } else { false }
    }
  }
}
