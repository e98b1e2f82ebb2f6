internal import LinearProgramming
internal import PlacementModel

extension ProgramBuilder {
  /// Caps nominal outlay on the offers in scope.
  ///
  ///     s.t. budget{l,y}: outlay[l,y] <= budgetMaximum[l,y]
  mutating func addBudget() {
    for l in problem.limits.indices {
      guard case .budget(let budget) = problem.limits[l].rule else { continue }
      let scope = OfferSet(budget.offers, of: problem)
      for y in budget.spans.indices {
        let span = budget.spans[y]
        let outlay = outlay(over: scope, in: span, countingShortfalls: true)
        addLimit(
          .budget, [problem.limits[l].id, span.id],
          LimitStatement(
            limit: l, span: span.id, periods: span.periods, side: .atMost, bound: budget.maximum[y],
            measured: outlay))
      }
    }
  }
}
