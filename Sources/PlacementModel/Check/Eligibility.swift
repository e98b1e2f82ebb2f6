/// Which offers can serve which work, and why the others cannot.
struct Eligibility: Sendable {
  /// What a workload asks of an offer.
  struct Demands: Sendable {
    /// By machine; `nil` where it cannot do the work.
    let throughput: [Values<Period>?]
    /// By offer: whether the workload may go there.
    let isAllowed: [Bool]
    /// Regions near enough; `nil` for all.
    let reach: Set<Index<Region>>?
    let isInterruptible: Bool
  }

  private let offers: List<Offer>
  /// By offer and period: whether there are any units, bought or held.
  private let hasUnits: [[Bool]]
  /// By offer: whether units can be had that are not spot.
  private let hasFirmOption: [Bool]

  init(_ supply: Supply, _ horizon: Horizon) {
    offers = supply.offers
    hasUnits = supply.offers.elements.map { offer in
      let reservations = offer.options.compactMap { supply.options[$0].reservation }
      return horizon.periods.indices.map { period in
        offer.mostCapacity(in: period) > 0 || reservations.contains { $0.held[period] > 0 }
      }
    }
    hasFirmOption = supply.offers.elements.map { $0.options.contains { !supply.options[$0].isSpot } }
  }

  /// The offers that can serve the work in some of the periods, in the problem's order.
  func offers(for demands: Demands, in periods: Range<Int>) -> [Index<Offer>] {
    offers.indices.filter { reason(against: $0, for: demands, in: periods) == nil }
  }

  /// Why an offer cannot serve the work in any of the periods: the first of the reasons in their order.
  func reason(
    against index: Index<Offer>, for demands: Demands, in periods: Range<Int>
  ) -> Ineligibility.Reason? {
    let offer = offers[index]
    guard let rates = demands.throughput[offer.machine.offset],
      periods.contains(where: { rates.numbers[$0] > 0 })
    else { return .throughput }
    guard demands.isAllowed[index.offset] else { return .place }
    guard demands.reach?.contains(offer.region) ?? true else { return .latency }
    guard periods.contains(where: { canServe(index, rates, in: $0) }) else { return .capacity }
    return demands.isInterruptible || hasFirmOption[index.offset] ? nil : .interruption
  }

  /// How many offers fail for each reason, for reasons that any offer fails for.
  func reasons(against demands: Demands, in periods: Range<Int>) -> [Ineligibility] {
    let found = offers.indices.compactMap { reason(against: $0, for: demands, in: periods) }
    let order: [Ineligibility.Reason] = [.throughput, .place, .latency, .capacity, .interruption]
    return order.compactMap { reason in
      let count = found.count { $0 == reason }
      return count > 0 ? Ineligibility(reason: reason, offers: count) : nil
    }
  }

  /// By period: whether any of some offers, eligible for the work, can serve it then.
  func served(_ demands: Demands, by eligible: [Index<Offer>], periods: Int) -> [Bool] {
    var served = Array(repeating: false, count: periods)
    var open = Set(0..<periods)
    for index in eligible {
      guard let rates = demands.throughput[offers[index].machine.offset] else { continue }
      for period in open where canServe(index, rates, in: period) {
        served[period] = true
        open.remove(period)
      }
      if open.isEmpty { break }
    }
    return served
  }

  private func canServe(_ offer: Index<Offer>, _ rates: Values<Period>, in period: Int) -> Bool {
    rates.numbers[period] > 0 && hasUnits[offer.offset][period]
  }
}
