extension Plan {
  /// What the plan has of a goal, in the goal's own unit; `nil` without allocations, and for concentration where nothing
  /// is paid.
  public func amount(of goal: Goal) -> Double? {
    guard objective != nil else { return nil }
    switch goal {
    case .cost: return objective
    case .unmet: return workloads.reduce(0) { $0 + problem.horizon.steps[$1.step].hours * $1.unmet }
    case .carbon:
      return allocations.reduce(0) {
        $0 + problem.horizon.steps[$1.step].hours * problem.kilogramsPerUnitHour($1.offer) * $1.units
      }
    case .moves: return moves.reduce(0) { $0 + $1.moved }
    case .concentration:
      var outlay = Array(repeating: 0.0, count: problem.providers.count)
      for spend in providers { outlay[spend.provider.offset] += spend.spend + spend.shortfall }
      let total = outlay.reduce(0, +)
      return total > 0 ? outlay.reduce(0) { $0 + ($1 / total) * ($1 / total) } : nil
    }
  }
}
