internal import LinearProgramming

/// Chooses a basis near a point inside the feasible region: the way from an interior point to a vertex.
///
/// Columns and slacks come in the order of how far they are from their bounds against how dear that bound is, by powers of
/// ten and the sparser first, and each is kept if it is independent of those kept before. Independence is found by
/// left-looking elimination with partial pivoting. Rows left without a pivot get their own slack, so that the basis is
/// never singular. Where many optima exist, what was found dependent falls to its bounds, and the simplex has to mend
/// that.
///
/// Source: J. R. Gilbert and T. Peierls, "Sparse partial pivoting in time proportional to arithmetic operations", 1988.
struct BasisNearPoint {
  private let program: LinearProgram
  private let matrix: ColumnMatrix
  /// For a row with a pivot: where the rest of the column that has it, divided by the pivot, stands.
  private var starts: [Int]
  private var ends: [Int]
  private var eliminatorRows: [Int32] = []
  private var eliminatorValues: [Double] = []
  private var isPivot: [Bool]
  /// Values by row of the column at work, and which rows they are in, in the order of elimination, last first.
  private var values: [Double]
  private var isReached: [Bool]
  private var reached: [Int32] = []
  private var stack: [(row: Int32, next: Int)] = []

  /// - Complexity: O(nonzeros of the factors of the basis), in practice near linear in its nonzeros.
  static func basis(
    of program: LinearProgram, _ matrix: ColumnMatrix, near point: InteriorPoint
  ) -> Basis {
    var search = BasisNearPoint(program, matrix)
    return search.basis(point)
  }

  private init(_ program: LinearProgram, _ matrix: ColumnMatrix) {
    self.program = program
    self.matrix = matrix
    starts = Array(repeating: 0, count: program.rowCount)
    ends = starts
    isPivot = Array(repeating: false, count: program.rowCount)
    values = Array(repeating: 0, count: program.rowCount)
    isReached = isPivot
  }

  private mutating func basis(_ point: InteriorPoint) -> Basis {
    var rows = program.rowBounds.enumerated().map { $1.standing(near: point.rowValues[$0]) }
    var columns = program.columnBounds.enumerated().map { $1.standing(near: point.columnValues[$0]) }
    // A slack has one nonzero: nothing is reached through it.
    for (row, tier) in point.rowTiers.enumerated() where tier >= 0 {
      isPivot[row] = true
      rows[row] = .basic
    }
    // Tiers above 3 are all certain: among them the sparse ones come first.
    let candidates = point.columnTiers.indices
      .filter { point.columnTiers[$0] >= -3 }
      .map { column in
        (
          tier: -min(3, point.columnTiers[column]), count: matrix.starts[column + 1] - matrix.starts[column],
          column: column
        )
      }
      .sorted { ($0.tier, $0.count, $0.column) < ($1.tier, $1.count, $1.column) }
      .map(\.column)
    var kept = isPivot.count { $0 }
    for column in candidates {
      if kept == program.rowCount { break }
      if keep(column) {
        columns[column] = .basic
        kept += 1
      }
    }
    for row in rows.indices where !isPivot[row] { rows[row] = .basic }
    return Basis(rows: rows, columns: columns)
  }

  /// Eliminates what earlier pivots reach of a column, and makes it the pivot of a row if anything is left.
  private mutating func keep(_ column: Int) -> Bool {
    reached.removeAll(keepingCapacity: true)
    var size = 0.0
    for index in matrix.starts[column]..<matrix.starts[column + 1] {
      let row = matrix.rows[index]
      reach(row)
      values[Int(row)] = matrix.values[index]
      size = max(size, abs(matrix.values[index]))
    }
    for row in reached.reversed() where isPivot[Int(row)] {
      let factor = values[Int(row)]
      guard factor != 0 else { continue }
      for index in starts[Int(row)]..<ends[Int(row)] {
        values[Int(eliminatorRows[index])] -= factor * eliminatorValues[index]
      }
    }
    var pivot = -1
    var largest = 1e-7 * size
    for row in reached where !isPivot[Int(row)] && abs(values[Int(row)]) > largest {
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
    isPivot[pivot] = true
    starts[pivot] = eliminatorRows.count
    for row in reached where !isPivot[Int(row)] && values[Int(row)] != 0 {
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
      if isPivot[Int(row)], next < ends[Int(row)] {
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

extension Bounds {
  fileprivate func standing(near value: Double) -> Basis.Standing {
    if isFixed { return .fixed }
    guard let lower else { return upper == nil ? .free : .atUpper }
    guard let upper else { return .atLower }
    return value - lower <= upper - value ? .atLower : .atUpper
  }
}
