/// What can be bought, where and from whom.
struct Supply: Sendable {
  let machines: List<Machine>
  let regions: List<Region>
  let providers: List<Provider>
  let offers: List<Offer>
  let options: List<PurchaseOption>
  let spendPlans: List<SpendPlan>
}

/// What an option has from its offer.
struct OptionSetting: Sendable {
  /// `offer:option`.
  let address: String
  /// Periods by which what is added arrives late.
  let delay: Int
  /// Units of the problem's currency for one of the provider's.
  let exchange: Values<Period>
}

extension Checker {
  /// `nil` where any part of the supply is at fault: then nothing is said about what it can serve.
  mutating func supply() -> Supply? {
    let before = findings.count
    reportLatencies()
    reportOptionAddresses()
    let machines = file.machines.map { Machine(id: $0.id, vendor: $0.vendor, kilowatts: $0.kilowatts) }
    let regions = file.regions.enumerated().map { offset, region in
      Region(
        id: region.id, geography: region.geography, carbonIntensity: region.carbonIntensity,
        latency: selecting.latency[offset],
        fixedFee: fixedFee(region.fixedFee, exchange(of: nil), at: Pointer.root["regions"][offset]))
    }
    let providers = providers()
    var offers: [Offer] = []
    var options: [PurchaseOption] = []
    for (offset, offer) in file.offers.enumerated() {
      let first = options.count
      let delay = delay(of: offer, at: Pointer.root["offers"][offset]["delay"])
      options += self.options(of: offer, Index(offset), delay: delay)
      let indices = (first..<options.count).map { Index<PurchaseOption>($0) }
      if let checked = self.offer(offer, Index(offset), options: indices, delay: delay) {
        if offer.isEvictable { Self.evict(indices, above: checked.capacity, of: &options) }
        reportBlocks(of: offer, checked, options, at: Pointer.root["offers"][offset])
        offers.append(checked)
      }
    }
    let plans = spendPlans(drawnOnBy: List(options))
    guard findings.count == before, selecting.offers.allSatisfy(\.isSound) else { return nil }
    return Supply(
      machines: List(machines), regions: List(regions), providers: List(providers), offers: List(offers),
      options: List(options), spendPlans: List(plans))
  }

  private mutating func offer(
    _ offer: OfferFile, _ index: Index<Offer>, options: [Index<PurchaseOption>], delay: Int
  ) -> Offer? {
    let place = Pointer.root["offers"][index.offset]
    let capacity = series.perPeriod(offer.capacity, .capacity, at: place["capacity"], &findings)?
      .arriving(after: delay)
    let traits = selecting.offers[index.offset]
    let fee = fixedFee(offer.fixedFee, exchange(of: traits.provider), at: place)
    guard let capacity, let provider = traits.provider, let region = traits.region,
      let machine = traits.machine
    else { return nil }
    return Offer(
      id: offer.id, provider: provider, region: region, machine: machine, capacity: capacity,
      options: options, fixedFee: fee)
  }

  /// Rule: an offer has at least one option.
  private mutating func options(
    of offer: OfferFile, _ index: Index<Offer>, delay: Int
  ) -> [PurchaseOption] {
    let place = Pointer.root["offers"][index.offset]["options"]
    if offer.options.isEmpty { findings.report(.empty(what: "list of options"), at: place) }
    var options: [PurchaseOption] = []
    for (offset, option) in offer.options.enumerated() {
      if let option = self.option(option, of: offer, index, delay: delay, at: place[offset]) {
        options.append(option)
      }
    }
    return options
  }

  private mutating func option(
    _ option: OptionFile, of offer: OfferFile, _ index: Index<Offer>, delay: Int, at place: Pointer
  ) -> PurchaseOption? {
    reportTermsOutOfPlace(option, at: place)
    let availability = series.perStep(
      option.availability ?? .constant(1), .availability, at: place["availability"], &findings)
    let setting = OptionSetting(
      address: Self.address(offer, option), delay: delay,
      exchange: exchange(of: selecting.offers[index.offset].provider))
    let terms = terms(of: option, on: index, setting, at: place)
    var capacity: Values<Period>?
    if let own = option.capacity {
      capacity = series.perPeriod(own, .capacity, at: place["capacity"], &findings)?
        .arriving(after: delay)
      guard capacity != nil else { return nil }
    }
    guard let availability, let terms else { return nil }
    return PurchaseOption(
      id: Self.address(offer, option), offer: index, availability: availability, capacity: capacity,
      terms: terms.terms, blockSize: option.blockSize, minimumUnits: option.minimumUnits, tiers: terms.tiers)
  }

  private mutating func terms(
    of option: OptionFile, on offer: Index<Offer>, _ setting: OptionSetting, at place: Pointer
  ) -> (terms: PurchaseOption.Terms, tiers: Tiers<Step>?)? {
    switch option.kind {
    case .onDemand:
      return hourlyPrice(of: option, setting, at: place).map { (.onDemand(price: $0.dearest), $0.tiers) }
    case .spot:
      return hourlyPrice(of: option, setting, at: place).map { (.spot(price: $0.dearest), $0.tiers) }
    case .reserved:
      return reservation(option, setting, at: place).map { (.reserved($0), nil) }
    case .spendPlan:
      return drawing(option, on: offer, setting.exchange, at: place).map { ($0, nil) }
    }
  }

  /// In the problem's currency.
  private mutating func hourlyPrice(
    of option: OptionFile, _ setting: OptionSetting, at place: Pointer
  ) -> (dearest: Values<Step>, tiers: Tiers<Step>?)? {
    price(of: option, at: place) { checker, file, place in
      checker.series.perStep(file, .price, at: place, &checker.findings)
        .map { checker.converted($0, setting.exchange) }
    }
  }

