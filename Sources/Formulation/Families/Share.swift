internal import LinearProgramming
internal import PlacementModel

extension ProgramBuilder {
  /// Caps and floors the part that each of some offers has of all in scope, in every span.
  ///
  ///     s.t. share{l,k,y}:      part[l,k,y] <= shareMaximum[l,y] * total[l,y]
  ///     s.t. shareFloor{l,k,y}: part[l,k,y] >= shareMinimum[l,y] * total[l,y]
  ///
  /// Both hold trivially where the total is 0.
  mutating func addShare() {
    let limits = problem.limits.indices.compactMap { l -> (Index<Limit>, ShareLimit)? in
      if case .share(let share) = problem.limits[l].rule { (l, share) } else { nil }
    }
    for (l, share) in limits {
      guard let maximum = share.maximum else { continue }
      addShare(.share, l, share, maximum)
    }
    for (l, share) in limits {
      guard let minimum = share.minimum else { continue }
      addShare(.shareFloor, l, share, minimum)
    }
  }

  private mutating func addShare(
    _ family: Family, _ l: Index<Limit>, _ share: ShareLimit, _ bound: Values<Span>
  ) {
    let scope = OfferSet(share.offers, of: problem)
    let totals = share.spans.elements.map { measured(share, over: scope, in: $0) }
    for k in share.parts.indices {
      let part = share.parts[k]
      let offers = OfferSet(part.offers, of: problem)
      for y in share.spans.indices {
        let span = share.spans[y]
        addLimit(
          family, [problem.limits[l].id, part.id, span.id],
          LimitStatement(
            limit: l, part: part.id, span: span.id, periods: span.periods,
            side: family == .share ? .atMost : .atLeast, bound: bound[y],
            measured: measured(share, over: offers, in: span), total: totals[y.offset]))
      }
    }
  }

  private func measured(_ share: ShareLimit, over offers: OfferSet, in span: Span) -> LinearExpression {
    switch share.measure {
    case .spend: outlay(over: offers, in: span, countingShortfalls: share.countsShortfall)
    case .work: used(of: share.workloads, over: offers, in: span, weights: nil)
    case .units: used(of: share.workloads, over: offers, in: span, weights: share.weights)
    }
  }

  /// Work that some offers do for some workloads over a span; with weights the unit-hours in use for them, each machine's by
  /// its weight.
  func used(
    of workloads: [Index<Workload>], over offers: OfferSet, in span: Span, weights: [Double]?
  ) -> LinearExpression {
    let measured = Set(workloads)
    var sum = LinearExpression()
    for o in problem.offers.indices where offers.contains(o) {
      let weight = weights?[problem.offers[o].machine.offset]
      for s in span.periods.flatMap(problem.horizon.steps(of:)) {
        let hours = problem.horizon.steps[s].hours
        for route in columns.routes(on: o, in: s) where measured.contains(route.workload) {
          sum.add(hours * (weight ?? route.rate), route.use)
        }
      }
    }
    return sum
  }

  /// Nominal money paid for some offers over a span.
  ///
  /// Providers that lie in the set whole bring `spend[p,t]`; the other offers their options' money less what
  /// agreements save that are surely in force, or what they draw on spend plans, with its support fee, surcharges and
  /// fees of their own. A shortfall counts where all offers of its agreement are in the set.
  func outlay(over offers: OfferSet, in span: Span, countingShortfalls: Bool) -> LinearExpression {
    var sum = LinearExpression()
    for t in span.periods {
      for p in offers.whole {
        if let spend = columns.spend[p, t] { sum.add(1, spend) }
      }
      for o in offers.loose {
        let support = 1 + problem.providers[problem.offers[o].provider].supportFee[t]
        let saving = sureSaving(on: o, in: t)
        for q in problem.offers[o].options { sum.add(value(q, in: t), times: support * (1 - saving)) }
        sum.add(surcharges(on: o, in: t))
        sum.add(fees(on: o, in: t))
      }
    }
    guard countingShortfalls else { return sum }
    for a in problem.agreements.indices where offers.contains(all: problem.agreements[a].offers) {
      let windows = problem.agreements[a].windows
      for j in windows.indices where span.periods.contains(windows[j].due) {
        if let shortfall = columns.shortfall[a.offset][j.offset] { sum.add(1, shortfall) }
      }
    }
    return sum
  }
}
