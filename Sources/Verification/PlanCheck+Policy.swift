internal import PlacementModel

/// Limits that take more than a sum: how even money is spread, who is used, rights of providers, moves, what is owed.
extension PlanCheck {
  func concentrationRows(_ l: Index<Limit>, _ limit: ConcentrationLimit) -> [LimitRow] {
    let scope = Selection(limit.offers, of: problem)
    let parts = limit.parts.elements.map { Selection($0.offers, of: problem) }
    return limit.spans.indices.map { y in
      let span = limit.spans[y]
      let measure = { facts.outlay(on: $0, in: span.periods, countingShortfalls: limit.countsShortfall) }
      let total = measure(scope)
      var squares = Tally()
      for part in parts {
        let outlay = measure(part)
        squares.add(outlay, times: outlay.value)
      }
      let bound = limit.maximum[y]
      let length = max(0, squares.value).squareRoot()
      let ids = [problem.limits[l].id, span.id]
      let prefix = String(rowName("concentration", ids).dropLast()) + ","
      let names = plan.duals.map(\.row).filter { $0.hasPrefix(prefix) }
      // The cone as it is solved: the length of the vector of outlays against a multiple of the total.
      var row = LimitRow(
        limit: l, span: span.id, periods: span.periods, side: .atMost, bound: bound, measured: Tally(length),
        total: total,
        rows: names.map { ($0, total.value / (2 * bound.squareRoot())) })
      row.value = total.value > 0 ? squares.value / (total.value * total.value) : nil
      row.excess = length - bound.squareRoot() * total.value
      row.binds = LimitRow.Binding(slack: 1 - (row.value ?? 0) / bound)
      row.tolerance = 1e-5
      return row
    }
  }

  func providerRows(_ l: Index<Limit>, _ limit: ProvidersLimit) -> [LimitRow] {
    limit.spans.elements.flatMap { span -> [LimitRow] in
      var rows: [LimitRow] = []
      if let maximum = limit.maximum {
        let used = limit.providers.filter { isUsed($0, limit, span) }
        rows.append(countRow(l, span, .atMost, Double(maximum), Double(used.count)))
      }
      if let minimum = limit.minimum {
        let counted = limit.providers.filter { p in
          let own = Selection(limit.offers.filter { problem.offers[$0].provider == p }, of: problem)
          let outlay = facts.outlay(on: own, in: span.periods, countingShortfalls: true)
          return outlay.value >= limit.countsFrom - Ledger.rule * max(limit.countsFrom, outlay.size)
        }
        var row = countRow(l, span, .atLeast, Double(minimum), Double(counted.count))
        // Those that are told of are enough; that more are paid so much need not be told.
        row.telling = .atMost
        rows.append(row)
      }
      return rows
    }
  }

  private func countRow(
    _ l: Index<Limit>, _ span: Span, _ side: LimitRow.Side, _ bound: Double, _ count: Double
  ) -> LimitRow {
    let family = side == .atMost ? "mostProviders" : "leastProviders"
    var row = LimitRow(
      limit: l, span: span.id, periods: span.periods, side: side, bound: bound, measured: Tally(count),
      rows: [(rowName(family, [problem.limits[l].id, span.id]), 1)])
    row.binds = count == bound ? .yes : .no
    return row
  }

  private func isUsed(_ p: Index<Provider>, _ limit: ProvidersLimit, _ span: Span) -> Bool {
    limit.offers.contains { o in
      problem.offers[o].provider == p
        && span.periods.contains { t in
          horizon.steps(of: t).contains { s in
            problem.offers[o].options.contains { facts.paid($0, in: s).value > 1e-6 }
          }
        }
    }
  }
}

// MARK: - Rights of providers

extension PlanCheck {
  func exclusiveRows(_ l: Index<Limit>, _ limit: HolderLimit) -> [LimitRow] {
    limit.periods.flatMap(horizon.steps(of:)).flatMap { s -> [LimitRow] in
      elsewhere(limit, in: s).map { use in
        let (offer, step) = (problem.offers[use.offer].id, horizon.steps[s])
        return LimitRow(
          limit: l, part: offer, span: step.id, periods: [step.period], side: .atMost,
          bound: use.grandfathered, measured: use.units,
          rows: [(rowName("exclusive", [problem.limits[l].id, offer, step.id]), 1)])
      }
    }
  }

  /// Rule: nobody else's offers are newly used before all that the holder can sell is paid for.
  mutating func checkFirstRefusal(_ l: Index<Limit>, _ limit: HolderLimit) {
    for s in limit.periods.flatMap(horizon.steps(of:)) {
      let step = horizon.steps[s]
      var paid = Tally()
      for o in limit.own {
        for q in problem.offers[o].options { paid.add(facts.paid(q, in: s)) }
      }
      let sellable = limit.own.reduce(0) { sum, o in
        let capacity = problem.offers[o].capacity[step.period]
        let quotas = problem.offers[o].options.reduce(0) {
          $0 + (problem.options[$1].capacity?[step.period] ?? capacity)
        }
        return sum + min(capacity, quotas)
      }
      if paid.value >= sellable - Ledger.rule * max(paid.size, sellable) { continue }
      for use in elsewhere(limit, in: s) {
        ledger.compare(
          use.units, atMost: use.grandfathered, .limits, at: Pointer.root["allocations"],
          [problem.limits[l].id, problem.offers[use.offer].id, step.id])
      }
    }
  }

  /// Use of another's offer by work that the holder could serve, and what was there before.
  private struct Elsewhere {
    let offer: Index<Offer>
    var units = Tally()
    var grandfathered = 0.0
  }

