internal import Formulation
internal import LinearProgramming
package import PlacementModel

extension Analyst {
  /// Why the cheapest plan costs what it does: what more and less of capacity, work, limits and commitments would change,
  /// how far each price holds, and at which prices offers that are not used would be.
  ///
  /// Each thing is changed in the problem, so that every row in which it stands changes with it, and the optimum is followed
  /// from where it stands until the price changes. Of a plan with whole numbers the program with those fixed is explained.
  ///
  /// - Returns: the news that there is no plan to explain, as the plan that says so.
  /// - Throws: `PlanningError` where the solver breaks down.
  /// - Complexity: one planning, and for each price a statement of the problem and a few optima from the plan's own basis.
  package func explain(
    _ problem: Problem, _ request: ExplanationRequest = ExplanationRequest(),
    _ options: PlanOptions = PlanOptions()
  ) throws(PlanningError) -> Explanation {
    let clock = AnswerClock(options)
    switch try footing(of: problem, options) {
    case .noPlan(let plan): return Explanation(plan: plan, fixesWholeNumbers: false)
    case .found(let footing):
      var search = ExplanationSearch(
        analyst: self, problem: problem, footing: footing, request: request, options: options,
        clock: clock)
      return try search.run()
    }
  }
}

/// One explanation under way.
struct ExplanationSearch {
  let analyst: Analyst
  let problem: Problem
  let footing: Footing
  let request: ExplanationRequest
  let options: PlanOptions
  let clock: AnswerClock
  var answer: Explanation

  init(
    analyst: Analyst, problem: Problem, footing: Footing, request: ExplanationRequest, options: PlanOptions,
    clock: AnswerClock
  ) {
    self.analyst = analyst
    self.problem = problem
    self.footing = footing
    self.request = request
    self.options = options
    self.clock = clock
    answer = Explanation(plan: footing.plan, fixesWholeNumbers: footing.fixesWholeNumbers)
  }

  mutating func run() throws(PlanningError) -> Explanation {
    let subjects = chosen()
    do {
      let clock = clock
      let asked = try Interrogation(footing, with: analyst.vertices, clock.solverOptions) {
        clock.stop != nil
      }
      for (place, subject) in subjects.enumerated() {
        if let cause = clock.stop {
          answer.stoppedBy = cause
          return answer
        }
        options.onProgress?(
          .answering(AnswerProgress(.explaining, done: place, of: subjects.count)))
        if let price = try price(of: subject, asked) { answer.prices.append(price) }
      }
    } catch { throw .solver(error) }
    try findEntries()
    return answer
  }

  // MARK: - What is asked

  /// The subjects in the order in which they are told, those of each kind that move most money first.
  private mutating func chosen() -> [Explanation.Price.Subject] {
    var chosen: [Explanation.Price.Subject] = []
    for (kind, all) in [
      (Explanation.Price.Kind.limit, limits), (.commitment, commitments), (.capacity, capacity),
      (.work, work),
    ] {
      let sorted = all.enumerated().sorted { ($1.element.money, $0.offset) < ($0.element.money, $1.offset) }
      let shown = sorted.prefix(request.focus == nil ? request.most ?? .max : .max).map(\.element.subject)
      if all.count > shown.count { answer.untold[kind] = all.count - shown.count }
      chosen += shown
    }
    return chosen
  }

  private typealias Weighted = (subject: Explanation.Price.Subject, money: Double)

  /// Periods in which more units of an offer would save something, with what one unit would save.
  private var capacity: [Weighted] {
    var only: Index<Offer>?
    switch request.focus {
    case .offer(let offer): only = offer
    case nil: break
    default: return []
    }
    var values: [Index<Offer>: [Index<Period>: Double]] = [:]
    for use in answer.plan.capacity where only == nil || use.offer == only {
      let step = problem.horizon.steps[use.step]
      guard let price = use.price, price > 1e-9 || only != nil else { continue }
      values[use.offer, default: [:]][step.period, default: 0] += price * step.hours
    }
    return problem.offers.indices.flatMap { offer in
      problem.horizon.periods.indices.compactMap { period in
        values[offer]?[period].map { (.capacity(offer, period), $0) }
      }
    }
  }

  private var work: [Weighted] {
    var weighted: [Weighted] = []
    if case .workload(let w) = request.focus {
      weighted = problem.horizon.steps.indices.map { (.work(w, $0), 0) }
    } else if request.focus != nil {
      return []
    }
    for w in problem.workloads.indices {
      if case .workload(let only) = request.focus, only != w { continue }
      let steps = problem.horizon.steps.indices
      let work = steps.reduce(0) { $0 + problem.workloads[w].demand[$1] * problem.horizon.steps[$1].hours }
      guard work > 0 else { continue }
      let cost = answer.plan.workloads.reduce(0.0) { sum, service in
        guard service.workload == w else { return sum }
        return sum + abs(service.marginalCost ?? 0) * service.demand
          * problem.horizon.steps[service.step].hours
      }
      weighted.insert((.allWork(w, work: work), cost), at: weighted.startIndex)
    }
    return weighted
  }

  private var limits: [Weighted] {
    var weighted: [Weighted] = []
    for l in problem.limits.indices {
      switch request.focus {
      case .limit(let only) where only == l: break
      case nil: break
      default: continue
      }
      for side in LimitSide.allCases {
        let ends = footing.placement.ends(of: l).filter { $0.side == side }
        guard !ends.isEmpty, isMovable(l) else { continue }
        let bounds = Set(ends.map(\.bound))
        let money = ends.reduce(0) { $0 + abs(footing.duals[$1.row]) }
        if bounds != [0] { weighted.append((.limit(l, side, isHundredths: bounds.count > 1), .infinity)) }
        guard request.focus != nil else { continue }
        for end in ends where abs(footing.duals[end.row]) > 0 {
          let part = Explanation.Price.Subject.limitPart(
            l, side, part: end.part, workload: end.workload, span: end.span)
          weighted.append((part, money))
        }
      }
    }
    return weighted
  }

  private func isMovable(_ limit: Index<Limit>) -> Bool {
    switch problem.limits[limit].rule {
    case .exclusive, .firstRefusal, .providers, .concentration: false
    default: true
    }
  }

  private var commitments: [Weighted] {
    guard request.focus == nil else { return [] }
    return problem.agreements.indices.compactMap { a in
      let money = problem.agreements[a].windows.elements.reduce(0) { $0 + ($1.minimum ?? 0) }
      return money > 0 ? (.commitment(a, money: money), money) : nil
    }
  }
}
