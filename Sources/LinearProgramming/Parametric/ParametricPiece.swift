/// The optimum as a function of a parameter, as long as one basis stays optimal.
///
///     value(p) = value + d * weights . (I + d * matrix)^-1 loads        d = p - at
///
/// `weights` are the duals at `at` of the rows that move and bind, `loads` what those rows' rates come to there, and
/// `matrix` how the rates feed on themselves: 0 where only right-hand sides move. With one such row this is a ratio of two
/// linear functions of the parameter.
///
/// Source: the change of an inverse by a matrix of low rank (Sherman, Morrison and Woodbury); T. Gal, "Postoptimal analyses,
/// parametric programming, and related topics", 1995, for bases and their ranges.
package struct ParametricPiece: Sendable {
  /// The range of the parameter.
  package var from: Double
  package var through: Double
  /// Where the formula stands.
  package let at: Double
  package let value: Double
  package let weights: [Double]
  package let loads: [Double]
  /// By rows, one for each weight.
  package let matrix: [[Double]]
  /// Whether the formula is that of one basis; a straight line between two optima otherwise.
  package var isExact = true
  /// Whether the value is linear in the parameter.
  package let isLinear: Bool
  /// The positions that the matrix ties together, each in one of these.
  private let blocks: [[Int]]

  package init(
    from: Double, through: Double, at: Double, value: Double, weights: [Double], loads: [Double],
    matrix: [[Double]]
  ) {
    self.from = from
    self.through = through
    self.at = at
    self.value = value
    self.weights = weights
    self.loads = loads
    self.matrix = matrix
    isLinear = matrix.allSatisfy { $0.allSatisfy { $0 == 0 } }
    blocks = isLinear ? [] : Self.blocks(of: matrix)
  }

  /// The straight line between two optima.
  init(from: (at: Double, value: Double), through: (at: Double, value: Double)) {
    let slope = (through.value - from.value) / (through.at - from.at)
    self.init(
      from: min(from.at, through.at), through: max(from.at, through.at), at: from.at, value: from.value,
      weights: [slope], loads: [1], matrix: [[0]])
    isExact = false
  }

  /// The same over another range.
  func between(_ one: Double, _ other: Double) -> ParametricPiece {
    var piece = self
    piece.from = min(one, other)
    piece.through = max(one, other)
    return piece
  }

  /// The optimum at a value of the parameter, in the unit of the objective.
  package func value(at parameter: Double) -> Double {
    let distance = parameter - at
    guard distance != 0, let loads = loads(at: distance) else { return value }
    return value + distance * zip(weights, loads).reduce(0) { $0 + $1.0 * $1.1 }
  }

  /// Its change per unit of the parameter.
  package func slope(at parameter: Double) -> Double {
    let distance = parameter - at
    guard let loads = loads(at: distance), let twice = solved(loads, distance) else { return 0 }
    return zip(weights, twice).reduce(0) { $0 + $1.0 * $1.1 }
  }

  /// `(I + d * matrix)^-1 loads`; `nil` where that is singular.
  func loads(at distance: Double) -> [Double]? { solved(loads, distance) }

  /// `(I + d * matrix')^-1 weights`; `nil` where that is singular.
  func weights(at distance: Double) -> [Double]? {
    if distance == 0 || isLinear { return weights }
    return solve(distance, weights) { matrix[$1][$0] }
  }

  private func solved(_ values: [Double], _ distance: Double) -> [Double]? {
    distance == 0 || isLinear ? values : solve(distance, values) { matrix[$0][$1] }
  }

  /// Solves `(I + d * M) z = values`, block by block.
  private func solve(_ distance: Double, _ values: [Double], _ entry: (Int, Int) -> Double) -> [Double]? {
    var solution = values
    for block in blocks {
      var system: [Double] = []
      system.reserveCapacity(block.count * block.count)
      for row in block {
        for column in block { system.append(distance * entry(row, column) + (row == column ? 1 : 0)) }
      }
      var part = block.map { values[$0] }
      guard Self.eliminate(&system, &part) else { return nil }
      for (place, position) in block.enumerated() { solution[position] = part[place] }
    }
    return solution
  }

  /// Solves a square system, stored by rows, in place, with row exchanges; false where it is singular.
  private static func eliminate(_ system: inout [Double], _ values: inout [Double]) -> Bool {
    let count = values.count
    for column in 0..<count {
      var pivot = column
      for row in column..<count where abs(system[row * count + column]) > abs(system[pivot * count + column])
      {
        pivot = row
      }
      guard abs(system[pivot * count + column]) > 1e-200 else { return false }
      if pivot != column {
        for place in 0..<count { system.swapAt(column * count + place, pivot * count + place) }
        values.swapAt(column, pivot)
      }
      for row in column + 1..<max(column + 1, count) where system[row * count + column] != 0 {
        let factor = system[row * count + column] / system[column * count + column]
        for place in column..<count { system[row * count + place] -= factor * system[column * count + place] }
        values[row] -= factor * values[column]
      }
    }
    for row in (0..<count).reversed() {
      for column in row + 1..<max(row + 1, count) {
        values[row] -= system[row * count + column] * values[column]
      }
      values[row] /= system[row * count + row]
    }
    return true
  }

  /// The connected parts of a matrix, taken as a graph.
  private static func blocks(of matrix: [[Double]]) -> [[Int]] {
    var parts = Array(matrix.indices)
    func root(_ position: Int) -> Int {
      var position = position
      while parts[position] != position { position = parts[position] }
      return position
    }
    for (row, entries) in matrix.enumerated() {
      for (column, entry) in entries.enumerated() where entry != 0 {
        let (one, other) = (root(row), root(column))
        parts[max(one, other)] = min(one, other)
      }
    }
    var blocks: [[Int]] = []
    var placeOfRoot: [Int: Int] = [:]
    for position in matrix.indices {
      let root = root(position)
      if let place = placeOfRoot[root] {
        blocks[place].append(position)
      } else {
        placeOfRoot[root] = blocks.count
        blocks.append([position])
      }
    }
    return blocks
  }
}
