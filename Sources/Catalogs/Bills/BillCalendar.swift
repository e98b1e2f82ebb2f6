internal import PlacementModel

/// Months, and the periods of a horizon, by number; time is shared out to them.
struct BillCalendar {
  /// Starts of the horizon's periods and the end of the last, in seconds since 1970; empty without a horizon.
  private let bounds: [Double]

  init(_ horizon: HorizonPeriods?) { bounds = horizon?.bounds ?? [] }

  var periodCount: Int { max(0, bounds.count - 1) }

  /// A month's number: months since year 0.
  static func month(_ seconds: Double) -> Int {
    let date = Timestamp(seconds: seconds).day.date
    return date.year * 12 + date.month - 1
  }

  static func start(ofMonth month: Int) -> Double {
    let year = CivilDay.floorDivide(month, by: 12)
    return Double(CivilDay(year: year, month: month - year * 12 + 1, day: 1).number) * 86_400
  }

  /// `2024-09`.
  static func label(_ month: Int) -> String {
    let year = CivilDay.floorDivide(month, by: 12)
    return "\(padded(year, to: 4))-\(padded(month - year * 12 + 1, to: 2))"
  }

  /// The months that a span touches, and its part in each.
  static func months(_ span: BillTimes.Span) -> [(month: Int, share: Double)] {
    let (first, last) = (month(span.start), month(span.end))
    // Nearly every charge lies in one month.
    if first == last || (last == first + 1 && start(ofMonth: last) >= span.end) { return [(first, 1)] }
    return (first...last).compactMap { month in
      let share = overlap(span, start(ofMonth: month), start(ofMonth: month + 1)) / (span.end - span.start)
      return share > 0 ? (month, share) : nil
    }
  }

  /// The horizon's periods that a span touches, and its part in each.
  func periods(_ span: BillTimes.Span) -> [(period: Int, share: Double)] {
    guard let first = bounds.first, let last = bounds.last, span.end > first, span.start < last else {
      return []
    }
    var period = max(0, position(of: span.start) - 1)
    var shares: [(Int, Double)] = []
    while period < periodCount, bounds[period] < span.end {
      let share = Self.overlap(span, bounds[period], bounds[period + 1]) / (span.end - span.start)
      if share > 0 { shares.append((period, share)) }
      period += 1
    }
    return shares
  }

  /// Hours of a span in a period.
  func hours(_ span: BillTimes.Span, inPeriod period: Int) -> Double {
    Self.overlap(span, bounds[period], bounds[period + 1]) / 3600
  }

  static func hours(_ span: BillTimes.Span, inMonth month: Int) -> Double {
    overlap(span, start(ofMonth: month), start(ofMonth: month + 1)) / 3600
  }

  private static func overlap(_ span: BillTimes.Span, _ start: Double, _ end: Double) -> Double {
    max(0, min(span.end, end) - max(span.start, start))
  }

  /// The number of bounds at or before a moment.
  private func position(of seconds: Double) -> Int {
    var (low, high) = (0, bounds.count)
    while low < high {
      let middle = (low + high) / 2
      if bounds[middle] <= seconds { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
