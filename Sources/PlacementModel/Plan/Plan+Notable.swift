/// What of a plan is more than rounding. A linear program leaves dust where nothing is meant: 1e-16 or so of what is asked,
/// more where goals are held within a tolerance.
extension Plan {
  /// How small a part of what an entry belongs to is nothing.
  package struct Dust: Sendable {
    let part: Double
    /// What nobody wants to see in a table.
    package static let forPeople = Dust(part: 1e-9)
    /// What is below all digits: a document tells the rest, so that its figures add up.
    package static let forDocuments = Dust(part: 1e-13)
  }

  /// The allocations that are more than dust: beside the most that is asked of their workload in a step.
  ///
  /// Measured by the workload, not by the offer: work of one unit is no dust beside that of a thousand million.
  package func allocations(above dust: Dust) -> [Allocation] {
    let horizon = problem.horizon
    let asked = problem.workloads.elements.map { workload in
      horizon.steps.indices.reduce(0) { max($0, horizon.steps[$1].hours * workload.demand[$1]) }
    }
    return allocations.filter { $0.work > dust.part * asked[$0.workload.offset] }
  }

  /// The purchases that are more than dust: beside what is used of their offer in the step, or where nothing is, the largest of
  /// their option; or what costs more than dust beside the whole plan, however few units that buys.
  package func purchases(above dust: Dust) -> [Purchase] {
    let used = usedUnits(above: dust)
    let largest = largestUnits(purchases.map { ($0.option, $0.units) })
    let money = abs(objective ?? 0)
    return purchases.filter { purchase in
      let use = used[problem.options[purchase.option].offer.offset][purchase.step.offset]
      return purchase.units > dust.part * (use > 0 ? use : largest[purchase.option.offset])
        || abs(purchase.cost) > dust.part * money
    }
  }

  /// The orders that are more than dust: beside the least that is used of their offer in a step of their term, or where nothing
  /// is, the largest of their option; or what costs more than dust beside the whole plan.
  package func orders(above dust: Dust) -> [Order] {
    let used = usedUnits(above: dust)
    let largest = largestUnits(orders.map { ($0.option, $0.units) })
    let horizon = problem.horizon
    let money = abs(objective ?? 0)
    return orders.filter { order in
      let option = problem.options[order.option]
      let last = min(order.period.offset + (option.reservation?.term ?? 1), horizon.periods.count)
      let uses = (order.period.offset..<last).flatMap { horizon.steps(of: Index($0)) }
        .map { used[option.offer.offset][$0.offset] }.filter { $0 > 0 }
      return order.units > dust.part * (uses.min() ?? largest[order.option.offset])
        || max(abs(order.cash), abs(order.contractValue)) > dust.part * money
    }
  }

  /// The orders of commitments that are more than dust: beside the largest of their plan, or a millionth.
  package func planOrders(above dust: Dust) -> [PlanOrder] {
    var largest = Array(repeating: 1e-6, count: problem.spendPlans.count)
    for order in planOrders {
      largest[order.spendPlan.offset] = max(largest[order.spendPlan.offset], order.commitment)
    }
    return planOrders.filter { $0.commitment > dust.part * largest[$0.spendPlan.offset] }
  }

  /// What people want to see of each.
  package var notableAllocations: [Allocation] { allocations(above: .forPeople) }
  package var notablePurchases: [Purchase] { purchases(above: .forPeople) }
  package var notableOrders: [Order] { orders(above: .forPeople) }
  package var notablePlanOrders: [PlanOrder] { planOrders(above: .forPeople) }

  /// Units in use, by offer and step, of allocations that are more than dust.
  private func usedUnits(above dust: Dust) -> [[Double]] {
    let idle = Array(repeating: 0.0, count: problem.horizon.steps.count)
    var used = Array(repeating: idle, count: problem.offers.count)
    for allocation in allocations(above: dust) {
      used[allocation.offer.offset][allocation.step.offset] += allocation.units
    }
    return used
  }

  /// By option: its largest entry, or a millionth of all units that its offer can have.
  private func largestUnits(_ entries: [(option: Index<PurchaseOption>, units: Double)]) -> [Double] {
    var largest = problem.options.elements.map { option in
      1e-6
        * problem.horizon.periods.indices.reduce(0) {
          max($0, problem.offers[option.offer].mostCapacity(in: $1))
        }
    }
    for (option, units) in entries { largest[option.offset] = max(largest[option.offset], units) }
    return largest
  }
}
