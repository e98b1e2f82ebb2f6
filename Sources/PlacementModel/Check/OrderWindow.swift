/// When the terms of something that is ordered ahead can start, by the period of the start.
struct OrderWindow: Sendable {
  /// Whether it can still be ordered in time.
  let mayStart: [Bool]
  /// The date by which it must be ordered.
  let dates: [String]
}

extension Checker {
  /// The starts for which an order is neither before the horizon nor outside its window.
  ///
  /// An order is placed `leadTime` before the start of the period in which the term starts. Rules: the lead time
  /// is a whole number of periods, and the window does not end before it begins.
  ///
  /// - Parameter place: the object that has `leadTime`, `orderFrom` and `orderUntil`.
  mutating func orderWindow(
    leadTime: DurationFile?, from: CalendarDate?, until: CalendarDate?, at place: Pointer
  ) -> OrderWindow? {
    let before = findings.count
    let lead = leadTime.flatMap { durations.periods($0, at: place["leadTime"], &findings) } ?? 0
    if let from, let until, from.firstDay > until.lastDay {
      findings.report(
        .contradiction(found: until.text, rule: "`orderUntil` is not before `orderFrom`, \(from.text)"),
        at: place["orderUntil"])
    }
    guard findings.count == before else { return nil }
    let opens = from.map { timeline.hour(of: $0.firstDay) } ?? -.infinity
    let closes = until.map { timeline.hour(of: $0.lastDay) + 24 } ?? .infinity
    let labels = PeriodNames(timeline: timeline, unit: nil)
    var mayStart: [Bool] = []
    var dates: [String] = []
    for period in 0..<timeline.count {
      let hour = timeline.orderHour(of: period, lead: lead)
      mayStart.append(period >= lead && opens <= hour && hour < closes)
      dates.append(period >= lead ? horizon.periods.elements[period - lead].starts : labels.start(at: hour))
    }
    return OrderWindow(mayStart: mayStart, dates: dates)
  }
}

extension Timeline {
  /// Where the period of some periods earlier begins, also before the horizon. Listed periods repeat backwards.
  fileprivate func orderHour(of period: Int, lead: Int) -> Double {
    let number = period - lead
    guard number < 0 else { return bounds[number] }
    let cycles = (-number + count - 1) / count
    if case .listed = pace { return bounds[number + cycles * count] - Double(cycles) * end }
    return boundary(before: -number)
  }
}
