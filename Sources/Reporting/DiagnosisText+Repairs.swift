internal import PlacementModel

extension DiagnosisText {
  /// So many changes are told of one repair.
  private static let mostChanges = 6

  func sentence(_ repair: Repair) -> String {
    var parts = repair.changes.prefix(Self.mostChanges).map(sentence)
    let rest = repair.changes.count - parts.count
    if rest > 0 { parts.append(Wording.furtherChanges(rest)) }
    return Wording.repair(
      parts, cost: money(repair.cost), isOptimal: repair.isOptimal, weight: repair.weight.shortPercentText)
  }

  private func sentence(_ change: RepairChange) -> String {
    let problem = diagnosis.problem
    switch (change.subject, change.kind) {
    case (.limit(let l, let isFloor), .bounds(let bounds)):
      return bound(problem.limits[l], isFloor, bounds)
    case (.limit(let l, _), .lifted): return Wording.lift(problem.limits[l].id)
    case (.capacity(let o), .units(let units, let first)):
      let offer = problem.offers[o]
      return Wording.add(
        units.amountText, problem.machines[offer.machine].id, at: offer.id,
        from: problem.horizon.periods[first].id)
    case (.demand(let w), .less(let part, let steps)):
      let most = steps.map { problem.workloads[w].demand[$0] * part }.max() ?? 0
      let places = steps.map { problem.horizon.steps[$0].id }
      return Wording.serveLess(
        problem.workloads[w].id, part.shortPercentText, upTo: most.amountText,
        in: Wording.places(places))
    default: return ""
    }
  }

  private func bound(
    _ limit: Limit, _ isFloor: Bool, _ bounds: [(span: String, old: Double, new: Double)]
  ) -> String {
    func text(_ number: Double) -> String {
      switch limit.rule {
      case .share, .spread, .churn, .survive: number.shortPercentText
      case .budget, .exposure: money(number)
      case .carbon: Wording.kilograms(number.amountText)
      default: number.amountText
      }
    }
    guard let first = bounds.first else { return "" }
    let isAlike = bounds.allSatisfy { $0.old == first.old && $0.new == first.new }
    let changes = isAlike ? [first] : bounds
    let told = changes.prefix(3).map { bound in
      Wording.fromTo(text(bound.old), text(bound.new), in: isAlike ? nil : bound.span)
    }
    return Wording.change(
      limit.id, told, isUp: first.new > first.old, isFloor: isFloor, more: changes.count - told.count)
  }
}

extension Double {
  /// An amount as people read it: four digits that count, thousands set apart.
  var amountText: String {
    magnitude >= 1000 ? text(decimals: 0) : text(significantDigits: 4).droppingZeros
  }
}
