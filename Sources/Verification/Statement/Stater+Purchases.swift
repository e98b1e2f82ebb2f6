internal import PlacementModel

// MARK: - Units and money of purchases

extension Stater {
  /// Units bought in the plan and paid for in a step, without those held.
  func bought(_ q: Index<PurchaseOption>, in s: Index<Step>) -> Sum {
    var sum = Sum()
    guard let reservation = problem.options[q].reservation else {
      sum.add(1, statement["units", id(q), id(s)])
      return sum
    }
    for v in starts(reservation.term, runningIn: period(s)) { sum.add(1, statement["reserve", id(q), id(v)]) }
    return sum
  }

  func bought(on o: Index<Offer>, in s: Index<Step>) -> Sum {
    var sum = Sum()
    for q in problem.offers[o].options { sum.add(bought(q, in: s)) }
    return sum
  }

  /// With those held.
  func paid(_ q: Index<PurchaseOption>, in s: Index<Step>) -> Sum {
    var sum = bought(q, in: s)
    sum.constant += problem.options[q].reservation?.held[period(s)] ?? 0
    return sum
  }

  func useful(on o: Index<Offer>, in s: Index<Step>, countingSpot: Bool) -> Sum {
    var sum = Sum()
    for q in problem.offers[o].options where countingSpot || !problem.options[q].isSpot {
      sum.add(paid(q, in: s), times: problem.options[q].availability[s])
    }
    return sum
  }

  /// Units of an offer that can be had beside those held.
  func free(on o: Index<Offer>, in t: Index<Period>) -> Sum {
    let rest = problem.offers[o].capacity[t] - problem.held(on: o, in: t)
    var sum = Sum(max(0, rest))
    for grant in problem.offers[o].grants {
      sum.add(standing(grant.agreement, in: t), times: max(0, rest + grant.units[t]) - max(0, rest))
    }
    return sum
  }

  /// What units cost by the hour in a step, or draw on their spend plan.
  func price(_ q: Index<PurchaseOption>, in s: Index<Step>) -> Sum {
    let option = problem.options[q]
    var sum = Sum()
    if let tiers = option.tiers {
      for k in tiers.starts.indices {
        sum.add(tiers.prices[k][s], statement["tier", id(q), id(s), "\(k + 1)"])
      }
      return sum
    }
    switch option.terms {
    case .onDemand(let price), .spot(let price), .spendPlan(_, let price):
      sum.add(price[s], statement["units", id(q), id(s)])
    case .reserved: break
    }
    return sum
  }

  /// What terms from a period pay by the hour in another.
  func payment(
    _ q: Index<PurchaseOption>, _ reservation: Reservation, from v: Index<Period>, in t: Index<Period>
  ) -> Sum {
    var sum = Sum()
    guard let tiers = reservation.tiers else {
      sum.add(reservation.payment(startingIn: v, in: t), statement["reserve", id(q), id(v)])
      return sum
    }
    for k in tiers.starts.indices {
      sum.add(
        reservation.payment(startingIn: v, in: t, tier: k), statement["tier", id(q), id(v), "\(k + 1)"])
    }
    return sum
  }

  func paymentAfter(_ q: Index<PurchaseOption>, _ reservation: Reservation, from v: Index<Period>) -> Sum {
    payment(q, reservation, from: v, in: Index(periods.count - 1))
  }

  /// What an option costs in a period at its own prices; of units out of a spend plan, what they draw.
  func value(_ q: Index<PurchaseOption>, in t: Index<Period>) -> Sum {
    var sum = Sum()
    guard let reservation = problem.options[q].reservation else {
      for s in horizon.steps(of: t) { sum.add(price(q, in: s), times: hours(s)) }
      return sum
    }
    sum.constant = hours(t) * reservation.heldPrice[t] * reservation.held[t]
    for v in starts(reservation.term, runningIn: t) {
      sum.add(payment(q, reservation, from: v, in: t), times: hours(t))
    }
    sum.add(reservation.upfront[t], statement["reserve", id(q), id(t)])
    return sum
  }

  func committed(to n: Index<SpendPlan>, in t: Index<Period>, upTo last: Index<Period>? = nil) -> Sum {
    let spendPlan = problem.spendPlans[n]
    var sum = Sum(spendPlan.held[t])
    for v in starts(spendPlan.term, runningIn: t) where v <= last ?? t {
      sum.add(1, statement["commit", id(n), id(v)])
    }
    return sum
  }

  func money(of n: Index<SpendPlan>, in t: Index<Period>, upTo last: Index<Period>? = nil) -> Sum {
    var sum = Sum()
    sum.add(committed(to: n, in: t, upTo: last), times: hours(t) * problem.spendPlans[n].exchange[t])
    return sum
  }

  /// Units that a route takes up: its fleet where it has one, else what its peak needs.
  func occupied(by route: Route) -> Sum {
    var sum = Sum()
    if let fleet = statement.position("fleet", ids(route)) ?? statement.position("gang", ids(route)) {
      sum.add(1, fleet)
    } else {
      sum.add(problem.workloads[route.workload].peak[route.step], route.use)
    }
    return sum
  }
}
