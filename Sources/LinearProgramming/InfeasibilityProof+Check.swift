extension InfeasibilityProof {
  /// Whether the weights do contradict `program`, by computation alone.
  ///
  /// The weighted sum of the rows must be at least `sum{i} weight * (lower if weight > 0, upper if < 0)`,
  /// and can be at most what the column bounds allow. A proof holds when the first is larger than the
  /// second by more than the rounding of either: 1e-9 of the terms they are made of.
  ///
  /// - Complexity: O(rows + columns + nonzeros).
  package func holds(in program: LinearProgram) -> Bool {
    guard rowWeights.count == program.rowCount else { return false }
    var needed = CompensatedSum()
    var size = 0.0
    for (weight, bounds) in zip(rowWeights, program.rowBounds) where weight != 0 {
      guard let end = weight > 0 ? bounds.lower : bounds.upper else { return false }
      needed.add(weight, times: end)
      size += abs(weight * end)
    }
    let (sums, sizes) = columnSums(in: program)
    var possible = CompensatedSum()
    for (position, sum) in sums.enumerated() where abs(sum) > 1e-9 * sizes[position] {
      let bounds = program.columnBounds[position]
      guard let end = sum > 0 ? bounds.upper : bounds.lower else { return false }
      possible.add(sum, times: end)
      size += abs(sum * end)
    }
    return needed.value - possible.value > 1e-9 * size
  }

  /// The weighted sum of the rows, by column, and the size of the terms of each.
  private func columnSums(in program: LinearProgram) -> (sums: [Double], sizes: [Double]) {
    var sums = Array(repeating: CompensatedSum(), count: program.columnCount)
    var sizes = Array(repeating: 0.0, count: program.columnCount)
    for (row, weight) in rowWeights.enumerated() where weight != 0 {
      for index in program.rowStarts[row]..<program.rowStarts[row + 1] {
        let column = Int(program.columnPositions[index])
        sums[column].add(weight, times: program.coefficients[index])
        sizes[column] += abs(weight * program.coefficients[index])
      }
    }
    return (sums.map(\.value), sizes)
  }
}

extension LinearProgram {
  /// A proof out of weights that may have the wrong sign and some dust on them; `nil` when they prove
  /// nothing.
  package func infeasibilityProof(from weights: [Double]) -> InfeasibilityProof? {
    let largest = weights.reduce(0) { max($0, abs($1)) }
    guard largest > 0, largest.isFinite else { return nil }
    for sign in [1.0, -1.0] {
      let cleaned = zip(weights, rowBounds).map { weight, bounds -> Double in
        let weight = sign * weight / largest
        let isDust = abs(weight) < 1e-12
        let end = weight > 0 ? bounds.lower : bounds.upper
        return isDust || (end == nil && abs(weight) < 1e-9) ? 0 : weight
      }
      let proof = InfeasibilityProof(rowWeights: cleaned)
      if proof.holds(in: self) { return proof }
    }
    return nil
  }
}
