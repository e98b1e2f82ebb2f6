internal import LinearProgramming

/// Finding a good point at once, before any tree.
extension TreeSearch {
  /// Rounds the relaxation's numbers to the nearest, up and down, then dives.
  ///
  /// Where only a few numbers are fractional the tree comes to a point as soon, and proves something on its way.
  mutating func findPoints(from root: Node, _ values: [Double]) throws(SolverError) {
    if fractional(values).count <= Self.few { return }
    var guesses: [[Int: Bounds]] = []
    for rule in [FloatingPointRoundingRule.toNearestOrEven, .up, .down] {
      let guess = fixing(rounded(values, rule))
      if !guesses.contains(guess) { guesses.append(guess) }
    }
    for pair in stride(from: 0, to: guesses.count, by: 2) where budget.reached == nil {
      try complete(Array(guesses[pair..<min(pair + 2, guesses.count)]), from: root.basis)
      if isHopeless(root.bound) { return }
      // With a point in hand and not many numbers open, the tree is the better use of time.
      if incumbent != nil, fractional(values).count <= Self.many { return }
    }
    if budget.reached == nil { try dive(from: root, values) }
  }

  private static var few: Int { 4 }
  private static var many: Int { 32 }

  /// Solves the program with its numbers fixed, far from any basis at hand: in time, where it is large and has periods.
  private mutating func complete(_ guesses: [[Int: Bounds]], from basis: Basis) throws(SolverError) {
    guard (program.stages?.count ?? 1) > 1 else {
      for answer in try solve(guesses.map { ($0, basis) }, iterationLimit: patience) {
        if case .optimal(let solution, _) = answer { keep(solution) }
      }
      return
    }
    var silent = budget
    silent.silence()
    let programs = guesses.map { guess in
      var fixed = program.relaxed
      for (column, bounds) in guess { fixed.setBounds(bounds, of: Variable(position: column)) }
      return fixed
    }
    var (told, untold) = (budget.remaining(progress(nil)), silent.remaining())
    // A guess may well have no point, and to find that out the long way is worth nothing.
    told.iterationLimit = min(told.iterationLimit ?? .max, 4 * patience)
    untold.iterationLimit = told.iterationLimit
    let asked = [told, untold]
    let results = Together.map(programs) { [base] place, program in
      Result { () throws(SolverError) in try base.solve(program, asked[min(place, 1)]) }
    }
    for result in results {
      guard case .success(let solved) = result else { continue }
      budget.charge(solved.statistics)
      if case .optimal(let solution) = solved.outcome { keep(solution) }
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
  /// Beside each batch its first number alone is tried the other way, for where the batch leaves no point; where neither
  /// does, the dive ends.
  private mutating func dive(from root: Node, _ start: [Double]) throws(SolverError) {
    var node = root
    var values = start
    while budget.reached == nil {
      let candidates = fractional(values)
      if candidates.isEmpty {
        try offer(values, from: node.basis, iterationLimit: patience)
        return
      }
      let batch = self.batch(of: candidates, at: values)
      var together = node.bounds
      for column in batch { together[column] = .equal(to: values[column].rounded()) }
      var other = node.bounds
      if let column = batch.first {
        let value = values[column]
        other[column] = .equal(to: value.rounded() > value ? value.rounded(.down) : value.rounded(.up))
      }
      let answers = try solve([(together, node.basis), (other, node.basis)], iterationLimit: patience)
      var next: (Node, [Double])?
      for (answer, bounds) in zip(answers, [together, other]) where next == nil {
        guard case .optimal(let solution, let basis) = answer else { continue }
        let bound = sense * solution.objective
        if isHopeless(bound) { continue }
        next = (Node(bounds: bounds, bound: bound, basis: basis), solution.columnValues)
      }
      guard let next else { return }
      (node, values) = next
    }
  }

  /// All that lie within a fifth of a whole number, or else the nearest fifth of them; the nearest first.
  private func batch(of candidates: [Int], at values: [Double]) -> [Int] {
    let nearest = candidates.map { (column: $0, distance: abs(values[$0] - values[$0].rounded())) }
      .sorted { ($0.distance, $0.column) < ($1.distance, $1.column) }
    let close = nearest.prefix { $0.distance <= 0.2 }.count
    return nearest.prefix(max(close, (candidates.count + 4) / 5)).map(\.column)
  }
}
