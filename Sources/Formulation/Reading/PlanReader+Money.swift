internal import LinearProgramming
internal import PlacementModel

extension PlanReader {
  func providers() -> [Plan.ProviderSpend] {
    let spans = horizon.periods.indices.map { t in
      problem.providers.indices.map { p in (spend(p, t), shortfall(p, dueIn: t)) }
    }
    return problem.providers.indices.flatMap { p in
      horizon.periods.indices.map { t in
        let (spend, shortfall) = spans[t.offset][p.offset]
        let total = spans[t.offset].reduce(0) { $0 + $1.0 + $1.1 }
        return Plan.ProviderSpend(
          provider: p, period: t, spend: spend, shortfall: shortfall,
          share: total > 0 ? (spend + shortfall) / total : nil)
      }
    }
  }

  private func spend(_ p: Index<Provider>, _ t: Index<Period>) -> Double { value(columns.spend[p, t]) }

  private func shortfall(_ p: Index<Provider>, dueIn t: Index<Period>) -> Double {
    problem.agreements.indices.reduce(0) { sum, a in
      guard problem.agreements[a].provider == p else { return sum }
      let windows = problem.agreements[a].windows
      return windows.indices.reduce(sum) { sum, j in
        windows[j].due == t ? sum + value(columns.shortfall[a.offset][j.offset]) : sum
      }
    }
  }

  /// Where each row of each limit stands.
  ///
  /// The price of a share's bound is the row's dual times the total that the bound multiplies.
  func limits() -> [Plan.LimitValue] {
    placement.rows.limits.filter { !isOfSurvival($0) }.map(counted) + survivals()
      + placement.rows.cones.compactMap(concentration)
  }

  func limit(_ row: LimitRow) -> Plan.LimitValue {
    let measured = measured(row)
    let total = row.total?.value(at: solution.columnValues)
    let value = total.map { $0 > 0 ? measured / $0 : nil } ?? measured
    let bounded = row.bound * (total ?? 1)
    let slack = row.side == .atMost ? bounded - measured : measured - bounded
    let scale = max(abs(bounded), abs(measured), total.map { 1e-3 * abs($0) } ?? 0)
    let price = dual(row.row).map { positive((row.side == .atMost ? -$0 : $0) * (total ?? 1)) }
    return Plan.LimitValue(
      limit: row.limit, part: row.part, workload: row.workload, span: row.span, value: value,
      minimum: row.side == .atLeast ? row.bound : nil, maximum: row.side == .atMost ? row.bound : nil,
      isBinding: total != 0 && slack <= 1e-7 * scale, price: price,
      violation: row.excess.map { self.value($0) })
  }

  /// What a row bounds. Of what is owed no column says less, but some may say more.
  private func measured(_ row: LimitRow) -> Double {
    guard let owed = row.owed else { return row.measured.value(at: solution.columnValues) }
    return owed.amounts.reduce(owed.payments.value(at: solution.columnValues)) { sum, amount in
      sum + max(0, amount.value(at: solution.columnValues))
    }
  }

  /// Where an index of concentration stands. Its price is d(optimum)/d(bound): the rows' duals times what they multiply,
  /// total / (2 sqrt(bound)).
  private func concentration(_ cone: Cone) -> Plan.LimitValue? {
    guard case .limit(let limit, _) = cone.cone else { return nil }
    let index = cone.index(at: solution.columnValues)
    let total = cone.total.value(at: solution.columnValues)
    let price = solution.duals.map { duals in
      positive(-cone.rows.reduce(0) { $0 + duals[$1] } * total / (2 * cone.bound.squareRoot()))
    }
    return Plan.LimitValue(
      limit: limit, part: nil, workload: nil, span: cone.ids.last ?? "", value: index, minimum: nil,
      maximum: cone.bound, isBinding: (index ?? 0) >= cone.bound * (1 - 1e-6), price: price,
      violation: cone.excess.map { value($0) })
  }