  /// Rule: a reservation has a term.
  private mutating func reservation(
    _ option: OptionFile, _ setting: OptionSetting, at place: Pointer
  ) -> Reservation? {
    let price = price(of: option, at: place) { checker, file, place in
      checker.series.perPeriod(file, .price, at: place, &checker.findings)
    }
    let upfront = series.perPeriod(option.upfront ?? .constant(0), .price, at: place["upfront"], &findings)
    let held = series.perPeriod(option.held ?? .constant(0), .held, at: place["held"], &findings)?
      .arriving(after: setting.delay)
    let window = orderWindow(
      leadTime: option.leadTime, from: option.orderFrom, until: option.orderUntil, at: place)
    let heldPrice =
      option.heldPrice.map {
        series.perPeriod($0, .price, at: place["heldPrice"], &findings)
      } ?? heldPrice(of: held, price, at: place)
    guard let duration = option.term else {
      findings.report(.missing(key: "term", accepted: "a duration such as `3y`"), at: place)
      return nil
    }
    let term = durations.periods(duration, at: place["term"], &findings)
    guard let price, let upfront, let held, let heldPrice, let term, let window else { return nil }
    let decided = Set(file.fix.filter { $0.option == setting.address }.compactMap(period))
    let ends = (0..<timeline.count).map { timeline.boundary($0 + term) }
    return Reservation(
      contractPrice: price.dearest, tiers: price.tiers, reprices: option.isRepriced,
      exchange: setting.exchange, term: term,
      upfront: converted(upfront, setting.exchange), held: held,
      heldPrice: converted(heldPrice, setting.exchange),
      salvage: option.salvage ?? 1,
      termHours: Values(zip(ends, timeline.bounds).map { $0 - $1 }),
      hoursAfterHorizon: Values(ends.map { max(0, $0 - timeline.end) }),
      mayStart: horizon.periods.indices.map { window.mayStart[$0.offset] || decided.contains($0) },
      orderDates: window.dates)
  }

  /// The price of units held where the file gives none. Rule: tiers do not tell it.
  private mutating func heldPrice(
    of held: Values<Period>?, _ price: (dearest: Values<Period>, tiers: Tiers<Period>?)?, at place: Pointer
  ) -> Values<Period>? {
    if price?.tiers != nil, let held, held.numbers.contains(where: { $0 > 0 }) {
      findings.report(
        .missing(key: "heldPrice", accepted: "the price of what is held, which tiers do not tell"), at: place)
    }
    return price?.dearest
  }
}

extension Checker {
  static func address(_ offer: OfferFile, _ option: OptionFile) -> String { "\(offer.id):\(option.id)" }

  /// Rule: only a reservation has a term and what belongs to it.
  private mutating func reportTermsOutOfPlace(_ option: OptionFile, at place: Pointer) {
    guard option.kind != .reserved else { return }
    let keys: [(key: String, isGiven: Bool)] = [
      ("term", option.term != nil), ("upfront", option.upfront != nil), ("held", option.held != nil),
      ("heldPrice", option.heldPrice != nil), ("salvage", option.salvage != nil),
      ("leadTime", option.leadTime != nil), ("orderFrom", option.orderFrom != nil),
      ("orderUntil", option.orderUntil != nil),
    ]
    for (key, _) in keys.filter(\.isGiven) {
      let found = "\(key) of an option that is \(option.kind.rawValue)"
      findings.report(.contradiction(found: found, rule: "only a reserved option has it"), at: place[key])
    }
  }

  /// Rule: latencies are from origins that the problem knows.
  private mutating func reportLatencies() {
    for (offset, region) in file.regions.enumerated() {
      let place = Pointer.root["regions"][offset]["latency"]
      for entry in region.latency {
        _ = names.origins.resolve(entry.origin, at: place[entry.origin], &findings)
      }
    }
  }

  /// Rule: ids of options are unique in their offer, and their addresses in the problem.
  private mutating func reportOptionAddresses() {
    var first: [String: (offer: Int, place: Pointer)] = [:]
    for (number, offer) in file.offers.enumerated() {
      for (offset, option) in offer.options.enumerated() {
        let address = Self.address(offer, option)
        let place = Pointer.root["offers"][number]["options"][offset]["id"]
        guard let earlier = first[address] else {
          first[address] = (number, place)
          continue
        }
        let isOfSameOffer = earlier.offer == number
        // Two offers of one id are a fault of their own; their options need not be told as well.
        guard isOfSameOffer || file.offers[earlier.offer].id != offer.id else { continue }
        findings.report(
          .duplicateID(
            isOfSameOffer ? option.id : address, kind: isOfSameOffer ? "option" : "option address",
            firstAt: earlier.place),
          at: place)
      }
    }
  }

  /// Held units above capacity, at the first period of each offer where there are any.
  func remarks(on supply: Supply) -> [Remark] {
    supply.offers.indices.compactMap { index in
      let offer = supply.offers[index]
      let reservations = offer.options.compactMap { supply.options[$0].reservation }
      for period in horizon.periods.indices {
        let held = reservations.reduce(0) { $0 + $1.held[period] }
        let capacity = offer.capacity[period]
        // Capacity and units held are averages; what differs by rounding alone is no news.
        if held > capacity * (1 + 1e-9) {
          return .heldAboveCapacity(offer: index, period: period, held: held, capacity: capacity)
        }
      }
      return nil
    }
  }
}
