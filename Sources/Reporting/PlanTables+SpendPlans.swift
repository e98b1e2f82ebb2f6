internal import PlacementModel

extension PlanTables {
  /// The commitments to order, in the order of their dates.
  var commitments: Section {
    let problem = plan.problem
    let orders = plan.notablePlanOrders.sorted { ($0.period, $0.spendPlan) < ($1.period, $1.spendPlan) }
    let scale = MoneyScale(orders.map(\.contractValue), currency: problem.currency.escapingControls)
    let rows = orders.prefix(Self.mostRows).map { order in
      let plan = problem.spendPlans[order.spendPlan]
      let currency = problem.providers[plan.provider].currency.escapingControls
      return [
        order.by, plan.id, order.commitment.compactText + " " + currency, scale.text(order.contractValue),
      ]
    }
    var section = Section(
      Wording.inUnit(Wording.commitments, scale.unit),
      [.init("by", .left), .init("spend plan", .left), .init("per hour"), .init("contract")], Array(rows))
    section.omitted = orders.count - rows.count
    return section
  }

  /// What spend plans cost, and the part of it that units draw.
  var spendPlans: Section {
    let problem = plan.problem
    let amounts = problem.spendPlans.indices.map { n -> (cost: [Double], drawn: [Double]) in
      var (cost, drawn) = (buckets.zeros, buckets.zeros)
      for standing in plan.spendPlans where standing.spendPlan == n {
        let bucket = buckets[problem.horizon.steps[standing.step].period]
        cost[bucket] += standing.cost
        drawn[bucket] += standing.cost * standing.drawn / standing.committed
      }
      return (cost, drawn)
    }
    let scale = MoneyScale(amounts.flatMap(\.cost), currency: problem.currency.escapingControls)
    let rows = zip(problem.spendPlans.elements, amounts).flatMap { plan, amounts -> [[String]] in
      guard amounts.cost.contains(where: { $0 != 0 }) else { return [] }
      let parts = zip(amounts.drawn, amounts.cost).map { $1 == 0 ? "" : ($0 / $1).percentText }
      return [
        [plan.id] + amounts.cost.map { $0 == 0 ? "" : scale.text($0) }, [Wording.partDrawn] + parts,
      ]
    }
    return Section(
      Wording.inUnit(Wording.spendPlans, scale.unit),
      [.init("spend plan", .left)] + buckets.labels.map { .init($0) }, rows)
  }
}
