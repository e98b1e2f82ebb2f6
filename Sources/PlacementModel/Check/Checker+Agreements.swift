extension Checker {
  mutating func agreementList() -> List<Agreement> {
    var agreements: [Agreement] = []
    for (index, agreement) in file.agreements.enumerated() {
      let pointer = Pointer.root["agreements"][index]
      let provider = providers.resolve(agreement.provider, at: pointer["provider"], &findings)
      guard let term = term(of: agreement, at: pointer) else { continue }
      let windows = windows(of: agreement, term, at: pointer)
      let discount = discount(of: agreement, term, at: pointer)
      let scope = offers(in: agreement.scope, at: pointer["scope"], forWorkloads: false)
      guard let provider else { continue }
      let covered = places.indices.filter { places[$0]?.provider == provider && scope[$0] }
      if covered.isEmpty { findings.report(.empty(what: "scope: it holds no offer of the provider"), at: pointer) }
      agreements.append(
        Agreement(
          id: agreement.id, provider: provider, offers: covered.map { Index($0) }, discount: discount,
          counts: agreement.counts, windows: List(windows)))
      reportOverlap(of: index, term, covered)
    }
    return List(agreements)
  }

  /// Rule: an agreement ends after it begins and reaches into the horizon.
  private mutating func term(of agreement: AgreementFile, at pointer: Pointer) -> ClosedTerm? {
    let term = ClosedTerm(
      from: timeline.hour(of: agreement.from.firstDay), to: timeline.hour(of: agreement.through.lastDay) + 24)
    if term.to <= term.from {
      findings.report(
        .contradiction(found: "through \(agreement.through.text)", rule: "it ends after `from`, \(agreement.from.text)"),
        at: pointer["through"])
      return nil
    }
    if term.to <= 0 || term.from >= timeline.end {
      findings.report(
        .contradiction(
          found: "\(agreement.from.text) through \(agreement.through.text)",
          rule: "an agreement reaches into the horizon, which starts \(file.horizon.start.text)"),
        at: pointer[term.to <= 0 ? "through" : "from"])
      return nil
    }
    return term
  }

  /// Rule: a dollar counts toward one agreement only, so that scopes do not overlap in time.
  private mutating func reportOverlap(of index: Int, _ term: ClosedTerm, _ covered: [Int]) {
    for earlier in 0..<index where file.agreements[earlier].provider == file.agreements[index].provider {
      let other = file.agreements[earlier]
      let begins = timeline.hour(of: other.from.firstDay)
      let ends = timeline.hour(of: other.through.lastDay) + 24
      guard max(begins, term.from, 0) < min(ends, term.to, timeline.end) else { continue }
      var ignored = Findings()
      swap(&ignored, &findings)
      let scope = offers(in: other.scope, at: .root, forWorkloads: false)
      swap(&ignored, &findings)
      if let offer = covered.first(where: { scope[$0] }) {
        findings.report(
          .contradiction(
            found: "overlap with agreement \(other.id) on \(file.offers[offer].id)",
            rule: "money counts toward one agreement only; narrow a `scope` or the dates"),
          at: Pointer.root["agreements"][index])
      }
    }
  }

  /// Part of list spend taken off in each period: the discount averaged over the hours inside the agreement,
  /// times the part of the period's hours that lie inside.
  private mutating func discount(of agreement: AgreementFile, _ term: ClosedTerm, at pointer: Pointer) -> Values<Period> {
    guard let series = agreement.discount else { return Values(repeating: 0, count: timeline.count) }
    _ = perPeriod(series, .zero, at: pointer["discount"])
    if case .steps(let points) = series, let first = points.first,
      timeline.hour(of: first.date.firstDay) > max(0, term.from)
    {
      findings.report(
        .contradiction(
          found: "a first step at \(first.date.text)",
          rule: "a discount has a step at or before the agreement's first day in the horizon"),
        at: pointer["discount"]["steps"])
    }
    return Values(
      (0..<timeline.count).map { period in
        let begins = max(timeline.edges[period], term.from)
        let ends = min(timeline.edges[period + 1], term.to)
        guard ends > begins else { return 0 }
        let average = series.average(from: begins, to: ends, period: period, timeline)
        return average * (ends - begins) / timeline.hours(period)
      })
  }
}

/// Hours from the start of the horizon, first to last.
struct ClosedTerm: Equatable {
  var from: Double
  var to: Double
}
