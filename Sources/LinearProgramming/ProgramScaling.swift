/// Factors that bring the numbers of a program near 1: one for each row, one for each column, one for the objective.
///
///     x[j] = columns[j] * scaled x[j],    scaled row i = rows[i] * row i,    scaled objective = objective * objective
///
/// All are powers of two, so that no digit changes on the way there or back; columns of whole numbers keep theirs. Rows
/// and columns are divided by the geometric mean of their smallest and largest numbers in turn, right-hand sides and
/// bounds counted among them, since they say in which unit an amount is small; last every row's largest coefficient is
/// brought near 1.
///
/// Coefficients whose terms cannot come to anything are left out: to 1e-14 at most, and to 2^-60 of 1 or of the largest
/// term of their row, beside which they cannot be told from 0.
///
/// Source: J. A. Tomlin, "On scaling linear programming problems", 1975.
package struct ProgramScaling: Sendable {
  /// One for each row.
  package private(set) var rows: [Double]
  /// One for each column.
  package private(set) var columns: [Double]
  /// Of the objective.
  package private(set) var objective: Double

  private static let passes = 10
  /// Powers of two beyond which products of factors could leave the range of numbers.
  private static let largestExponent = 100

  /// Factors that a caller knows better.
  package init(rows: [Double], columns: [Double], objective: Double) {
    (self.rows, self.columns, self.objective) = (rows, columns, objective)
  }

  /// - Complexity: O(rows + columns + nonzeros).
  package init(of program: LinearProgram, _ sizes: ColumnSizes) {
    rows = Array(repeating: 1, count: program.rowCount)
    columns = Array(repeating: 1, count: program.columnCount)
    objective = 1
    let dust = program.dust(sizes)
    for _ in 0..<Self.passes {
      scaleRows(program, dust) { ($0 * $1).squareRoot() }
      scaleColumns(program, dust)
    }
    scaleRows(program, dust) { max($0, $1) }
    rows = rows.map(Self.powerOfTwo)
    columns = columns.map(Self.powerOfTwo)
    let largest = zip(program.costs, columns).reduce(0) { max($0, abs($1.0 * $1.1)) }
    if largest > 0, largest.isFinite {
      objective = Double(sign: .plus, exponent: Self.bounded(20 - Int(largest.exponent)), significand: 1)
    }
  }

  /// The program in the new units.
  package func scaled(_ program: LinearProgram, _ sizes: ColumnSizes) -> LinearProgram {
    let dust = program.dust(sizes)
    var scaled = program
    scaled.scale(rows: rows, columns: columns) { row, index in
      abs(program.coefficients[index]) > dust.least(row, Int(program.columnPositions[index]))
    }
    scaled.scaleObjective(by: objective)
    return scaled
  }

  // MARK: - Finding factors

  private mutating func scaleRows(
    _ program: LinearProgram, _ dust: RowDust, _ mean: (_ least: Double, _ most: Double) -> Double
  ) {
    for row in 0..<program.rowCount {
      var range = MagnitudeRange()
      for index in program.rowStarts[row]..<program.rowStarts[row + 1] {
        let column = Int(program.columnPositions[index])
        guard abs(program.coefficients[index]) > dust.least(row, column) else { continue }
        range.take(program.coefficients[index] * columns[column])
      }
      if let end = program.rowBounds[row].lower { range.take(end) }
      if let end = program.rowBounds[row].upper { range.take(end) }
      if range.most > 0 { rows[row] = 1 / mean(range.least, range.most) }
    }
  }

  private mutating func scaleColumns(_ program: LinearProgram, _ dust: RowDust) {
    var ranges = program.columnBounds.map { bounds in
      var range = MagnitudeRange()
      for end in [bounds.lower, bounds.upper] { if let end, end != 0 { range.take(1 / end) } }
      return range
    }
    for row in 0..<program.rowCount {
      for index in program.rowStarts[row]..<program.rowStarts[row + 1] {
        let column = Int(program.columnPositions[index])
        guard abs(program.coefficients[index]) > dust.least(row, column) else { continue }
        ranges[column].take(program.coefficients[index] * rows[row])
      }
    }
    for (column, range) in ranges.enumerated()
    where range.most > 0 && program.columnDomains[column] == .continuous {
      columns[column] = 1 / (range.least * range.most).squareRoot()
    }
  }

  private static func powerOfTwo(_ factor: Double) -> Double {
    guard factor > 0, factor.isFinite else { return 1 }
    return Double(sign: .plus, exponent: bounded(Int(factor.exponent)), significand: 1)
  }

  private static func bounded(_ exponent: Int) -> Int {
    min(largestExponent, max(-largestExponent, exponent))
  }
}

// MARK: - Whether numbers lie far apart

extension LinearProgram {
  /// The range of coefficients, of right-hand sides and of costs, each by itself, that solvers do well with as they are.
  private static let widest = 1e10
  /// A right-hand side or the largest cost below which tolerances that are absolute count for something.
  private static let smallest = 1e-4

  /// Whether the numbers lie so far apart, or are so small, that a solver's tolerances are too coarse for some of them.
  ///
  /// - Complexity: O(rows + columns + nonzeros).
  package var isBadlyScaled: Bool {
    var (matrix, right, cost) = (MagnitudeRange(), MagnitudeRange(), MagnitudeRange())
    for coefficient in coefficients { matrix.take(coefficient) }
    for bounds in rowBounds + columnBounds {
      if let end = bounds.lower { right.take(end) }
      if let end = bounds.upper, end != bounds.lower { right.take(end) }
    }
    for number in costs { cost.take(number) }
    return [matrix, right, cost].contains { $0.most > Self.widest * $0.least }
      || right.most > 0 && right.least < Self.smallest || cost.most > 0 && cost.most < Self.smallest
  }

  /// What is rounding in each row.
  fileprivate func dust(_ sizes: ColumnSizes) -> RowDust {
    RowDust(
      sizes: sizes,
      largest: (0..<rowCount).map { row in
        let (above, below) = sizes.largestTerms(of: row, in: self)
        return max(above, below)
      })
  }
}

/// What cannot be told from 0 in each row.
private struct RowDust {
  let sizes: ColumnSizes
  /// An amount that is nothing in any unit, a little less than what checks let pass as that.
  private static let nothing = 1e-14

  /// The largest term of each row.
  let largest: [Double]

  /// The magnitude that a coefficient has to exceed.
  func least(_ row: Int, _ column: Int) -> Double {
    let size = sizes[column]
    guard size.isFinite, size > 0 else { return 0 }
    return min(0x1p-60 * max(1, largest[row]), Self.nothing) / size
  }
}

/// The smallest and the largest magnitude of numbers that are not 0.
private struct MagnitudeRange {
  var least = Double.infinity
  var most = 0.0

  mutating func take(_ number: Double) {
    guard number != 0 else { return }
    least = min(least, abs(number))
    most = max(most, abs(number))
  }
}
