internal import PlacementModel

extension Facts {
  /// How many units of a purchase lie in each tier of its prices.
  ///
  /// Where a volume is just the end of a tier whose price all units are paid at, it may count in either: the cheaper counts.
  private func split<Element>(
    _ units: Double, _ tiers: Tiers<Element>, at place: Index<Element>
  ) -> [(tier: Int, units: Double)] {
    let starts = tiers.starts
    switch tiers.counting {
    case .graduated:
      return starts.indices.compactMap { k in
        let end = k + 1 < starts.count ? starts[k + 1] : .infinity
        let inside = min(units, end) - starts[k]
        return inside > 0 ? (k, inside) : nil
      }
    case .allUnits:
      guard units > 0 else { return [] }
      let last = starts.lastIndex { $0 < units } ?? 0
      let near = 1e-9 * max(1, units)
      let candidates = [last - 1, last, last + 1].filter { k in
        guard starts.indices.contains(k) else { return false }
        let end = k + 1 < starts.count ? starts[k + 1] : .infinity
        return starts[k] <= units + near && units - near <= end
      }
      let cheapest = candidates.min { tiers.prices[$0][place] < tiers.prices[$1][place] } ?? last
      return [(cheapest, units)]
    }
  }

  /// What units of an option cost in a step, or draw on their spend plan, in currency per hour.
  func price(_ q: Index<PurchaseOption>, in s: Index<Step>) -> Tally {
    let option = problem.options[q]
    let units = hired[q.offset][s.offset]
    var sum = Tally()
    if let tiers = option.tiers {
      for part in split(units, tiers, at: s) { sum.add(tiers.prices[part.tier][s], times: part.units) }
      return sum
    }
    switch option.terms {
    case .onDemand(let price), .spot(let price), .spendPlan(_, let price): sum.add(price[s], times: units)
    case .reserved: break
    }
    return sum
  }

  /// What terms that started in a period pay by the hour in another.
  func payment(
    _ q: Index<PurchaseOption>, _ reservation: Reservation, from v: Index<Period>, in t: Index<Period>
  ) -> Tally {
    let units = started[q.offset][v.offset]
    guard let tiers = reservation.tiers else {
      return Tally(reservation.payment(startingIn: v, in: t) * units)
    }
    var sum = Tally()
    for part in split(units, tiers, at: v) {
      sum.add(reservation.payment(startingIn: v, in: t, tier: part.tier), times: part.units)
    }
    return sum
  }

  /// The same after the horizon, at what is known of its last period.
  func paymentAfter(_ q: Index<PurchaseOption>, _ reservation: Reservation, from v: Index<Period>) -> Tally {
    payment(q, reservation, from: v, in: Index(horizon.periods.count - 1))
  }

  /// What units that are paid for cost in a step; upfront money stands in the first step of its period.
  func cost(of q: Index<PurchaseOption>, in s: Index<Step>) -> Tally {
    let step = horizon.steps[s]
    var sum = Tally()
    guard let reservation = problem.options[q].reservation else {
      sum.add(price(q, in: s), times: step.hours)
      return sum
    }
    let t = step.period
    sum.add(step.hours * reservation.heldPrice[t], times: reservation.held[t])
    for v in running(reservation, in: t) {
      sum.add(payment(q, reservation, from: v, in: t), times: step.hours)
    }
    if s == horizon.steps(of: t).first { sum.add(reservation.upfront[t], times: started[q.offset][t.offset]) }
    return sum
  }

  /// What an option costs in a period at its own prices, nominal; of units out of a spend plan, what they draw.
  func value(of q: Index<PurchaseOption>, in t: Index<Period>) -> Tally {
    var sum = Tally()
    for s in horizon.steps(of: t) { sum.add(cost(of: q, in: s)) }
    return sum
  }

