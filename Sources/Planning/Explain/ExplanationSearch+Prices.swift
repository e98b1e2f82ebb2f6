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
        subject, now: units, change: { .addUnits(problem.offers[offer].id, .inSpans([span: $0])) },
        within: -free...max(1, 9 * units), step: min(1, free), asked)
    case .allWork(let w, let work):
      let demand = problem.workloads[w].demand.numbers
      return try price(
        subject, now: work,
        change: { more in
          .demand(problem.workloads[w].id, demand.map { $0 * (1 + more / 100) })
        },
        within: -99...900, step: 1, asked)
    case .work(let w, let step):
      let demand = problem.workloads[w].demand.numbers
      let now = demand[step.offset]
      return try price(
        subject, now: now,
        change: { more in
          var changed = demand
          changed[step.offset] += more
          return .demand(problem.workloads[w].id, changed)
        },
        within: -0.99 * now...max(1, 9 * now), step: max(1e-6, 0.01 * now), asked)
    case .commitment(let a, let money):
      return try price(
        subject, now: money, change: { .minimums(problem.agreements[a].id, times: 1 + $0 / 100) },
        within: -99...900, step: 1, asked)
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

  /// Each side is stated by itself: where something bends just where it stands, as what may move without cost where demand
  /// grows, more and less stand in other rows.
  ///
  /// - Parameters:
  ///   - change: how the problem looks with so many units more.
  ///   - range: of units more and less.
  ///   - step: by how much the problem is changed to see which rows change.
  private func price(
    _ subject: Explanation.Price.Subject, now: Double, change: (Double) -> Change,
    within range: ClosedRange<Double>, step: Double, _ asked: Interrogation
  ) throws(SolverError) -> Explanation.Price? {
    var sides: [Explanation.Side?] = []
    for (end, sign) in [(range.lowerBound, -1.0), (range.upperBound, 1.0)] {
      sides.append(try side(to: end, by: sign * min(step > 0 ? step : 1, abs(end)), change, asked))
    }
    guard sides.contains(where: { $0 != nil }) else { return nil }
    return Explanation.Price(subject, now: now, more: sides[1], less: sides[0])
  }

  private func side(
    to end: Double, by distance: Double, _ change: (Double) -> Change, _ asked: Interrogation
  ) throws(SolverError) -> Explanation.Side? {
    guard distance != 0, let near = statement(change(distance)),
      let rows = ParametricRows(from: footing.placement.program, to: near, distance: distance)
    else { return nil }
    guard var side = try asked.side(rows, from: 0, to: end) else { return nil }
    func leads(at units: Double) -> Bool? {
      statement(change(units)).map { rows.lead(from: footing.placement.program, to: $0, at: units) }
    }
    func cut() {
      side.changeAtEnd = side.change
      side.end = .notSought
    }
    // Farther on the problem may be stated otherwise than in a straight line: then the price is only vouched for as far as it
    // is.
    for _ in 0..<8 where side.units > abs(distance) {
      if leads(at: distance < 0 ? -side.units : side.units) == true { break }
      side.units = max(abs(distance), side.units / 4)
      cut()
    }
    // Where the statement bends just where the price seems to, rows that hold no farther made that end.
    let beyond = min(side.units + abs(distance), abs(end))
    if side.end != .notSought, leads(at: distance < 0 ? -beyond : beyond) == false { side.end = .notSought }
    return side
  }

  /// The program of the changed problem; `nil` where the format has a rule against the change.
  private func statement(_ change: Change) -> LinearProgram? {
    guard let variant = try? problem.with([change]) else { return nil }
    let stated = footing.placement
    return PlacementProgram(variant, cuts: stated.cuts, held: stated.held, objective: stated.goal).program
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
    let less = try asked.side(rows, from: now, to: min(0, now))
    let more = try asked.side(rows, from: now, to: max(now, high))
    guard less != nil || more != nil else { return nil }
    guard isHundredths else { return Explanation.Price(subject, now: now, more: more, less: less) }
    return Explanation.Price(
      subject, now: 100, more: more?.perUnit(of: 0.01), less: less?.perUnit(of: 0.01))
  }

  private func isFraction(_ limit: Index<Limit>) -> Bool {
    switch problem.limits[limit].rule {
    case .share, .spread, .churn, .survive: true
    default: false
    }
  }
}
