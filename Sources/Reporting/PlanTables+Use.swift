internal import PlacementModel

extension PlanTables {
  /// The units that serve each workload, by provider and machine.
  var placement: Section {
    struct Place: Hashable {
      let workload: Index<Workload>
      let provider: Index<Provider>
      let machine: Index<Machine>
    }
    let problem = plan.problem
    let entries = plan.notableAllocations.map { allocation in
      let offer = problem.offers[allocation.offer]
      let place = Place(workload: allocation.workload, provider: offer.provider, machine: offer.machine)
      return (place, allocation.step, allocation.units)
    }
    var previous: Index<Workload>?
    let averages = averages(entries) {
      ($0.workload, $0.provider, $0.machine) < ($1.workload, $1.provider, $1.machine)
    }
    let rows = averages.map { place, units in
      let name = place.workload == previous ? "" : problem.workloads[place.workload].id
      previous = place.workload
      let provider = problem.providers[place.provider].id
      return [name, provider + " " + problem.machines[place.machine].id] + units.map(Self.cell)
    }
    return Section(
      Wording.placement, [.init("workload", .left), .init("on", .left)] + timeColumns, rows, most: .max)
  }

  /// The units paid for under each option.
  var purchases: Section {
    let entries = plan.notablePurchases.map { ($0.option, $0.step, $0.units) }
    let rows = averages(entries, by: <).map { [plan.problem.options[$0].id] + $1.map(Self.cell) }
    return Section(Wording.purchases, [.init("option", .left)] + timeColumns, rows)
  }

  /// The part of each workload's demand that is not served.
  var unmetWork: Section {
    var unmet: [Index<Workload>: [Double]] = [:]
    var demand: [Index<Workload>: [Double]] = [:]
    for service in plan.workloads {
      let step = plan.problem.horizon.steps[service.step]
      let bucket = buckets[step.period]
      unmet[service.workload, default: buckets.zeros][bucket] += service.unmet * step.hours
      demand[service.workload, default: buckets.zeros][bucket] += service.demand * step.hours
    }
    let rows = plan.problem.workloads.indices.compactMap { workload -> [String]? in
      let parts = zip(unmet[workload] ?? [], demand[workload] ?? []).map { $1 > 0 ? $0 / $1 : 0 }
      guard parts.contains(where: { $0 > 1e-6 }) else { return nil }
      return [plan.problem.workloads[workload].id] + parts.map { $0 > 1e-6 ? $0.percentText : "" }
    }
    return Section(Wording.unmet, [.init("workload", .left)] + timeColumns, rows)
  }

  /// The units of each offer that are paid for and serve nothing, where they are more than a thousandth.
  var idleCapacity: Section {
    var paid: [Index<Offer>: Double] = [:]
    var entries: [(Index<Offer>, Index<Step>, Double)] = []
    for use in plan.capacity {
      paid[use.offer, default: 0] = max(paid[use.offer, default: 0], use.paid)
      entries.append((use.offer, use.step, max(0, use.paid - use.used)))
    }
    let rows = averages(entries, by: <).compactMap { offer, idle -> [String]? in
      let least = 1e-3 * (paid[offer] ?? 0)
      guard idle.contains(where: { $0 > least }) else { return nil }
      return [plan.problem.offers[offer].id] + idle.map { $0 > least ? Self.cell($0) : "" }
    }
    return Section(Wording.idle, [.init("offer", .left)] + timeColumns, rows)
  }

  private var timeColumns: [TextTable.Column] { buckets.labels.map { .init($0) } }

  private static func cell(_ units: Double) -> String { units == 0 ? "" : units.compactText }

  /// Averages over each column of time of what has a value per step, in the order of the keys.
  private func averages<Key: Hashable>(
    _ entries: [(Key, Index<Step>, Double)], by precedes: (Key, Key) -> Bool
  ) -> [(key: Key, values: [Double])] {
    var sums: [Key: [Double]] = [:]
    for (key, step, value) in entries {
      let step = plan.problem.horizon.steps[step]
      sums[key, default: buckets.zeros][buckets[step.period]] += value * step.hours
    }
    return sums.keys.sorted(by: precedes).map { ($0, buckets.averages(sums[$0] ?? buckets.zeros)) }
  }
}
