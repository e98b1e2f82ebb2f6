internal import PlacementModel

extension PlanTables {
  /// The places with a fixed fee that are used, with what is paid for them in each column of time.
  var openings: Section {
    var fees: [(label: String, values: [Double])] = []
    for opening in plan.openings {
      let label = opening.kind.rawValue + " " + opening.id
      if fees.last?.label != label { fees.append((label, buckets.zeros)) }
      fees[fees.count - 1].values[buckets[opening.period]] += opening.fee
    }
    let scale = MoneyScale(fees.flatMap(\.values), currency: plan.problem.currency.escapingControls)
    return Section(
      Wording.inUnit(Wording.openings, scale.unit),
      [.init("place", .left)] + buckets.labels.map { .init($0) },
      fees.map { [$0.label] + $0.values.map { $0 == 0 ? "" : scale.text($0) } })
  }
}
