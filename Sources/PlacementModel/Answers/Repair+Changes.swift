extension Problem {
  /// The problem as a repair leaves it.
  ///
  /// - Throws: `InvalidProblem` where the repaired problem breaks a rule of the format.
  public func repaired(by repair: Repair) throws(InvalidProblem) -> Problem {
    try repaired(by: repair.changes)
  }

  /// The same by changes that are no repair yet.
  package func repaired(by changes: [RepairChange]) throws(InvalidProblem) -> Problem {
    try with(changes.compactMap(change))
  }

  private func change(_ change: RepairChange) -> Change? {
    switch (change.subject, change.kind) {
    case (.limit(let l, let isFloor), .bounds(let bounds)):
      let level = level(bounds, of: l)
      if case .survive = limits[l].rule { return .limit(limits[l].id, serve: level) }
      return isFloor ? .limit(limits[l].id, minimum: level) : .limit(limits[l].id, maximum: level)
    case (.limit(let l, _), .lifted): return .removeLimit(limits[l].id)
    case (.capacity(let o), .units(let units, let first)):
      return .addUnits(
        offers[o].id, .perPeriod(horizon.periods.indices.map { $0 < first ? 0 : units }))
    case (.demand(let w), .less(let fraction, let steps)):
      var demand = workloads[w].demand.numbers
      for step in steps { demand[step.offset] *= 1 - fraction }
      return .demand(workloads[w].id, demand)
    default: return nil
    }
  }

  /// One number where all spans get the same; limits of whole numbers of providers know no other.
  private func level(_ bounds: [(span: String, old: Double, new: Double)], of l: Index<Limit>) -> Level {
    let spans = limits[l].rule.spanCount(on: horizon)
    if let first = bounds.first?.new, bounds.count == spans, bounds.allSatisfy({ $0.new == first }) {
      return .always(first)
    }
    return .inSpans(Dictionary(bounds.map { ($0.span, $0.new) }, uniquingKeysWith: { $1 }))
  }
}

extension Limit.Rule {
  /// How many spans its bound has.
  fileprivate func spanCount(on horizon: Horizon) -> Int {
    switch self {
    case .share(let limit): limit.spans.count
    case .budget(let limit): limit.spans.count
    case .carbon(let limit): limit.spans.count
    case .concentration(let limit): limit.spans.count
    case .providers(let limit): limit.spans.count
    case .spread, .pool, .churn, .survive, .exposure, .exclusive, .firstRefusal: horizon.periods.count
    }
  }
}
