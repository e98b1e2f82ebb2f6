internal import LinearProgramming
internal import PlacementModel

extension ProgramBuilder {
  /// Caps the emissions of units in use.
  ///
  ///     s.t. carbon{l,y}: sum{w,o in scope, s of y} hours[s] * kilowatts[m] * carbonIntensity[r] * use[w,o,s]
  ///       <= carbonMaximum[l,y]
  mutating func addCarbon() {
    for l in problem.limits.indices {
      guard case .carbon(let limit) = problem.limits[l].rule else { continue }
      let offers = OfferSet(limit.offers, of: problem)
      let workloads = Set(limit.workloads)
      for y in limit.spans.indices {
        let span = limit.spans[y]
        let periods = Set(span.periods)
        let kilograms = carbon(
          of: columns.routes.filter {
            periods.contains($0.period) && offers.contains($0.offer) && workloads.contains($0.workload)
          })
        addLimit(
          .carbon, [problem.limits[l].id, span.id],
          LimitStatement(
            limit: l, span: span.id, periods: span.periods, side: .atMost, bound: limit.maximum[y],
            measured: kilograms))
      }
    }
  }

  /// Kilograms of CO2-equivalent of units in use.
  func carbon(of routes: [Route], times factor: Double = 1) -> LinearExpression {
    var sum = LinearExpression()
    for route in routes {
      let kilograms = problem.horizon.steps[route.step].hours * problem.kilogramsPerUnitHour(route.offer)
      sum.add(factor * kilograms, route.use)
    }
    return sum
  }
}
