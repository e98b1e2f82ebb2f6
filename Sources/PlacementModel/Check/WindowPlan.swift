/// The windows of an agreement on the calendar, before any money.
struct WindowPlan: Sendable {
  struct Window: Sendable {
    let id: String
    let interval: Interval
    /// Its place among the amounts that a file gives for each window.
    let number: Int
  }

  /// A window that reaches beyond the horizon, or so many of them.
  struct Later: Sendable {
    let window: Window
    let count: Double
  }

  /// The agreement's time, in hours since the start of the horizon.
  let interval: Interval
  /// Those that touch the horizon.
  let windows: [Window]
  /// Those that reach beyond it; of windows that are periods, all in one.
  let later: [Later]
  /// How many amounts an array must have: the windows of the whole agreement, or the periods it overlaps.
  let amounts: Int

  init(_ agreement: AgreementFile, on timeline: Timeline, _ horizon: Horizon) {
    let start = timeline.hour(of: agreement.from.firstDay)
    let end = timeline.hour(of: agreement.through.lastDay) + 24
    let whole = Interval(start: start, end: end)
    let all =
      switch agreement.per {
      case .period: Self.periods(of: whole, on: timeline, horizon)
      case .year: Self.years(of: whole, from: agreement.from.firstDay, on: timeline)
      case .term: [Window(id: "term", interval: whole, number: 0)]
      }
    interval = whole
    windows = all.filter { $0.interval.overlap(timeline.whole) > 0 }
    amounts = all.count
    if case .period = agreement.per {
      later = Self.periods(after: timeline, of: whole).map { [$0] } ?? []
    } else {
      later = all.filter { $0.interval.end > timeline.end }.map { Later(window: $0, count: 1) }
    }
  }

  /// The periods of an agreement beyond the horizon, as if they went on.
  private static func periods(after timeline: Timeline, of whole: Interval) -> Later? {
    let start = max(timeline.end, whole.start)
    guard whole.end > start else { return nil }
    var count = 0
    var number = timeline.count
    while timeline.boundary(number) < whole.end {
      if timeline.boundary(number + 1) > start { count += 1 }
      number += 1
    }
    let window = Window(id: "later", interval: Interval(start: start, end: whole.end), number: timeline.count)
    return Later(window: window, count: Double(count))
  }

  /// The part of each period of the horizon that the agreement overlaps.
  private static func periods(of whole: Interval, on timeline: Timeline, _ horizon: Horizon) -> [Window] {
    timeline.periods(touching: whole).enumerated().compactMap { number, period in
      timeline.interval(period).intersection(whole).map {
        Window(id: horizon.periods.elements[period].id, interval: $0, number: number)
      }
    }
  }

  /// From anniversary to anniversary; the last one ends with the agreement. Of 29 February the anniversary in
  /// a common year is the 28th.
  private static func years(of whole: Interval, from first: CivilDay, on timeline: Timeline) -> [Window] {
    var windows: [Window] = []
    var day = first
    while timeline.hour(of: day) < whole.end {
      let next = first.adding(months: 12 * (windows.count + 1))
      let interval = Interval(start: timeline.hour(of: day), end: min(timeline.hour(of: next), whole.end))
      let (year, month, _) = day.date
      let id = "\(padded(year, to: 4))-\(padded(month, to: 2))"
      windows.append(Window(id: id, interval: interval, number: windows.count))
      day = next
    }
    return windows
  }
}

/// What a window asks inside the horizon, in currency.
struct WindowAmounts: Sendable {
  let horizonEnd: AgreementFile.HorizonEnd
  /// Already spent in the window that is open when the horizon starts; `nil` for its part by hours.
  let spentBefore: Double?

  /// The part of a window's amount that falls to the horizon:
  ///
  ///     amount * (hours up to the horizon's end / hours) - spent before - outside * (hours inside / hours)
  ///
  /// not below 0. Under `full` nothing is prorated at the end, neither the amount nor what is spent outside; under `ignore` a window that is cut there asks
  /// nothing.
  ///
  /// - Parameters:
  ///   - amount: currency for the whole window.
  ///   - outside: currency spent in the whole window on what the problem does not model.
  /// - Returns: currency, or `nil` where the window asks nothing.
  func inside(
    _ window: Interval, of horizon: Interval, amount: Double, outside: Double
  ) -> Double? {
    let isCut = window.end > horizon.end
    if isCut, horizonEnd == .ignore { return nil }
    let hoursUpToEnd = min(window.end, horizon.end) - window.start
    let asked = isCut && horizonEnd == .prorate ? amount * (hoursUpToEnd / window.hours) : amount
    let counted = isCut && horizonEnd == .full ? window.end : min(window.end, horizon.end)
    let outsideHours = counted - max(window.start, horizon.start)
    let rest = asked - before(window, amount: amount) - outside * (outsideHours / window.hours)
    // What is left of a subtraction that should come to nothing is not asked for.
    return rest > amount * 1e-12 ? rest : 0
  }

  /// The part of a window's amount that falls after the horizon, by its hours there, less what is spent outside.
  /// Nothing of a window that is asked in full inside.
  func after(_ horizon: Interval, _ window: Interval, amount: Double, outside: Double) -> Double {
    if window.start >= horizon.end { return max(0, amount - outside) }
    if horizonEnd == .full { return 0 }
    return max(0, amount - outside) * (window.end - horizon.end) / window.hours
  }

  /// What was spent in the window before the horizon.
  private func before(_ window: Interval, amount: Double) -> Double {
    guard window.start < 0 else { return 0 }
    return spentBefore ?? amount * (-window.start / window.hours)
  }
}