  func cost() -> Plan.Cost {
    var ledger = Ledger()
    var amortisedAway = 0.0
    var owed = 0.0
    for q in problem.options.indices {
      enter(q, into: &ledger)
      guard let reservation = problem.options[q].reservation else { continue }
      for v in horizon.periods.indices {
        let bought = value(columns.reserve[q, v])
        let after = reservation.hoursAfterHorizon[v]
        let residual = value(columns.residual(q, reservation, startingIn: v))
        ledger.enter(.salvage, residual, at: horizon.presentValueAtEnd)
        amortisedAway += reservation.upfront[v] * after / reservation.termHours[v] * bought
        owed += value(columns.paymentAfterHorizon(q, reservation, startingIn: v)) * after
      }
    }
    owed += planMoneyAfterHorizon()
    enterSpendPlans(into: &ledger)
    enterSupport(into: &ledger)
    enterWork(into: &ledger)
    enterMigration(into: &ledger)
    enterFees(into: &ledger)
    enterAgreements(into: &ledger)
    enterUnmet(into: &ledger)
    enterSoftLimits(into: &ledger)
    enterCarbon(into: &ledger)
    let cash = horizon.periods.indices.reduce(0) { sum, t in
      problem.providers.indices.reduce(sum) { $0 + spend($1, t) + shortfall($1, dueIn: t) }
    }
    return Plan.Cost(
      lines: ledger.lines, cash: cash, amortised: cash - amortisedAway, owedAfterHorizon: owed)
  }

  private func enter(_ q: Index<PurchaseOption>, into ledger: inout Ledger) {
    for s in horizon.steps.indices {
      let step = horizon.steps[s]
      let presentValue = horizon.periods[step.period].presentValue
      switch problem.options[q].terms {
      case .onDemand: ledger.enter(.onDemand, paid(q, in: s).money, at: presentValue)
      case .spendPlan: break
      case .spot: ledger.enter(.spot, paid(q, in: s).money, at: presentValue)
      case .reserved(let reservation):
        var upfront = 0.0
        if s == horizon.steps(of: step.period).first {
          upfront = reservation.upfront[step.period] * value(columns.reserve[q, step.period])
        }
        ledger.enter(.reserved, paid(q, in: s).money - upfront, at: presentValue)
        ledger.enter(.upfront, upfront, at: presentValue)
      }
    }
  }

  private func enterSpendPlans(into ledger: inout Ledger) {
    for p in problem.providers.indices {
      for t in horizon.periods.indices {
        ledger.enter(.spendPlans, planMoney(of: p, in: t), at: horizon.periods[t].presentValue)
      }
    }
    for n in problem.spendPlans.indices {
      for v in horizon.periods.indices {
        let residual = value(columns.residual(n, problem.spendPlans[n], startingIn: v))
        ledger.enter(.salvage, residual, at: horizon.presentValueAtEnd)
      }
    }
  }

  /// The support fee is on what options and spend plans cost after discounts.
  private func enterSupport(into ledger: inout Ledger) {
    for p in problem.providers.indices {
      let fee = problem.providers[p].supportFee
      let options = problem.options.indices.filter {
        problem.offers[problem.options[$0].offer].provider == p && problem.options[$0].spendPlan == nil
      }
      let agreements = problem.agreements.indices.filter { problem.agreements[$0].provider == p }
      for t in horizon.periods.indices where fee[t] > 0 {
        let money =
          horizon.steps(of: t).reduce(0) { sum, s in
            options.reduce(sum) { $0 + paid($1, in: s).money }
          } + planMoney(of: p, in: t)
        let saved = agreements.reduce(0) { $0 + value(columns.saved[$1, t]) }
        ledger.enter(.support, fee[t] * (money - saved), at: horizon.periods[t].presentValue)
      }
    }
  }

  /// What work itself brings: surcharges, and data that leave for home.
  private func enterWork(into ledger: inout Ledger) {
    let hasExtras = problem.workloads.elements.map { !$0.surcharges.isEmpty || !$0.egress.isEmpty }
    for route in columns.routes where hasExtras[route.workload.offset] {
      let workload = problem.workloads[route.workload]
      let presentValue = horizon.periods[route.period].presentValue
      let work = horizon.steps[route.step].hours * route.rate * value(route.use)
      if let surcharge = workload.surcharges[route.offer.offset]?[route.period] {
        ledger.enter(.surcharges, surcharge * work, at: presentValue)
      }
      if let egress = workload.egress[route.offer.offset]?[route.period] {
        ledger.enter(.egress, egress * work, at: presentValue)
      }
    }
  }

