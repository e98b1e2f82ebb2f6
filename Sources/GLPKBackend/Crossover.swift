internal import LinearProgramming

/// Chooses a basis near a point that lies inside the feasible region: from an interior-point answer to a
/// vertex.
///
/// First come the slacks of rows that are away from their bounds, then the columns that are, the farthest
/// first, each kept if it is independent of those kept before. Rows left without a pivot get their own slack. The basis is
/// never singular. Where many optima exist, columns inside that were found dependent fall to their bounds, and
/// the primal simplex has to mend that.
struct Crossover {
  private let problem: MatrixView
  private let rows: [[Int32]]
  private let coefficients: [[Double]]

  static func basis(near point: Point, of problem: MatrixView) -> Basis {
    Crossover(problem).basis(near: point)
  }

  private init(_ problem: MatrixView) {
    self.problem = problem
    var rows: [[Int32]] = Array(repeating: [], count: problem.columnBounds.count)
    var coefficients: [[Double]] = Array(repeating: [], count: problem.columnBounds.count)
    for row in problem.rowBounds.indices {
      for index in problem.rowStarts[row]..<problem.rowStarts[row + 1] {
        rows[Int(problem.columnPositions[index])].append(Int32(row))
        coefficients[Int(problem.columnPositions[index])].append(problem.coefficients[index])
      }
    }
    self.rows = rows
    self.coefficients = coefficients
  }

  private func basis(near point: Point) -> Basis {
    var chosen = IndependentColumns(rowCount: problem.rowBounds.count)
    var rowStandings = problem.rowBounds.enumerated().map { $1.standing(near: point.rowValues[$0]) }
    var standings = problem.columnBounds.enumerated().map { $1.standing(near: point.columnValues[$0]) }
    for (row, bounds) in problem.rowBounds.enumerated()
    where bounds.isInside(point.rowValues[row], dual: point.rowDuals[row]) {
      chosen.keepSlack(of: row)
      rowStandings[row] = .basic
    }
    for column in candidates(point) where chosen.keep(rows[column][...], coefficients[column][...]) {
      standings[column] = .basic
    }
    for row in rowStandings.indices where !chosen.hasPivot[row] { rowStandings[row] = .basic }
    // A row whose pivot belongs to a column is not basic itself; the others are.
    return Basis(rows: rowStandings, columns: standings)
  }

  /// Columns away from their bounds: by powers of ten of the distance, the sparser first, for less fill.
  private func candidates(_ point: Point) -> [Int] {
    rows.indices
      .filter { problem.columnBounds[$0].isInside(point.columnValues[$0], dual: point.reducedCosts[$0]) }
      .map { column in
        let distance = problem.columnBounds[column].distance(inside: point.columnValues[column])
        return (
          column: column, tier: -min(8, max(-8, distance.exponentOrZero / 3)), count: rows[column].count
        )
      }
      .sorted { ($0.tier, $0.count, $0.column) < ($1.tier, $1.count, $1.column) }
      .map(\.column)
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
}

extension Double {
  fileprivate var exponentOrZero: Int { isFinite && self > 0 ? Int(exponent) : isFinite ? -1024 : 1023 }
}
