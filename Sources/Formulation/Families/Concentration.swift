internal import LinearProgramming
internal import PlacementModel

extension ProgramBuilder {
  /// Caps the Herfindahl index of outlay by tangents to its cone.
  ///
  ///     s.t. concentration{l,y,c}: sum{k} cutWeight[l,y,c,k] * outlay[l,k,y]
  ///       <= sqrt(concentrationMaximum[l,y]) * outlay[l,y]
  ///
  /// Without cuts the limit has no rows: they come last, as solutions break it.
  mutating func addConcentration() {
    for l in problem.limits.indices {
      guard case .concentration(let limit) = problem.limits[l].rule else { continue }
      let scope = OfferSet(limit.offers, of: problem)
      let parts = limit.parts.elements.map { OfferSet($0.offers, of: problem) }
      for y in limit.spans.indices {
        let span = limit.spans[y]
        rows.cones.append(
          Cone(
            cone: .limit(l, y), ids: [problem.limits[l].id, span.id], bound: limit.maximum[y],
            parts: parts.map { outlay(over: $0, in: span, countingShortfalls: limit.countsShortfall) },
            total: outlay(over: scope, in: span, countingShortfalls: limit.countsShortfall),
            excess: addExcess(.concentration, [problem.limits[l].id, span.id], of: l, in: span.periods),
            periods: span.periods))
      }
    }
  }

  mutating func addCuts(_ cuts: [ConcentrationCut]) {
    for cut in cuts { program.add(cut, to: &rows) }
  }

  /// Holds the goal of little concentration at a bound, likewise by tangents: of all providers, over the horizon.
  ///
  ///     s.t. priorityConcentration{c}: sum{p} priorityWeight[c,p] * outlay[p] <= sqrt(priorityIndex) * sum{p} outlay[p]
  mutating func addConcentrationGoal(_ bound: Double?) {
    let everything = Span(id: "horizon", periods: problem.horizon.periods.indices)
    let parts = problem.providers.indices.map { p in
      let offers = problem.offers.indices.filter { problem.offers[$0].provider == p }
      return outlay(over: OfferSet(offers, of: problem), in: everything, countingShortfalls: true)
    }
    rows.goalCone = Cone(
      cone: .goal, ids: [], bound: bound ?? 1, parts: parts,
      total: outlay(
        over: OfferSet(problem.offers.indices, of: problem), in: everything, countingShortfalls: true),
      excess: nil, periods: everything.periods)
    if let cone = rows.goalCone, bound != nil { rows.cones.append(cone) }
  }
}

/// A second-order cone of the program: `sqrt(sum{k} parts[k]^2) <= sqrt(bound) * total + excess`.
struct Cone: Sendable {
  let cone: ConcentrationCut.Cone
  /// What its rows are called by, before the number of the cut.
  let ids: [String]
  /// The largest index.
  let bound: Double
  /// Currency.
  let parts: [LinearExpression]
  let total: LinearExpression
  /// The currency by which a soft limit is exceeded.
  let excess: Variable?
  let periods: [Index<Period>]
  /// The rows of its cuts.
  var rows: [Constraint] = []

  /// The Herfindahl index at a point; `nil` where nothing is paid.
  func index(at values: [Double]) -> Double? {
    let total = total.value(at: values)
    guard total > 0 else { return nil }
    return parts.reduce(0) { sum, part in
      let share = part.value(at: values) / total
      return sum + share * share
    }
  }

  /// The tangent in the direction of the outlays at a point that breaks the cone by more than `tolerance` times the
  /// total; `nil` where the cone holds.
  func cut(at values: [Double], tolerance: Double) -> ConcentrationCut? {
    let outlays = parts.map { $0.value(at: values) }
    let total = total.value(at: values)
    let length = outlays.reduce(0) { $0 + $1 * $1 }.squareRoot()
    let allowed = bound.squareRoot() * total + (excess.map { values[$0.position] } ?? 0)
    guard length > 0, length - allowed > tolerance * max(total, 1) else { return nil }
    return ConcentrationCut(cone: cone, weights: outlays.map { $0 / length })
  }
}

extension LinearProgram {
  /// Adds the row of a cut to its cone; a cut of a cone that the program does not have adds nothing.
  mutating func add(_ cut: ConcentrationCut, to rows: inout Rows) {
    guard let position = rows.cones.firstIndex(where: { $0.cone == cut.cone }) else { return }
    let cone = rows.cones[position]
    var row = LinearExpression()
    for (part, weight) in zip(cone.parts, cut.weights) { row.add(part, times: weight) }
    row.add(cone.total, times: -cone.bound.squareRoot())
    if let excess = cone.excess { row.add(-1, excess) }
    let family: Family = cut.cone == .goal ? .priorityConcentration : .concentration
    let name = indexed(family.rawValue, cone.ids + ["\(cone.rows.count + 1)"])
    rows.cones[position].rows.append(addConstraint(name, row, .atMost(0)))
  }
}
