internal import Formulation
internal import LinearProgramming
package import PlacementModel

extension Analyst {
  /// A frontier, and plans for positions at equal distances along it and for where the problem stands.
  ///
  /// A curve of a small program is followed exactly. Of a large one that takes minutes, for which no reader of a report has
  /// asked: there the curve is what is planned, first roughly over its whole range, then finely where it bends. Costs at
  /// the plans are exact either way.
  ///
  /// - Parameters:
  ///   - count: plans at equal distances; at least 2.
  ///   - options: `timeLimit` and `cancellation` are of the whole answer; what was found by then is given.
  /// - Throws: `PlanningError`; `refused` where the limit has no bound, or the problem none of the goal.
  /// - Complexity: `count` plans and nine more, each but one from its neighbour's; for a small program also its frontier.
  public func frontierPlans(
    of problem: Problem, _ request: FrontierRequest, count: Int = 17, _ options: PlanOptions = PlanOptions()
  ) throws(PlanningError) -> FrontierPlans {
    var search = FrontierSearch(analyst: self, problem: problem, request: request, options: options)
    return try search.runWithPlans(max(2, count))
  }
}

extension FrontierSearch {
  /// A program with more coefficients than this is not followed for a report.
  private static let mostNonzeros = 20_000
  /// Plans by which the range of a curve is found that is not followed.
  private static let probes = 9
  /// Pieces shorter than this part of the range are less than a pixel of a chart.
  private static let resolution = 0.002

  fileprivate mutating func runWithPlans(_ count: Int) throws(PlanningError) -> FrontierPlans {
    let axis = try axis()
    let scale = SampleScale(axis, problem)
    let stated = PlacementProgram(problem)
    guard stated.program.nonzeroCount <= Self.mostNonzeros, canBeFollowed(stated, axis) else {
      return try planned(axis, scale, count, joins: !stated.program.isMixedInteger && !stated.hasCones)
    }
    var fine = request
    fine.resolution = max(request.resolution, Self.resolution)
    var search = FrontierSearch(analyst: analyst, problem: problem, request: fine, options: clock.planOptions)
    let frontier = try search.run()
    let ends = frontier.pieces.map(\.from) + frontier.pieces.map(\.through)
    guard let low = ends.min(), let high = ends.max() else {
      return FrontierPlans(frontier: frontier, stops: [], line: [], stoppedBy: frontier.stoppedBy)
    }
    let wanted = positions(from: low, through: high, count, with: frontier.today?.position)
    let (stops, cause) = try stops(at: wanted, scale)
    return FrontierPlans(
      frontier: frontier, stops: stops, line: frontier.line, stoppedBy: frontier.stoppedBy ?? cause)
  }

  /// The curve as plans: from a rough look over the whole range to a closer one where it bends.
  private func planned(
    _ axis: Frontier.Axis, _ scale: SampleScale, _ count: Int, joins: Bool
  ) throws(PlanningError) -> FrontierPlans {
    var frontier = Frontier(problem: problem, axis: axis)
    frontier.isSampled = true
    let present = try analyst.planner.plan(problem, clock.planOptions)
    let today = scale.today ?? scale.amount(in: present)
    if let cost = present.objective, let today {
      frontier.today = Frontier.Point(position: today, cost: cost, bound: present.bound)
    }
    let low = request.from ?? scale.least
    let high = max(low, request.through ?? scale.most(around: today))
    let wide = positions(from: low, through: high, Self.probes, with: nil)
    let (probes, stopped) = try stops(at: wide, scale)
    guard let first = probes.first, let last = probes.last, stopped == nil else {
      return sampled(frontier, probes, [], joins, stoppedBy: stopped)
    }
    // Beyond the first probe that is as cheap as the loosest one nothing bends.
    let costs = probes.map { $0.plan.objective ?? 0 }
    let least = costs.min() ?? 0
    let isFree = costs.map { $0 - least <= 1e-9 * abs(least) }
    let free = probes.indices.filter { isFree[$0] }.map { probes[$0].position }
    let loosensUpward = costs[0] >= costs[costs.count - 1]
    let before = wide.last { $0 < first.position } ?? first.position
    let after = wide.first { $0 > last.position } ?? last.position
    let closer = positions(
      from: loosensUpward ? before : free.max() ?? first.position,
      through: loosensUpward ? free.min() ?? last.position : after, count, with: today)
    let (stops, cause) = try stops(at: closer, scale)
    return sampled(frontier, stops, probes, joins, stoppedBy: cause)
  }

  private func sampled(
    _ frontier: Frontier, _ stops: [FrontierPlans.Stop], _ probes: [FrontierPlans.Stop], _ joins: Bool,
    stoppedBy cause: Plan.StopCause?
  ) -> FrontierPlans {
    var frontier = frontier
    frontier.samples = (stops + probes.filter { probe in !stops.contains { $0.position == probe.position } })
      .sorted { $0.position < $1.position }
      .map { Frontier.Point(position: $0.position, cost: $0.plan.objective ?? 0, bound: $0.plan.bound) }
    frontier.solves = stops.count + probes.count + 1
    let line = stops.map { Frontier.Point(position: $0.position, cost: $0.plan.objective ?? 0) }
    return FrontierPlans(frontier: frontier, stops: stops, line: joins ? line : [], stoppedBy: cause)
  }

  private func positions(
    from low: Double, through high: Double, _ count: Int, with today: Double?
  ) -> [Double] {
    guard high > low else { return [low] }
    let steps = (0..<count).map { low + (high - low) * (Double($0) / Double(count - 1)) }
    guard let today, low <= today, today <= high else { return steps }
    // Where the problem stands takes the place of a step that is next to it.
    let step = (high - low) / Double(count - 1)
    return (steps.filter { abs($0 - today) > step / 4 } + [today]).sorted()
  }

  /// The plans at some positions; those that have none are left out.
  private func stops(
    at positions: [Double], _ scale: SampleScale
  ) throws(PlanningError) -> (stops: [FrontierPlans.Stop], stoppedBy: Plan.StopCause?) {
    let stated = positions.compactMap { position in
      scale.variant(at: position).map { (position: position, variant: $0) }
    }
    let count = stated.count
    let plans = analyst.planner.plans(
      for: stated.map(\.variant.problem), holding: stated.map(\.variant.held), clock.quietPlanOptions
    ) { progress in
      options.onProgress?(.answering(AnswerProgress(.frontier, done: progress.done, of: count)))
    }
    var stops: [FrontierPlans.Stop] = []
    var cause: Plan.StopCause?
    for (place, result) in plans.enumerated() {
      let plan = try result.get()
      if plan.objective != nil { stops.append(.init(position: stated[place].position, plan: plan)) }
      if plan.status == .stopped { cause = plan.stoppedBy ?? .time }
    }
    return (stops, cause)
  }
}

extension Frontier {
  /// Points between which a straight line shows the curve: the ends of pieces, and some inside those that are curved.
  fileprivate var line: [Point] {
    pieces.flatMap { piece -> [Point] in
      let steps = piece.formula == nil || piece.from == piece.through ? 1 : 8
      return (0...steps).map { step in
        let position = piece.from + (piece.through - piece.from) * (Double(step) / Double(steps))
        return Point(position: position, cost: piece.cost(at: position))
      }
    }
  }
}
