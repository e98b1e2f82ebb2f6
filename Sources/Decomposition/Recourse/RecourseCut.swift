internal import LinearProgramming

/// A weighted sum of a block's rows in which no column of the block is left to help.
struct RecourseCut {
  /// The block's rows with their weights, of the whole program.
  let weights: [(row: Int, weight: Double)]
  /// On columns of the core, by the core's places.
  let expression: LinearExpression
  let lower: Double

  /// - Parameters:
  ///   - duals: of the block's rows at the least violation, in the order of `rows`.
  ///   - places: where columns of the whole stand in the core.
  /// - Returns: `nil` where the weights do not add up to a row that is valid.
  init?(rows: [Int], duals: [Double], of whole: LinearProgram, places: [Int32]) {
    let largest = duals.reduce(0) { max($0, abs($1)) }
    guard largest > 0 else { return nil }
    var weights: [(row: Int, weight: Double)] = []
    var sums: [Int: Double] = [:]
    var sizes: [Int: Double] = [:]
    var lower = 0.0
    for (row, dual) in zip(rows, duals) where abs(dual) > 1e-11 * largest {
      guard let end = dual > 0 ? whole.rowBounds[row].lower : whole.rowBounds[row].upper else { return nil }
      weights.append((row, dual))
      lower += dual * end
      for index in whole.nonzeros(of: Constraint(position: row)) {
        let column = Int(whole.columnPositions[index])
        sums[column, default: 0] += dual * whole.coefficients[index]
        sizes[column, default: 0] += abs(dual * whole.coefficients[index])
      }
    }
    var expression = LinearExpression()
    for column in sums.keys.sorted() {
      guard let sum = sums[column], let size = sizes[column], abs(sum) > 1e-11 * size else { continue }
      if places[column] >= 0 {
        expression.add(sum, Variable(position: Int(places[column])))
      } else if sum > 0 {
        // A column of the block can raise the sum: up to its bound, where it has one.
        guard let upper = whole.columnBounds[column].upper else { return nil }
        lower -= sum * upper
      } else {
        guard let least = whole.columnBounds[column].lower else { return nil }
        lower -= sum * least
      }
    }
    guard !expression.terms.isEmpty else { return nil }
    self.weights = weights
    self.expression = expression
    self.lower = lower
  }
}
