internal import LinearProgramming
internal import PlacementModel

/// One row of a limit before it is stated.
struct LimitStatement {
  let limit: Index<Limit>
  var part: String?
  var workload: Index<Workload>?
  /// The id of the span or step, and the periods it covers.
  let span: String
  let periods: [Index<Period>]
  let side: LimitRow.Side
  let bound: Double
  /// What is bounded, and what the bound is a fraction of; `nil` where it is an amount.
  let measured: LinearExpression
  var total: LinearExpression?
}

extension ProgramBuilder {
  /// Adds a row of a limit, and where the limit is soft the column of its violation.
  ///
  ///     measured - bound * total - familyExcess <= 0, or measured - familyExcess <= bound   at most
  ///     measured - bound * total + familyExcess >= 0, or measured + familyExcess >= bound   at least
  ///
  /// A unit of violation costs the limit's penalty, averaged over the span, in its last period.
  mutating func addLimit(_ family: Family, _ ids: [String], _ statement: LimitStatement) {
    var expression = statement.measured
    if let total = statement.total { expression.add(total, times: -statement.bound) }
    let bound = statement.total == nil ? statement.bound : 0
    let excess = addExcess(family, ids, of: statement.limit, in: statement.periods)
    if let excess { expression.add(statement.side == .atMost ? -1 : 1, excess) }
    let row = add(family, ids, expression, statement.side == .atMost ? .atMost(bound) : .atLeast(bound))
    rows.limits.append(
      LimitRow(
        limit: statement.limit, part: statement.part, workload: statement.workload, span: statement.span,
        periods: statement.periods, side: statement.side, bound: statement.bound,
        measured: statement.measured, total: statement.total, row: row, excess: excess))
  }

  /// The column by which a soft limit is missed in some periods; `nil` where the limit must be kept.
  mutating func addExcess(
    _ family: Family, _ ids: [String], of limit: Index<Limit>, in periods: [Index<Period>]
  ) -> Variable? {
    guard let penalty = problem.limits[limit].penalty, let last = periods.last else { return nil }
    let cost = problem.horizon.periods[last].presentValue
    return addColumn(
      family.rawValue + "Excess", ids, in: last, cost: cost * problem.horizon.mean(penalty, over: periods))
  }
}
