extension Checker {
  mutating func windows(
    of agreement: AgreementFile, _ plan: WindowPlan, at place: Pointer
  ) -> [CommitmentWindow]? {
    let before = findings.count
    reportCount(agreement.minimumSpend, plan, at: place["minimumSpend"])
    reportCount(agreement.maximumSpend, plan, at: place["maximumSpend"])
    reportCount(agreement.outsideSpend, plan, at: place["outsideSpend"])
    reportCount(agreement.credits, plan, at: place["credits"])
    reportSpentBefore(agreement, plan, at: place["spentBefore"])
    guard findings.count == before else { return nil }
    reportCrossedAmounts(agreement, plan, at: place["maximumSpend"])
    return plan.windows.compactMap { window(of: agreement, plan, $0) }
  }

  /// A window over the periods it touches; `nil` where it asks nothing and nothing hangs on it.
  private func window(
    of agreement: AgreementFile, _ plan: WindowPlan, _ window: WindowPlan.Window
  ) -> CommitmentWindow? {
    let amounts = WindowAmounts(horizonEnd: agreement.atHorizonEnd, spentBefore: agreement.spentBefore)
    let outside = agreement.outsideSpend?[window.number] ?? 0
    func inside(_ amount: AgreementFile.Amount?) -> Double? {
      amount.flatMap {
        amounts.inside(window.interval, of: timeline.whole, amount: $0[window.number], outside: outside)
      }
    }
    // A window that asks nothing of its own can still be asked for what was put off.
    let isAsked = agreement.carryShortfall > 0
    let minimum = inside(agreement.minimumSpend).flatMap { $0 > 0 || isAsked ? $0 : nil }
    let maximum = inside(agreement.maximumSpend)
    let credits = agreement.credits.flatMap {
      WindowAmounts(horizonEnd: agreement.atHorizonEnd, spentBefore: nil)
        .inside(window.interval, of: timeline.whole, amount: $0[window.number], outside: 0)
    }
    let touched = timeline.periods(touching: window.interval)
    guard minimum != nil || maximum != nil || agreement.keepsEveryWindow, let last = touched.last else {
      return nil
    }
    let isFirst = window.interval.start == plan.interval.start
    return CommitmentWindow(
      id: window.id, minimum: minimum, maximum: maximum, credits: credits ?? 0,
      periods: coverage(of: window.interval, in: plan.interval), due: Index(last),
      mayLeave: agreement.exitFee != nil && window.interval.start >= 0
        && !(isFirst && agreement.status == .optional))
  }

  /// The periods that a stretch of an agreement's time touches.
  func coverage(of stretch: Interval, in agreement: Interval) -> [CommitmentWindow.Coverage] {
    timeline.periods(touching: stretch).map { number in
      let period = timeline.interval(number)
      let covered = period.overlap(stretch)
      return CommitmentWindow.Coverage(
        period: Index(number), share: covered / period.hours,
        shareOfSaving: covered / period.overlap(agreement))
    }
  }

  /// What is asked after the horizon. Amounts of single periods are not known there.
  func laterWindows(of agreement: AgreementFile, _ plan: WindowPlan) -> [LaterWindow] {
    guard let amount = agreement.minimumSpend else { return [] }
    if case .period = agreement.per, case .perWindow = amount { return [] }
    let amounts = WindowAmounts(horizonEnd: agreement.atHorizonEnd, spentBefore: agreement.spentBefore)
    return plan.later.compactMap { later in
      let window = later.window
      let minimum = amounts.after(
        timeline.whole, window.interval, amount: amount[window.number],
        outside: agreement.outsideSpend.map { $0.isSame(in: agreement.per) ? $0[window.number] : 0 } ?? 0)
      guard minimum > 0 else { return nil }
      return LaterWindow(
        id: window.id, minimum: minimum * later.count, from: max(0, window.interval.start - timeline.end),
        through: window.interval.end - timeline.end)
    }
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
}

extension AgreementFile {
  /// Whether windows that ask nothing matter all the same: something is carried into them, paid in them, or they
  /// may be left.
  fileprivate var keepsEveryWindow: Bool {
    status == .optional || exitFee != nil || credits != nil || carryShortfall > 0 || carryExcess > 0
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

  /// Whether the amount of a window after the horizon is known.
  fileprivate func isSame(in windowing: AgreementFile.Windowing) -> Bool {
    if case .same = self { true } else { windowing != .period }
  }
}
