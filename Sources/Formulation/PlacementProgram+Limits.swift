package import LinearProgramming
package import PlacementModel

/// One row of a limit, for those who move its bound.
package struct LimitEnd: Sendable {
  package let limit: Index<Limit>
  package let side: LimitSide
  /// The part's id, the workload and the id of the span or step, where the limit has such.
  package let part: String?
  package let workload: Index<Workload>?
  package let span: String
  /// A fraction, or an amount in the measure's own unit.
  package let bound: Double
  package let row: Constraint
  /// Its place among all rows of limits.
  let place: Int
}

/// How the rows of a limit follow one number.
package enum LimitMovement: Sendable {
  /// The number is the bound of each.
  case bound
  /// The number multiplies the bound of each.
  case factor
}

extension PlacementProgram {
  /// The rows of a limit that stand as a bound, in the program's order; none for limits that are cones.
  package func ends(of limit: Index<Limit>) -> [LimitEnd] {
    rows.limits.enumerated().compactMap { place, row in
      guard row.limit == limit else { return nil }
      return LimitEnd(
        limit: limit, side: row.side == .atMost ? .maximum : .minimum, part: row.part, workload: row.workload,
        span: row.span, bound: row.bound, row: row.row, place: place)
    }
  }

  /// Rows of limits as functions of one number.
  ///
  /// A fraction of a total moves coefficients of its row, an amount its right-hand side.
  package func rows(moving ends: [LimitEnd], by movement: LimitMovement) -> ParametricRows {
    ParametricRows(
      ends.map { end in
        let row = rows.limits[end.place]
        var base = row.measured
        if let excess = row.excess { base.add(row.side == .atMost ? -1 : 1, excess) }
        var rate = row.total ?? LinearExpression(constant: 1)
        if movement == .factor { rate = end.bound * rate }
        return ParametricRows.Row(
          row.row, base: base, rate: rate, bounds: row.side == .atMost ? .atMost(0) : .atLeast(0))
      })
  }

  /// The least bound (or the largest, of a minimum) that a solution keeps in all of some rows: a number for
  /// `rows(moving:by:)`.
  package func boundKept(by solution: Solution, at ends: [LimitEnd], _ movement: LimitMovement) -> Double? {
    let kept = ends.compactMap { end -> Double? in
      let row = rows.limits[end.place]
      let total = row.total?.value(at: solution.columnValues) ?? 1
      let unit = movement == .factor ? total * end.bound : total
      return unit > 0 ? row.measured.value(at: solution.columnValues) / unit : nil
    }
    return ends.first?.side == .minimum ? kept.min() : kept.max()
  }

  /// The row that holds a goal which comes before cost, and its bound as the parameter.
  package func rows(moving goal: Goal) -> ParametricRows? {
    guard let held = rows.held[goal] else { return nil }
    return ParametricRows([
      .init(held.row, base: held.expression, rate: LinearExpression(constant: 1), bounds: .atMost(0))
    ])
  }
}
