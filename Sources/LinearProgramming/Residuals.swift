/// How far a point, and its duals, are from solving a program: recomputed from the numbers alone, no solver
/// involved, every sum carried with about twice the digits of `Double`.
///
/// A row's violation is divided by `max(1, |right-hand side|, sum|a_j x_j|)`, a column's bound violation by
/// `max(1, |bound|)`, a dual violation by `max(1, |c_j|, sum|a_ij y_i|)`. So 1e-9 means nine good digits in
/// the largest term, whatever the unit. Absolute figures, in the row's own unit, stand beside them.
///
/// With `ColumnSizes` the 1 gives way to the program's own numbers: a millionth of the largest amount by which the row, or
/// the column, could be violated at all. What is missed is then told in any unit, down to 1e-13 of that amount for
/// `Tolerance.trust`, and to 1e-18 in any unit; a sum that comes to less is rounding.
package struct Residuals: Sendable {
  /// The largest violation of its kind.
  package struct Worst: Hashable, Sendable {
    /// Of the row or column; `nil` when nothing is violated.
    package var position: Int?
    /// In the unit of the row or column.
    package var absolute: Double = 0
    /// Divided by the scale of its row or column.
    package var relative: Double = 0

    mutating func take(_ absolute: Double, over scale: Double, at position: Int) {
      let relative = absolute / scale
      // NaN compares false with everything, and must not pass for small.
      guard !(relative <= self.relative) else { return }
      self = Worst(position: position, absolute: absolute, relative: relative)
    }
  }

  /// Of row bounds.
  package internal(set) var row = Worst()
  /// Of column bounds.
  package internal(set) var column = Worst()
  /// Distance of an integer column from a whole number, absolute and relative alike.
  package internal(set) var integrality = Worst()
  /// Every row's violation, in its own unit: 0 where the row holds.
  package internal(set) var rowViolations: [Double] = []
  /// `nil` where the point has no duals.
  package internal(set) var dual: DualResiduals?
  /// The objective at the point, its constant included.
  package internal(set) var objective: Double

  package init(of solution: Solution, in program: LinearProgram, besides sizes: ColumnSizes? = nil) {
    self.init(columnValues: solution.columnValues, duals: solution.duals, in: program, besides: sizes)
  }

  /// - Parameter columnValues: one per column of `program`, in its order.
  /// - Parameter duals: `nil` leaves `dual` out.
  /// - Parameter sizes: what rows and columns are measured by; `nil` measures by 1 at least.
  /// - Complexity: O(rows + columns + nonzeros).
  package init(
    columnValues: [Double], duals: Duals?, in program: LinearProgram, besides sizes: ColumnSizes? = nil
  ) {
    objective = program.objective(at: columnValues)
    measureColumns(columnValues, program, sizes)
    let rowValues = measureRows(columnValues, program, sizes)
    if let duals {
      dual = DualResiduals(
        of: duals, columnValues: columnValues, rowValues: rowValues, objective: objective, in: program,
        floor: sizes.map { $0.rounding == 0 ? 1e-20 : 1 } ?? 1)
      dual?.price(rowViolations, with: duals)
    }
  }

  /// The largest relative violation of a row, a column or a whole number.
  package var primal: Double { max(row.relative, column.relative, integrality.relative) }

  /// Whether every violation is at most `feasibility`, and the gap, where there are duals, at most
  /// `optimality`.
  package func areWithin(
    _ feasibility: Tolerance, optimality: Tolerance = .optimality
  ) -> Bool {
    guard primal <= feasibility.value else { return false }
    guard let dual else { return true }
    return dual.row.relative <= feasibility.value && dual.column.relative <= feasibility.value
      && dual.complementarity <= optimality.value && dual.relativeGap <= optimality.value
  }

  private mutating func measureColumns(
    _ values: [Double], _ program: LinearProgram, _ sizes: ColumnSizes?
  ) {
    for (position, value) in values.enumerated() {
      let bounds = program.columnBounds[position]
      let violation = bounds.violation(of: value)
      if violation > 0 || !value.isFinite {
        let floor = sizes.map { Self.floor($0[position], value, $0.rounding) } ?? 1
        column.take(violation, over: bounds.scale(beyond: value, floor), at: position)
      }
      if program.columnDomains[position] == .integer {
        integrality.take(abs(value - value.rounded()), over: 1, at: position)
      }
    }
  }

  private mutating func measureRows(
    _ values: [Double], _ program: LinearProgram, _ sizes: ColumnSizes?
  ) -> [Double] {
    var rowValues: [Double] = []
    rowValues.reserveCapacity(program.rowCount)
    rowViolations.reserveCapacity(program.rowCount)
    for position in 0..<program.rowCount {
      var sum = CompensatedSum()
      var size = 0.0
      for index in program.rowStarts[position]..<program.rowStarts[position + 1] {
        let value = values[Int(program.columnPositions[index])]
        sum.add(program.coefficients[index], times: value)
        size += abs(program.coefficients[index] * value)
      }
      let bounds = program.rowBounds[position]
      let violation = bounds.violation(of: sum.value)
      if violation > 0 || !size.isFinite {
        var floor = 1.0
        if let sizes {
          let (above, below) = sizes.largestTerms(of: position, in: program)
          floor = Self.floor(
            sum.value > bounds.upper ?? .infinity ? above : below, size, sizes.rounding)
        }
        row.take(violation, over: bounds.scale(beyond: sum.value, max(size, floor)), at: position)
      }
      rowValues.append(sum.value)
      rowViolations.append(violation)
    }
    return rowValues
  }

  /// What a violation is measured by at least, in a row of this largest term, or a column of this size; 1 stands for a size
  /// that is not known.
  private static func floor(_ largest: Double, _ own: Double, _ rounding: Double) -> Double {
    max(rounding * (largest.isFinite ? largest : 1), abs(own), 1e-11)
  }
}

extension Bounds {
  /// What a violation by `value` is measured against: the bound that it passed, at least `floor`.
  func scale(beyond value: Double, _ floor: Double) -> Double {
    if let lower, value < lower { return max(floor, abs(lower)) }
    if let upper, value > upper { return max(floor, abs(upper)) }
    return floor
  }
}
