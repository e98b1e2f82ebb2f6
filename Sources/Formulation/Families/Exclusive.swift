internal import LinearProgramming
internal import PlacementModel

extension ProgramBuilder {
  /// Work that the holder can serve makes no new use of another offer.
  ///
  ///     s.t. exclusive{l,o,s}: newUse[l,o,s] <= grandfathered[l,o,s]
  ///
  /// Stated where there is anything to forbid: work that could go to the holder and to somebody else.
  mutating func addExclusive() {
    for l in problem.limits.indices {
      guard case .exclusive(let limit) = problem.limits[l].rule else { continue }
      for s in limit.periods.flatMap(problem.horizon.steps(of:)) {
        let step = problem.horizon.steps[s]
        for part in elsewhere(limit, in: s) {
          let offer = problem.offers[part.offer].id
          addLimit(
            .exclusive, [problem.limits[l].id, offer, step.id],
            LimitStatement(
              limit: l, part: offer, span: step.id, periods: [step.period], side: .atMost,
              bound: part.grandfathered, measured: part.newUse))
        }
      }
    }
  }

  /// Work that the holder can serve makes no new use of another offer until all the holder has is paid for.
  ///
  ///     s.t. firstRefusal{l,o,s}: newUse[l,o,s] <= grandfathered[l,o,s] + mostNewUse[l,o,s] * turn[l,s]
  ///     s.t. refusedWork{l,w,s}: sum{o of others} rate[w,o,s] * use[w,o,s]
  ///       <= sum{o of others} rate[w,o,s] * grandfathered[l,o,s] + mostWork[w,s] * turn[l,s]
  ///     s.t. refusal{l,s}: sum{q of the holder} paid[q,s] >= ownCapacity[l,t] * turn[l,s]
  ///
  /// Stated offer by offer, and once more workload by workload, which forbids nothing further: the sum over offers would
  /// let a relaxation fill the cheapest one, or move a workload as a whole, at a fraction of a turn.
  mutating func addFirstRefusal() {
    var turns: [(Index<Limit>, HolderLimit, Index<Step>, Variable)] = []
    for l in problem.limits.indices {
      guard case .firstRefusal(let limit) = problem.limits[l].rule else { continue }
      for s in limit.periods.flatMap(problem.horizon.steps(of:)) {
        let elsewhere = elsewhere(limit, in: s)
        if elsewhere.isEmpty { continue }
        let step = problem.horizon.steps[s]
        let firstRow = program.rowCount
        let turn = addColumn(
          "turn", [problem.limits[l].id, step.id], in: step.period, .binary, domain: .integer)
        turns.append((l, limit, s, turn))
        for part in elsewhere {
          var balance = part.newUse
          balance.add(-min(part.capacity, part.mostUse), turn)
          let ids = [problem.limits[l].id, problem.offers[part.offer].id, step.id]
          add(.firstRefusal, ids, balance, .atMost(part.grandfathered))
        }
        addRefusedWork(l, limit, elsewhere, in: s, turn)
        let place = LimitPlace(limit: l, part: nil, workload: nil, span: step.id, isFloor: false)
        let stated = (firstRow..<program.rowCount).map { Constraint(position: $0) }
        rows.stated.append(StatedRule(rule: .limit(place), rows: stated, end: .atMost))
      }
    }
    for (l, limit, s, turn) in turns {
      let step = problem.horizon.steps[s]
      var balance = LinearExpression()
      for o in limit.own {
        for q in problem.offers[o].options { balance.add(paid(q, in: s)) }
      }
      balance.add(-problem.sellable(limit.own, in: step.period), turn)
      add(.refusal, [problem.limits[l].id, step.id], balance, .atLeast(0))
    }
  }

  private mutating func addRefusedWork(
    _ l: Index<Limit>, _ limit: HolderLimit, _ elsewhere: [Elsewhere], in s: Index<Step>, _ turn: Variable
  ) {
    let grandfathered = Dictionary(elsewhere.map { ($0.offer, $0.grandfathered) }) { first, _ in first }
    let routes = Set(elsewhere.flatMap { $0.newUse.terms.map(\.variable) })
    for w in limit.workloads {
      var balance = LinearExpression()
      var kept = 0.0
      for route in columns.routes(of: w, in: s) where routes.contains(route.use) {
        balance.add(route.rate, route.use)
        kept += route.rate * (grandfathered[route.offer] ?? 0)
      }
      if balance.terms.isEmpty { continue }
      balance.add(-mostWork(of: w, in: s), turn)
      let ids = [problem.limits[l].id, problem.workloads[w].id, problem.horizon.steps[s].id]
      add(.refusedWork, ids, balance, .atMost(kept))
    }
  }

  /// Another's offer in a step: the new use of it by work that the holder could serve, in units in use.
  private struct Elsewhere {
    let offer: Index<Offer>
    var newUse = LinearExpression()
    /// Units that were there before: held or in use, the larger.
    var grandfathered = 0.0
    /// The most units there can be, and the most that the work could use.
    let capacity: Double
    var mostUse = 0.0
  }

  /// What the holder could serve and others do, offer by offer; empty where there is no such use.
  private func elsewhere(_ limit: HolderLimit, in s: Index<Step>) -> [Elsewhere] {
    let (own, others) = (OfferSet(limit.own, of: problem), OfferSet(limit.others, of: problem))
    let t = problem.horizon.steps[s].period
    var parts: [Index<Offer>: Elsewhere] = [:]
    for w in limit.workloads where columns.routes(of: w, in: s).contains(where: { own.contains($0.offer) }) {
      for route in columns.routes(of: w, in: s) where others.contains(route.offer) {
        let o = route.offer
        let capacity = max(problem.offers[o].mostCapacity(in: t), problem.held(on: o, in: t))
        parts[o, default: Elsewhere(offer: o, capacity: capacity)].newUse.add(1, route.use)
        parts[o]?.mostUse += mostWork(of: w, in: s) / route.rate
        parts[o]?.grandfathered += problem.workloads[w].initial[o.offset] ?? 0
      }
    }
    return parts.values.sorted { $0.offer < $1.offer }.map { part in
      var part = part
      part.grandfathered = max(part.grandfathered, problem.usefulHeld(part.offer, in: s))
      return part
    }
  }
}

extension Problem {
  /// The useful part of what an offer has under contract before the horizon.
  func usefulHeld(_ o: Index<Offer>, in s: Index<Step>) -> Double {
    let t = horizon.steps[s].period
    return offers[o].options.reduce(0) {
      $0 + options[$1].availability[s] * (options[$1].reservation?.held[t] ?? 0)
    }
  }

  /// Units that some offers can sell in all: their capacity, or what the quotas of their options leave of it.
  func sellable(_ offers: [Index<Offer>], in t: Index<Period>) -> Double {
    offers.reduce(0) { sum, o in
      let capacity = self.offers[o].capacity[t]
      let quotas = self.offers[o].options.reduce(0) { $0 + (options[$1].capacity?[t] ?? capacity) }
      return sum + min(capacity, quotas)
    }
  }
}
