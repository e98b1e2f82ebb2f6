extension Checker {
  /// The windows of an agreement that reach into the horizon, with what they ask inside it.
  ///
  /// The part after the horizon is prorated away (or kept, or the whole window dropped, as `atHorizonEnd` says).
  /// What was spent before is taken off; where that is not told, it is taken to be the minimum pro rata.
  mutating func windows(of agreement: AgreementFile, _ term: ClosedTerm, at pointer: Pointer) -> [CommitmentWindow] {
    let all = allWindows(of: agreement, term)
    for (key, amount) in [
      ("minimumSpend", agreement.minimumSpend), ("maximumSpend", agreement.maximumSpend),
      ("outsideSpend", agreement.outsideSpend),
    ] {
      guard case .perWindow(let amounts)? = amount, amounts.count != all.count else { continue }
      findings.report(
        .wrongCount(found: amounts.count, accepted: "one amount for each of the agreement's \(all.count) windows"),
        at: pointer[key])
    }
    return all.enumerated().compactMap { number, window in
      guard window.hours.to > 0, window.hours.from < timeline.end else { return nil }
      let periods = coverage(of: window.hours, in: term)
      guard let last = periods.last else { return nil }
      let minimum = amount(agreement.minimumSpend, number, agreement, window.hours).flatMap { $0 > 0 ? $0 : nil }
      let maximum = amount(agreement.maximumSpend, number, agreement, window.hours)
      guard minimum != nil || maximum != nil else { return nil }
      return CommitmentWindow(
        id: window.id, minimum: minimum, maximum: maximum, periods: periods, due: last.period)
    }
  }

  /// Every window of the agreement, also outside the horizon; per period only those inside.
  private func allWindows(of agreement: AgreementFile, _ term: ClosedTerm) -> [(id: String, hours: ClosedTerm)] {
    switch agreement.per {
    case .term: return [("term", term)]
    case .period:
      let labels = timeline.labels(file.horizon)
      return (0..<timeline.count).compactMap { period in
        let hours = ClosedTerm(
          from: max(term.from, timeline.edges[period]), to: min(term.to, timeline.edges[period + 1]))
        return hours.to > hours.from ? (labels[period], hours) : nil
      }
    case .year:
      var windows: [(id: String, hours: ClosedTerm)] = []
      let first = agreement.from.firstDay
      for year in 0... {
        let begins = first.adding(months: 12 * year)
        let hour = timeline.hour(of: begins)
        guard hour < term.to else { break }
        let ends = min(term.to, timeline.hour(of: first.adding(months: 12 * (year + 1))))
        let label = timeline.monthLabel(begins.date.year, begins.date.month)
        windows.append((label, ClosedTerm(from: hour, to: ends)))
      }
      return windows
    }
  }

  private func coverage(of window: ClosedTerm, in term: ClosedTerm) -> [CommitmentWindow.Coverage] {
    (0..<timeline.count).compactMap { period in
      let (begins, ends) = (timeline.edges[period], timeline.edges[period + 1])
      let inWindow = min(window.to, ends) - max(window.from, begins)
      guard inWindow > 0 else { return nil }
      let inTerm = min(term.to, ends) - max(term.from, begins)
      return CommitmentWindow.Coverage(
        period: Index(period), share: inWindow / (ends - begins), shareOfSaving: inWindow / inTerm)
    }
  }

  /// What an amount asks of the horizon, at least 0; `nil` where it asks nothing.
  private func amount(
    _ amount: AgreementFile.Amount?, _ window: Int, _ agreement: AgreementFile, _ hours: ClosedTerm
  ) -> Double? {
    guard let whole = amount?[window] else { return nil }
    let length = hours.to - hours.from
    var asked = whole
    if hours.to > timeline.end {
      switch agreement.atHorizonEnd {
      case .ignore: return nil
      case .full: break
      case .prorate: asked = whole * ((timeline.end - hours.from) / length)
      }
    }
    if hours.from < 0 { asked -= agreement.spentBefore ?? whole * (-hours.from / length) }
    if let outside = agreement.outsideSpend?[window] {
      asked -= outside * (min(hours.to, timeline.end) - max(0, hours.from)) / length
    }
    return max(0, asked)
  }
}

extension AgreementFile.Amount {
  fileprivate subscript(window: Int) -> Double? {
    switch self {
    case .same(let amount): amount
    case .perWindow(let amounts): amounts.indices.contains(window) ? amounts[window] : nil
    }
  }
}
