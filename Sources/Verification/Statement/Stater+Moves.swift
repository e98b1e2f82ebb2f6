internal import PlacementModel

// What moves between periods.

extension Stater {
  mutating func stateMoves() {
    for w in problem.workloads.indices {
      guard let mobility = problem.workloads[w].mobility else { continue }
      for t in periods {
        guard let moved = statement["moved", id(w), id(t)] else { continue }
        var balance = Sum()
        balance.add(1, moved)
        for place in places(of: w, in: t, mobility) {
          let ids = [id(w), problem.id(ofPlace: place, mobility.between), id(t)]
          let gained = statement.position("gained", ids)
          balance.add(-1, gained)
          var sum = Sum()
          sum.add(1, gained)
          sum.add(present(w, at: place, in: t, mobility), times: -1)
          if t.offset > 0 {
            sum.add(present(w, at: place, in: Index(t.offset - 1), mobility))
          } else {
            sum.constant = initialWork(w) { problem.place(of: $0, mobility.between) == place }
          }
          statement.add("gaining", ids, sum, atLeast: 0)
        }
        let before = t.offset > 0 ? problem.meanDemand(w, Index(t.offset - 1)) : initialWork(w) { _ in true }
        statement.add(
          "migration", [id(w), id(t)], balance, atLeast: -max(0, problem.meanDemand(w, t) - before))
      }
    }
  }

  private func initialWork(_ w: Index<Workload>, _ isCounted: (Index<Offer>) -> Bool) -> Double {
    problem.offers.indices.filter(isCounted).reduce(0) { sum, o in
      let units = problem.workloads[w].initial[o.offset] ?? 0
      return sum + units * problem.rate(problem.workloads[w], problem.offers[o], Index(0))
    }
  }

  /// Work per hour at a place, on average over a period; everywhere where none is given.
  private func present(
    _ w: Index<Workload>, at place: Int?, in t: Index<Period>, _ mobility: Mobility
  ) -> Sum {
    let total = horizon.steps(of: t).reduce(0) { $0 + hours($1) }
    var sum = Sum()
    for s in horizon.steps(of: t) {
      for route in routes(of: w, in: s)
      where place == nil || problem.place(of: route.offer, mobility.between) == place {
        sum.add(hours(s) * route.rate / total, route.use)
      }
    }
    return sum
  }

  mutating func stateChurn() {
    for l in problem.limits.indices {
      guard case .churn(let churn) = problem.limits[l].rule else { continue }
      for t in periods {
        var (moved, served) = (Sum(), Sum())
        for w in churn.workloads {
          moved.add(1, statement["moved", id(w), id(t)])
          guard let mobility = problem.workloads[w].mobility else { continue }
          served.add(present(w, at: nil, in: t, mobility))
        }
        if moved.isEmpty { continue }
        state("churn", [id(l), id(t)], l, [t], moved, of: served, atMost: churn.maximum[t])
      }
    }
  }
}
