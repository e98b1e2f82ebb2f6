extension Checker {
  mutating func limits() -> [Limit] {
    var limits: [Limit] = []
    for (offset, limit) in file.limits.enumerated() {
      let place = Pointer.root["limits"][offset]
      reportOutOfPlace(limit, at: place)
      let rule: Limit.Rule? =
        switch limit.kind {
        case .share: share(limit, at: place).map { .share($0) }
        case .budget: budget(limit, at: place).map { .budget($0) }
        case .spread: spread(limit, at: place).map { .spread($0) }
        case .pool: pool(limit, at: place).map { .pool($0) }
        case .carbon: carbon(limit, at: place).map { .carbon($0) }
        case .concentration: concentration(limit, at: place).map { .concentration($0) }
        case .exclusive: holder(limit, at: place).map { .exclusive($0) }
        case .firstRefusal: holder(limit, at: place).map { .firstRefusal($0) }
        case .survive: survive(limit, at: place).map { .survive($0) }
        case .churn: churn(limit, at: place).map { .churn($0) }
        case .providers: providerCount(limit, at: place).map { .providers($0) }
        case .exposure: exposure(limit, at: place).map { .exposure($0) }
        }
      let penalty = limit.penalty.flatMap {
        series.perPeriod($0, .penalty, at: place["penalty"], &findings)
      }
      if let rule { limits.append(Limit(id: limit.id, rule: rule, penalty: penalty)) }
    }
    return limits
  }

  private mutating func share(_ limit: LimitFile, at place: Pointer) -> ShareLimit? {
    let before = findings.count
    let spans = spans(limit.per)
    let scope = shareScope(limit, at: place["scope"])
    // Where the scope is at fault, parts are looked up in all offers, so that their own faults are told too.
    let offers = scope?.offers ?? selecting.offers.map(\.offer)
    let parts = parts(of: limit.of, within: offers, at: place)
    let bounds = bounds(of: limit, over: spans, at: place)
    let weights = weights(of: limit, for: offers, at: place["weights"])
    guard findings.count == before, let scope, let parts else { return nil }
    let isByProvider = limit.of.map { $0.each == .provider || $0.namesProvidersOnly } ?? false
    return ShareLimit(
      parts: List(parts), offers: scope.offers, workloads: scope.workloads, measure: limit.measure,
      weights: weights, countsShortfall: isByProvider, spans: List(spans),
      minimum: bounds.minimum, maximum: bounds.maximum)
  }

  /// Rules: a share is of some offers, and unless it is of money, of some workloads.
  private mutating func shareScope(_ limit: LimitFile, at place: Pointer) -> Selection? {
    let isMoney = limit.measure == .spend
    let scope = selecting.select(
      limit.scope, isMoney ? .places : [.places, .work],
      in: isMoney ? "the scope of a share of spend" : "`scope`", at: place, &findings)
    guard let scope, selecting.reportsAny(scope.offers, of: "offers", at: place, &findings),
      selecting.reportsAny(scope.workloads, of: "workloads", at: place, &findings)
    else { return nil }
    return scope
  }

  private mutating func budget(_ limit: LimitFile, at place: Pointer) -> BudgetLimit? {
    let offers = selecting.selectOffers(
      limit.scope, in: "the scope of a budget", at: place["scope"], &findings)
    guard let amount = limit.maximum else {
      findings.report(.missing(key: "max", accepted: "an amount of money"), at: place)
      return nil
    }
    let averages = series.perPeriod(amount, .budget, at: place["max"], &findings)
    guard let offers, let averages else { return nil }
    let spans = spans(limit.per)
    return BudgetLimit(offers: offers, spans: List(spans), maximum: mean(averages, over: spans))
  }

  private mutating func spread(_ limit: LimitFile, at place: Pointer) -> SpreadLimit? {
    let scope = selecting.select(
      limit.scope, .work, in: "the scope of a spread", at: place["scope"], &findings)
    reportSpreadParts(limit.of, at: place)
    let parts = parts(of: limit.of, within: selecting.offers.map(\.offer), at: place)
    guard let bound = limit.maximum else {
      findings.report(.missing(key: "max", accepted: "a fraction from 0 to 1"), at: place)
      return nil
    }
    let maximum = series.perPeriod(bound, .share, at: place["max"], &findings)
    guard let scope, let parts, let maximum,
      selecting.reportsAny(scope.workloads, of: "workloads", at: place["scope"], &findings)
    else { return nil }
    return SpreadLimit(workloads: scope.workloads, parts: List(parts), maximum: maximum)
  }

  /// The stretches of time over which a limit adds up.
  func spans(_ basis: LimitFile.Basis) -> [Span] {
    let periods = horizon.periods
    switch basis {
    case .period:
      return periods.indices.map { Span(id: periods[$0].id, periods: [$0]) }
    case .year:
      let years = Dictionary(grouping: periods.indices) { periods[$0].year }
      return years.sorted { $0.key < $1.key }.map { Span(id: padded($0.key, to: 4), periods: $0.value) }
    case .horizon:
      return [Span(id: "horizon", periods: periods.indices)]
    }
  }

  /// One number for each span: the mean over its periods, weighted by their hours.
  func mean(_ averages: Values<Period>, over spans: [Span]) -> Values<Span> {
    Values(spans.map { horizon.mean(averages, over: $0.periods) })
  }
}

