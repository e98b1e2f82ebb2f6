internal import LinearProgramming
internal import PlacementModel

extension ProgramBuilder {
  /// Spend under an agreement, at option prices.
  ///
  ///     s.t. listBalance{a,t}: list[a,t] - sum{q of a} money[q,t] - sum{n of a} planMoney[n,t] = 0
  mutating func addListBalance() {
    for (a, t, list) in inForce {
      var balance = 1 * list
      for o in problem.agreements[a].offers {
        for q in problem.offers[o].options { balance.add(money(q, in: t), times: -1) }
      }
      for n in problem.agreements[a].spendPlans { balance.add(money(n, in: t), times: -1) }
      add(.listBalance, ids(a, t), balance, .equal(to: 0))
    }
  }

  /// What an agreement takes off that is surely in force.
  ///
  ///     s.t. savedBalance{a,t}: saved[a,t] - saving[a,t] * list[a,t] = 0
  mutating func addSavedBalance() {
    for (a, t, list) in inForce {
      guard let saved = columns.saved[a, t], !problem.agreements[a].isConditional else { continue }
      var balance = 1 * saved
      balance.add(-problem.agreements[a].discount[t], list)
      add(.savedBalance, ids(a, t), balance, .equal(to: 0))
    }
  }

  /// Money paid to a provider: under agreements, outside them, its support fee on both, less what credits pay,
  /// fees for leaving agreements, surcharges, egress and fixed fees.
  ///
  ///     s.t. spendBalance{p,t}: spend[p,t] - (1 + supportFee[p,t]) * (sum{a of p} (list[a,t] - saved[a,t])
  ///         + sum{q of p} (1 - agreementsOn[o,t]) * money[q,t]
  ///         + sum{n of p} (1 - agreementsOn[n,t]) * planMoney[n,t]) + sum{a of p, j} credit[a,j,t]
  ///       - sum{a of p, j beginning in t} exitFee[a] * exchange[p,t] * (standing[a,j-1] - stay[a,j])
  ///       - sum{w,o of p,s of t} hours[s] * (surcharge[w,o,t] + egress[w,o,t]) * rate[w,o,s] * use[w,o,s]
  ///       - sum{f,x paid to p} fees[f,x,t] = 0
  ///
  /// Where one agreement follows another inside a period, the lists of both hold the period's money: it is
  /// paid once.
  mutating func addSpendBalance() {
    for p in problem.providers.indices {
      let offers = problem.offers.indices.filter { problem.offers[$0].provider == p }
      for t in problem.horizon.periods.indices {
        guard let spend = columns.spend[p, t] else { continue }
        let support = 1 + problem.providers[p].supportFee[t]
        var balance = 1 * spend
        for a in problem.agreements.indices where problem.agreements[a].provider == p {
          guard let list = columns.list[a, t], let saved = columns.saved[a, t] else { continue }
          balance.add(-support, list)
          balance.add(support, saved)
          balance.add(creditsAndExits(a, in: t))
        }
        for o in offers {
          let seen = Double(agreements(covering: o, in: t).count)
          for q in problem.offers[o].options where seen != 1 {
            balance.add(money(q, in: t), times: support * (seen - 1))
          }
          balance.add(surcharges(on: o, in: t), times: -1)
        }
        for n in problem.spendPlans.indices where problem.spendPlans[n].provider == p {
          let seen = Double(agreements(covering: n, in: t).count)
          balance.add(money(n, in: t), times: support * (seen - 1))
        }
        balance.add(fees(to: p, in: t), times: -1)
        let ids = [problem.providers[p].id, problem.horizon.periods[t].id]
        add(.spendBalance, ids, balance, .equal(to: 0))
      }
    }
  }

