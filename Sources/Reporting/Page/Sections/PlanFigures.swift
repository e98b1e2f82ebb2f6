internal import PlacementModel

/// What the sections of a page ask of a plan: sums by period, by what they are of.
struct PlanFigures {
  let plan: Plan
  let axis: TimeAxis

  init(_ plan: Plan) {
    self.plan = plan
    axis = TimeAxis(plan.problem.horizon)
  }

  var problem: Problem { plan.problem }
  var horizon: Horizon { plan.problem.horizon }
  var currency: String { plan.problem.currency.escapingControls }
  var periodCount: Int { horizon.periods.count }
  var zeros: [Double] { Array(repeating: 0, count: periodCount) }
  var periodIds: [String] { horizon.periods.elements.map(\.id) }

  /// What allocations are gathered by.
  enum Dimension: CaseIterable {
    case provider, machine, workload
  }
  enum Amount: CaseIterable {
    /// Units in use, averages over each period.
    case units
    /// Work done per hour, averages over each period.
    case work
  }

  /// An amount of everything of a dimension, in the problem's order.
  func allocated(_ amount: Amount, by dimension: Dimension) -> [(name: String, values: [Double])] {
    let names: [String] =
      switch dimension {
      case .provider: problem.providers.elements.map(\.name)
      case .machine: problem.machines.elements.map(\.id)
      case .workload: problem.workloads.elements.map(\.id)
      }
    var values = Array(repeating: zeros, count: names.count)
    for allocation in plan.notableAllocations {
      let offer = problem.offers[allocation.offer]
      let place =
        switch dimension {
        case .provider: offer.provider.offset
        case .machine: offer.machine.offset
        case .workload: allocation.workload.offset
        }
      let (period, share) = part(allocation.step)
      let hours = horizon.periods.elements[period].hours
      values[place][period] += amount == .units ? allocation.units * share : allocation.work / hours
    }
    return zip(names, values).map { ($0, $1) }
  }

  /// The period of a step, and the part of its hours that the step has.
  func part(_ step: Index<Step>) -> (period: Int, share: Double) {
    let step = horizon.steps[step]
    return (step.period.offset, step.hours / horizon.periods[step.period].hours)
  }

  /// Outlay to every provider by period, shortfalls included.
  var outlay: [[Double]] {
    var outlay = Array(repeating: zeros, count: problem.providers.count)
    for entry in plan.providers {
      outlay[entry.provider.offset][entry.period.offset] += entry.spend + entry.shortfall
    }
    return outlay
  }

  /// Each provider's part of all outlay over the horizon, in the problem's order; empty where nothing is paid.
  var shares: [(provider: Index<Provider>, outlay: Double, share: Double)] {
    let sums = outlay.map { $0.reduce(0, +) }
    let total = sums.reduce(0, +)
    guard total > 0 else { return [] }
    return problem.providers.indices.filter { sums[$0.offset] != 0 }
      .map { ($0, sums[$0.offset], sums[$0.offset] / total) }
  }

  func style(_ provider: Index<Provider>) -> SeriesStyle { SeriesStyle(provider.offset) }

  /// The periods of a span or step, by its id.
  var periodsBySpan: [String: [Int]] {
    var spans: [String: [Int]] = ["horizon": Array(0..<periodCount)]
    for (place, period) in horizon.periods.elements.enumerated() {
      spans[String(period.year), default: []].append(place)
    }
    for step in horizon.steps.elements { spans[step.id] = [step.period.offset] }
    for (place, period) in horizon.periods.elements.enumerated() { spans[period.id] = [place] }
    return spans
  }

  /// A table of series over time: a line for each period.
  func table(
    _ id: String, _ caption: String, _ series: [(name: String, values: [Double])],
    total: Bool = false, _ text: @escaping (Double) -> String
  ) -> PageTable {
    let columns = [PageTable.Column.name("period")] + series.map { .number($0.name.escapingControls) }
    let rows = horizon.periods.elements.indices.map { period -> [PageTable.Cell] in
      let values = series.map { $0.values[period] }
      let sum = total ? [PageTable.Cell.sum(values.reduce(0, +), text)] : []
      return [.name(periodIds[period])] + values.map { .sum($0, text) } + sum
    }
    return PageTable(
      id: id, caption: caption, columns: columns + (total ? [.number("total")] : []), rows: rows)
  }
}
