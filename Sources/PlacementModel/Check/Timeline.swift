/// The hours of the periods, counted from the start of the horizon, and how they go on after its end.
struct Timeline: Sendable {
  let start: CivilDay
  let count: Int
  /// Hours at which periods begin, and last the end of the horizon: `count + 1` numbers.
  let edges: [Double]
  private let length: Length

  private enum Length {
    case months(Int)
    case hours(Double)
    case listed
  }

  init(_ horizon: HorizonFile) {
    start = horizon.start.firstDay
    switch horizon.periods {
    case .listed(let periods):
      length = .listed
      edges = periods.reduce(into: [0]) { edges, period in edges.append((edges.last ?? 0) + period.hours) }
      count = periods.count
    case .regular(let unit, let number):
      count = number
      let length = Self.length(unit)
      self.length = length
      let first = start
      edges = (0...number).map { Self.edge($0, length, from: first) }
    }
  }

  private static func length(_ unit: HorizonFile.Length) -> Length {
    switch unit {
    case .hours(let hours): .hours(hours)
    case .calendar(.hour): .hours(1)
    case .calendar(.day): .hours(24)
    case .calendar(.week): .hours(168)
    case .calendar(.month): .months(1)
    case .calendar(.quarter): .months(3)
    case .calendar(.year): .months(12)
    }
  }

  private static func edge(_ index: Int, _ length: Length, from start: CivilDay) -> Double {
    switch length {
    case .months(let months): Double(start.adding(months: months * index).number - start.number) * 24
    case .hours(let hours): Double(index) * hours
    case .listed: 0
    }
  }

  var end: Double { edges[count] }

  /// The hour at which a period begins, also after the horizon: the calendar goes on, a list starts again.
  func edge(_ index: Int) -> Double {
    if index <= count { return edges[index] }
    if case .listed = length { return Double(index / count) * end + edges[index % count] }
    return Self.edge(index, length, from: start)
  }

  func hours(_ period: Int) -> Double { edges[period + 1] - edges[period] }

  /// The hour at which a day begins; negative before the horizon.
  func hour(of day: CivilDay) -> Double { Double(day.number - start.number) * 24 }

  /// The day in which an hour lies.
  func day(at hour: Double) -> CivilDay { CivilDay(number: start.number + Int((hour / 24).rounded(.down))) }

  /// How many periods a length of time is, if it is the same whole number from every period's start.
  func periods(in duration: DurationFile) -> Int? {
    if duration.unit == .periods { return duration.count }
    var candidate: Int?
    for period in 0..<count {
      let target: Double
      switch duration.unit {
      case .years, .months:
        guard edges[period].truncatingRemainder(dividingBy: 24) == 0 else { return nil }
        let months = duration.count * (duration.unit == .years ? 12 : 1)
        target = hour(of: day(at: edges[period]).adding(months: months))
      case .days: target = edges[period] + Double(duration.count) * 24
      case .hours, .periods: target = edges[period] + Double(duration.count)
      }
      guard let whole = wholePeriods(from: period, to: target), candidate == nil || candidate == whole else {
        return nil
      }
      candidate = whole
    }
    return candidate
  }

  private func wholePeriods(from period: Int, to target: Double) -> Int? {
    let typical = end / Double(count)
    var index = period + max(1, Int(((target - edges[period]) / typical * 0.9).rounded(.down)))
    while index > period + 1, edge(index) > target { index -= 1 }
    while edge(index) < target - 1e-6 { index += 1 }
    return abs(edge(index) - target) <= 1e-6 ? index - period : nil
  }
}

// MARK: - Labels

extension Timeline {
  /// The natural label of each period, unique.
  func labels(_ horizon: HorizonFile) -> [String] {
    let labels: [String]
    switch horizon.periods {
    case .listed(let periods): return periods.map(\.id)
    case .regular(.hours, _), .regular(.calendar(.hour), _): labels = (0..<count).map { hourLabel(edges[$0]) }
    case .regular(.calendar(let unit), _): labels = (0..<count).map { label(of: day(at: edges[$0]), unit) }
    }
    guard Set(labels).count < labels.count else { return labels }
    return labels.enumerated().map { "\($1)#\($0 + 1)" }
  }

  /// The first day of a period, with the hour where periods do not begin at midnight.
  func startText(_ period: Int) -> String {
    let hour = edges[period]
    return edges.allSatisfy { $0.truncatingRemainder(dividingBy: 24) == 0 } ? dayLabel(day(at: hour)) : hourLabel(hour)
  }

  private func label(of day: CivilDay, _ unit: CalendarUnit) -> String {
    let (year, month, _) = day.date
    switch unit {
    case .hour, .day: return dayLabel(day)
    case .week:
      let week = day.isoWeek
      return "\(week.year)-W\(padded(week.week, to: 2))"
    case .month: return start.date.day == 1 ? monthLabel(year, month) : dayLabel(day)
    case .quarter:
      if start.date.day == 1, month % 3 == 1 { return "\(year)Q\((month + 2) / 3)" }
      return stretch(from: day, months: 3)
    case .year:
      if start.date.day == 1, month == 1 { return "\(year)" }
      return stretch(from: day, months: 12)
    }
  }

  /// `2026-02/2026-04`: the first and the last month, or days where the horizon starts inside a month.
  private func stretch(from day: CivilDay, months: Int) -> String {
    let last = CivilDay(number: day.adding(months: months).number - 1)
    guard start.date.day == 1 else { return dayLabel(day) + "/" + dayLabel(last) }
    return monthLabel(day.date.year, day.date.month) + "/" + monthLabel(last.date.year, last.date.month)
  }

  func monthLabel(_ year: Int, _ month: Int) -> String { "\(padded(year, to: 4))-\(padded(month, to: 2))" }

  func dayLabel(_ day: CivilDay) -> String {
    monthLabel(day.date.year, day.date.month) + "-" + padded(day.date.day, to: 2)
  }

  private func hourLabel(_ hour: Double) -> String {
    let minutes = Int((hour.truncatingRemainder(dividingBy: 24) * 60).rounded(.down))
    let label = dayLabel(day(at: hour)) + "T" + padded(minutes / 60, to: 2)
    return minutes % 60 == 0 ? label : label + ":" + padded(minutes % 60, to: 2)
  }
}
