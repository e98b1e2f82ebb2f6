internal import PlacementModel

extension MathProgData {
  /// Starts that cannot be ordered any more (or yet), and purchases that are decided.
  func writeOrders(to section: inout DataSection) {
    section.set(
      "TOO_LATE",
      problem.options.elements.flatMap { option -> [[String]] in
        guard let reservation = option.reservation else { return [] }
        return zip(periods.elements, reservation.mayStart).compactMap { $1 ? nil : [option.id, $0.id] }
      })
    let fixed = problem.fixed.map {
      (
        ids: [problem.options[$0.option].id, periods[$0.period].id], value: DataSection.Value.number($0.units)
      )
    }
    section.set("FIXED", fixed.map(\.ids))
    section.parameter("fixedUnits", fixed)
  }

  /// Places with a fixed fee.
  func writeFees(to section: inout DataSection) {
    let places = problem.feePlaces.map { (ids: [$0.kind.rawValue, $0.id], place: $0) }
    section.set("FEE_PLACES", places.map(\.ids))
    for (ids, place) in places {
      section.set("FEE_OFFERS", of: ids, place.offers.map { [problem.offers[$0].id] })
    }
    section.set("ONCE", places.filter(\.place.fee.isOnce).map(\.ids))
    section.parameter("fee", places.flatMap { entries($0.ids, $0.place.fee.amounts) })
  }
}