  private func elsewhere(_ limit: HolderLimit, in s: Index<Step>) -> [Elsewhere] {
    let t = horizon.steps[s].period
    let concerned = limit.workloads.filter { w in limit.own.contains { facts.isRoute(w, $0, in: t) } }
    return limit.others.compactMap { o in
      let workloads = concerned.filter { facts.isRoute($0, o, in: t) }
      guard !workloads.isEmpty else { return nil }
      var use = Elsewhere(offer: o)
      for allocation in facts.allocations(on: o, in: s) where workloads.contains(allocation.workload) {
        use.units.add(allocation.units)
      }
      let initial = workloads.reduce(0) { $0 + (problem.workloads[$1].initial[o.offset] ?? 0) }
      let held = problem.offers[o].options.reduce(0) {
        $0 + problem.options[$1].availability[s] * (problem.options[$1].reservation?.held[t] ?? 0)
      }
      use.grandfathered = max(held, initial)
      return use
    }
  }
}

// MARK: - Moves

extension PlanCheck {
  func churnRows(_ l: Index<Limit>, _ limit: ChurnLimit) -> [LimitRow] {
    horizon.periods.indices.compactMap { t in
      guard limit.workloads.contains(where: { movesAreCounted($0, into: t) }) else { return nil }
      var (moved, served) = (Tally(), Tally())
      for w in limit.workloads {
        for move in plan.moves where move.workload == w && move.period == t { moved.add(move.moved) }
        for place in work(of: w, in: t).values { served.add(place) }
      }
      let ids = [problem.limits[l].id, horizon.periods[t].id]
      return LimitRow(
        limit: l, span: horizon.periods[t].id, periods: [t], side: .atMost, bound: limit.maximum[t],
        measured: moved, total: served, rows: [(rowName("churn", ids), served.value)])
    }
  }

  /// Whether moves of a workload into a period are looked at: into the first only where it is told what was before.
  private func movesAreCounted(_ w: Index<Workload>, into t: Index<Period>) -> Bool {
    guard problem.workloads[w].mobility != nil, t.offset > 0 || !problem.workloads[w].initial.isEmpty else {
      return false
    }
    return problem.offers.indices.contains { facts.isRoute(w, $0, in: t) }
  }

  /// Work per hour by place, on average over a period.
  private func work(of w: Index<Workload>, in t: Index<Period>) -> [Int: Tally] {
    let places = problem.workloads[w].mobility?.between ?? .regions
    let hours = horizon.steps(of: t).reduce(0) { $0 + horizon.steps[$1].hours }
    var work: [Int: Tally] = [:]
    for allocation in horizon.steps(of: t).flatMap({ facts.allocations(of: w, in: $0) }) {
      let step = horizon.steps[allocation.step]
      work[problem.place(of: allocation.offer, places), default: Tally()].add(
        step.hours * facts.rate(of: allocation) / hours, times: allocation.units)
    }
    return work
  }

  /// Rule: what places do more than in the period before, beyond the growth of demand, has moved; each move costs its price.
  mutating func checkMoves() {
    for w in problem.workloads.indices {
      guard let mobility = problem.workloads[w].mobility else { continue }
      for t in horizon.periods.indices where movesAreCounted(w, into: t) {
        let ids = [problem.workloads[w].id, horizon.periods[t].id]
        let position = plan.moves.firstIndex { $0.workload == w && $0.period == t }
        let pointer = position.map { Pointer.root["moves"][$0] } ?? Pointer.root["moves"]
        let moved = position.map { plan.moves[$0].moved } ?? 0
        let least = leastMoved(w, into: t, mobility)
        ledger.compare(Tally(moved), atLeast: 0, .moves, at: pointer["moved"], ids, tolerance: 0)
        var missing = least
        missing.add(-moved)
        ledger.compare(missing, atMost: 0, .moves, at: pointer["moved"], ids)
        var cost = Tally()
        cost.add(mobility.cost?[t] ?? 0, times: moved)
        if let position {
          ledger.compare(plan.moves[position].cost, with: cost, .moves, at: pointer["cost"], ids)
        }
      }
    }
    for (number, move) in plan.moves.enumerated() {
      ledger.expect(
        movesAreCounted(move.workload, into: move.period), .entries, at: Pointer.root["moves"][number],
        [problem.workloads[move.workload].id], .unexpected)
    }
  }

  private func leastMoved(_ w: Index<Workload>, into t: Index<Period>, _ mobility: Mobility) -> Tally {
    let now = work(of: w, in: t)
    var before: [Int: Tally] = [:]
    if t.offset > 0 {
      before = work(of: w, in: Index(t.offset - 1))
    } else {
      for o in problem.offers.indices {
        let units = problem.workloads[w].initial[o.offset] ?? 0
        before[problem.place(of: o, mobility.between), default: Tally()].add(
          units, times: problem.rate(problem.workloads[w], problem.offers[o], t))
      }
    }
    var moved = Tally()
    for place in now.keys.sorted() {
      var gain = now[place] ?? Tally()
      gain.add(before[place] ?? Tally(), times: -1)
      if gain.value > 0 { moved.add(gain) }
    }
    let earlier =
      t.offset > 0
      ? problem.meanDemand(w, Index(t.offset - 1))
      : before.keys.sorted().reduce(0) { $0 + (before[$1]?.value ?? 0) }
    moved.add(-max(0, problem.meanDemand(w, t) - earlier))
    return moved
  }
}