extension Checker {
  /// Rule: a share has a bound, and its least is not above its most.
  private mutating func bounds(
    of limit: LimitFile, over spans: [Span], at place: Pointer
  ) -> (minimum: Values<Span>?, maximum: Values<Span>?) {
    if limit.minimum == nil, limit.maximum == nil {
      findings.report(.missing(key: "max", accepted: "`min`, `max` or both"), at: place)
    }
    let minimum = limit.minimum
      .flatMap { series.perPeriod($0, .share, at: place["min"], &findings) }
      .map { mean($0, over: spans) }
    let maximum = limit.maximum
      .flatMap { series.perPeriod($0, .share, at: place["max"], &findings) }
      .map { mean($0, over: spans) }
    if let minimum, let maximum,
      let span = spans.indices.first(where: { minimum.numbers[$0] > maximum.numbers[$0] })
    {
      let found = "\(numberText(minimum.numbers[span])) in \(spans[span].id)"
      let most = numberText(maximum.numbers[span])
      findings.report(
        .contradiction(found: found, rule: "`min` is not above `max`, \(most)"), at: place["min"])
    }
    return (minimum, maximum)
  }

  /// By machine: 1 where the limit has no weights, and for machines that are not in scope.
  /// Rule: weights are of machines that exist, and every machine in scope has one.
  mutating func weights(
    of limit: LimitFile, for offers: [Index<Offer>], at place: Pointer
  ) -> [Double] {
    var weights: [Double?] = Array(repeating: nil, count: file.machines.count)
    switch limit.weights {
    case nil: return Array(repeating: 1, count: file.machines.count)
    case .kilowatts: weights = file.machines.map(\.kilowatts)
    case .machines(let entries):
      for (id, weight) in entries {
        if let machine = names.machines.resolve(id, at: place[id], &findings) {
          weights[machine.offset] = weight
        }
      }
    }
    let used = Set(offers.compactMap { selecting.offers[$0.offset].machine?.offset })
    for machine in used.sorted() where weights[machine] == nil {
      let id = file.machines[machine].id
      findings.report(.missing(key: id, accepted: "a weight for every machine in scope"), at: place)
    }
    return weights.map { $0 ?? 1 }
  }

  /// Rule: a limit has only what its type knows.
  private mutating func reportOutOfPlace(_ limit: LimitFile, at place: Pointer) {
    let type = limit.kind.rawValue
    let keys: [(key: String, isMisplaced: Bool, rule: String)] = [
      (
        "min", limit.kind != .share && limit.kind != .providers && limit.minimum != nil,
        "only a share has a least part"
      ),
      (
        "of", !limit.kind.hasParts && limit.of != nil, "a \(type) is of what its `scope` selects"
      ),
      (
        "weights", limit.kind != .share && limit.kind != .pool && limit.weights != nil,
        "only a pool and a share of units have weights"
      ),
      (
        "penalty", limit.kind == .firstRefusal && limit.penalty != nil,
        "a right of first refusal must be kept"
      ),
      (
        "weights", limit.kind == .share && limit.measure != .units && limit.weights != nil,
        "only the measure `units` has weights"
      ),
    ]
    for (key, _, rule) in keys.filter(\.isMisplaced) {
      findings.report(.contradiction(found: "\(key) of a \(type)", rule: rule), at: place[key])
    }
  }

  /// Rule: work is spread over each provider or each region.
  private mutating func reportSpreadParts(_ of: SelectorFile?, at place: Pointer) {
    guard let each = of?.each, each != .provider, each != .region else {
      if of != nil, of?.each == nil {
        findings.report(.missing(key: "each", accepted: "`provider` or `region`"), at: place["of"])
      }
      return
    }
    findings.report(
      .notAccepted(found: each.rawValue, accepted: ["provider", "region"], nearest: nil),
      at: place["of"]["each"])
  }
}

extension LimitFile.Kind {
  /// Whether it is about parts, or each of a kind in turn, and not about all in its scope.
  fileprivate var hasParts: Bool {
    switch self {
    case .share, .spread, .concentration, .survive, .exposure: true
    case .budget, .pool, .carbon, .churn, .providers, .exclusive, .firstRefusal: false
    }
  }
}
