internal import LinearProgramming
internal import PlacementModel

// A workload is mobile where its moves cost something, are limited or are to be few. What runs where is looked
// at by place k (a region or a provider, as the workload says) and period, in work per hour:
//
//     present[w,k,t] = sum{o of k, s of t} hours[s] * rate[w,o,s] * use[w,o,s] / hours[t]
//
// Before the first period stands `initial`; where a workload has none, nothing moves in its first period.

extension ProgramBuilder {
  /// `gained[w,k,t]` >= 0, by how much more work a place does than the period before, and `moved[w,t]` >= 0,
  /// both in work per hour.
  mutating func addMoves() {
    for w in problem.workloads.indices {
      guard let mobility = problem.workloads[w].mobility else { continue }
      for t in problem.horizon.periods.indices where problem.countsMoves(of: w, into: t) {
        for place in places(of: w, in: t, mobility) {
          let ids = [
            problem.workloads[w].id, problem.id(ofPlace: place, mobility.between),
            problem.horizon.periods[t].id,
          ]
          columns.gained[Gain(workload: w, place: place, period: t)] = addColumn("gained", ids, in: t)
        }
      }
    }
    for w in problem.workloads.indices {
      guard let mobility = problem.workloads[w].mobility else { continue }
      for t in problem.horizon.periods.indices where !gains(of: w, in: t).isEmpty {
        let ids = [problem.workloads[w].id, problem.horizon.periods[t].id]
        let cost = problem.horizon.periods[t].presentValue * (mobility.cost?[t] ?? 0)
        columns.moved[w, t] = addColumn("moved", ids, in: t, cost: cost)
      }
    }
  }

  /// A place gains what it does more than in the period before.
  ///
  ///     s.t. gaining{w,k,t}: gained[w,k,t] >= present[w,k,t] - present[w,k,t-1]
  mutating func addGaining() {
    for w in problem.workloads.indices {
      guard let mobility = problem.workloads[w].mobility else { continue }
      for t in problem.horizon.periods.indices {
        for (place, gained) in gains(of: w, in: t) {
          var change = 1 * gained
          change.add(present(w, at: place, in: t, mobility), times: -1)
          if t.offset > 0 {
            change.add(present(w, at: place, in: Index(t.offset - 1), mobility))
          } else {
            change.constant += problem.initialWork(of: w, at: place, mobility)
          }
          let ids = [
            problem.workloads[w].id, problem.id(ofPlace: place, mobility.between),
            problem.horizon.periods[t].id,
          ]
          add(.gaining, ids, change, .atLeast(0))
        }
      }
    }
  }

  /// What places gain beyond the growth of demand has moved.
  ///
  ///     s.t. migration{w,t}: moved[w,t] >= sum{k} gained[w,k,t] - max(0, demand[w,t] - demand[w,t-1])
  mutating func addMigration() {
    for w in problem.workloads.indices {
      for t in problem.horizon.periods.indices {
        guard let moved = columns.moved[w, t] else { continue }
        var balance = 1 * moved
        for (_, gained) in gains(of: w, in: t) { balance.add(-1, gained) }
        let ids = [problem.workloads[w].id, problem.horizon.periods[t].id]
        add(.migration, ids, balance, .atLeast(-max(0, problem.growth(of: w, into: t))))
      }
    }
  }

  /// Work per hour that moves, added up over workloads and periods: the goal `moves`.
  var allMoved: LinearExpression {
    var sum = LinearExpression()
    for w in problem.workloads.indices {
      for t in problem.horizon.periods.indices {
        if let moved = columns.moved[w, t] { sum.add(1, moved) }
      }
    }
    return sum
  }

