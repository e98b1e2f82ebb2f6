extension Checker {
  /// The goals in their order; cost comes last where it is not named. Rule: no goal comes twice.
  mutating func priorities() -> [Priority] {
    var priorities: [Priority] = []
    for (offset, goal) in file.objective.enumerated() {
      let place = Pointer.root["objective"][offset]
      if let first = priorities.firstIndex(where: { $0.goal == goal.goal }) {
        findings.report(
          .duplicateID(goal.goal.rawValue, kind: "goal", firstAt: Pointer.root["objective"][first]), at: place
        )
      }
      priorities.append(Priority(goal: goal.goal, tolerance: goal.tolerance))
    }
    if !priorities.contains(where: { $0.goal == .cost }) { priorities.append(Priority(goal: .cost)) }
    return priorities
  }

  /// Currency per kilogram of CO2-equivalent; `nil` where emissions cost nothing.
  mutating func carbonPrice() -> Values<Period>? {
    let price = file.carbonPrice.flatMap {
      series.perPeriod($0, .price, at: Pointer.root["carbonPrice"], &findings)
    }
    return price.flatMap { price in price.numbers.contains { $0 > 0 } ? price : nil }
  }

  /// Rule: where emissions are counted, the power of machines and the carbon intensity of regions are known.
  mutating func reportUnknownEmissions(
    _ limits: [Limit], _ price: Values<Period>?, _ priorities: [Priority]
  ) {
    var counted: Set<Index<Offer>> = []
    if price != nil || priorities.contains(where: { $0.goal == .carbon }) {
      counted = Set(selecting.offers.map(\.offer))
    }
    for limit in limits {
      if case .carbon(let carbon) = limit.rule { counted.formUnion(carbon.offers) }
    }
    let traits = counted.map { selecting.offers[$0.offset] }
    for machine in Set(traits.compactMap(\.machine)).sorted()
    where file.machines[machine.offset].kilowatts == nil {
      findings.report(
        .missing(key: "kilowatts", accepted: "the power of a unit, whose emissions are counted"),
        at: Pointer.root["machines"][machine.offset])
    }
    for region in Set(traits.compactMap(\.region)).sorted()
    where file.regions[region.offset].carbonIntensity == nil {
      findings.report(
        .missing(key: "carbonIntensity", accepted: "kilograms per kWh, for emissions are counted there"),
        at: Pointer.root["regions"][region.offset])
    }
  }
}
