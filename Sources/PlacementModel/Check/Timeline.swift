/// A stretch of time, in hours since the start of the horizon. The end does not belong to it.
struct Interval: Hashable, Sendable {
  let start: Double
  let end: Double

  var hours: Double { end - start }
  var middle: Double { start + hours / 2 }

  /// Hours that both have in common; 0 where they do not meet.
  func overlap(_ other: Interval) -> Double { max(0, min(end, other.end) - max(start, other.start)) }

  /// The common stretch, or `nil` where there is none.
  func intersection(_ other: Interval) -> Interval? {
    let common = Interval(start: max(start, other.start), end: min(end, other.end))
    return common.hours > 0 ? common : nil
  }
}

/// The horizon's periods laid on the calendar, in hours since its start, and the calendar beyond its end.
struct Timeline: Sendable {
  /// Hours of a year in all arithmetic of rates: 365.25 days.
  static let hoursPerYear = 8766.0

  enum Pace: Hashable, Sendable {
    /// Every period is this many calendar months.
    case months(Int)
    /// Every period has this many hours.
    case hours(Double)
    /// Each period has its own hours. Beyond the horizon the list begins again.
    case listed([Double])
  }

  let start: CivilDay
  let pace: Pace
  let count: Int
  /// Where each period begins, and where the last one ends.
  let bounds: [Double]
  let intervals: [Interval]

  init(start: CivilDay, pace: Pace, count: Int) {
    self.start = start
    self.pace = pace
    self.count = count
    if case .listed(let hours) = pace {
      bounds = hours.reduce(into: [0]) { bounds, hours in bounds.append((bounds.last ?? 0) + hours) }
    } else {
      bounds = (0...count).map { Self.boundary($0, pace: pace, start: start) }
    }
    intervals = zip(bounds, bounds.dropFirst()).map { Interval(start: $0, end: $1) }
  }

  /// Hours from the start of the horizon to its end.
  var end: Double { bounds[count] }
  var whole: Interval { Interval(start: 0, end: end) }

  func interval(_ period: Int) -> Interval { intervals[period] }

  /// Where the period of any number from 0 begins, also beyond the horizon.
  func boundary(_ number: Int) -> Double {
    if number <= count { return bounds[number] }
    guard case .listed = pace else { return Self.boundary(number, pace: pace, start: start) }
    return Double(number / count) * end + bounds[number % count]
  }

  /// Where the period so many before the horizon begins; for listed periods the start of the horizon.
  func boundary(before number: Int) -> Double { Self.boundary(-number, pace: pace, start: start) }

  /// Midnight at the beginning of a day, in hours since the start of the horizon; negative before it.
  func hour(of day: CivilDay) -> Double { Double(day.number - start.number) * 24 }

  /// The day that holds an hour, and the hours since its midnight.
  func day(at hour: Double) -> (day: CivilDay, hour: Double) {
    let days = (hour / 24).rounded(.down)
    return (CivilDay(number: start.number + Int(days)), hour - days * 24)
  }

  /// The periods that an interval touches, in order.
  func periods(touching interval: Interval) -> Range<Int> {
    let first = firstPeriod { $0.end > interval.start }
    let last = firstPeriod { $0.start >= interval.end }
    return first..<max(first, last)
  }

  /// The first period for which a condition holds that holds for all later ones, by bisection.
  private func firstPeriod(where holds: (Interval) -> Bool) -> Int {
    var low = 0
    var high = count
    while low < high {
      let middle = (low + high) / 2
      if holds(interval(middle)) { high = middle } else { low = middle + 1 }
    }
    return low
  }

  private static func boundary(_ number: Int, pace: Pace, start: CivilDay) -> Double {
    switch pace {
    case .months(let months): Double(start.adding(months: number * months).number - start.number) * 24
    case .hours(let hours): Double(number) * hours
    case .listed: 0
    }
  }
}