  /// What commitments to a spend plan cost in a period.
  func money(of n: Index<SpendPlan>, in t: Index<Period>) -> Tally {
    var sum = Tally()
    sum.add(committed(to: n, in: t), times: horizon.periods[t].hours * problem.spendPlans[n].exchange[t])
    return sum
  }
}

// MARK: - Agreements

extension Facts {
  /// Spend in an agreement's scope in a period, at option prices.
  func list(_ a: Index<Agreement>, in t: Index<Period>) -> Tally {
    var sum = Tally()
    for o in problem.agreements[a].offers {
      for q in problem.offers[o].options where problem.options[q].spendPlan == nil {
        sum.add(values[q.offset][t.offset])
      }
    }
    for n in problem.agreements[a].spendPlans { sum.add(money(of: n, in: t)) }
    return sum
  }

  /// What an agreement takes off in a period.
  func saved(_ a: Index<Agreement>, in t: Index<Period>) -> Tally {
    var sum = Tally()
    if standings.isInForce(a, in: t) {
      sum.add(lists[a.offset][t.offset], times: problem.agreements[a].discount[t])
    }
    return sum
  }

  /// Money paid to a provider in a period, before credits: what options and commitments cost less discounts with the
  /// support fee on that, exit fees, surcharges, egress and fixed fees.
  func spendBeforeCredits(_ p: Index<Provider>, in t: Index<Period>) -> Tally {
    var sum = Tally()
    sum.add(optionMoney(p, in: t), times: 1 + problem.providers[p].supportFee[t])
    for a in problem.agreements.indices where problem.agreements[a].provider == p {
      for j in problem.agreements[a].windows.indices { sum.add(exitFee(a, j, in: t)) }
    }
    for o in problem.offers.indices where problem.offers[o].provider == p {
      sum.add(extras[o.offset][t.offset])
    }
    for opening in plan.openings where opening.period == t && payee(of: opening) == p { sum.add(opening.fee) }
    return sum
  }

  /// What options and spend plans of a provider cost in a period, less discounts.
  func optionMoney(_ p: Index<Provider>, in t: Index<Period>) -> Tally {
    var sum = Tally()
    for q in problem.options.indices
    where problem.options[q].spendPlan == nil && problem.offers[problem.options[q].offer].provider == p {
      sum.add(values[q.offset][t.offset])
    }
    for n in problem.spendPlans.indices where problem.spendPlans[n].provider == p {
      sum.add(money(of: n, in: t))
    }
    for a in problem.agreements.indices where problem.agreements[a].provider == p {
      sum.add(saved(a, in: t), times: -1)
    }
    return sum
  }

  /// What is paid in a period for leaving an agreement at the start of a window.
  func exitFee(_ a: Index<Agreement>, _ j: Index<CommitmentWindow>, in t: Index<Period>) -> Double {
    let agreement = problem.agreements[a]
    guard agreement.windows[j].mayLeave, agreement.windows[j].first == t,
      standings.stands(a, through: j.offset - 1), !standings.stands(a, through: j.offset)
    else { return 0 }
    return agreement.exitFee * problem.providers[agreement.provider].exchange[t]
  }

  func payee(of opening: Plan.Opening) -> Index<Provider>? {
    switch opening.kind {
    case .region: nil
    case .provider: problem.providers.indices.first { problem.providers[$0].id == opening.id }
    case .offer:
      problem.offers.indices.first { problem.offers[$0].id == opening.id }.map { problem.offers[$0].provider }
    }
  }

  /// Shortfalls of a provider's agreements that are due in a period, in the problem's currency.
  func shortfalls(_ p: Index<Provider>, dueIn t: Index<Period>) -> Tally {
    var sum = Tally()
    for standing in plan.agreements {
      let agreement = problem.agreements[standing.agreement]
      guard agreement.provider == p, agreement.windows[standing.window].due == t else { continue }
      sum.add(standing.shortfall, times: problem.providers[p].exchange[t])
    }
    return sum
  }
}
