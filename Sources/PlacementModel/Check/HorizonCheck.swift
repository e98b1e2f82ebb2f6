#if canImport(Darwin)
  internal import Darwin
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Glibc
#endif

/// The calendar of a file, from which every series, window and term is read.
struct HorizonCheck {
  /// Most steps a horizon may have: a century of hours. Beyond it labels alone would fill the memory.
  static let mostSteps = 1_000_000
  static let lastYear = 9999

  let file: HorizonFile
  let place = Pointer.root["horizon"]

  /// The periods on the calendar, or `nil` where they cannot be laid out. Months that begin too late in a
  /// month are a fault, and laid out all the same, so that the rest of the file is checked.
  func timeline(_ findings: inout Findings) -> Timeline? {
    guard reportsLengths(&findings), reportsSensibleSize(&findings) else { return nil }
    let start = file.start.firstDay
    switch file.periods {
    case .listed(let periods):
      return Timeline(start: start, pace: .listed(periods.map(\.hours)), count: periods.count)
    case .regular(let length, let count):
      let pace = Self.pace(of: length)
      if case .months = pace, start.date.day > 28 {
        let found = file.start.text
        findings.report(
          .contradiction(
            found: found, rule: "periods of months begin on one of the first 28 days of a month"),
          at: place["start"])
      }
      return Timeline(start: start, pace: pace, count: count)
    }
  }

  /// Periods and steps with their names and present values.
  func horizon(on timeline: Timeline, _ findings: inout Findings) -> Horizon {
    reportSlices(&findings)
    let names = PeriodNames(timeline: timeline, unit: calendarUnit)
    let slices =
      file.slices.isEmpty ? [(id: nil, share: 1)] : file.slices.map { (id: Optional($0.id), share: $0.share) }
    var periods: [Period] = []
    var steps: [Step] = []
    for (offset, interval) in timeline.intervals.enumerated() {
      let id = listedID(offset) ?? names.label(offset)
      let stepRange = steps.count..<(steps.count + slices.count)
      periods.append(
        Period(
          id: id, starts: names.start(offset), hours: interval.hours,
          presentValue: presentValue(at: interval.middle),
          year: timeline.day(at: interval.middle).day.date.year, steps: stepRange))
      for slice in slices {
        steps.append(
          Step(
            id: slice.id.map { "\(id)/\($0)" } ?? id, period: Index(offset), slice: slice.id,
            hours: interval.hours * slice.share))
      }
    }
    reportNames(periods: periods, steps: steps, &findings)
    return Horizon(
      periods: List(periods), steps: List(steps), discountRate: file.discountRate,
      presentValueAtEnd: presentValue(at: timeline.end), isSliced: !file.slices.isEmpty)
  }

  /// (1 + r) ^ -years, with years of 8766 hours since the start of the horizon.
  private func presentValue(at hour: Double) -> Double {
    pow(1 + file.discountRate, -hour / Timeline.hoursPerYear)
  }

  var calendarUnit: CalendarUnit? {
    if case .regular(.calendar(let unit), _) = file.periods { unit } else { nil }
  }

  private func listedID(_ offset: Int) -> String? {
    if case .listed(let periods) = file.periods { periods[offset].id } else { nil }
  }

  private static func pace(of length: HorizonFile.Length) -> Timeline.Pace {
    switch length {
    case .hours(let hours): .hours(hours)
    case .calendar(.hour): .hours(1)
    case .calendar(.day): .hours(24)
    case .calendar(.week): .hours(168)
    case .calendar(.month): .months(1)
    case .calendar(.quarter): .months(3)
    case .calendar(.year): .months(12)
    }
  }
}

extension HorizonCheck {
  /// Rule: periods have a length.
  private func reportsLengths(_ findings: inout Findings) -> Bool {
    let before = findings.count
    let lengths: [(hours: Double, place: Pointer)] =
      switch file.periods {
      case .regular(.calendar, _): []
      case .regular(.hours(let hours), _): [(hours, place["period"]["hours"])]
      case .listed(let periods):
        periods.enumerated().map { ($0.element.hours, place["periods"][$0.offset]["hours"]) }
      }
    for (hours, place) in lengths where !(hours > 0 && hours <= Quantity.largest) {
      findings.report(.outOfRange(found: hours, accepted: "a number above 0, up to 1e15"), at: place)
    }
    return findings.count == before
  }

  /// Rule: there are periods, not more of them than can be planned, and they end before the year 10000.
  private func reportsSensibleSize(_ findings: inout Findings) -> Bool {
    let (key, count, hours) = size
    if count < 1 {
      findings.report(.empty(what: "list of periods"), at: place[key])
      return false
    }
    let most = Self.mostSteps / max(1, file.slices.count)
    if count > most {
      findings.report(.outOfRange(found: Double(count), accepted: "at most \(most) periods"), at: place[key])
      return false
    }
    let years = hours / Timeline.hoursPerYear
    if !(years < Double(Self.lastYear - file.start.year)) {
      let found = "\(numberText(hours)) hours from \(file.start.text)"
      findings.report(
        .contradiction(found: found, rule: "the horizon ends before the year \(Self.lastYear)"),
        at: place[key])
      return false
    }
    return true
  }

  /// The key that says how many periods there are, their number, and their hours, roughly.
  private var size: (key: String, count: Int, hours: Double) {
    switch file.periods {
    case .listed(let periods):
      return ("periods", periods.count, periods.reduce(0) { $0 + $1.hours })
    case .regular(let length, let count):
      let hoursEach =
        switch Self.pace(of: length) {
        case .months(let months): Double(months) * Timeline.hoursPerYear / 12
        case .hours(let hours): hours
        case .listed: 0.0
        }
      return ("count", count, Double(count) * hoursEach)
    }
  }

  /// Rule: the ids of slices are unique, and their shares add up to the whole period.
  private func reportSlices(_ findings: inout Findings) {
    let slices = Registry<Step>(kind: "slice", ids: file.slices.map(\.id))
    slices.reportDuplicates(&findings) { [place] in place["slices"][$0]["id"] }
    let sum = file.slices.reduce(0) { $0 + $1.share }
    if !file.slices.isEmpty, !(abs(sum - 1) <= 1e-9) {
      findings.report(
        .contradiction(found: "a sum of \(numberText(sum))", rule: "the shares of the slices add up to 1"),
        at: place["slices"])
    }
  }

  /// Rule: the names of periods are unique, and so are those of steps.
  private func reportNames(periods: [Period], steps: [Step], _ findings: inout Findings) {
    let before = findings.count
    let isListed = listedID(0) != nil
    Registry<Period>(kind: "period", ids: periods.map(\.id)).reportDuplicates(&findings) { [place] in
      isListed ? place["periods"][$0]["id"] : place["period"]
    }
    guard findings.count == before, isListed, !file.slices.isEmpty, Set(steps.map(\.id)).count < steps.count,
      Set(file.slices.map(\.id)).count == file.slices.count
    else { return }
    findings.report(
      .contradiction(
        found: "two steps of one name", rule: "a period's id, `/` and a slice's id make a name of their own"),
      at: place["slices"])
  }
}

/// A number as a file would have it: without a fraction where there is none.
func numberText(_ number: Double) -> String {
  let whole = Int64(exactly: number)
  return whole.map { String($0) } ?? String(number)
}
