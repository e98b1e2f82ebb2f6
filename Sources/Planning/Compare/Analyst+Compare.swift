internal import LinearProgramming
package import PlacementModel

extension Analyst {
  /// Two plans or problems side by side.
  ///
  /// A problem is planned, a plan taken as it is. Where both are of the same periods, the changes of the input are made one
  /// group after another, each on top of those before, and each stage is planned from where the last one ended. What a
  /// group does to the cost depends on the order of the groups, which is that of ``ComparisonStep/Cause``. A stage without a
  /// plan, or one that breaks a rule of the format, is joined with the next.
  ///
  /// - Parameter options: `timeLimit` is of the whole answer.
  /// - Returns: what there is when stopped, with what stopped it.
  /// - Throws: `PlanningError` where the solver breaks down, or a plan fails its own check.
  /// - Complexity: at most eight plans.
  package func compare(
    _ question: ComparisonQuestion, _ options: PlanOptions = PlanOptions()
  ) throws(PlanningError) -> PlanComparison {
    var run = ComparisonRun(planner: planner, options: options)
    let stages = question.hasOneHorizon ? question.stages : []
    run.count = 2 + stages.count
    let before = try run.plan(question.before)
    // The last stage is the second problem itself.
    let middle = stages.dropLast()
    var planned: [(cause: ComparisonStep.Cause, cost: Double?)] = []
    if before.objective != nil, !stages.isEmpty {
      for (cause, problem) in middle {
        let plan =
          problem == nil
          ? nil : try problem.map { (problem) throws(PlanningError) in try run.plan(.problem(problem)) }
        planned.append((cause, plan?.status == .optimal ? plan?.objective : nil))
      }
    }
    let after = try run.plan(question.after)
    if let last = stages.last { planned.append((last.cause, after.objective)) }
    let steps = before.objective.map { Self.steps(from: $0, planned) } ?? []
    return PlanComparison(
      before: before, after: after, hasOneHorizon: question.hasOneHorizon, input: question.inputChanges,
      steps: after.objective == nil ? [] : steps, stoppedBy: run.stoppedBy)
  }

  /// The steps between costs that are known.
  private static func steps(
    from cost: Double, _ planned: [(cause: ComparisonStep.Cause, cost: Double?)]
  ) -> [ComparisonStep] {
    var steps: [ComparisonStep] = []
    var cost = cost
    var causes: [ComparisonStep.Cause] = []
    for stage in planned {
      causes.append(stage.cause)
      guard let next = stage.cost else { continue }
      steps.append(ComparisonStep(causes: causes, before: cost, after: next))
      (cost, causes) = (next, [])
    }
    return steps
  }
}

/// Plans one after another, each from where the last one ended.
private struct ComparisonRun {
  let planner: Planner
  let options: PlanOptions
  var count = 2
  private(set) var stoppedBy: Plan.StopCause?
  private var done = 0
  private var remains: Remains?
  private let clock: AnswerClock

  init(planner: Planner, options: PlanOptions) {
    self.planner = planner
    self.options = options
    clock = AnswerClock(options)
  }

  mutating func plan(_ comparand: Comparand) throws(PlanningError) -> Plan {
    defer {
      done += 1
      options.onProgress?(.answering(AnswerProgress(.comparing, done: done, of: count)))
    }
    switch comparand {
    case .plan(let plan): return plan
    case .problem(let problem):
      let plan = try planner.plan(problem, clock.planOptions, from: &remains)
      if let cause = plan.stoppedBy { stoppedBy = stoppedBy ?? cause }
      return plan
    }
  }
}
