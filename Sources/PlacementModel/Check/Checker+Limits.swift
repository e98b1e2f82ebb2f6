extension Checker {
  mutating func limitList(_ horizon: Horizon) -> List<Limit> {
    var limits: [Limit] = []
    for (index, limit) in file.limits.enumerated() {
      let pointer = Pointer.root["limits"][index]
      let rule: Limit.Rule
      switch limit.kind {
      case .share: rule = .share(share(limit, horizon, at: pointer))
      case .budget: rule = .budget(budget(limit, horizon, at: pointer))
      case .spread: rule = .spread(spread(limit, at: pointer))
      }
      limits.append(Limit(id: limit.id, rule: rule))
    }
    return List(limits)
  }

  private mutating func share(_ limit: LimitFile, _ horizon: Horizon, at pointer: Pointer) -> ShareLimit {
    let measuresWork = limit.measure != .spend
    let scope = offers(in: limit.scope, at: pointer["scope"], forWorkloads: measuresWork)
    let measured = workloads(in: limit.scope, at: pointer["scope"])
    if !measured.contains(true) { findings.report(.empty(what: "scope: it holds no workload"), at: pointer["scope"]) }
    let parts = parts(of: limit.of, within: scope, at: pointer["of"])
    if limit.weights != nil, limit.measure != .units {
      findings.report(
        .contradiction(found: "`weights` for \(limit.measure.rawValue)", rule: "weights are for `units`"),
        at: pointer["weights"])
    }
    let spans = spans(limit.per, horizon)
    let minimum = limit.minimum.map { bounds($0, spans, at: pointer["min"]) }
    let maximum = limit.maximum.map { bounds($0, spans, at: pointer["max"]) }
    if let minimum, let maximum {
      for (y, (low, high)) in zip(minimum.numbers, maximum.numbers).enumerated() where low > high {
        findings.report(
          .contradiction(
            found: "min \(Wording.number(low)) above max \(Wording.number(high)) in \(spans.elements[y].id)",
            rule: "`min` is at most `max`"), at: pointer["min"])
        break
      }
    }
    return ShareLimit(
      parts: List(parts), offers: indices(scope), workloads: indices(measured), measure: limit.measure,
      weights: weights(limit.weights, at: pointer["weights"]), countsShortfall: isOfProviders(limit.of),
      spans: spans, minimum: minimum, maximum: maximum)
  }

  private mutating func budget(_ limit: LimitFile, _ horizon: Horizon, at pointer: Pointer) -> BudgetLimit {
    let scope = offers(in: limit.scope, at: pointer["scope"], forWorkloads: false)
    if !scope.contains(true) { findings.report(.empty(what: "scope: it holds no offer"), at: pointer["scope"]) }
    let spans = spans(limit.per, horizon)
    return BudgetLimit(
      offers: indices(scope), spans: spans, maximum: bounds(limit.maximum ?? .constant(0), spans, at: pointer["max"]))
  }

  private mutating func spread(_ limit: LimitFile, at pointer: Pointer) -> SpreadLimit {
    let measured = workloads(in: limit.scope, at: pointer["scope"])
    let scope = offers(in: limit.scope, at: pointer["scope"], forWorkloads: true)
    if !measured.contains(true) { findings.report(.empty(what: "scope: it holds no workload"), at: pointer["scope"]) }
    if scope.contains(false) {
      findings.report(
        .contradiction(found: "a scope of offers", rule: "a spread is over all that serves a workload; its scope selects workloads"),
        at: pointer["scope"])
    }
    if limit.of?.each != .provider, limit.of?.each != .region {
      findings.report(
        .contradiction(found: "this `of`", rule: "a spread is over each provider or each region: { \"each\": \"provider\" }"),
        at: pointer["of"])
    }
    let all = Array(repeating: true, count: file.offers.count)
    return SpreadLimit(
      workloads: indices(measured), parts: List(parts(of: limit.of, within: all, at: pointer["of"])),
      maximum: perPeriod(limit.maximum ?? .constant(1), .refused, at: pointer["max"]))
  }

  private func indices<Element>(_ flags: [Bool]) -> [Index<Element>] {
    flags.indices.filter { flags[$0] }.map { Index($0) }
  }

  /// The average of a bound over the hours of each span.
  private mutating func bounds(_ series: SeriesFile, _ spans: List<Span>, at pointer: Pointer) -> Values<Span> {
    let values = perPeriod(series, .refused, at: pointer)
    if case .constant(let value) = series { return Values(repeating: value, count: spans.count) }
    return Values(
      spans.elements.map { span in
        if span.periods.count == 1 { return values[span.periods[0]] }
        let hours = span.periods.reduce(0) { $0 + timeline.hours($1.offset) }
        return span.periods.reduce(0) { $0 + values[$1] * timeline.hours($1.offset) } / hours
      })
  }

  private func spans(_ basis: LimitFile.Basis, _ horizon: Horizon) -> List<Span> {
    let periods = horizon.periods.indices
    switch basis {
    case .period: return List(periods.map { Span(id: horizon.periods[$0].id, periods: [$0]) })
    case .horizon: return List([Span(id: "horizon", periods: periods)])
    case .year:
      var years: [(year: Int, periods: [Index<Period>])] = []
      for t in periods {
        let year = horizon.periods[t].year
        if years.last?.year == year { years[years.count - 1].periods.append(t) } else { years.append((year, [t])) }
      }
      return List(years.map { Span(id: "\($0.year)", periods: $0.periods) })
    }
  }

  private mutating func weights(_ weights: LimitFile.Weights?, at pointer: Pointer) -> [Double] {
    var values = Array(repeating: 1.0, count: file.machines.count)
    switch weights {
    case nil: break
    case .kilowatts:
      for (m, machine) in file.machines.enumerated() {
        if let kilowatts = machine.kilowatts {
          values[m] = kilowatts
        } else {
          findings.report(
            .contradiction(found: "no `kilowatts` of machine \(machine.id)", rule: "weights by kilowatts need every machine's"),
            at: pointer)
        }
      }
    case .machines(let entries):
      for (id, weight) in entries {
        if let m = machines.resolve(id, at: pointer[id], &findings) { values[m.offset] = weight }
      }
      for (m, id) in machines.ids.enumerated() where !entries.contains(where: { $0.id == id }) {
        values[m] = 0
      }
    }
    return values
  }
}

