internal import Formulation
internal import LinearProgramming
public import PlacementModel

/// What is asked of alternatives.
public struct AlternativesRequest: Sendable {
  /// How much more than the least a plan may cost, as a fraction of it, at least 0.
  public var tolerance: Double
  /// What each provider, region and machine is measured by, and by how much of which plans differ.
  public var measure: Measure
  /// Of which the least and the most are sought.
  public var kinds = Alternatives.Kind.allCases
  /// How many different plans are sought.
  public var planCount: Int
  /// With a tolerance of 0: the workload of whose allocations the least and the most are sought.
  public var workload: Index<Workload>?

  /// What may be asked for, with the defaults of `berth alternatives`.
  public init(
    within tolerance: Double = 0.01, measure: Measure = .spend, planCount: Int = 3,
    workload: Index<Workload>? = nil
  ) {
    self.tolerance = tolerance
    self.measure = measure
    self.planCount = planCount
    self.workload = workload
  }
}

extension Analyst {
  /// How far plans can differ that cost at most a little more than the cheapest: what each provider, region and machine can
  /// have at least and at most, and a few plans that differ as much as is found.
  ///
  /// Every range is proved by duality, and every plan is checked like any other. With whole numbers both keep those of the
  /// cheapest plan, and say so: true ranges may be wider. Of several goals those before cost are held where they were reached.
  ///
  /// - Returns: what was found when the time was up or it was cancelled, in this order: forced and free choices (with a
  ///   tolerance of 0), ranges, plans.
  /// - Throws: `PlanningError` where the solver breaks down.
  package func alternatives(
    of problem: Problem, _ request: AlternativesRequest = AlternativesRequest(),
    _ options: PlanOptions = PlanOptions()
  ) throws(PlanningError) -> Alternatives {
    let clock = AnswerClock(options)
    let footing: Footing
    switch try self.footing(of: problem, options) {
    case .found(let found): footing = found
    case .noPlan(let plan):
      var answer = Alternatives(plan: plan, tolerance: request.tolerance, measure: request.measure)
      answer.stoppedBy = plan.stoppedBy
      return answer
    }
    var room = Room(around: footing, within: request.tolerance)
    let gauges = Gauges(request.measure, of: footing.placement, kinds: request.kinds)
    var answer = Alternatives(
      plan: try planner.plan(at: footing, options), tolerance: request.tolerance, measure: request.measure)
    answer.leastCost = room.leastCost
    answer.mostCost = room.mostCost
    answer.total = gauges.total.value(at: room.solution.columnValues)
    answer.fixesWholeNumbers = footing.fixesWholeNumbers
    if request.tolerance == 0 {
      var still = gauges.columns
      answer.choices = try choices(
        at: footing, rangesOf: request.workload, still: &still, clock, options)
      room = room.fixing(still)
    }
    let ranging = Ranging(room, gauges, clock, onProgress: options.onProgress)
    let reached = try ranging.run(with: vertices)
    answer.extents = ranging.extents(reached)
    answer.leftOut = ranging.lostCount
    var search = VariantSearch(room, gauges, vertices, clock, from: ranging.patterns(reached))
    try find(&answer, &search, count: request.planCount, options)
    answer.stoppedBy = clock.stop
    return answer
  }

  private func find(
    _ answer: inout Alternatives, _ search: inout VariantSearch, count: Int, _ options: PlanOptions
  ) throws(PlanningError) {
    for number in 0..<count where search.clock.stop == nil {
      options.onProgress?(.answering(AnswerProgress(.alternatives, done: number, of: count)))
      let next: [Double]?
      do { next = try search.next() } catch {
        // What was found stands without the plans that were not.
        answer.leftOut += count - number
        return
      }
      guard let values = next else { return }
      var point = search.room.solution
      point.columnValues = values
      let plan = try planner.plan(point, of: search.room.placement, options)
      answer.variants.append(search.variant(plan))
    }
  }
}

extension VariantSearch {
  /// The last plan found, beside the cheapest.
  func variant(_ plan: Plan) -> Alternatives.Variant {
    let (before, after) = (patterns[0], patterns[patterns.count - 1])
    var changes: [Alternatives.Change] = []
    for (number, place) in gauges.places.enumerated()
    where abs(after[number] - before[number]) > 1e-9 * max(1, abs(before[number])) {
      changes.append(
        Alternatives.Change(
          provider: place.provider, region: place.region, machine: place.machine, before: before[number],
          after: after[number]))
    }
    changes.sort { abs($0.after - $0.before) > abs($1.after - $1.before) }
    return Alternatives.Variant(
      plan: plan, extraCost: (plan.objective ?? room.leastCost) - room.leastCost,
      difference: difference(after, before), nearest: nearestOfLast, changes: changes)
  }
}

extension Planner {
  /// The plan of a footing, checked.
  func plan(at footing: Footing, _ options: PlanOptions) throws(PlanningError) -> Plan {
    let placement = footing.placement
    guard footing.fixesWholeNumbers else {
      let reached = Reached(placement: placement, outcome: .optimal(footing.solution))
      return try read(reached, report(placement), PlanningRun(solver: solver, options))
    }
    var plan = try self.plan(footing.solution, of: placement, options)
    if footing.stoppedBy == nil { plan.status = .optimal }
    return plan
  }

  /// The plan of a point that keeps every rule, checked; of status `feasible`.
  func plan(
    _ solution: Solution, of placement: PlacementProgram, _ options: PlanOptions
  ) throws(PlanningError) -> Plan {
    var point = solution
    point.columnValues = Array(solution.columnValues.prefix(placement.program.columnCount))
    point.rowValues = placement.program.rowValues(at: point.columnValues)
    point.objective = placement.program.objective(at: point.columnValues)
    (point.duals, point.fixedDuals, point.basis) = (nil, nil, nil)
    let outcome = Outcome.feasible(point, bound: nil, stoppedBy: .time)
    let run = PlanningRun(solver: solver, options)
    var plan = try read(Reached(placement: placement, outcome: outcome), report(placement), run)
    plan.stoppedBy = nil
    try measureSurvival(in: &plan, placement.survivalProbes(at: point), run)
    return plan
  }

  private func report(_ placement: PlacementProgram) -> Plan.SolverReport {
    let program = placement.program
    return Plan.SolverReport(
      name: solver.name, method: "from vertex to vertex", iterations: 0, nodes: 0, rows: program.rowCount,
      columns: program.columnCount, nonzeros: program.nonzeroCount, seconds: [])
  }
}
