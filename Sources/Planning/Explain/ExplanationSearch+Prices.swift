internal import Formulation
internal import LinearProgramming
internal import PlacementModel

extension ExplanationSearch {
  /// What more and less of something changes; `nil` where the problem with more of it is stated by other rows or columns.
  func price(
    of subject: Explanation.Price.Subject, _ asked: Interrogation
  ) throws(SolverError) -> Explanation.Price? {
    switch subject {
    case .capacity(let offer, let period):
      let units = problem.offers[offer].capacity[period]
      // Below what is held a little more capacity is none.
      let free = units - problem.held(on: offer, in: period)
      guard free >= 0 else { return nil }
      let span = problem.horizon.periods[period].id
      return try price(
        subject, now: units, change: .addUnits(problem.offers[offer].id, .inSpans([span: 1])),
        within: -free...max(1, 9 * units), asked)
    case .allWork(let w, let work):
      let demand = problem.workloads[w].demand.numbers.map { $0 * 1.01 }
      return try price(
        subject, now: work, change: .demand(problem.workloads[w].id, demand), within: -99...900, asked)
    case .work(let w, let step):
      var demand = problem.workloads[w].demand.numbers
      let now = demand[step.offset]
      demand[step.offset] += max(1, 0.01 * now)
      return try price(
        subject, now: now, change: .demand(problem.workloads[w].id, demand), distance: max(1, 0.01 * now),
        within: -0.99 * now...max(1, 9 * now), asked)
    case .commitment(let a, let money):
      return try price(
        subject, now: money, change: .minimums(problem.agreements[a].id, times: 1.01), within: -99...900,
        asked)
    case .limit(let l, let side, let isHundredths):
      let ends = footing.placement.ends(of: l).filter { $0.side == side }
      return try price(subject, ends, isHundredths: isHundredths, asked)
    case .limitPart(let l, let side, let part, let workload, let span):
      let ends = footing.placement.ends(of: l).filter {
        $0.side == side && $0.part == part && $0.workload == workload && $0.span == span
      }
      return try price(subject, ends, isHundredths: false, asked)
    }
  }

  /// - Parameters:
  ///   - change: how the problem looks with `distance` more units.
  ///   - range: of units more and less.
  private func price(
    _ subject: Explanation.Price.Subject, now: Double, change: Change, distance: Double = 1,
    within range: ClosedRange<Double>, _ asked: Interrogation
  ) throws(SolverError) -> Explanation.Price? {
    let stated = footing.placement
    guard let variant = try? problem.with([change]),
      let rows = ParametricRows(
        from: stated.program,
        to: PlacementProgram(variant, cuts: stated.cuts, held: stated.held, objective: stated.goal).program,
        distance: distance)
    else { return nil }
    let sides = try asked.sides(rows, at: 0, within: range)
    return Explanation.Price(subject, now: now, more: sides.more, less: sides.less)
  }

  private func price(
    _ subject: Explanation.Price.Subject, _ ends: [LimitEnd], isHundredths: Bool, _ asked: Interrogation
  ) throws(SolverError) -> Explanation.Price? {
    guard let first = ends.first else { return nil }
    let rows = footing.placement.rows(moving: ends, by: isHundredths ? .factor : .bound)
    let now = isHundredths ? 1 : first.bound
    let most = footing.placement.boundKept(by: footing.solution, at: ends, isHundredths ? .factor : .bound)
    let isFraction = first.side == .minimum || isFraction(first.limit)
    let high = isFraction && !isHundredths ? 1 : 10 * max(now, most ?? 0, 1e-9)
    let sides = try asked.sides(rows, at: now, within: min(0, now)...max(now, high))
    guard isHundredths else {
      return Explanation.Price(subject, now: now, more: sides.more, less: sides.less)
    }
    return Explanation.Price(
      subject, now: 100, more: sides.more?.perUnit(of: 0.01), less: sides.less?.perUnit(of: 0.01))
  }

  private func isFraction(_ limit: Index<Limit>) -> Bool {
    switch problem.limits[limit].rule {
    case .share, .spread, .churn, .survive: true
    default: false
    }
  }
}