// MARK: - Parts

extension Checker {
  /// Whether parts are providers, so that what is owed to them counts as theirs.
  private func isOfProviders(_ of: SelectorFile?) -> Bool {
    guard let of, of.not == nil else { return false }
    let lists = of.lists
    let others = [lists.geographies, lists.regions, lists.machines, lists.vendors, lists.offers]
    guard others.allSatisfy({ $0 == nil }) else { return false }
    return of.each == .provider || (of.each == nil && lists.providers != nil)
  }

  /// The parts that a limit's `of` names, inside its scope; those without an offer are left out.
  private mutating func parts(of selector: SelectorFile?, within scope: [Bool], at pointer: Pointer) -> [Part] {
    guard let selector else { return [] }
    let selected = offers(in: selector, at: pointer, forWorkloads: false, each: true)
    let inside = scope.indices.map { scope[$0] && selected[$0] }
    let parts = selector.each.map { self.parts(each: $0, inside) } ?? [
      Part(id: listedIDs(selector), offers: indices(inside))
    ]
    let filled = parts.filter { !$0.offers.isEmpty }
    if filled.isEmpty { findings.report(.empty(what: "selection: it holds no offer in scope"), at: pointer) }
    return filled
  }

  private func parts(each: SelectorFile.Each, _ inside: [Bool]) -> [Part] {
    func parts(_ ids: [String], _ key: (OfferPlace) -> String?) -> [Part] {
      ids.map { id in
        Part(id: id, offers: indices(inside.indices.map { inside[$0] && places[$0].flatMap(key) == id }))
      }
    }
    return switch each {
    case .provider: parts(providers.ids) { providers.ids[$0.provider.offset] }
    case .region: parts(regions.ids) { regions.ids[$0.region.offset] }
    case .machine: parts(machines.ids) { machines.ids[$0.machine.offset] }
    case .vendor: parts(vendors.ids) { file.machines[$0.machine.offset].vendor }
    case .geography: parts(geographies.ids) { file.regions[$0.region.offset].geography }
    }
  }

  private func listedIDs(_ selector: SelectorFile) -> String {
    let lists = selector.lists
    let ids = [lists.providers, lists.regions, lists.geographies, lists.machines, lists.vendors, lists.offers]
      .compactMap { $0 }.flatMap { $0 }
    return ids.isEmpty ? "part" : ids.joined(separator: "+")
  }
}
