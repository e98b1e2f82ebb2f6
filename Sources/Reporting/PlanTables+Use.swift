internal import PlacementModel

extension PlanTables {
  /// The units that serve each workload, under its name a line for each provider and machine.
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
    let averages = averages(entries) {
      ($0.workload, $0.provider, $0.machine) < ($1.workload, $1.provider, $1.machine)
    }
    var highest: [Index<Workload>: Double] = [:]
    for (place, units) in averages {
      highest[place.workload] = max(highest[place.workload] ?? 0, units.highest)
    }
    var rows: [[TextTable.Cell]] = []
    var previous: Index<Workload>?
    for (place, units) in averages {
      if place.workload != previous { rows.append([.text(problem.workloads[place.workload].id)]) }
      previous = place.workload
      let words = [problem.providers[place.provider].id, problem.machines[place.machine].id]
      let shape = shape(units, highest: highest[place.workload] ?? 0)
      rows.append([.text("  " + words.joined(separator: " ")), shape] + units.columns.map(Self.cell))
    }
    return Section(
      Wording.placement, [.init("workload", .left)] + shapedColumns, cells: rows, marks: marks(.ofWorkload),
      most: .max)
  }

  /// The work of each workload that changes place, added up over the periods of a column.
  var moves: Section {
    var moved: [Index<Workload>: [Double]] = [:]
    for move in plan.moves where move.moved > 1e-9 {
      moved[move.workload, default: buckets.zeros][buckets[move.period]] += move.moved
    }
    let rows = moved.keys.sorted().map { workload -> [TextTable.Cell] in
      [.text(plan.problem.workloads[workload].id)] + (moved[workload] ?? []).map(Self.cell)
    }
    return Section(Wording.moves, [.init("workload", .left)] + timeColumns, cells: rows)
  }

  /// The units paid for under each option; all regions of a provider's machine together where there are many.
  var purchases: Section {
    let entries = plan.notablePurchases.map { ($0.option, $0.step, $0.units) }
    let averages = averages(entries, by: <)
    let isLong = averages.count > Self.mostRows
    let rows = Self.grouped(
      averages.map { (isLong ? kind(of: $0) : plan.problem.options[$0].id, $1) }, adding: +)
    return Section(
      Wording.purchases, [.init("option", .left)] + shapedColumns, cells: rows.map(row),
      marks: marks(.ofRow))
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
    let rows = plan.problem.workloads.indices.compactMap { workload -> [TextTable.Cell]? in
      let parts = zip(unmet[workload] ?? [], demand[workload] ?? []).map { $1 > 0 ? $0 / $1 : 0 }
      guard parts.contains(where: { $0 > 1e-6 }) else { return nil }
      return [.text(plan.problem.workloads[workload].id)]
        + parts.map { $0 > 1e-6 ? .text($0.percentText, .bad) : "" }
    }
    return Section(Wording.unmet, [.init("workload", .left)] + timeColumns, cells: rows)
  }

  /// The units of each offer that are paid for and serve nothing, where they are more than a thousandth.
  var idleCapacity: Section {
    var paid: [Index<Offer>: Double] = [:]
    var entries: [(Index<Offer>, Index<Step>, Double)] = []
    for use in plan.capacity {
      paid[use.offer, default: 0] = max(paid[use.offer, default: 0], use.paid)
      entries.append((use.offer, use.step, max(0, use.paid - use.used)))
    }
    let idle = averages(entries, by: <).filter { offer, units in
      units.columns.contains { $0 > 1e-3 * (paid[offer] ?? 0) }
    }
    let isLong = idle.count > Self.mostRows
    let rows = Self.grouped(
      idle.map { offer, units in
        let least = 1e-3 * (paid[offer] ?? 0)
        let label = isLong ? kind(of: offer) : plan.problem.offers[offer].id
        return (label, units.dropping { $0 <= least })
      }, adding: +)
    return Section(
      Wording.idle, [.init("offer", .left)] + shapedColumns, cells: rows.map(row), marks: marks(.ofRow))
  }

  /// `provider machine`, whatever the region.
  private func kind(of offer: Index<Offer>) -> String {
    let offer = plan.problem.offers[offer]
    return plan.problem.providers[offer.provider].id + " " + plan.problem.machines[offer.machine].id
  }

  /// `provider machine:option`, whatever the region.
  func kind(of option: Index<PurchaseOption>) -> String {
    let option = plan.problem.options[option]
    return kind(of: option.offer) + option.id.dropFirst(plan.problem.offers[option.offer].id.count)
  }

  /// The rows of one label added up, in the order in which labels first come.
  static func grouped<Values>(
    _ rows: [(label: String, values: Values)], adding sum: (Values, Values) -> Values
  ) -> [(label: String, values: Values)] {
    var positions: [String: Int] = [:]
    var groups: [(label: String, values: Values)] = []
    for row in rows {
      if let position = positions[row.label] {
        groups[position].values = sum(groups[position].values, row.values)
      } else {
        positions[row.label] = groups.count
        groups.append(row)
      }
    }
    return groups
  }

  private static func cell(_ units: Double) -> TextTable.Cell { .text(units == 0 ? "" : units.compactText) }

  private func row(_ row: (label: String, values: Course)) -> [TextTable.Cell] {
    [.text(row.label), shape(row.values, highest: row.values.highest)] + row.values.columns.map(Self.cell)
  }
}
