internal import Formulation
internal import LinearProgramming
package import PlacementModel

extension Analyst {
  /// Why a problem has no plan, and the cheapest changes that give it one.
  ///
  /// Which rules contradict each other is looked for in the problem with all its rules elastic, and narrowed down by leaving
  /// them out one after another (``Conflict``). Repairs are the least changes, relative to what is changed and weighted as
  /// the user wishes; each is planned, and shown only with its plan.
  ///
  /// - Parameter options: `timeLimit` is of the whole answer; what there is by then is given.
  /// - Throws: `PlanningError` where the solver breaks down.
  package func diagnose(
    _ problem: Problem, _ wishes: RepairWishes = RepairWishes(), _ options: PlanOptions = PlanOptions()
  ) throws(PlanningError) -> Diagnosis {
    var run = DiagnosisRun(self, problem, wishes, options)
    do { try run.run() } catch let error as SolverError {
      throw .solver(error)
    } catch let error as PlanningError {
      throw error
    } catch {
      throw .solver(.failed(doing: "diagnosing", detail: "\(error)"))
    }
    return run.diagnosis
  }
}

/// One diagnosis under way.
private struct DiagnosisRun {
  let analyst: Analyst
  let wishes: RepairWishes
  let options: PlanOptions
  let clock: AnswerClock
  var diagnosis: Diagnosis

  private var problem: Problem { diagnosis.problem }

  init(_ analyst: Analyst, _ problem: Problem, _ wishes: RepairWishes, _ options: PlanOptions) {
    self.analyst = analyst
    self.wishes = wishes
    self.options = options
    clock = AnswerClock(options)
    diagnosis = Diagnosis(problem: problem, verdict: .unknown)
  }

  mutating func run() throws {
    options.onProgress?(.formulating)
    let placement = problem.withClosedOffers
    options.onProgress?(.answering(AnswerProgress(.conflict, done: 0)))
    var standing = try analyst.standing(of: placement, clock)
    if let limit = standing.stoppedBy { return diagnosis.stoppedBy = Plan.StopCause(limit) }
    var isWhole = false
    if standing.contradicts != true {
      let plan = try analyst.planner.plan(problem, clock.quietPlanOptions)
      switch plan.status {
      case .optimal, .feasible:
        diagnosis.verdict = .hasPlan
        diagnosis.cost = plan.objective
        return
      case .stopped: return diagnosis.stoppedBy = plan.stoppedBy
      case .infeasible: isWhole = placement.program.isMixedInteger
      }
    }
    try findConflict(&standing, isWhole)
    if diagnosis.verdict == .noPlan, diagnosis.stoppedBy == nil { try findRepairs(standing, isWhole) }
  }

  // MARK: - Conflict

  private mutating func findConflict(_ standing: inout RuleStanding, _ isWhole: Bool) throws {
    let onProgress = options.onProgress
    func tell(_ done: Int, _ count: Int) {
      onProgress?(.answering(AnswerProgress(.conflict, done: done, of: count)))
    }
    var leavesWholeNumbersAside = standing.elastic.program.isMixedInteger
    var search = ConflictSearch(
      try RuleTrial(standing.elastic, solver: analyst.vertices, clock), onProgress: tell)
    var members = try search.search(analyst.seeds(standing))
    if members == nil, search.stoppedBy == nil, isWhole {
      leavesWholeNumbersAside = false
      search = ConflictSearch(
        RuleTrial(
          standing.elastic, solver: analyst.vertices, search: analyst.planner.solver, clock),
        onProgress: tell)
      members = try search.search([Array(standing.elastic.rules.indices)])
    }
    if let limit = search.stoppedBy { diagnosis.stoppedBy = Plan.StopCause(limit) }
    guard let members else {
      // Nothing was found that could be shown; that there is no plan may still be known from planning.
      if standing.contradicts != true, diagnosis.stoppedBy == nil { diagnosis.verdict = .noPlan }
      return
    }
    diagnosis.verdict = .noPlan
    standing.elastic = search.trial.elastic
    let rules = standing.elastic.rules
    var conflict = Conflict(
      members: members.map { rules[$0].rule }, isProvedIrreducible: search.isProved,
      leavesWholeNumbersAside: leavesWholeNumbersAside, hasOthers: nil)
    conflict.unservable = members.compactMap { number in
      guard case .demand = rules[number].rule, rules[number].measured?.terms.isEmpty == true else {
        return nil
      }
      return rules[number].rule
    }
    if leavesWholeNumbersAside || !isWhole, diagnosis.stoppedBy == nil {
      let rest = try analyst.standing(of: standing.elastic.placement, clock, sparing: Set(members))
      conflict.hasOthers = rest.contradicts
    }
    diagnosis.conflict = conflict
  }

