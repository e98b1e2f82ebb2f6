internal import PlacementModel

/// What is bought: within capacity and quotas, ordered in time, in the sizes that are sold.
extension PlanCheck {
  /// Rule: what is bought beside what is held stays within what an offer and an option have.
  mutating func checkCapacity() {
    for (number, use) in plan.capacity.enumerated() {
      let (o, s) = (use.offer, use.step)
      let t = horizon.steps[s].period
      let pointer = Pointer.root["capacity"][number]
      let ids = problem.ids(o, s)
      var paid = Tally()
      for q in problem.offers[o].options { paid.add(facts.paid(q, in: s)) }
      ledger.compare(use.paid, with: paid, .use, at: pointer["paid"], ids)
      ledger.compare(
        facts.bought(on: o, in: s), atMost: facts.free(on: o, in: t), .capacity, at: pointer, ids)
      var granted = Tally()
      for grant in problem.offers[o].grants where facts.standings.isInForce(grant.agreement, in: t) {
        granted.add(grant.units[t])
      }
      granted.add(problem.offers[o].capacity[t])
      ledger.compare(
        problem.offers[o].capacity[t] + use.granted, with: granted, .use, at: pointer["capacity"], ids)
    }
    for q in problem.options.indices {
      guard let quota = problem.options[q].capacity else { continue }
      for s in horizon.steps.indices {
        let t = horizon.steps[s].period
        let most = max(0, quota[t] - (problem.options[q].reservation?.held[t] ?? 0))
        ledger.compare(
          facts.bought(q, in: s), atMost: most, .quota, at: Pointer.root["purchases"], problem.ids(q, s))
      }
    }
  }

  /// Rule: what is ordered can be ordered in time; what is decided is ordered as it is; figures of orders and purchases are
  /// what units and prices come to.
  mutating func checkOrders() {
    for (number, purchase) in plan.purchases.enumerated() {
      let (q, s) = (purchase.option, purchase.step)
      let pointer = Pointer.root["purchases"][number]
      let ids = problem.ids(q, s)
      let isReserved = problem.options[q].reservation != nil
      ledger.compare(
        Tally(purchase.units), atLeast: 0, .purchases, at: pointer["units"], ids, tolerance: 0)
      ledger.compare(
        purchase.units, with: isReserved ? facts.paid(q, in: s) : Tally(purchase.units), .purchases,
        at: pointer["units"], ids)
      ledger.compare(purchase.cost, with: facts.cost(of: q, in: s), .purchases, at: pointer["cost"], ids)
    }
    for (number, order) in plan.orders.enumerated() { checkOrder(order, number) }
    for fixed in problem.fixed {
      let units = Tally(facts.started[fixed.option.offset][fixed.period.offset])
      let ids = problem.ids(fixed.option, fixed.period)
      ledger.compare(units, atLeast: fixed.units, .decided, at: Pointer.root["orders"], ids)
      ledger.compare(units, atMost: fixed.units, .decided, at: Pointer.root["orders"], ids)
    }
  }

  private mutating func checkOrder(_ order: Plan.Order, _ number: Int) {
    let (q, v) = (order.option, order.period)
    let pointer = Pointer.root["orders"][number]
    let ids = problem.ids(q, v)
    guard let reservation = problem.options[q].reservation else {
      ledger.expect(false, .orders, at: pointer, ids, .unexpected)
      return
    }
    ledger.compare(Tally(order.units), atLeast: 0, .orders, at: pointer["units"], ids, tolerance: 0)
    ledger.expect(reservation.mayStart[v.offset], .orders, at: pointer, ids, .unexpected)
    let date = reservation.orderDates[v.offset]
    ledger.expect(order.by == date, .orders, at: pointer["by"], ids, .reads(order.by, date))
    var cash = Tally()
    cash.add(reservation.upfront[v], times: order.units)
    ledger.compare(order.cash, with: cash, .contracts, at: pointer["cash"], ids)
    var value = cash
    for t in v.offset..<min(v.offset + reservation.term, horizon.periods.count) {
      value.add(
        facts.payment(q, reservation, from: v, in: Index(t)), times: horizon.periods.elements[t].hours)
    }
    value.add(facts.paymentAfter(q, reservation, from: v), times: reservation.hoursAfterHorizon[v])
    ledger.compare(order.contractValue, with: value, .contracts, at: pointer["contractValue"], ids)
  }

  /// Rule: what is bought in blocks is a whole number of them, and what has a least size is nothing or at least that.
  mutating func checkSizes() {
    for (number, purchase) in plan.purchases.enumerated()
    where problem.options[purchase.option].reservation == nil {
      checkSize(
        purchase.units, of: purchase.option, at: Pointer.root["purchases"][number]["units"],
        problem.ids(purchase.option, purchase.step))
    }
    for (number, order) in plan.orders.enumerated() {
      checkSize(
        order.units, of: order.option, at: Pointer.root["orders"][number]["units"],
        problem.ids(order.option, order.period))
    }
  }

  private mutating func checkSize(
    _ units: Double, of q: Index<PurchaseOption>, at pointer: Pointer, _ ids: [String]
  ) {
    let option = problem.options[q]
    if let size = option.blockSize {
      ledger.compare(units, with: Tally((units / size).rounded() * size), .blocks, at: pointer, ids)
    }
    if let minimum = option.minimumUnits, units > Ledger.rule * minimum {
      ledger.compare(Tally(units), atLeast: minimum, .minimumUnits, at: pointer, ids)
    }
  }

