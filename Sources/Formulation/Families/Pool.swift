internal import LinearProgramming
internal import PlacementModel

extension ProgramBuilder {
  /// Caps what is paid for on the offers in scope, in every step.
  ///
  ///     s.t. pool{l,s}: sum{o in scope, q of o} poolWeight[l,m] * paid[q,s] <= poolMaximum[l,t]
  mutating func addPool() {
    for l in problem.limits.indices {
      guard case .pool(let pool) = problem.limits[l].rule else { continue }
      for s in problem.horizon.steps.indices {
        let step = problem.horizon.steps[s]
        var weighted = LinearExpression()
        for o in pool.offers {
          let weight = pool.weights[problem.offers[o].machine.offset]
          for q in problem.offers[o].options { weighted.add(paid(q, in: s), times: weight) }
        }
        addLimit(
          .pool, [problem.limits[l].id, step.id],
          LimitStatement(
            limit: l, span: step.id, periods: [step.period], side: .atMost,
            bound: pool.maximum[step.period], measured: weighted))
      }
    }
  }
}
