/// A matrix by columns, for the products that every step needs many times.
final class SparseColumns {
  let columnCount: Int
  let starts: [Int]
  let rows: UnsafeMutablePointer<Int32>
  let values: Vector

  init(starts: [Int], rows: [Int32], values: [Double]) {
    self.starts = starts
    columnCount = starts.count - 1
    self.rows = .allocate(capacity: max(1, rows.count))
    for (index, row) in rows.enumerated() { self.rows[index] = row }
    self.values = Vector(values)
  }

  deinit { rows.deallocate() }

  /// `result -= A x`.
  func subtractProduct(_ x: Vector, from result: Vector) {
    let (rows, values, result) = (self.rows, self.values.pointer, result.pointer)
    for column in 0..<columnCount {
      let value = x[column]
      if value == 0 { continue }
      for index in starts[column]..<starts[column + 1] { result[Int(rows[index])] -= values[index] * value }
    }
  }

  /// `A' y` of one column.
  func product(of column: Int, _ y: Vector) -> Double {
    let (rows, values, y) = (self.rows, self.values.pointer, y.pointer)
    var sum = 0.0
    for index in starts[column]..<starts[column + 1] { sum += values[index] * y[Int(rows[index])] }
    return sum
  }

  /// `result -= A D A' y`.
  func subtractProduct(_ weights: Vector, _ y: Vector, from result: Vector) {
    let (rows, values, result) = (self.rows, self.values.pointer, result.pointer)
    for column in 0..<columnCount {
      let sum = product(of: column, y) * weights[column]
      for index in starts[column]..<starts[column + 1] { result[Int(rows[index])] -= values[index] * sum }
    }
  }
}
