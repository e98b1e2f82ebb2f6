internal import LinearProgramming

/// Chooses a basis near a point that lies inside the feasible region: from an interior-point answer to a
/// vertex.
///
/// First come the slacks of rows that are away from their bounds, then the columns that are, the farthest
/// first, each kept if it is independent of those kept before. Independence is found by left-looking
/// elimination with partial pivoting (Gilbert and Peierls, "Sparse partial pivoting in time proportional to
/// arithmetic operations", 1988). Rows left without a pivot get their own slack. The basis is never
/// singular. Where many optima exist, columns inside that were found dependent fall to their bounds, and
/// the primal simplex has to mend that.
struct Crossover {
  private typealias Entry = (row: Int, value: Double)

  private let problem: MatrixView
  private let columns: [[Entry]]
  /// For a row with a pivot: the rest of the column that has it, divided by the pivot.
  private var eliminators: [[Entry]]
  private var isPivot: [Bool]
  /// Values by row of the column at work, and which rows they are in, in the order of elimination, last
  /// first.
  private var values: [Double]
  private var isReached: [Bool]
  private var reached: [Int] = []

  static func basis(near point: Point, of problem: MatrixView) -> Basis {
    var crossover = Crossover(problem)
    return crossover.basis(near: point)
  }

  private init(_ problem: MatrixView) {
    self.problem = problem
    var columns: [[Entry]] = Array(repeating: [], count: problem.columnBounds.count)
    for row in problem.rowBounds.indices {
      for index in problem.rowStarts[row]..<problem.rowStarts[row + 1] {
        columns[Int(problem.columnPositions[index])].append((row, problem.coefficients[index]))
      }
    }
    self.columns = columns
    let rowCount = problem.rowBounds.count
    eliminators = Array(repeating: [], count: rowCount)
    isPivot = Array(repeating: false, count: rowCount)
    values = Array(repeating: 0, count: rowCount)
    isReached = Array(repeating: false, count: rowCount)
  }

  private mutating func basis(near point: Point) -> Basis {
    var rows = problem.rowBounds.enumerated().map { $1.standing(near: point.rowValues[$0]) }
    var standings = problem.columnBounds.enumerated().map { $1.standing(near: point.columnValues[$0]) }
    for (row, bounds) in problem.rowBounds.enumerated()
    where bounds.isInside(point.rowValues[row], dual: point.rowDuals[row]) {
      isPivot[row] = true
      rows[row] = .basic
    }
    for column in candidates(point) where keep(column) { standings[column] = .basic }
    for row in rows.indices where !isPivot[row] { rows[row] = .basic }
    // A row whose pivot belongs to a column is not basic itself; the others are.
    return Basis(rows: rows, columns: standings)
  }

  /// Columns away from their bounds: by powers of ten of the distance, the sparser first, for less fill.
  private func candidates(_ point: Point) -> [Int] {
    columns.indices
      .filter { problem.columnBounds[$0].isInside(point.columnValues[$0], dual: point.reducedCosts[$0]) }
      .map { column in
        let distance = problem.columnBounds[column].distance(inside: point.columnValues[column])
        return (
          column: column, tier: -min(8, max(-8, distance.exponentOrZero / 3)), count: columns[column].count
        )
      }
      .sorted { ($0.tier, $0.count, $0.column) < ($1.tier, $1.count, $1.column) }
      .map(\.column)
  }

  /// Eliminates what earlier pivots reach of a column, and makes it the pivot of a row if anything is left.
  private mutating func keep(_ column: Int) -> Bool {
    reached.removeAll(keepingCapacity: true)
    var size = 0.0
    for (row, value) in columns[column] {
      reach(row)
      values[row] = value
      size = max(size, abs(value))
    }
    for row in reached.reversed() where isPivot[row] {
      let factor = values[row]
      guard factor != 0 else { continue }
      for (other, ratio) in eliminators[row] { values[other] -= factor * ratio }
    }
    var pivot: Int?
    for row in reached
    where !isPivot[row] && abs(values[row]) > (pivot.map { abs(values[$0]) } ?? 1e-7 * size) {
      pivot = row
    }
    if let pivot {
      isPivot[pivot] = true
      for row in reached where !isPivotBefore(row, pivot) && values[row] != 0 {
        eliminators[pivot].append((row, values[row] / values[pivot]))
      }
    }
    for row in reached {
      values[row] = 0
      isReached[row] = false
    }
    return pivot != nil
  }

  private func isPivotBefore(_ row: Int, _ pivot: Int) -> Bool { row == pivot || isPivot[row] }

  /// Adds a row, and before it in `reached.reversed()` order every row that its elimination changes, depth
  /// first.
  private mutating func reach(_ start: Int) {
    guard !isReached[start] else { return }
    isReached[start] = true
    var stack = [(row: start, next: 0)]
    while let (row, next) = stack.last {
      if isPivot[row], next < eliminators[row].count {
        stack[stack.count - 1].next += 1
        let other = eliminators[row][next].row
        if !isReached[other] {
          isReached[other] = true
          stack.append((other, 0))
        }
      } else {
        reached.append(row)
        stack.removeLast()
      }
    }
  }
}

extension Bounds {
  /// How far inside, relative to the size of the value.
  fileprivate func distance(inside value: Double) -> Double {
    let below = lower.map { value - $0 } ?? .infinity
    let above = upper.map { $0 - value } ?? .infinity
    return min(below, above) / max(1, abs(value))
  }

  /// At an optimum either the distance to the bound or its dual is zero; the larger says which is not.
  fileprivate func isInside(_ value: Double, dual: Double) -> Bool {
    !isFixed && distance(inside: value) > min(1e-4, 1e-3 * abs(dual) + 1e-9)
  }

  fileprivate func standing(near value: Double) -> Basis.Standing {
    if isFixed { return .fixed }
    guard let lower else { return upper == nil ? .free : .atUpper }
    guard let upper else { return .atLower }
    return value - lower <= upper - value ? .atLower : .atUpper
  }
}

extension Double {
  fileprivate var exponentOrZero: Int { isFinite && self > 0 ? Int(exponent) : isFinite ? -1024 : 1023 }
}
