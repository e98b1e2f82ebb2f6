/// What of a plan is more than rounding. A linear program leaves dust of 1e-16 or so where nothing is meant.
extension Plan {
  /// How small a part of what an entry belongs to is nothing.
  private static let dust = 1e-9

  /// The allocations that are more than rounding: above 1e-9 of the most that is asked of their workload in a step.
  ///
  /// Measured by the workload, not by the offer: work of one unit is no dust beside that of a thousand million.
  package var notableAllocations: [Allocation] {
    let horizon = problem.horizon
    let asked = problem.workloads.elements.map { workload in
      horizon.steps.indices.reduce(0) { max($0, horizon.steps[$1].hours * workload.demand[$1]) }
    }
    return allocations.filter { $0.work > Self.dust * asked[$0.workload.offset] }
  }

  /// The purchases that are more than rounding: above 1e-9 of what is used of their offer in the step, or where nothing is, of
  /// the largest of their option.
  package var notablePurchases: [Purchase] {
    let used = usedUnits
    let largest = largestUnits(purchases.map { ($0.option, $0.units) })
    return purchases.filter { purchase in
      let use = used[problem.options[purchase.option].offer.offset][purchase.step.offset]
      return purchase.units > (use > 0 ? Self.dust * use : largest[purchase.option.offset])
    }
  }

  /// The orders that are more than rounding: above 1e-9 of the least that is used of their offer in a step of their term, or
  /// where nothing is, of the largest of their option.
  package var notableOrders: [Order] {
    let used = usedUnits
    let largest = largestUnits(orders.map { ($0.option, $0.units) })
    let horizon = problem.horizon
    return orders.filter { order in
      let option = problem.options[order.option]
      let last = min(order.period.offset + (option.reservation?.term ?? 1), horizon.periods.count)
      let uses = (order.period.offset..<last).flatMap { horizon.steps(of: Index($0)) }
        .map { used[option.offer.offset][$0.offset] }.filter { $0 > 0 }
      return order.units > (uses.min().map { Self.dust * $0 } ?? largest[order.option.offset])
    }
  }

  /// Units in use, by offer and step, of allocations that are more than rounding.
  private var usedUnits: [[Double]] {
    let idle = Array(repeating: 0.0, count: problem.horizon.steps.count)
    var used = Array(repeating: idle, count: problem.offers.count)
    for allocation in notableAllocations {
      used[allocation.offer.offset][allocation.step.offset] += allocation.units
    }
    return used
  }

  /// By option: what is rounding beside its largest entry, or beside all units that its offer can have.
  private func largestUnits(_ entries: [(option: Index<PurchaseOption>, units: Double)]) -> [Double] {
    var largest = problem.options.elements.map { option in
      1e-6
        * problem.horizon.periods.indices.reduce(0) {
          max($0, problem.offers[option.offer].mostCapacity(in: $1))
        }
    }
    for (option, units) in entries { largest[option.offset] = max(largest[option.offset], units) }
    return largest.map { Self.dust * $0 }
  }
}
