internal import PlacementModel

// Fixed fees, fleets, sites.
extension Stater {
  mutating func stateFees() {
    for place in problem.feePlaces {
      let amounts = place.fee.amounts
      let ids = [place.kind.rawValue, place.id]
      var once = Sum()
      for t in periods {
        guard let open = statement.position("open", ids + [id(t)]) else { continue }
        let fees = statement.position("fees", ids + [id(t)])
        var balance = Sum()
        balance.add(1, fees)
        balance.add(-amounts[t], open)
        guard place.fee.isOnce else {
          statement.add("feeBalance", ids + [id(t)], balance, atLeast: 0, atMost: 0)
          continue
        }
        statement.add("feeInUse", ids + [id(t)], balance, atMost: 0)
        var paid = Sum()
        for u in periods where u <= t {
          paid.add(amounts[t] / amounts[u], statement.position("fees", ids + [id(u)]))
        }
        paid.add(-amounts[t], open)
        statement.add("feeOnce", ids + [id(t)], paid, atLeast: 0)
        if amounts[t] > 0 { once.add(1 / amounts[t], fees) }
      }
      if !once.isEmpty { statement.add("feeAtMost", ids, once, atMost: 1) }
      stateOpening(place, ids)
    }
  }

  private mutating func stateOpening(_ place: FeePlace, _ ids: [String]) {
    let members = Set(place.offers)
    for s in steps {
      let t = period(s)
      guard let open = statement.position("open", ids + [id(t)]),
        !place.offers.contains(where: { problem.held(on: $0, in: t) > 0 })
      else { continue }
      for o in place.offers {
        var sum = bought(on: o, in: s)
        if sum.isEmpty { continue }
        sum.add(-mostUnits(on: o, in: t), open)
        statement.add("opening", ids + [id(o), id(s)], sum, atMost: 0)
      }
      for w in problem.workloads.indices where problem.workloads[w].deferral == nil {
        var sum = Sum()
        for route in routes(of: w, in: s) where members.contains(route.offer) {
          sum.add(route.rate, route.use)
        }
        if sum.isEmpty { continue }
        sum.add(-problem.workloads[w].demand[s], open)
        statement.add("serving", ids + [id(w), id(s)], sum, atMost: 0)
      }
    }
  }

  mutating func stateFleets() {
    for route in routes {
      let workload = problem.workloads[route.workload]
      let ids = ids(route)
      guard let fleet = statement.position("fleet", ids) ?? statement.position("gang", ids) else { continue }
      var size = Sum()
      size.add(1, fleet)
      size.add(-workload.peak[route.step], route.use)
      statement.add("fleetSize", ids, size, atLeast: 0)
      guard let minimum = workload.minimumUnits else { continue }
      let placed = statement.position("placed", ids)
      var (least, most) = (Sum(), Sum())
      least.add(1, fleet)
      most = least
      least.add(-minimum, placed)
      let t = period(route.step)
      most.add(-(problem.held(on: route.offer, in: t) + mostUnits(on: route.offer, in: t)), placed)
      statement.add("leastFleet", ids, least, atLeast: 0)
      statement.add("mostFleet", ids, most, atMost: 0)
    }
    for w in problem.workloads.indices {
      guard let site = problem.workloads[w].site else { continue }
      for span in site.isPerPeriod ? periods.map({ id($0) }) : ["horizon"] {
        var one = Sum()
        for place in sites(of: w) { one.add(1, statement["sited", id(w), place, span]) }
        statement.add("oneSite", [id(w), span], one, atMost: 1)
      }
      for place in sites(of: w) {
        for s in steps {
          var sum = Sum()
          for route in routes(of: w, in: s) where self.place(route.offer, site.kind) == place {
            sum.add(route.rate, route.use)
          }
          if sum.isEmpty { continue }
          let span = site.isPerPeriod ? id(period(s)) : "horizon"
          sum.add(-mostWork(of: w, in: s), statement["sited", id(w), place, span])
          statement.add("siting", [id(w), place, id(s)], sum, atMost: 0)
        }
      }
    }
  }
}
