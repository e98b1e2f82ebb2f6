internal import PlacementModel

/// What to order by when, in the order of the dates: the part of a plan that somebody has to do.
struct OrderSection {
  let figures: PlanFigures

  var section: PageSection? {
    let tables = [reservations, commitments].compactMap { $0 }
    guard !tables.isEmpty else { return nil }
    return PageSection(
      id: "orders", title: Wording.ordersTitle,
      content: .joined([Tag.p { Wording.ordersNote }] + tables.map(\.markup)))
  }

  private var reservations: PageTable? {
    let plan = figures.plan
    let orders = plan.notableOrders.sorted { ($0.by, $0.period, $0.option) < ($1.by, $1.period, $1.option) }
    guard !orders.isEmpty else { return nil }
    let money = { (amount: Double) in Wording.money(amount, figures.currency, digits: 4) }
    return PageTable(
      id: "orders-table", caption: Wording.orders,
      columns: [
        .name("by"), .name("option"), .name("from"), .number("units"), .number("cash at the order"),
        .number("contract at list"),
      ],
      rows: orders.map { order in
        [
          .words(order.by), .name(plan.problem.options[order.option].id),
          .name(figures.periodIds[order.period.offset]), .number(order.units, order.units.figureText),
          .number(order.cash, money(order.cash)), .number(order.contractValue, money(order.contractValue)),
        ]
      })
  }

  private var commitments: PageTable? {
    let plan = figures.plan
    let orders = plan.notablePlanOrders.sorted {
      ($0.by, $0.period, $0.spendPlan) < ($1.by, $1.period, $1.spendPlan)
    }
    guard !orders.isEmpty else { return nil }
    return PageTable(
      id: "plan-orders-table", caption: Wording.commitments,
      columns: [.name("by"), .name("spend plan"), .name("from"), .number("per hour"), .number("contract")],
      rows: orders.map { order in
        let spendPlan = plan.problem.spendPlans[order.spendPlan]
        let currency = plan.problem.providers[spendPlan.provider].currency
        return [
          .words(order.by), .name(spendPlan.id), .name(figures.periodIds[order.period.offset]),
          .number(order.commitment, Wording.money(order.commitment, currency)),
          .number(order.contractValue, Wording.money(order.contractValue, figures.currency)),
        ]
      })
  }
}
