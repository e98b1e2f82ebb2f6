/// Counts durations in periods.
struct DurationCheck: Sendable {
  /// Most periods of a term or a deferral.
  static let mostPeriods = 1_000_000

  let timeline: Timeline
  let unit: CalendarUnit?

  /// Rule: a duration comes to a whole number of periods, from wherever in the horizon it is counted.
  ///
  /// - Returns: at least 1, or `nil` with a fault reported.
  func periods(_ duration: DurationFile, at pointer: Pointer, _ findings: inout Findings) -> Int? {
    if let count = count(duration), (1...Self.mostPeriods).contains(count) { return count }
    findings.report(.badDuration(found: duration.text, accepted: accepted), at: pointer)
    return nil
  }

  private func count(_ duration: DurationFile) -> Int? {
    switch duration.unit {
    case .periods: duration.count
    case .years: months(duration.count, times: 12)
    case .months: months(duration.count, times: 1)
    case .days: hours(Double(duration.count) * 24)
    case .hours: hours(Double(duration.count))
    }
  }

  private func months(_ count: Int, times factor: Int) -> Int? {
    let (months, overflows) = count.multipliedReportingOverflow(by: factor)
    guard !overflows, case .months(let length) = timeline.pace, months % length == 0 else { return nil }
    return months / length
  }

  private func hours(_ hours: Double) -> Int? {
    switch timeline.pace {
    case .months: nil
    case .hours(let length): Self.whole(hours / length)
    case .listed: listedPeriods(in: hours)
    }
  }

  /// How many of the listed periods, which repeat, make up the hours, counted from every one of them alike.
  private func listedPeriods(in hours: Double) -> Int? {
    let cycles = (hours / timeline.end).rounded(.down)
    guard cycles < Double(Self.mostPeriods) else { return nil }
    let rest = hours - cycles * timeline.end
    guard let count = (0...timeline.count).first(where: { timeline.bounds[$0] >= rest * (1 - 1e-12) }) else {
      return nil
    }
    let isAlike = (0..<timeline.count).allSatisfy { start in
      let sum = timeline.boundary(start + count) - timeline.boundary(start)
      return abs(sum - rest) <= 1e-9 * hours
    }
    return isAlike ? Int(cycles) * timeline.count + count : nil
  }

  /// The whole number that a quotient of lengths stands for; lengths such as 0.1 hours are not exact.
  private static func whole(_ quotient: Double) -> Int? {
    let rounded = quotient.rounded()
    return abs(quotient - rounded) <= 1e-9 * max(1, rounded) ? Int(exactly: rounded) : nil
  }

  private var accepted: String {
    let examples =
      switch unit {
      case .hour: "`6h` or `2d`"
      case .day: "`48h` or `90d`"
      case .week: "`14d`"
      case .month: "`18mo` or `3y`"
      case .quarter: "`18mo` or `3y`"
      case .year: "`24mo` or `3y`"
      case nil: "`2 periods`"
      }
    let name = unit.map { "\($0.rawValue)s" } ?? "periods"
    return "a whole number of \(name), at least one: \(examples)\(unit == nil ? "" : ", or `2 periods`")"
  }
}
