/// How periods are called: by the natural name of what they cover.
struct PeriodNames {
  let timeline: Timeline
  let unit: CalendarUnit?

  /// `2026Q3`, `2026-07`, `2026-W31`, `2026`, `2026-07-01` or `2026-07-01T05`.
  ///
  /// Months, quarters and years that do not begin where the calendar's do are called by their first and last
  /// month (`2026-02/2026-04`), or day (`2026-01-15/2026-04-14`) where they do not begin with a month.
  func label(_ period: Int) -> String {
    let interval = timeline.interval(period)
    let first = timeline.day(at: interval.start).day
    switch unit {
    case .day: return dayText(first)
    case .week:
      let (year, week) = first.isoWeek
      return "\(padded(year, to: 4))-W\(padded(week, to: 2))"
    case .month: return monthsLabel(first, before: interval.end, aligned: monthText(first))
    case .quarter:
      let (year, month, _) = first.date
      let quarter = month % 3 == 1 ? "\(padded(year, to: 4))Q\(month / 3 + 1)" : nil
      return monthsLabel(first, before: interval.end, aligned: quarter)
    case .year:
      let (year, month, _) = first.date
      return monthsLabel(first, before: interval.end, aligned: month == 1 ? padded(year, to: 4) : nil)
    case .hour, nil: return hourText(interval.start)
    }
  }

  /// The date on which a period begins, with its hour where periods may begin within a day.
  func start(_ period: Int) -> String {
    let hour = timeline.interval(period).start
    return beginsAtMidnight ? dayText(timeline.day(at: hour).day) : hourText(hour)
  }

  /// The date of an hour, with the time where it is not midnight.
  func start(at hour: Double) -> String {
    let (day, hoursSinceMidnight) = timeline.day(at: hour)
    return hoursSinceMidnight == 0 ? dayText(day) : hourText(hour)
  }

  private var beginsAtMidnight: Bool {
    switch timeline.pace {
    case .months: true
    case .hours: unit == .day || unit == .week
    case .listed: timeline.bounds.allSatisfy { $0.truncatingRemainder(dividingBy: 24) == 0 }
    }
  }

  private func monthsLabel(_ first: CivilDay, before end: Double, aligned: String?) -> String {
    let last = CivilDay(number: timeline.day(at: end).day.number - 1)
    guard first.date.day == 1 else { return "\(dayText(first))/\(dayText(last))" }
    return aligned ?? "\(monthText(first))/\(monthText(last))"
  }

  private func monthText(_ day: CivilDay) -> String {
    let (year, month, _) = day.date
    return "\(padded(year, to: 4))-\(padded(month, to: 2))"
  }

  private func dayText(_ day: CivilDay) -> String { "\(monthText(day))-\(padded(day.date.day, to: 2))" }

  /// Minutes and seconds only where there are any.
  private func hourText(_ hour: Double) -> String {
    let (day, hour) = timeline.day(at: hour)
    let seconds = Int((hour * 3600).rounded(.down))
    let parts = [seconds / 3600, seconds / 60 % 60, seconds % 60].map { padded($0, to: 2) }
    let used = seconds % 3600 == 0 ? 1 : seconds % 60 == 0 ? 2 : 3
    return "\(dayText(day))T\(parts.prefix(used).joined(separator: ":"))"
  }
}
