/// How large the columns of a program, and the sums of its rows, can be at most: what is nothing beside them.
///
/// A column's size is the farthest that its own bounds and those of its rows let it be from 0, rows taken one at a time and
/// a few times in turn (activity bounds). It is infinite where nothing says how far.
///
/// Source: A. L. Brearley, G. Mitra and H. P. Williams, "Analysis of mathematical programming problems prior to applying
/// the simplex algorithm", 1975.
package struct ColumnSizes: Sendable {
  /// Rounds after which sizes hardly change on placement programs: demand, supply, money, limits on money.
  private static let rounds = 4

  /// The part of a size that is rounding beside it: violations are measured by it at least.
  private(set) var rounding = 1e-6
  private var lower: [Double]
  private var upper: [Double]

  /// - Complexity: O(rows + columns + nonzeros).
  package init(of program: LinearProgram) {
    lower = program.columnBounds.map { $0.lower ?? -.infinity }
    upper = program.columnBounds.map { $0.upper ?? .infinity }
    for _ in 0..<Self.rounds {
      var isNew = false
      for row in 0..<program.rowCount where narrow(by: row, of: program) { isNew = true }
      if !isNew { return }
    }
  }

  /// The same sizes, beside which nothing is rounding: what is missed is measured by what there is alone.
  package var withoutRounding: ColumnSizes {
    var sizes = self
    sizes.rounding = 0
    return sizes
  }

  /// The size of a column.
  package subscript(column: Int) -> Double { max(abs(lower[column]), abs(upper[column])) }

  /// The largest term by which a row can pass its upper end, and its lower end: of terms whose columns have a size.
  ///
  /// What is less than rounding of it cannot be told from nothing.
  package func largestTerms(
    of row: Int, in program: LinearProgram
  ) -> (above: Double, below: Double) {
    var (above, below) = (0.0, 0.0)
    for index in program.rowStarts[row]..<program.rowStarts[row + 1] {
      let (coefficient, column) = (program.coefficients[index], Int(program.columnPositions[index]))
      let (first, second) = (coefficient * lower[column], coefficient * upper[column])
      for term in [first, second] where term.isFinite {
        above = max(above, term)
        below = max(below, -term)
      }
    }
    return (above, below)
  }

  // MARK: - Narrowing

  /// Moves the ends of a row's columns to where the row alone puts them.
  ///
  /// - Returns: whether any moved by much.
  private mutating func narrow(by row: Int, of program: LinearProgram) -> Bool {
    let bounds = program.rowBounds[row]
    var isNew = false
    if let end = bounds.upper, narrow(by: row, of: program, atMost: end, sign: 1) { isNew = true }
    if let end = bounds.lower, narrow(by: row, of: program, atMost: -end, sign: -1) { isNew = true }
    return isNew
  }

  /// The same by `sign * row <= end`.
  private mutating func narrow(
    by row: Int, of program: LinearProgram, atMost end: Double, sign: Double
  ) -> Bool {
    let nonzeros = program.rowStarts[row]..<program.rowStarts[row + 1]
    // The least that the terms come to, and how many of them go down without end.
    var (least, endless) = (0.0, 0)
    for index in nonzeros {
      let term = leastTerm(sign * program.coefficients[index], Int(program.columnPositions[index]))
      if term.isFinite { least += term } else { endless += 1 }
    }
    guard endless <= 1 else { return false }
    var isNew = false
    for index in nonzeros {
      let (coefficient, column) = (sign * program.coefficients[index], Int(program.columnPositions[index]))
      let term = leastTerm(coefficient, column)
      guard endless == 0 || !term.isFinite else { continue }
      let most = (end - (least - (term.isFinite ? term : 0))) / coefficient
      guard most.isFinite else { continue }
      if coefficient > 0, most < upper[column] {
        let found = max(most, lower[column])
        isNew = isNew || !(found > upper[column] / 2)
        upper[column] = found
      } else if coefficient < 0, most > lower[column] {
        let found = min(most, upper[column])
        isNew = isNew || !(found < lower[column] / 2)
        lower[column] = found
      }
    }
    return isNew
  }

  private func leastTerm(_ coefficient: Double, _ column: Int) -> Double {
    coefficient * (coefficient > 0 ? lower[column] : upper[column])
  }
}