  /// Rule: what draws on a spend plan stays within what is committed, and commitments within what can be had and ordered.
  mutating func checkSpendPlans() {
    for (number, standing) in plan.spendPlans.enumerated() {
      let (n, s) = (standing.spendPlan, standing.step)
      let (spendPlan, step) = (problem.spendPlans[n], horizon.steps[s])
      let pointer = Pointer.root["spendPlans"][number]
      let ids = [spendPlan.id, step.id]
      let committed = facts.committed(to: n, in: step.period)
      ledger.compare(standing.committed, with: committed, .purchases, at: pointer["committed"], ids)
      let exchange = spendPlan.exchange[step.period]
      var drawn = Tally()
      for q in spendPlan.options { drawn.add(facts.price(q, in: s), times: 1 / exchange) }
      ledger.compare(standing.drawn, with: drawn, .purchases, at: pointer["drawn"], ids)
      var cost = Tally()
      cost.add(committed, times: step.hours * exchange)
      ledger.compare(standing.cost, with: cost, .purchases, at: pointer["cost"], ids)
    }
    for n in problem.spendPlans.indices { checkCommitments(to: n) }
    for (number, order) in plan.planOrders.enumerated() { checkCommitment(order, plan.orders.count + number) }
  }

  private mutating func checkCommitments(to n: Index<SpendPlan>) {
    let spendPlan = problem.spendPlans[n]
    for s in horizon.steps.indices {
      let t = horizon.steps[s].period
      let committed = facts.committed(to: n, in: t)
      var drawn = Tally()
      for q in spendPlan.options { drawn.add(facts.price(q, in: s), times: 1 / spendPlan.exchange[t]) }
      let ids = [spendPlan.id, horizon.steps[s].id]
      ledger.compare(drawn, atMost: committed.value, .spendPlans, at: Pointer.root["spendPlans"], ids)
      guard let most = spendPlan.capacity?[t] else { continue }
      var bought = committed
      bought.add(-spendPlan.held[t])
      ledger.compare(
        bought, atMost: max(0, most - spendPlan.held[t]), .spendPlans, at: Pointer.root["spendPlans"], ids)
    }
  }

  private mutating func checkCommitment(_ order: Plan.PlanOrder, _ number: Int) {
    let (spendPlan, v) = (problem.spendPlans[order.spendPlan], order.period)
    let pointer = Pointer.root["orders"][number]
    let ids = [spendPlan.id, horizon.periods[v].id]
    ledger.compare(
      Tally(order.commitment), atLeast: 0, .orders, at: pointer["commitment"], ids, tolerance: 0)
    ledger.expect(spendPlan.mayStart[v.offset], .orders, at: pointer, ids, .unexpected)
    let date = spendPlan.orderDates[v.offset]
    ledger.expect(order.by == date, .orders, at: pointer["by"], ids, .reads(order.by, date))
    var hours = Tally()
    for t in v.offset..<min(v.offset + spendPlan.term, horizon.periods.count) {
      hours.add(horizon.periods.elements[t].hours, times: spendPlan.exchange[Index(t)])
    }
    hours.add(spendPlan.hoursAfterHorizon[v], times: spendPlan.exchangeAfterHorizon)
    var value = Tally()
    value.add(hours, times: order.commitment)
    ledger.compare(order.contractValue, with: value, .contracts, at: pointer["contractValue"], ids)
  }

  /// Rule: where anything is paid for, a place with a fixed fee is open, and its fee is paid: in every period of use, or once.
  mutating func checkOpenings() {
    checkOpeningEntries()
    for place in problem.feePlaces {
      var opened = Tally()
      for t in horizon.periods.indices {
        let ids = [place.id, horizon.periods[t].id]
        let entry = plan.openings.firstIndex { $0.kind == place.kind && $0.id == place.id && $0.period == t }
        let isHeld = place.offers.contains { problem.held(on: $0, in: t) > 0 }
        var bought = Tally()
        for o in place.offers {
          for s in horizon.steps(of: t) { bought.add(facts.bought(on: o, in: s)) }
        }
        guard let entry else {
          ledger.expect(!isHeld, .openings, at: Pointer.root["openings"], ids, .missing)
          // What is rounding beside all that there is opens nothing.
          let most = place.offers.reduce(0) { $0 + problem.offers[$1].mostCapacity(in: t) }
          ledger.compare(
            bought, atMost: Ledger.rule * most, .openings, at: Pointer.root["openings"], ids, tolerance: 0)
          continue
        }
        let pointer = Pointer.root["openings"][entry]["fee"]
        let (fee, amount) = (plan.openings[entry].fee, place.fee.amounts[t])
        guard place.fee.isOnce else {
          ledger.compare(fee, with: Tally(amount), .openings, at: pointer, ids)
          continue
        }
        if amount > 0 {
          opened.add(fee / amount)
          ledger.compare(opened, atLeast: 1, .openings, at: pointer, ids)
        }
      }
    }
  }

  private mutating func checkOpeningEntries() {
    var seen: Set<String> = []
    let places = Set(problem.feePlaces.map { "\($0.kind.rawValue) \($0.id)" })
    for (number, opening) in plan.openings.enumerated() {
      let place = "\(opening.kind.rawValue) \(opening.id)"
      let isNew = seen.insert("\(opening.period.offset) \(place)").inserted
      ledger.expect(
        isNew && places.contains(place), .entries, at: Pointer.root["openings"][number], [opening.id],
        .unexpected)
    }
  }
}