  private func enterMigration(into ledger: inout Ledger) {
    for move in moves() {
      ledger.enter(.migration, move.cost, at: horizon.periods[move.period].presentValue)
    }
  }

  private func enterAgreements(into ledger: inout Ledger) {
    for t in horizon.periods.indices {
      let presentValue = horizon.periods[t].presentValue
      for a in problem.agreements.indices {
        ledger.enter(.discounts, -value(columns.saved[a, t]), at: presentValue)
        for j in problem.agreements[a].windows.indices {
          ledger.enter(.credits, -credits(a, j, in: t), at: presentValue)
          ledger.enter(.exitFees, exitFee(a, j, in: t), at: presentValue)
        }
      }
      for p in problem.providers.indices {
        ledger.enter(.shortfalls, shortfall(p, dueIn: t), at: presentValue)
      }
    }
  }

  private func enterUnmet(into ledger: inout Ledger) {
    for w in problem.workloads.indices {
      guard let penalty = problem.workloads[w].unmetPenalty else { continue }
      for s in horizon.steps.indices {
        let step = horizon.steps[s]
        ledger.enter(
          .unmet, step.hours * penalty[step.period] * value(columns.unmet[w, s]),
          at: horizon.periods[step.period].presentValue)
      }
    }
  }
}

extension PlanReader {
  private func enterFees(into ledger: inout Ledger) {
    for fee in columns.fees {
      for t in horizon.periods.indices {
        ledger.enter(.fixedFees, value(fee.fees[t.offset]), at: horizon.periods[t].presentValue)
      }
    }
  }

  /// What soft limits are missed by, at their penalties, in the last period of each span.
  private func enterSoftLimits(into ledger: inout Ledger) {
    for row in placement.rows.limits {
      enter(row.excess, of: row.limit, in: row.periods, into: &ledger)
    }
    for cone in placement.rows.cones {
      if case .limit(let limit, _) = cone.cone {
        enter(cone.excess, of: limit, in: cone.periods, into: &ledger)
      }
    }
  }

  private func enter(
    _ excess: Variable?, of limit: Index<Limit>, in periods: [Index<Period>], into ledger: inout Ledger
  ) {
    guard let excess, let penalty = problem.limits[limit].penalty, let last = periods.last else { return }
    ledger.enter(
      .softLimits, horizon.mean(penalty, over: periods) * value(excess),
      at: horizon.periods[last].presentValue)
  }

  /// Emissions at the carbon price.
  private func enterCarbon(into ledger: inout Ledger) {
    guard let carbonPrice = problem.carbonPrice else { return }
    for route in columns.routes {
      let kilograms =
        horizon.steps[route.step].hours * problem.kilogramsPerUnitHour(route.offer) * value(route.use)
      ledger.enter(
        .carbon, carbonPrice[route.period] * kilograms, at: horizon.periods[route.period].presentValue)
    }
  }
}

/// Money by cause, nominal and at present value.
private struct Ledger {
  private var sums: [Plan.Cost.Line.Cause: (nominal: Double, presentValue: Double)] = [:]

  mutating func enter(_ cause: Plan.Cost.Line.Cause, _ money: Double, at presentValue: Double) {
    guard money != 0 else { return }
    sums[cause, default: (0, 0)].nominal += money
    sums[cause, default: (0, 0)].presentValue += presentValue * money
  }

  /// In the order of the causes; causes without money are left out.
  var lines: [Plan.Cost.Line] {
    Plan.Cost.Line.Cause.allCases.compactMap { cause in
      sums[cause].map { Plan.Cost.Line(cause: cause, nominal: $0.nominal, presentValue: $0.presentValue) }
    }
  }
}
