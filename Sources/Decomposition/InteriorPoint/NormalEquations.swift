/// Solves `A D A' y = r` for one positive diagonal D after another.
final class NormalEquations {
  private let matrix: SparseColumns
  private let cholesky: SparseCholesky
  /// For each pair of nonzeros of each column, in order: where its product goes in the factor's panels.
  private let targets: [Int32]
  private let diagonal: [Int]
  private let weights: Vector
  private let scales: Vector
  private let residual: Vector
  private let corrected: Vector
  private let step: Vector
  private let image: Vector
  private(set) var solves = 0

  /// Multiplications and additions of one factorization.
  let operations: Double
  /// Numbers of the factor, which a solve passes over twice.
  var size: Int { cholesky.shape.panelSize }
  var dependentRows: Int { cholesky.dependentRows }

  /// `nil` where the factor would have more numbers than a position can count, or it was stopped.
  ///
  /// - Parameters:
  ///   - stages: of the rows, where they have any.
  ///   - isStopped: asked several times a second.
  init?(
    _ matrix: SparseColumns, rowCount: Int, stages: [Int32] = [], isStopped: @escaping () -> Bool = { false }
  ) {
    self.matrix = matrix
    guard let (starts, neighbours) = Self.graph(matrix, rowCount, isStopped),
      let shape = Supernodes(starts: starts, neighbours: neighbours, stages: stages, isStopped: isStopped),
      shape.panelSize < Int(Int32.max), !isStopped()
    else { return nil }
    cholesky = SparseCholesky(shape)
    operations = shape.operations
    weights = Vector(matrix.columnCount)
    scales = Vector(rowCount)
    residual = Vector(rowCount)
    corrected = Vector(rowCount)
    step = Vector(rowCount)
    image = Vector(rowCount)
    diagonal = (0..<rowCount).map { row in
      let place = Int(shape.places[row])
      let supernode = Int(shape.ofColumns[place])
      let column = place - Int(shape.firsts[supernode])
      return shape.panelStarts[supernode] + column * shape.height(supernode) + column
    }
    targets = Self.targets(matrix, shape)
  }

  /// Rows that share a column; `nil` when it was stopped.
  private static func graph(
    _ matrix: SparseColumns, _ rowCount: Int, _ isStopped: @escaping () -> Bool
  ) -> ([Int], [Int32])? {
    var pace = Pace(isStopped)
    let entries = matrix.starts[matrix.columnCount]
    var rowStarts = Array(repeating: 0, count: rowCount + 1)
    for index in 0..<entries { rowStarts[Int(matrix.rows[index]) + 1] += 1 }
    for row in 0..<rowCount { rowStarts[row + 1] += rowStarts[row] }
    var next = rowStarts
    var columns: [Int32] = Array(repeating: 0, count: entries)
    for column in 0..<matrix.columnCount {
      for index in matrix.starts[column]..<matrix.starts[column + 1] {
        let row = Int(matrix.rows[index])
        columns[next[row]] = Int32(column)
        next[row] += 1
      }
    }
    var seen: [Int32] = Array(repeating: -1, count: rowCount)
    var starts = [0]
    var neighbours: [Int32] = []
    for row in 0..<rowCount {
      seen[row] = Int32(row)
      for place in rowStarts[row]..<rowStarts[row + 1] {
        let column = Int(columns[place])
        if pace.isStopped(after: matrix.starts[column + 1] - matrix.starts[column]) { return nil }
        for index in matrix.starts[column]..<matrix.starts[column + 1] {
          let other = matrix.rows[index]
          if seen[Int(other)] != row {
            seen[Int(other)] = Int32(row)
            neighbours.append(other)
          }
        }
      }
      starts.append(neighbours.count)
    }
    return (starts, neighbours)
  }

