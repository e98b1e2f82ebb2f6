extension Checker {
  /// Rule: offers name known providers, regions and machines.
  mutating func offerPlaces() -> [OfferPlace?] {
    var places: [OfferPlace?] = []
    for (index, offer) in file.offers.enumerated() {
      let pointer = Pointer.root["offers"][index]
      let provider = providers.resolve(offer.provider, at: pointer["provider"], &findings)
      let region = regions.resolve(offer.region, at: pointer["region"], &findings)
      let machine = machines.resolve(offer.machine, at: pointer["machine"], &findings)
      if let provider, let region, let machine {
        places.append(OfferPlace(provider: provider, region: region, machine: machine))
      } else {
        places.append(nil)
      }
    }
    return places
  }

  /// Offers and their options, with every series averaged.
  mutating func supply() -> (List<Offer>, List<PurchaseOption>) {
    var offers: [Offer] = []
    var options: [PurchaseOption] = []
    for (index, offer) in file.offers.enumerated() {
      let pointer = Pointer.root["offers"][index]
      let capacity = perPeriod(offer.capacity, .zero, at: pointer["capacity"])
      let first = options.count
      for (number, option) in offer.options.enumerated() {
        options.append(
          purchaseOption(option, of: offer, Index(index), at: pointer["options"][number]))
      }
      guard let place = places[index] else { continue }
      offers.append(
        Offer(
          id: offer.id, provider: place.provider, region: place.region, machine: place.machine,
          capacity: capacity, options: (first..<options.count).map { Index($0) }))
    }
    return (List(offers), List(options))
  }

  private mutating func purchaseOption(
    _ option: OptionFile, of offer: OfferFile, _ index: Index<Offer>, at pointer: Pointer
  ) -> PurchaseOption {
    let terms: PurchaseOption.Terms
    switch option.kind {
    case .onDemand: terms = .onDemand(price: perStep(option.price, .refused, at: pointer["price"]))
    case .spot: terms = .spot(price: perStep(option.price, .refused, at: pointer["price"]))
    case .reserved: terms = .reserved(reservation(option, at: pointer))
    }
    return PurchaseOption(
      id: offer.id + ":" + option.id, offer: index,
      availability: perStep(option.availability ?? .constant(1), .refused, at: pointer["availability"]),
      capacity: option.capacity.map { perPeriod($0, .zero, at: pointer["capacity"]) }, terms: terms)
  }

  private mutating func reservation(_ option: OptionFile, at pointer: Pointer) -> Reservation {
    let term = periods(in: option.term, at: pointer["term"])
    if case .slices = option.price {
      findings.report(
        .contradiction(found: "`slices`", rule: "a reserved unit is paid for whole periods"), at: pointer["price"])
    }
    let price = perPeriod(option.price, .refused, at: pointer["price"])
    let ends = (0..<timeline.count).map { timeline.edge($0 + term) }
    return Reservation(
      price: price, term: term,
      upfront: option.upfront.map { perPeriod($0, .refused, at: pointer["upfront"]) }
        ?? Values(repeating: 0, count: timeline.count),
      held: option.held.map { perPeriod($0, .zero, at: pointer["held"]) }
        ?? Values(repeating: 0, count: timeline.count),
      heldPrice: option.heldPrice.map { perPeriod($0, .refused, at: pointer["heldPrice"]) } ?? price,
      salvage: option.salvage ?? 1,
      termHours: Values(ends.enumerated().map { $1 - timeline.edges[$0] }),
      hoursAfterHorizon: Values(ends.map { max(0, $0 - timeline.end) }))
  }

  /// Rule: a length of time is a whole number of periods.
  mutating func periods(in duration: DurationFile?, at pointer: Pointer) -> Int {
    guard let duration else { return 1 }
    if let count = timeline.periods(in: duration) { return count }
    findings.report(
      .badDuration(found: duration.text, accepted: "a whole number of this horizon's periods, such as \"2 periods\""),
      at: pointer)
    return 1
  }
}