  /// Work per hour that a workload does at a place, on average over a period.
  private func present(
    _ w: Index<Workload>, at place: Int, in t: Index<Period>, _ mobility: Mobility
  ) -> LinearExpression {
    var work = LinearExpression()
    for s in problem.horizon.steps(of: t) {
      let part = problem.horizon.steps[s].hours / problem.horizon.hours(of: t)
      for route in columns.routes(of: w, in: s)
      where problem.place(of: route.offer, mobility.between) == place {
        work.add(part * route.rate, route.use)
      }
    }
    return work
  }

  /// The places that can do work in a period, in their list's order.
  private func places(of w: Index<Workload>, in t: Index<Period>, _ mobility: Mobility) -> [Int] {
    let offers = problem.horizon.steps(of: t).flatMap { columns.routes(of: w, in: $0).map(\.offer) }
    return Set(offers.map { problem.place(of: $0, mobility.between) }).sorted()
  }

  private func gains(of w: Index<Workload>, in t: Index<Period>) -> [(place: Int, gained: Variable)] {
    guard let mobility = problem.workloads[w].mobility else { return [] }
    return places(of: w, in: t, mobility).compactMap { place in
      columns.gained[Gain(workload: w, place: place, period: t)].map { (place, $0) }
    }
  }
}

// MARK: - Churn

extension ProgramBuilder {
  /// No more than a part of the work served has moved since the period before.
  ///
  ///     s.t. churn{l,t}: sum{w} moved[w,t] <= churnMaximum[l,t] * sum{w,k} present[w,k,t]
  ///
  /// Stated where anything in scope can have moved.
  mutating func addChurn() {
    for l in problem.limits.indices {
      guard case .churn(let churn) = problem.limits[l].rule else { continue }
      for t in problem.horizon.periods.indices {
        var moved = LinearExpression()
        var served = LinearExpression()
        for w in churn.workloads {
          if let column = columns.moved[w, t] { moved.add(1, column) }
          for s in problem.horizon.steps(of: t) {
            let part = problem.horizon.steps[s].hours / problem.horizon.hours(of: t)
            for route in columns.routes(of: w, in: s) { served.add(part * route.rate, route.use) }
          }
        }
        guard !moved.terms.isEmpty else { continue }
        let span = problem.horizon.periods[t].id
        addLimit(
          .churn, [problem.limits[l].id, span],
          LimitStatement(
            limit: l, span: span, periods: [t], side: .atMost, bound: churn.maximum[t], measured: moved,
            total: served))
      }
    }
  }
}

extension Problem {
  /// Whether moves into a period are counted: into the first only where it is known what was before.
  func countsMoves(of w: Index<Workload>, into t: Index<Period>) -> Bool {
    t.offset > 0 || !workloads[w].initial.isEmpty
  }

  /// Work per hour that stands at a place before the horizon, at the throughput of the first period.
  func initialWork(of w: Index<Workload>, at place: Int, _ mobility: Mobility) -> Double {
    initialWork(of: w) { self.place(of: $0, mobility.between) == place }
  }

  private func initialWork(of w: Index<Workload>, _ isCounted: (Index<Offer>) -> Bool) -> Double {
    offers.indices.reduce(0) { sum, o in
      guard let units = workloads[w].initial[o.offset], isCounted(o) else { return sum }
      return sum + units * rate(workloads[w], offers[o], Index(0))
    }
  }

  /// By how much mean demand is above that of the period before, in work per hour; into the first period, above
  /// the work that stands.
  func growth(of w: Index<Workload>, into t: Index<Period>) -> Double {
    let before = t.offset > 0 ? meanDemand(w, Index(t.offset - 1)) : initialWork(of: w) { _ in true }
    return meanDemand(w, t) - before
  }
}

extension Horizon {
  /// Hours of a period, as the sum over its steps.
  func hours(of period: Index<Period>) -> Double {
    steps(of: period).reduce(0) { $0 + steps[$1].hours }
  }
}

/// Names a column `gained`: a workload, a place's offset in its list, and a period.
struct Gain: Hashable, Sendable {
  let workload: Index<Workload>
  let place: Int
  let period: Index<Period>
}
