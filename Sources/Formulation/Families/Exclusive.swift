internal import LinearProgramming
internal import PlacementModel

extension ProgramBuilder {
  /// Work that the holder can serve makes no new use of other offers.
  ///
  ///     s.t. exclusive{l,s}: newUse[l,s] <= grandfathered[l,s]
  ///
  /// Stated where there is anything to forbid: work that could go to the holder and to somebody else.
  mutating func addExclusive() {
    for l in problem.limits.indices {
      guard case .exclusive(let limit) = problem.limits[l].rule else { continue }
      for s in limit.periods.flatMap(problem.horizon.steps(of:)) {
        guard let elsewhere = elsewhere(limit, in: s) else { continue }
        let step = problem.horizon.steps[s]
        addLimit(
          .exclusive, [problem.limits[l].id, step.id],
          LimitStatement(
            limit: l, span: step.id, periods: [step.period], side: .atMost,
            bound: elsewhere.grandfathered, measured: elsewhere.newUse))
      }
    }
  }

  /// Work that the holder can serve makes no new use of other offers until all the holder has is paid for.
  ///
  ///     s.t. firstRefusal{l,s}: newUse[l,s] <= grandfathered[l,s] + othersCapacity[l,s] * turn[l,s]
  ///     s.t. refusal{l,s}: sum{q of the holder} paid[q,s] >= ownCapacity[l,t] * turn[l,s]
  mutating func addFirstRefusal() {
    var turns: [(Index<Limit>, HolderLimit, Index<Step>, Variable)] = []
    for l in problem.limits.indices {
      guard case .firstRefusal(let limit) = problem.limits[l].rule else { continue }
      for s in limit.periods.flatMap(problem.horizon.steps(of:)) {
        guard let elsewhere = elsewhere(limit, in: s) else { continue }
        let step = problem.horizon.steps[s]
        let ids = [problem.limits[l].id, step.id]
        let turn = addColumn("turn", ids, in: step.period, .binary, domain: .integer)
        turns.append((l, limit, s, turn))
        var balance = elsewhere.newUse
        balance.add(-elsewhere.capacity, turn)
        add(.firstRefusal, ids, balance, .atMost(elsewhere.grandfathered))
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

  /// What the holder could serve and others do, in units in use; what of it was there before, held or in use (the larger
  /// at each offer); and the most units they can have. `nil` where there is no such use.
  private func elsewhere(
    _ limit: HolderLimit, in s: Index<Step>
  ) -> (newUse: LinearExpression, grandfathered: Double, capacity: Double)? {
    let (own, others) = (OfferSet(limit.own, of: problem), OfferSet(limit.others, of: problem))
    var newUse = LinearExpression()
    var used: [Index<Offer>: Double] = [:]
    for w in limit.workloads where columns.routes(of: w, in: s).contains(where: { own.contains($0.offer) }) {
      for route in columns.routes(of: w, in: s) where others.contains(route.offer) {
        newUse.add(1, route.use)
        used[route.offer, default: 0] += problem.workloads[w].initial[route.offer.offset] ?? 0
      }
    }
    guard !used.isEmpty else { return nil }
    let t = problem.horizon.steps[s].period
    return (
      newUse, used.keys.sorted().reduce(0) { $0 + max(problem.usefulHeld($1, in: s), used[$1] ?? 0) },
      used.keys.sorted().reduce(0) {
        $0 + max(problem.offers[$1].mostCapacity(in: t), problem.held(on: $1, in: t))
      }
    )
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
