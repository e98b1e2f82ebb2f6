extension Checker {
  mutating func agreements() -> [Agreement] {
    var agreements: [Agreement] = []
    var terms: [Term] = []
    for (offset, agreement) in file.agreements.enumerated() {
      let place = Pointer.root["agreements"][offset]
      let provider = names.providers.resolve(agreement.provider, at: place["provider"], &findings)
      let offers = offers(of: agreement, by: provider, at: place)
      guard let plan = windowPlan(of: agreement, at: place) else { continue }
      let discount = series.perPeriod(
        agreement.discount ?? .constant(0), .discount, within: plan.interval, at: place["discount"], &findings
      )
      let windows = windows(of: agreement, plan, at: place)
      guard let provider, let offers, let discount, let windows else { continue }
      terms.append(Term(id: agreement.id, interval: plan.interval, offers: Set(offers), place: place))
      agreements.append(
        Agreement(
          id: agreement.id, provider: provider, offers: offers, discount: discount, counts: agreement.counts,
          windows: List(windows)))
    }
    reportOverlaps(terms)
    return agreements
  }

  /// When an agreement holds and for what, for comparison with others.
  private struct Term {
    let id: String
    let interval: Interval
    let offers: Set<Index<Offer>>
    let place: Pointer
  }

  /// The provider's own offers among those in scope. Rule: there are some.
  private mutating func offers(
    of agreement: AgreementFile, by provider: Index<Provider>?, at place: Pointer
  ) -> [Index<Offer>]? {
    let selection = selecting.select(
      agreement.scope, .places, in: "the scope of an agreement", at: place["scope"], &findings)
    guard let provider, let selection else { return nil }
    let offers = selection.offers.filter { selecting.offers[$0.offset].provider == provider }
    let pointer = agreement.scope == nil ? place["provider"] : place["scope"]
    return selecting.reportsAny(offers, of: "offers", at: pointer, &findings) ? offers : nil
  }

  /// Rule: an agreement does not end before it begins, and some of it lies in the horizon.
  private mutating func windowPlan(of agreement: AgreementFile, at place: Pointer) -> WindowPlan? {
    let found = "\(agreement.from.text) through \(agreement.through.text)"
    guard agreement.from.firstDay <= agreement.through.lastDay else {
      findings.report(
        .contradiction(found: found, rule: "`through` is not before `from`"), at: place["through"])
      return nil
    }
    let plan = WindowPlan(agreement, on: timeline, horizon)
    guard plan.interval.overlap(timeline.whole) > 0 else {
      let names = PeriodNames(timeline: timeline, unit: nil)
      let horizon = "from \(names.start(at: 0)) up to \(names.start(at: timeline.end))"
      findings.report(
        .contradiction(found: found, rule: "an agreement overlaps the horizon, \(horizon)"), at: place)
      return nil
    }
    return plan
  }

  private mutating func windows(
    of agreement: AgreementFile, _ plan: WindowPlan, at place: Pointer
  ) -> [CommitmentWindow]? {
    let before = findings.count
    reportCount(agreement.minimumSpend, plan, at: place["minimumSpend"])
    reportCount(agreement.maximumSpend, plan, at: place["maximumSpend"])
    reportCount(agreement.outsideSpend, plan, at: place["outsideSpend"])
    reportSpentBefore(agreement, plan, at: place["spentBefore"])
    guard findings.count == before else { return nil }
    reportCrossedAmounts(agreement, plan, at: place["maximumSpend"])
    let amounts = WindowAmounts(horizonEnd: agreement.atHorizonEnd, spentBefore: agreement.spentBefore)
    return plan.windows.compactMap { window in
      let outside = agreement.outsideSpend?[window.number] ?? 0
      let minimum = agreement.minimumSpend.flatMap {
        amounts.inside(window.interval, of: timeline.whole, amount: $0[window.number], outside: outside)
      }
      let maximum = agreement.maximumSpend.flatMap {
        amounts.inside(window.interval, of: timeline.whole, amount: $0[window.number], outside: outside)
      }
      return commitment(
        window, of: plan.interval, minimum: minimum.flatMap { $0 > 0 ? $0 : nil }, maximum: maximum)
    }
  }

  /// A window over the periods it touches; `nil` where it asks nothing.
  private func commitment(
    _ window: WindowPlan.Window, of agreement: Interval, minimum: Double?, maximum: Double?
  ) -> CommitmentWindow? {
    let touched = timeline.periods(touching: window.interval)
    guard minimum != nil || maximum != nil, let last = touched.last else { return nil }
    let periods = touched.map { number in
      let period = timeline.interval(number)
      let covered = period.overlap(window.interval)
      return CommitmentWindow.Coverage(
        period: Index(number), share: covered / period.hours,
        shareOfSaving: covered / period.overlap(agreement))
    }
    return CommitmentWindow(
      id: window.id, minimum: minimum, maximum: maximum, periods: periods, due: Index(last))
  }
}

extension Checker {
  /// Rule: an array of amounts has one for each window.
  private mutating func reportCount(_ amount: AgreementFile.Amount?, _ plan: WindowPlan, at place: Pointer) {
    guard case .perWindow(let values) = amount, values.count != plan.amounts else { return }
    findings.report(
      .wrongCount(found: values.count, accepted: "\(plan.amounts), one per window"), at: place)
  }

  /// Rule: something was spent before the horizon only where a window was open before it.
  private mutating func reportSpentBefore(_ agreement: AgreementFile, _ plan: WindowPlan, at place: Pointer) {
    guard let spent = agreement.spentBefore, spent > 0,
      !plan.windows.contains(where: { $0.interval.start < 0 })
    else { return }
    findings.report(
      .contradiction(
        found: numberText(spent), rule: "no window of the agreement is open when the horizon starts"),
      at: place)
  }

  /// Rule: no window's minimum is above its maximum.
  private mutating func reportCrossedAmounts(
    _ agreement: AgreementFile, _ plan: WindowPlan, at place: Pointer
  ) {
    guard let minimum = agreement.minimumSpend, let maximum = agreement.maximumSpend else { return }
    guard let window = plan.windows.first(where: { minimum[$0.number] > maximum[$0.number] }) else { return }
    let found = "\(numberText(maximum[window.number])) in the window \(window.id)"
    let least = numberText(minimum[window.number])
    findings.report(
      .contradiction(found: found, rule: "`maximumSpend` is not below `minimumSpend`, \(least)"), at: place)
  }

  /// Rule: each amount of money counts toward one agreement, so no two cover an offer at one time.
  private mutating func reportOverlaps(_ terms: [Term]) {
    for (number, later) in terms.enumerated() {
      let clash = terms[..<number].first { earlier in
        earlier.interval.intersection(later.interval).map { $0.overlap(timeline.whole) > 0 } ?? false
          && !earlier.offers.isDisjoint(with: later.offers)
      }
      guard let clash else { continue }
      findings.report(
        .contradiction(
          found: "offers that `\(clash.id)` covers at the same time",
          rule: "agreements that overlap in time have no offer in common"),
        at: later.place)
    }
  }
}

extension AgreementFile.Amount {
  /// Currency for a window, by its number; the count of an array was checked.
  subscript(number: Int) -> Double {
    switch self {
    case .same(let amount): amount
    case .perWindow(let amounts): amounts[number]
    }
  }
}
