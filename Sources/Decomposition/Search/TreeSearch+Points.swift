internal import LinearProgramming

/// Finding a good point at once, before any tree.
extension TreeSearch {
  /// Rounds the relaxation's numbers to the nearest, then dives, and where neither finds a point rounds up and down.
  mutating func findPoints(from root: Node, _ solution: Solution) throws(SolverError) {
    try offer(rounded(solution.columnValues, .toNearestOrEven), from: root.basis, iterationLimit: patience)
    if isHopeless(root.bound) { return }
    try dive(from: root, solution)
    for rule in [FloatingPointRoundingRule.up, .down] where incumbent == nil && budget.reached == nil {
      try offer(rounded(solution.columnValues, rule), from: root.basis, iterationLimit: patience)
    }
  }

  /// Iterations after which a guess is not worth more: the tree finds points as well, and proves something on its way.
  private var patience: Int { max(5000, program.rowCount) }

  private func rounded(_ values: [Double], _ rule: FloatingPointRoundingRule) -> [Double] {
    var values = values
    for column in integers {
      let nearest = values[column].rounded()
      let isWhole = abs(values[column] - nearest) <= Self.integrality
      values[column] = isWhole ? nearest : values[column].rounded(rule)
    }
    return values
  }

  /// Fixes the numbers that are nearest to whole ones, a batch at a time, and solves again, until all are whole.
  ///
  /// Where a batch leaves no point, its first number alone is fixed the other way; where that fails too, the dive ends.
  private mutating func dive(from root: Node, _ start: Solution) throws(SolverError) {
    var node = root
    var values = start.columnValues
    while budget.reached == nil {
      let candidates = fractional(values)
      if candidates.isEmpty {
        try offer(values, from: node.basis, iterationLimit: patience)
        return
      }
      let batch = self.batch(of: candidates, at: values)
      var bounds = node.bounds
      for column in batch { bounds[column] = .equal(to: values[column].rounded()) }
      if let next = try step(from: node, bounds) {
        (node, values) = next
        continue
      }
      guard let column = batch.first else { return }
      let value = values[column]
      bounds = node.bounds
      bounds[column] = .equal(to: value.rounded() > value ? value.rounded(.down) : value.rounded(.up))
      guard let next = try step(from: node, bounds) else { return }
      (node, values) = next
    }
  }

  private mutating func step(
    from node: Node, _ bounds: [Int: Bounds]
  ) throws(SolverError) -> (Node, [Double])? {
    guard
      case .optimal(let solution, let basis) = try relaxation.solve(
        bounds, from: node.basis, with: base, &budget, iterationLimit: patience, progress: progress(nil))
    else { return nil }
    let bound = sense * solution.objective
    if isHopeless(bound) { return nil }
    return (Node(bounds: bounds, bound: bound, basis: basis), solution.columnValues)
  }

  /// All that lie within a fifth of a whole number, or else the nearest fifth of them; the nearest first.
  private func batch(of candidates: [Int], at values: [Double]) -> [Int] {
    let nearest = candidates.map { (column: $0, distance: abs(values[$0] - values[$0].rounded())) }
      .sorted { ($0.distance, $0.column) < ($1.distance, $1.column) }
    let close = nearest.prefix { $0.distance <= 0.2 }.count
    return nearest.prefix(max(close, (candidates.count + 4) / 5)).map(\.column)
  }
}
