internal import PlacementModel

extension MathProgData {
  /// Commitments of money per hour, and what units cost that draw on them.
  func writeSpendPlans(to section: inout DataSection) {
    let plans = problem.spendPlans.elements
    section.set("PLANS", plans.map { [$0.id] })
    section.parameter(
      "planProvider", plans.map { ([$0.id], .symbol(problem.providers[$0.provider].id)) })
    let drawing = problem.options.elements.compactMap {
      option -> (id: String, plan: String, price: Values<Step>)? in
      guard case .spendPlan(let plan, let price) = option.terms else { return nil }
      return (option.id, problem.spendPlans[plan].id, price)
    }
    section.set("PLANNED", drawing.map { [$0.id] })
    section.parameter("plan", drawing.map { ([$0.id], .symbol($0.plan)) })
    section.parameter("planPrice", drawing.flatMap { entries([$0.id], $0.price) })
    section.parameter("planTerm", plans.map { ([$0.id], .number(Double($0.term))) })
    section.parameter("planHeld", plans.flatMap { entries([$0.id], $0.held) })
    section.set("PLANS_BOUNDED", plans.filter { $0.capacity != nil }.map { [$0.id] })
    section.parameter(
      "planMost", plans.flatMap { plan in plan.capacity.map { entries([plan.id], $0) } ?? [] })
    section.parameter("planSalvage", plans.map { ([$0.id], .number($0.salvage)) })
    section.parameter("planHoursAfter", plans.flatMap { entries([$0.id], $0.hoursAfterHorizon) })
    section.set(
      "COMMITS",
      plans.flatMap { plan in
        zip(periods.elements, plan.mayStart).compactMap { $1 ? [plan.id, $0.id] : nil }
      })
  }
}
