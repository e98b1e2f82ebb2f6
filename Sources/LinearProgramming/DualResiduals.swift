/// How far duals are from proving a point optimal. Part of `Residuals`.
///
/// A dual whose sign says "the bound below" (positive when minimising, negative when maximising) prices the
/// lower bound, one of the other sign the upper. Where that bound is absent, the dual is violated by its
/// size.
package struct DualResiduals: Sendable {
  /// Row duals that price a bound their row does not have, over `max(1, |dual|)`.
  package internal(set) var row = Residuals.Worst()
  /// Columns: reduced costs, recomputed from the row duals, that price an absent bound; and those stated
  /// otherwise than they recompute.
  package internal(set) var column = Residuals.Worst()
  /// The largest product of a dual and the distance to the bound it prices, over `max(1, |objective|)`.
  package internal(set) var complementarity = 0.0
  /// The value of the dual program: a bound on the optimum where `row` and `column` are nil.
  package internal(set) var objective: Double
  /// `|primal - dual objective|`, in the objective's unit.
  package internal(set) var absoluteGap: Double
  /// `absoluteGap` over `max(1, |primal objective|)`.
  package internal(set) var relativeGap: Double
  /// The largest row violation times the size of its dual, in the objective's unit: what the violation is
  /// worth.
  package internal(set) var pricedViolation = 0.0

  /// - Parameter floor: what residuals are measured by at least, in place of 1.
  init(
    of duals: Duals, columnValues: [Double], rowValues: [Double], objective primal: Double,
    in program: LinearProgram, floor: Double = 1
  ) {
    let sign: Double = program.direction == .minimize ? 1 : -1
    let size = max(floor, abs(primal))
    var sum = CompensatedSum(program.objectiveConstant)
    var largestProduct = 0.0

    /// Adds a dual times the bound it prices; `false` where that bound is absent.
    func price(_ dual: Double, _ bounds: Bounds, at value: Double) -> Bool {
      guard dual != 0 else { return true }
      guard let bound = dual * sign > 0 ? bounds.lower : bounds.upper else { return false }
      sum.add(dual, times: bound)
      largestProduct.takeLarger(abs(dual * (value - bound)))
      return true
    }

    objective = 0
    absoluteGap = 0
    relativeGap = 0
    for (position, dual) in duals.rowDuals.enumerated()
    where !price(dual, program.rowBounds[position], at: rowValues[position]) {
      row.take(abs(dual), over: max(floor, abs(dual)), at: position)
    }
    let (reducedCosts, scales) = Self.reducedCosts(of: duals, in: program, floor)
    for (position, reducedCost) in reducedCosts.enumerated() {
      let bounds = program.columnBounds[position]
      column.take(abs(reducedCost - duals.reducedCosts[position]), over: scales[position], at: position)
      if !price(reducedCost, bounds, at: columnValues[position]) {
        column.take(abs(reducedCost), over: scales[position], at: position)
      }
    }
    complementarity = largestProduct / size
    objective = sum.value
    absoluteGap = abs(primal - sum.value)
    relativeGap = absoluteGap / size
  }

  mutating func price(_ rowViolations: [Double], with duals: Duals) {
    for (violation, dual) in zip(rowViolations, duals.rowDuals) {
      pricedViolation.takeLarger(abs(violation * dual))
    }
  }

  /// Reduced costs recomputed, and `max(1, |c_j|, sum|a_ij y_i|)` for each.
  private static func reducedCosts(
    of duals: Duals, in program: LinearProgram, _ floor: Double
  ) -> ([Double], [Double]) {
    var sums = program.costs.map { CompensatedSum($0) }
    var sizes = Array(repeating: 0.0, count: program.columnCount)
    for (row, dual) in duals.rowDuals.enumerated() where dual != 0 {
      for index in program.rowStarts[row]..<program.rowStarts[row + 1] {
        let column = Int(program.columnPositions[index])
        sums[column].add(-program.coefficients[index], times: dual)
        sizes[column] += abs(program.coefficients[index] * dual)
      }
    }
    let scales = zip(program.costs, sizes).map { cost, size in max(floor, abs(cost), size) }
    return (sums.map(\.value), scales)
  }
}

extension Double {
  /// Keeps the larger of both; NaN, once met, stays.
  fileprivate mutating func takeLarger(_ other: Double) {
    if !(other <= self) { self = other }
  }
}
