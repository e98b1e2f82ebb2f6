internal import LinearProgramming
internal import PlacementModel

extension ProgramBuilder {
  /// No provider (or region) has more than a fraction of what a workload is served.
  ///
  ///     s.t. spread{l,w,k,s}: sum{o of k} rate[w,o,s] * use[w,o,s]
  ///       <= spreadMaximum[l,t] * sum{o} rate[w,o,s] * use[w,o,s]
  ///
  /// Stated for the parts that can serve the workload in the step.
  mutating func addSpread() {
    for l in problem.limits.indices {
      guard case .spread(let spread) = problem.limits[l].rule else { continue }
      let parts = spread.parts.elements.map { ($0.id, OfferSet($0.offers, of: problem)) }
      for w in spread.workloads {
        for (part, offers) in parts {
          for s in problem.horizon.steps.indices {
            addSpread(of: w, on: offers, in: s, limit: l, part: part, spread)
          }
        }
      }
    }
  }

  private mutating func addSpread(
    of w: Index<Workload>, on offers: OfferSet, in s: Index<Step>, limit l: Index<Limit>, part: String,
    _ spread: SpreadLimit
  ) {
    var served = LinearExpression()
    var total = LinearExpression()
    for route in columns.routes(of: w, in: s) {
      if offers.contains(route.offer) { served.add(route.rate, route.use) }
      total.add(route.rate, route.use)
    }
    guard !served.terms.isEmpty else { return }
    let step = problem.horizon.steps[s]
    addLimit(
      .spread, [problem.limits[l].id, problem.workloads[w].id, part, step.id],
      LimitStatement(
        limit: l, part: part, workload: w, span: step.id, periods: [step.period], side: .atMost,
        bound: spread.maximum[step.period], measured: served, total: total))
  }
}
