extension Checker {
  /// Rule: a block, and the least that is bought, fits into what can be bought in some period.
  mutating func reportBlocks(
    of file: OfferFile, _ offer: Offer, _ options: [PurchaseOption], at place: Pointer
  ) {
    // Capacity that comes with an agreement may make room for it.
    guard !self.file.agreements.contains(where: { $0.grantedCapacity.contains { $0.offer == file.id } })
    else {
      return
    }
    for index in offer.options {
      let option = options[index.offset]
      guard let offset = file.options.firstIndex(where: { Self.address(file, $0) == option.id }) else {
        continue
      }
      let most =
        horizon.periods.indices.map { t in
          let held = offer.options.reduce(0) { $0 + (options[$1.offset].reservation?.held[t] ?? 0) }
          let quota = option.capacity.map { $0[t] - (option.reservation?.held[t] ?? 0) }
          return max(0, min(offer.capacity[t] - held, quota ?? .infinity))
        }.max() ?? 0
      for (key, size) in [("blockSize", option.blockSize), ("minimumUnits", option.minimumUnits)] {
        guard let size, size > most else { continue }
        let found = "\(numberText(size)) units"
        findings.report(
          .contradiction(found: found, rule: "no more than can be bought in any period, \(numberText(most))"),
          at: place["options"][offset][key])
      }
    }
  }

  /// Rule: what is decided is bought as everything is: in blocks, and at least the option's minimum.
  mutating func reportSize(of fixed: FixedFile, _ option: PurchaseOption, at place: Pointer) {
    if let size = option.blockSize, abs((fixed.units / size).rounded() * size - fixed.units) > 1e-9 * size {
      findings.report(
        .contradiction(
          found: numberText(fixed.units), rule: "a multiple of the blocks of \(numberText(size))"),
        at: place)
    }
    if let least = option.minimumUnits, fixed.units > 0, fixed.units < least {
      findings.report(
        .contradiction(found: numberText(fixed.units), rule: "no units, or at least \(numberText(least))"),
        at: place)
    }
  }

  /// Rule: only the one site of a workload can change from period to period.
  mutating func reportSite(of file: WorkloadFile, at place: Pointer) {
    guard file.site == .any, file.sitePer == .period else { return }
    findings.report(
      .contradiction(found: "period", rule: "only a workload whose `site` is one has a basis for it"),
      at: place["sitePer"])
  }

  func site(of file: WorkloadFile) -> Site? {
    switch file.site {
    case .any: nil
    case .oneRegion: Site(kind: .region, isPerPeriod: file.sitePer == .period)
    case .oneProvider: Site(kind: .provider, isPerPeriod: file.sitePer == .period)
    }
  }

  /// Rule: some offer that can serve a gang has room for it, unless it may go unmet.
  mutating func reportGang(
    of file: WorkloadFile, on offers: [Index<Offer>], of supply: Supply?, at place: Pointer
  ) {
    guard let supply, let least = file.minimumUnits, file.unmetPenalty == nil, !offers.isEmpty,
      file.isAsked, self.file.agreements.allSatisfy(\.grantedCapacity.isEmpty)
    else { return }
    var most = 0.0
    for o in offers {
      for t in horizon.periods.indices {
        let held = supply.offers[o].options.reduce(0) { $0 + (supply.options[$1].reservation?.held[t] ?? 0) }
        most = max(most, supply.offers[o].capacity[t], held)
      }
    }
    guard least > most else { return }
    findings.report(
      .contradiction(
        found: "\(numberText(least)) units",
        rule: "no more than any offer that can serve it has, \(numberText(most))"),
      at: place["minimumUnits"])
  }

  /// A limit on how many providers are used.
  ///
  /// Rules: it has a least or a most; the least is not above the most, nor above how many there are; the most is not
  /// below how many hold units; and what counts toward the least is some money.
  mutating func providerCount(_ limit: LimitFile, at place: Pointer) -> ProvidersLimit? {
    let before = findings.count
    let offers = selecting.selectOffers(
      limit.scope, in: "the scope of a limit on providers", at: place["scope"], &findings)
    let (minimum, maximum) = (Self.count(limit.minimum), Self.count(limit.maximum))
    if limit.minimum == nil, limit.maximum == nil {
      findings.report(.missing(key: "max", accepted: "`min`, `max` or both"), at: place)
    }
    if let minimum, let maximum, minimum > maximum {
      findings.report(
        .contradiction(found: "\(minimum)", rule: "`min` is not above `max`, \(maximum)"), at: place["min"])
    }
    if limit.minimum != nil, limit.countsFrom <= 0 {
      findings.report(
        .contradiction(found: "0", rule: "a provider counts toward `min` from some outlay above 0"),
        at: place["countsFrom"])
    }
    guard let offers else { return nil }
    let selected = Set(offers.compactMap { selecting.offers[$0.offset].provider })
    if let minimum, minimum > selected.count {
      findings.report(
        .contradiction(found: "\(minimum)", rule: "no more than have offers in scope, \(selected.count)"),
        at: place["min"])
    }
    guard findings.count == before else { return nil }
    return ProvidersLimit(
      offers: offers, providers: selected.sorted(), spans: List(spans(limit.per)), minimum: minimum,
      maximum: maximum, countsFrom: limit.countsFrom)
  }

  private static func count(_ series: SeriesFile?) -> Int? {
    if case .constant(let number)? = series { Int(exactly: number) } else { nil }
  }

  /// Rule: no more providers hold units than may be used, unless that may be missed.
  mutating func reportHeldProviders(_ limits: [Limit], of supply: Supply) {
    for (offset, limit) in limits.enumerated() {
      guard case .providers(let count) = limit.rule, let most = count.maximum, limit.penalty == nil,
        limits.count == file.limits.count
      else { continue }
      for span in count.spans.elements {
        let holders = count.providers.filter { p in
          count.offers.contains { o in
            supply.offers[o].provider == p
              && supply.offers[o].options.contains { q in
                span.periods.contains { (supply.options[q].reservation?.held[$0] ?? 0) > 0 }
              }
          }
        }
        guard holders.count > most else { continue }
        findings.report(
          .contradiction(
            found: "\(most)", rule: "not below the \(holders.count) providers that hold units in \(span.id)"),
          at: Pointer.root["limits"][offset]["max"])
        break
      }
    }
  }
}

extension WorkloadFile {
  /// Whether the demand is more than a constant nothing.
  fileprivate var isAsked: Bool { if case .constant(0) = demand { false } else { true } }
}
