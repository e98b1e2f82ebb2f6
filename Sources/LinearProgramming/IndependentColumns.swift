/// Columns chosen one after another, each only if it is independent of those before: the makings of a basis that is never
/// singular.
///
/// Left-looking elimination with partial pivoting: a column that has anything left after the pivots before it becomes the
/// pivot of a row.
///
/// Source: J. R. Gilbert and T. Peierls, "Sparse partial pivoting in time proportional to arithmetic operations", 1988.
package struct IndependentColumns: Sendable {
  /// Whether a row has a pivot; the others want their own slack.
  package private(set) var hasPivot: [Bool]
  /// For a row with a pivot: where the rest of the column that has it, divided by the pivot, stands.
  private var starts: [Int]
  private var ends: [Int]
  private var eliminatorRows: [Int32] = []
  private var eliminatorValues: [Double] = []
  /// Values by row of the column at work, and which rows they are in, in the order of elimination, last first.
  private var values: [Double]
  private var isReached: [Bool]
  private var reached: [Int32] = []
  private var stack: [(row: Int32, next: Int)] = []

  package init(rowCount: Int) {
    hasPivot = Array(repeating: false, count: rowCount)
    starts = Array(repeating: 0, count: rowCount)
    ends = starts
    values = Array(repeating: 0, count: rowCount)
    isReached = hasPivot
  }

  /// Makes a row's slack its pivot: it has one nonzero, and nothing is reached through it.
  package mutating func keepSlack(of row: Int) { hasPivot[row] = true }

  /// Keeps a column if it is independent of those kept.
  ///
  /// - Parameters:
  ///   - rows, coefficients: its nonzeros.
  /// - Complexity: O(multiplications of its elimination).
  package mutating func keep(_ rows: ArraySlice<Int32>, _ coefficients: ArraySlice<Double>) -> Bool {
    reached.removeAll(keepingCapacity: true)
    var size = 0.0
    for (row, coefficient) in zip(rows, coefficients) {
      reach(row)
      values[Int(row)] = coefficient
      size = max(size, abs(coefficient))
    }
    for row in reached.reversed() where hasPivot[Int(row)] {
      let factor = values[Int(row)]
      guard factor != 0 else { continue }
      for index in starts[Int(row)]..<ends[Int(row)] {
        values[Int(eliminatorRows[index])] -= factor * eliminatorValues[index]
      }
    }
    var pivot = -1
    var largest = 1e-7 * size
    for row in reached where !hasPivot[Int(row)] && abs(values[Int(row)]) > largest {
      pivot = Int(row)
      largest = abs(values[Int(row)])
    }
    if pivot >= 0 { eliminate(pivot) }
    for row in reached {
      values[Int(row)] = 0
      isReached[Int(row)] = false
    }
    return pivot >= 0
  }

  private mutating func eliminate(_ pivot: Int) {
    hasPivot[pivot] = true
    starts[pivot] = eliminatorRows.count
    for row in reached where !hasPivot[Int(row)] && values[Int(row)] != 0 {
      eliminatorRows.append(row)
      eliminatorValues.append(values[Int(row)] / values[pivot])
    }
    ends[pivot] = eliminatorRows.count
  }

  /// Adds a row, and before it in `reached.reversed()` order every row that its elimination changes, depth first.
  private mutating func reach(_ start: Int32) {
    guard !isReached[Int(start)] else { return }
    isReached[Int(start)] = true
    stack.append((start, starts[Int(start)]))
    while let (row, next) = stack.last {
      if hasPivot[Int(row)], next < ends[Int(row)] {
        stack[stack.count - 1].next += 1
        let other = eliminatorRows[next]
        if !isReached[Int(other)] {
          isReached[Int(other)] = true
          stack.append((other, starts[Int(other)]))
        }
      } else {
        reached.append(row)
        stack.removeLast()
      }
    }
  }
}