  /// The places are found panel by panel, so that one map of rows serves all pairs of a panel.
  private static func targets(_ matrix: SparseColumns, _ shape: Supernodes) -> [Int32] {
    var pairs = 0
    var counts = Array(repeating: 0, count: shape.count + 1)
    func forEachPair(_ body: (_ pair: Int, _ low: Int32, _ high: Int32) -> Void) {
      var pair = 0
      for column in 0..<matrix.columnCount {
        for first in matrix.starts[column]..<matrix.starts[column + 1] {
          let left = shape.places[Int(matrix.rows[first])]
          for second in matrix.starts[column]...first {
            let right = shape.places[Int(matrix.rows[second])]
            body(pair, min(left, right), max(left, right))
            pair += 1
          }
        }
      }
      pairs = pair
    }
    forEachPair { _, low, _ in counts[Int(shape.ofColumns[Int(low)]) + 1] += 1 }
    for supernode in 0..<shape.count { counts[supernode + 1] += counts[supernode] }
    let starts = counts
    var byPanel: [Int32] = Array(repeating: 0, count: pairs)
    var targets: [Int32] = Array(repeating: 0, count: pairs)
    var highs = targets
    forEachPair { pair, low, high in
      let supernode = Int(shape.ofColumns[Int(low)])
      let offset = (Int(low) - Int(shape.firsts[supernode])) * shape.height(supernode)
      targets[pair] = Int32(shape.panelStarts[supernode] + offset)
      highs[pair] = high
      byPanel[counts[supernode]] = Int32(pair)
      counts[supernode] += 1
    }
    var map: [Int32] = Array(repeating: 0, count: shape.size)
    for supernode in 0..<shape.count {
      for index in 0..<shape.height(supernode) {
        map[Int(shape.rows[shape.rowStarts[supernode] + index])] = Int32(index)
      }
      for place in starts[supernode]..<starts[supernode + 1] {
        let pair = Int(byPanel[place])
        targets[pair] += map[Int(highs[pair])]
      }
    }
    return targets
  }

  /// - Parameters:
  ///   - weights: D, one per column, positive.
  ///   - regularization: added to the diagonal, relative to its entries; the steps of `solve` take it off again.
  /// - Returns: `false` when it was stopped.
  func factor(_ weights: Vector, regularization: Double, isStopped: @escaping () -> Bool) -> Bool {
    self.weights.copy(weights)
    let (coefficients, starts, rows) = (matrix.values.pointer, matrix.starts, matrix.rows)
    // A diagonal of ones, so that one number says how small a pivot may be.
    scales.fill(0)
    for column in 0..<matrix.columnCount {
      for index in starts[column]..<starts[column + 1] {
        scales[Int(rows[index])] += coefficients[index] * coefficients[index] * weights[column]
      }
    }
    for row in 0..<scales.count { scales[row] = scales[row] > 0 ? 1 / scales[row].squareRoot() : 1 }
    let panels = cholesky.values.pointer
    cholesky.values.fill(0)
    targets.withUnsafeBufferPointer { targets in
      var pair = 0
      for column in 0..<matrix.columnCount {
        let (start, end) = (starts[column], starts[column + 1])
        for first in start..<end {
          let scaled = coefficients[first] * scales[Int(rows[first])] * weights[column]
          for second in start...first {
            panels[Int(targets[pair])] += scaled * coefficients[second] * scales[Int(rows[second])]
            pair += 1
          }
        }
      }
    }
    for place in diagonal { panels[place] = max(panels[place], 1e-30) + regularization }
    return cholesky.factor(smallest: Self.smallestPivot, isStopped: isStopped)
  }

  private static var smallestPivot: Double { 1e-15 }

  /// Replaces a right-hand side by what the factor alone gives.
  private func precondition(_ right: Vector) {
    for row in 0..<scales.count { right[row] *= scales[row] }
    cholesky.solve(right)
    for row in 0..<scales.count { right[row] *= scales[row] }
    solves += 1
  }

  /// Solves for y by conjugate gradients, which the factor makes end after a step or two.
  ///
  /// - Parameters:
  ///   - right: not changed.
  ///   - isStopped: asked between two steps; a solution that is stopped is a worse one.
  /// - Complexity: O(nonzeros of the factor and of A) a step.
  func solve(
    _ right: Vector, into solution: Vector, tolerance: Double, steps: Int, isStopped: () -> Bool = { false }
  ) {
    solution.copy(right)
    precondition(solution)
    residual.copy(right)
    matrix.subtractProduct(weights, solution, from: residual)
    let size = right.norm
    var last = 0.0
    for round in 0..<steps {
      guard residual.norm > tolerance * size, !isStopped() else { break }
      corrected.copy(residual)
      precondition(corrected)
      let product = residual.dot(corrected)
      guard product > 0, product.isFinite else { break }
      if round == 0 {
        step.copy(corrected)
      } else {
        let ratio = product / last
        for row in 0..<step.count { step[row] = corrected[row] + ratio * step[row] }
      }
      last = product
      image.fill(0)
      matrix.subtractProduct(weights, step, from: image)
      let curvature = -step.dot(image)
      guard curvature > 0, curvature.isFinite else { break }
      solution.add(product / curvature, step)
      residual.add(product / curvature, image)
    }
  }
}