  // MARK: - Repairs

  private mutating func findRepairs(_ standing: RuleStanding, _ isWhole: Bool) throws {
    guard let reference = standing.near, let conflict = diagnosis.conflict else { return }
    let things = RepairThing.all(standing.elastic, wishes)
    let wholeOnly = isWhole && !conflict.leavesWholeNumbersAside
    var search = RepairSearch(analyst, standing.elastic, at: reference, isWhole: wholeOnly, clock)
    let usual = things.filter { !$0.isLast }
    // Whatever helps alone has a rule in every conflict.
    let inConflict = Set(conflict.members.map(\.subject))
    var tried = 0
    func tell() {
      tried += 1
      options.onProgress?(.answering(AnswerProgress(.repair, done: tried)))
    }
    var excluded: Set<RuleSubject> = []
    for round in 0..<4 {
      tell()
      let allowed = usual.filter { !excluded.contains($0.subject) }
      guard !allowed.isEmpty, let changes = try search.least(changing: allowed), !changes.isEmpty else {
        break
      }
      try take(round == 0 ? .cheapest : .alternative, changes)
      excluded.formUnion(changes.map(\.subject))
      if search.stoppedBy != nil || diagnosis.stoppedBy != nil { break }
    }
    for thing in things where inConflict.contains(thing.subject) && !excluded.contains(thing.subject) {
      if search.stoppedBy != nil || diagnosis.stoppedBy != nil { break }
      tell()
      if let changes = try search.least(changing: [thing]), !changes.isEmpty { try take(.single, changes) }
    }
    if diagnosis.repairs.isEmpty, search.stoppedBy == nil, diagnosis.stoppedBy == nil {
      tell()
      if let changes = try search.least(changing: things), !changes.isEmpty { try take(.cheapest, changes) }
    }
    if let limit = search.stoppedBy { diagnosis.stoppedBy = Plan.StopCause(limit) }
    rank()
  }

  /// Plans the repaired problem; where rounding left it too tight, once more with changes a little larger.
  private mutating func take(_ origin: Repair.Origin, _ changes: [RepairChange]) throws {
    for enlargement in [1.0, 1.02, 1.1] {
      let changes = enlargement == 1 ? changes : changes.map { $0.enlarged(by: enlargement) }
      guard let repaired = try? problem.repaired(by: changes) else { return }
      let plan = try analyst.planner.plan(repaired, clock.quietPlanOptions)
      switch plan.status {
      case .optimal, .feasible:
        let weight = changes.reduce(0) {
          $0 + $1.relative * (wishes.weight(of: $1.subject, in: problem) ?? 1)
        }
        diagnosis.repairs.append(
          Repair(
            origin: origin, changes: changes, weight: weight, cost: plan.objective ?? 0,
            isOptimal: plan.status == .optimal))
        return
      case .stopped: return diagnosis.stoppedBy = plan.stoppedBy
      case .infeasible: continue
      }
    }
  }

  private mutating func rank() {
    let problem = problem
    let wishes = wishes
    func isLast(_ repair: Repair) -> Bool {
      repair.changes.contains { wishes.isLast($0.subject, in: problem) }
    }
    let sorted = diagnosis.repairs.enumerated().sorted { left, right in
      let keys = (isLast(left.element) ? 1 : 0, isLast(right.element) ? 1 : 0)
      if keys.0 != keys.1 { return keys.0 < keys.1 }
      if left.element.weight != right.element.weight { return left.element.weight < right.element.weight }
      return left.offset < right.offset
    }
    diagnosis.repairs = sorted.map(\.element)
  }
}

extension RepairChange {
  /// The same change, larger.
  fileprivate func enlarged(by factor: Double) -> RepairChange {
    switch kind {
    case .lifted: return self
    case .units(let units, let first):
      return RepairChange(
        subject, .units((units * factor).roundedOut(up: true, whole: true), from: first),
        relative: relative * factor)
    case .less(let part, let steps):
      return RepairChange(
        subject, .less(min(1, (part * factor).roundedOut(up: true)), steps), relative: relative * factor)
    case .bounds(let bounds):
      let larger = bounds.map { bound -> (span: String, old: Double, new: Double) in
        let new = bound.old + (bound.new - bound.old) * factor
        return (bound.span, bound.old, new.roundedOut(up: bound.new > bound.old))
      }
      return RepairChange(subject, .bounds(larger), relative: relative * factor)
    }
  }
}
