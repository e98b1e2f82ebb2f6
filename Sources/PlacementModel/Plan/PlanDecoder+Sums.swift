/// Whether the figures of a plan that was read agree with each other: one that was changed by hand is no plan.
extension PlanDecoder {
  /// Of figures that are the same but for rounding; sums of many lines add theirs up.
  private static let rounding = 1e-9

  mutating func holdTogether(_ plan: Plan) {
    holdCost(of: plan)
    for (number, allocation) in plan.allocations.enumerated() {
      let path: [Pointer.Token] = [.key("allocations"), .index(number)]
      holdUnits(allocation.units, path)
      let step = problem.horizon.steps[allocation.step]
      let rate = problem.rate(
        problem.workloads[allocation.workload], problem.offers[allocation.offer], step.period)
      hold(
        allocation.work, step.hours * rate * allocation.units, path + [.key("work")],
        "hours x throughput x units")
    }
    for (number, purchase) in plan.purchases.enumerated() {
      holdUnits(purchase.units, [.key("purchases"), .index(number)])
    }
  }

  private mutating func holdCost(of plan: Plan) {
    guard let cost = plan.cost else { return }
    if plan.goals.isEmpty, let objective = plan.objective {
      let size = cost.lines.reduce(0) { $0 + abs($1.presentValue) }
      hold(
        objective, cost.lines.reduce(0) { $0 + $1.presentValue }, [.key("objective")],
        "the sum of the lines of `cost`, in present value", size)
    }
    if plan.providers.isEmpty, plan.purchases.contains(where: { $0.cost > 0 }) {
      faults.report(
        [.key("providers")],
        .contradiction(found: "no spend", rule: "what is paid for purchases is spend of a provider"))
    }
  }

  private mutating func holdUnits(_ units: Double, _ path: [Pointer.Token]) {
    guard units < 0 else { return }
    faults.report(
      path + [.key("units")], .contradiction(found: "\(units)", rule: "units are at least 0"))
  }

  private mutating func hold(
    _ found: Double, _ expected: Double, _ path: [Pointer.Token], _ what: String, _ size: Double = 0
  ) {
    let size = max(1, abs(expected), size)
    guard abs(found - expected) > Self.rounding * size else { return }
    faults.report(
      path,
      .contradiction(found: "\(found)", rule: "this is \(what), here \(expected)"))
  }
}
