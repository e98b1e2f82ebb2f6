internal import LinearProgramming

extension InteriorPoint {
  /// A basis near the point: the way to a vertex.
  ///
  /// Columns and slacks come in the order of how far they are from their bounds against how dear that bound is, by powers
  /// of ten and the sparser first, and each is kept if it is independent of those kept before. Rows left without a pivot
  /// get their own slack. Where many optima exist, what was found dependent falls to its bounds, and the simplex has to
  /// mend that.
  ///
  /// - Parameter isStopped: asked several times a second.
  /// - Returns: `nil` when it was stopped.
  /// - Complexity: O(nonzeros of the factors of the basis), in practice near linear in its nonzeros.
  func basis(
    of program: LinearProgram, _ matrix: ColumnMatrix, isStopped: @escaping () -> Bool = { false }
  ) -> Basis? {
    var pace = Pace(isStopped)
    var chosen = IndependentColumns(rowCount: program.rowCount)
    var rows = program.rowBounds.enumerated().map { $1.standing(near: rowValues[$0]) }
    var columns = program.columnBounds.enumerated().map { $1.standing(near: columnValues[$0]) }
    for (row, tier) in rowTiers.enumerated() where tier >= 0 {
      chosen.keepSlack(of: row)
      rows[row] = .basic
    }
    var kept = rows.count { $0 == .basic }
    for column in candidates(matrix) {
      if kept == program.rowCount { break }
      let nonzeros = matrix.starts[column]..<matrix.starts[column + 1]
      // About what an elimination takes that fills.
      if pace.isStopped(after: 100_000) { return nil }
      if chosen.keep(matrix.rowPositions[nonzeros], matrix.coefficients[nonzeros]) {
        columns[column] = .basic
        kept += 1
      }
    }
    for row in rows.indices where !chosen.hasPivot[row] { rows[row] = .basic }
    return Basis(rows: rows, columns: columns)
  }

  /// Tiers above 3 are all certain: among them the sparse ones come first.
  private func candidates(_ matrix: ColumnMatrix) -> [Int] {
    columnTiers.indices
      .filter { columnTiers[$0] >= -3 }
      .map { column in
        (
          tier: -min(3, columnTiers[column]), count: matrix.starts[column + 1] - matrix.starts[column],
          column: column
        )
      }
      .sorted { ($0.tier, $0.count, $0.column) < ($1.tier, $1.count, $1.column) }
      .map(\.column)
  }
}

/// A program's matrix by columns, as `LinearProgram.byColumns` gives it.
typealias ColumnMatrix = (starts: [Int], rowPositions: [Int32], coefficients: [Double])
