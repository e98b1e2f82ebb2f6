internal import PlacementModel

// What survives a loss, and rights of providers.
extension Stater {
  mutating func stateSurvival() {
    for l in problem.limits.indices {
      guard case .survive(let survive) = problem.limits[l].rule else { continue }
      for part in survive.losses.elements {
        let lost = Set(part.offers)
        for s in steps where survive.serve[period(s)] > 0 {
          let workloads = survive.workloads.filter { problem.mayBeServed($0, in: s) }
          for w in workloads {
            var (served, surviving) = (Sum(), Sum())
            for route in routes(of: w, in: s) {
              served.add(hours(s) * route.rate, route.use)
              surviving.add(
                hours(s) * route.rate, statement.position("recourse", [id(l), part.id] + ids(route)))
            }
            if served.isEmpty { continue }
            state(
              "surviving", [id(l), part.id, id(w), id(s)], l, [period(s)], surviving, of: served,
              atLeast: survive.serve[period(s)])
          }
          for o in problem.offers.indices where !lost.contains(o) {
            stateStandby(l, survive, part.id, workloads, o, s)
          }
        }
      }
    }
  }

  private mutating func stateStandby(
    _ l: Index<Limit>, _ survive: SurviveLimit, _ part: String, _ workloads: [Index<Workload>],
    _ o: Index<Offer>, _ s: Index<Step>
  ) {
    var sum = Sum()
    let routes = routes(on: o, in: s)
    for route in routes where workloads.contains(route.workload) {
      sum.add(
        problem.workloads[route.workload].peak[s],
        statement.position("recourse", [id(l), part] + ids(route)))
    }
    if sum.isEmpty { return }
    for route in routes
    where !survive.workloads.contains(route.workload) && !problem.workloads[route.workload].isInterruptible {
      sum.add(occupied(by: route))
    }
    let burst = survive.burst[period(s)]
    sum.add(useful(on: o, in: s, countingSpot: false), times: -1)
    sum.add(free(on: o, in: period(s)), times: -burst)
    sum.add(bought(on: o, in: s), times: burst)
    statement.add("standby", [id(l), part, id(o), id(s)], sum, atMost: 0)
  }

  /// Another's offer in a step, where work that the holder could serve may go: its use, and what was there before.
  struct Elsewhere {
    let offer: Index<Offer>
    var routes: [Route] = []
    var grandfathered = 0.0
  }

  func elsewhere(_ limit: HolderLimit, in s: Index<Step>) -> [Elsewhere] {
    let own = Set(limit.own)
    let concerned = Set(
      limit.workloads.filter { w in routes(of: w, in: s).contains { own.contains($0.offer) } })
    return limit.others.compactMap { o in
      var part = Elsewhere(offer: o)
      part.routes = routes(on: o, in: s).filter { concerned.contains($0.workload) }
      guard !part.routes.isEmpty else { return nil }
      let held = problem.offers[o].options.reduce(0) {
        $0 + problem.options[$1].availability[s] * (problem.options[$1].reservation?.held[period(s)] ?? 0)
      }
      let initial = part.routes.reduce(0) {
        $0 + (problem.workloads[$1.workload].initial[o.offset] ?? 0)
      }
      part.grandfathered = max(held, initial)
      return part
    }
  }

  mutating func stateRights() {
    for l in problem.limits.indices {
      switch problem.limits[l].rule {
      case .exclusive(let limit):
        for s in limit.periods.flatMap(horizon.steps(of:)) {
          for part in elsewhere(limit, in: s) {
            var sum = Sum()
            for route in part.routes { sum.add(1, route.use) }
            state(
              "exclusive", [id(l), id(part.offer), id(s)], l, [period(s)], sum, atMost: part.grandfathered)
          }
        }
      case .firstRefusal(let limit):
        for s in limit.periods.flatMap(horizon.steps(of:)) { stateRefusal(l, limit, s) }
      default: break
      }
    }
  }

  private mutating func stateRefusal(_ l: Index<Limit>, _ limit: HolderLimit, _ s: Index<Step>) {
    guard let turn = statement["turn", id(l), id(s)] else { return }
    let parts = elsewhere(limit, in: s)
    let t = period(s)
    for part in parts {
      var sum = Sum()
      for route in part.routes { sum.add(1, route.use) }
      let most = max(problem.offers[part.offer].mostCapacity(in: t), problem.held(on: part.offer, in: t))
      let use = part.routes.reduce(0) { $0 + mostWork(of: $1.workload, in: s) / $1.rate }
      sum.add(-min(most, use), turn)
      statement.add("firstRefusal", [id(l), id(part.offer), id(s)], sum, atMost: part.grandfathered)
    }
    for w in limit.workloads {
      var sum = Sum()
      var kept = 0.0
      for part in parts {
        for route in part.routes where route.workload == w {
          sum.add(route.rate, route.use)
          kept += route.rate * part.grandfathered
        }
      }
      if sum.isEmpty { continue }
      sum.add(-mostWork(of: w, in: s), turn)
      statement.add("refusedWork", [id(l), id(w), id(s)], sum, atMost: kept)
    }
    var sum = Sum()
    for o in limit.own {
      for q in problem.offers[o].options { sum.add(paid(q, in: s)) }
    }
    let own = limit.own.reduce(0) { total, o in
      let capacity = problem.offers[o].capacity[t]
      let quotas = problem.offers[o].options.reduce(0) { $0 + (problem.options[$1].capacity?[t] ?? capacity) }
      return total + min(capacity, quotas)
    }
    sum.add(-own, turn)
    statement.add("refusal", [id(l), id(s)], sum, atLeast: 0)
  }
}
