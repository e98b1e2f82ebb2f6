internal import Formulation
internal import LinearProgramming
internal import PlacementModel

extension Problem {
  /// The program of the problem, in which offers that have units in some periods are there in all, without any: so that it
  /// can be told that they have none, and what they would be of use for.
  var withClosedOffers: PlacementProgram {
    var changes: [Change] = []
    var closed: [(Index<Offer>, Index<Period>)] = []
    for o in offers.indices where offers[o].capacity.numbers.contains(where: { $0 > 0 }) {
      let periods = horizon.periods.indices.filter { !hasUnits(offers[o], $0) }
      guard !periods.isEmpty else { continue }
      let isClosed = Set(periods)
      changes.append(
        .addUnits(offers[o].id, .perPeriod(horizon.periods.indices.map { isClosed.contains($0) ? 1 : 0 })))
      closed += periods.map { (o, $0) }
    }
    guard !changes.isEmpty, let open = try? with(changes) else {
      return PlacementProgram(self, objective: .cost)
    }
    var placement = PlacementProgram(open, objective: .cost)
    for (offer, period) in closed {
      for step in horizon.steps(of: period) { placement.setFreeUnits(0, of: offer, in: step) }
    }
    return placement
  }
}
