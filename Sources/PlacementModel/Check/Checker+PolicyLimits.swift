/// Limits on what is paid for, emitted and concentrated, and what one provider has a right to.
extension Checker {
  mutating func pool(_ limit: LimitFile, at place: Pointer) -> PoolLimit? {
    let before = findings.count
    let offers = selecting.selectOffers(
      limit.scope, in: "the scope of a pool", at: place["scope"], &findings)
    let maximum = maximum(of: limit, .budget, accepted: "an amount", at: place)
    let weights = weights(
      of: limit, for: offers ?? selecting.offers.map(\.offer), at: place["weights"])
    guard findings.count == before, let offers, let maximum else { return nil }
    return PoolLimit(offers: offers, weights: weights, maximum: maximum)
  }

  mutating func carbon(_ limit: LimitFile, at place: Pointer) -> CarbonLimit? {
    let scope = selecting.select(
      limit.scope, [.places, .work], in: "`scope`", at: place["scope"], &findings)
    let maximum = maximum(of: limit, .budget, accepted: "kilograms", at: place)
    guard let scope, let maximum,
      selecting.reportsAny(scope.offers, of: "offers", at: place["scope"], &findings),
      selecting.reportsAny(scope.workloads, of: "workloads", at: place["scope"], &findings)
    else { return nil }
    let spans = spans(limit.per)
    return CarbonLimit(
      offers: scope.offers, workloads: scope.workloads, spans: List(spans),
      maximum: mean(maximum, over: spans))
  }

  /// Rules: parts are disjoint, and the index can be above 0.
  mutating func concentration(_ limit: LimitFile, at place: Pointer) -> ConcentrationLimit? {
    let before = findings.count
    let offers = selecting.selectOffers(
      limit.scope, in: "the scope of a concentration", at: place["scope"], &findings)
    let of = limit.of ?? SelectorFile(lists: .init(), not: nil, each: .provider, latency: nil)
    let parts = parts(of: of, within: offers ?? selecting.offers.map(\.offer), at: place)
    let maximum = maximum(of: limit, .share, accepted: "a fraction from 0 to 1", at: place)
    guard findings.count == before, let offers, let parts, let maximum else { return nil }
    let spans = spans(limit.per)
    let bounds = mean(maximum, over: spans)
    if bounds.numbers.contains(0) {
      findings.report(
        .contradiction(found: "0", rule: "an index of concentration is above 0"), at: place["max"])
      return nil
    }
    return ConcentrationLimit(
      parts: List(parts), offers: offers, countsShortfall: of.each == .provider || of.namesProvidersOnly,
      spans: List(spans), maximum: bounds)
  }

  /// Rules: the holder exists and has offers in scope, and the clause is in force in some period.
  mutating func holder(_ limit: LimitFile, at place: Pointer) -> HolderLimit? {
    guard let id = limit.provider else {
      findings.report(.missing(key: "provider", accepted: "the id of a provider"), at: place)
      return nil
    }
    let holder = names.providers.resolve(id, at: place["provider"], &findings)
    let scope = selecting.select(
      limit.scope, [.places, .work], in: "`scope`", at: place["scope"], &findings)
    let periods = periods(of: limit, at: place)
    guard let holder, let scope, let periods,
      selecting.reportsAny(scope.workloads, of: "workloads", at: place["scope"], &findings)
    else { return nil }
    let own = scope.offers.filter { selecting.offers[$0.offset].provider == holder }
    let pointer = limit.scope == nil ? place["provider"] : place["scope"]
    guard selecting.reportsAny(own, of: "offers of the provider", at: pointer, &findings) else { return nil }
    return HolderLimit(
      holder: holder, own: own,
      others: scope.offers.filter { selecting.offers[$0.offset].provider != holder },
      workloads: scope.workloads, periods: periods)
  }

  /// The periods whose middle lies between the dates of a clause.
  private mutating func periods(of limit: LimitFile, at place: Pointer) -> [Index<Period>]? {
    let start = limit.from.map { timeline.hour(of: $0.firstDay) } ?? 0
    let end = limit.through.map { timeline.hour(of: $0.lastDay) + 24 } ?? timeline.end
    let found = "\(limit.from?.text ?? "the start") through \(limit.through?.text ?? "the end")"
    if let from = limit.from, let through = limit.through, from.firstDay > through.lastDay {
      findings.report(
        .contradiction(found: found, rule: "`through` is not before `from`"), at: place["through"])
      return nil
    }
    let periods = (0..<timeline.count).filter { number in
      let middle = timeline.interval(number).middle
      return start <= middle && middle < end
    }
    if periods.isEmpty {
      findings.report(
        .contradiction(found: found, rule: "the clause holds in the middle of some period of the horizon"),
        at: place)
      return nil
    }
    return periods.map { Index($0) }
  }

  /// Rule: the limit has a maximum.
  private mutating func maximum(
    of limit: LimitFile, _ quantity: Quantity, accepted: String, at place: Pointer
  ) -> Values<Period>? {
    guard let maximum = limit.maximum else {
      findings.report(.missing(key: "max", accepted: accepted), at: place)
      return nil
    }
    return series.perPeriod(maximum, quantity, at: place["max"], &findings)
  }
}