  /// What the provider pays in the period, less what is paid for leaving.
  private func creditsAndExits(_ a: Index<Agreement>, in t: Index<Period>) -> LinearExpression {
    var total = LinearExpression()
    let windows = problem.agreements[a].windows
    for j in windows.indices {
      for (part, credit) in zip(windows[j].periods, columns.terms.credit[a.offset][j.offset])
      where part.period == t {
        if let credit { total.add(1, credit) }
      }
      guard windows[j].first == t, let stay = columns.terms.stay[a.offset][j.offset] else { continue }
      let fee = problem.agreements[a].exitFee * problem.providers[problem.agreements[a].provider].exchange[t]
      total.add(columns.standing(a, before: j) - 1 * stay, times: -fee)
    }
    return total
  }

  private var inForce: [(Index<Agreement>, Index<Period>, Variable)] {
    problem.agreements.indices.flatMap { a in
      problem.horizon.periods.indices.compactMap { t in columns.list[a, t].map { (a, t, $0) } }
    }
  }

  private func ids(_ a: Index<Agreement>, _ t: Index<Period>) -> [String] {
    [problem.agreements[a].id, problem.horizon.periods[t].id]
  }
}

// MARK: - Money on the capacity layer

extension ProgramBuilder {
  /// What an option costs in a period at its own prices, nominal.
  ///
  ///     money[q,t] = sum{s of t} hours[s] * price[q,s] * units[q,s]                    on demand, spot
  ///                = hours[t] * heldPrice[q,t] * held[q,t] + upfront[q,t] * reserve[q,t]
  ///                  + hours[t] * sum{v running in t} payment[q,v,t] * reserve[q,v]   reserved
  ///
  /// With tiers each tier's price is paid for `tier[q,x,k]` in place of all units. Units that draw on a spend plan cost
  /// nothing by themselves.
  func money(_ q: Index<PurchaseOption>, in t: Index<Period>) -> LinearExpression {
    problem.options[q].spendPlan == nil ? value(q, in: t) : LinearExpression()
  }

  /// What an option costs in a period, or what its units draw on their spend plan.
  func value(_ q: Index<PurchaseOption>, in t: Index<Period>) -> LinearExpression {
    var money = LinearExpression()
    let option = problem.options[q]
    guard let reservation = option.reservation else {
      for s in problem.horizon.steps(of: t) {
        money.add(columns.price(q, option, in: s), times: problem.horizon.steps[s].hours)
      }
      return money
    }
    let hours = problem.horizon.periods[t].hours
    money.constant = hours * reservation.heldPrice[t] * reservation.held[t]
    for v in reservation.starts(runningIn: t) {
      money.add(columns.payment(q, reservation, startingIn: v, in: t), times: hours)
      if v == t, let reserve = columns.reserve[q, v] { money.add(reservation.upfront[v], reserve) }
    }
    return money
  }

  /// Surcharges and egress that work on an offer brings in a period, nominal.
  func surcharges(on o: Index<Offer>, in t: Index<Period>) -> LinearExpression {
    var total = LinearExpression()
    guard hasSurcharges else { return total }
    for s in problem.horizon.steps(of: t) {
      for route in columns.routes(on: o, in: s) {
        let workload = problem.workloads[route.workload]
        let perWork = (workload.surcharges[o.offset]?[t] ?? 0) + (workload.egress[o.offset]?[t] ?? 0)
        total.add(problem.horizon.steps[s].hours * perWork * route.rate, route.use)
      }
    }
    return total
  }

  /// The agreements that see an offer's money in a period: more than one where one follows another inside it.
  func agreements(covering o: Index<Offer>, in t: Index<Period>) -> [Index<Agreement>] {
    coverage[o.offset].filter { columns.list[$0, t] != nil }
  }

  /// The part of an offer's option prices that agreements take off which are surely in force.
  func sureSaving(on o: Index<Offer>, in t: Index<Period>) -> Double {
    agreements(covering: o, in: t).reduce(0) { sum, a in
      problem.agreements[a].isConditional ? sum : sum + problem.agreements[a].discount[t]
    }
  }
}
