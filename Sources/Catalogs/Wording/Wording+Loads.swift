internal import PlacementModel

// MARK: - The table and its times

extension Wording {
  static let loadTable = "load trace"
  static let headers = "the headers"
  static let loadAccepted = "a load as a number from 0 to 1e15, or nothing"
  static let timeAccepted = "a time, as 2026-01-31T18:00:00Z, 31.01.2026 18:00, Jan 31, 2026 or 1769882400"
  static let oneLoadAccepted =
    "one column beside the time, or loads named with their workloads, as requests=chat"
  static let slicedHorizon = "the horizon has slices; each period's load is the same in all of them"

  static func noZone(_ file: TableFile) -> String {
    "\(file.name): times have no zone and are taken for UTC"
  }

  static func ofTimes(_ file: TableFile, _ remark: String) -> String { "\(file.name): \(remark)" }

  // MARK: Dates

  private static func words(_ order: DateOrder) -> String {
    order == .monthFirst ? "month first" : "day first"
  }

  private static let oneOrder = "dates in one order, as 2026-01-31"
  static let notInOrder: Complaint = ("a date that is none in this order", oneOrder)
  static let openOrder: Complaint = (
    "dates of which either number may be the month",
    "the order of dates named with the request (month-first or day-first), or dates as 2026-01-31"
  )

  static func otherOrder(line: Int) -> Complaint {
    ("a date in the other order than on line \(line)", oneOrder)
  }

  static func orderAsked(_ order: DateOrder) -> String { "dates have the \(words(order)), as asked for" }

  static func orderDecided(_ order: DateOrder, line: Int) -> String {
    "dates have the \(words(order)), as line \(line) can only be read so"
  }

  static func orderOfTime(_ order: DateOrder) -> String {
    "dates have the \(words(order)), as only so the rows are in the order of time"
  }

  static let anyOrder =
    "whether dates have the month or the day first nothing tells, and it makes no difference"

  // MARK: Numbers

  static func daysOrSeconds(_ first: Double) -> Complaint {
    (
      "\(JSONText.digits(of: first)), which may be a day in a spreadsheet or a count of seconds",
      "the unit named with the request: days or s"
    )
  }

  static func sharedZones(_ rows: Int) -> String {
    "\(count(rows, "time has", "times have")) a zone's abbreviation that has another meaning elsewhere; "
      + "EST, CST, MST and PST are taken as in America, BST as in Britain"
  }

  static let datesInDigits = "times are dates in digits"
  static let years = "times are years"

  static func otherKind(line: Int) -> Complaint {
    ("another kind of time than on line \(line)", "one kind of time in all rows")
  }

  static func endOfCalendar(_ largest: Double) -> Complaint {
    ("numbers up to \(JSONText.digits(of: largest))", "times up to the year 9999")
  }

  static func counts(of unit: EpochUnit, bySize: Bool) -> String {
    (unit == .days
      ? "times are days since 1899-12-30, as in spreadsheets" : "times are counts of \(unit) since 1970")
      + (bySize ? ", by their size" : ", by their name or as asked for")
  }
}

// MARK: - Rows and intervals

extension Wording {
  /// `5 minutes`, `1 hour`, `51 days`.
  static func duration(_ seconds: Double) -> String {
    for (unit, length) in [("day", 86_400.0), ("hour", 3600), ("minute", 60)] where seconds >= length {
      // Days only where they are whole or many.
      if length == 86_400, seconds < 3 * length, seconds.truncatingRemainder(dividingBy: length) != 0 {
        continue
      }
      let count = (seconds / length * 100).rounded() / 100
      return "\(JSONText.digits(of: count)) \(unit)\(count == 1 ? "" : "s")"
    }
    let count = (seconds * 1000).rounded() / 1000
    return "\(JSONText.digits(of: count)) second\(count == 1 ? "" : "s")"
  }

  private static func words(lines: [Int]) -> String {
    let sorted = lines.sorted()
    let shown = sorted.prefix(5).map(String.init).joined(separator: ", ")
    let more = sorted.count > 5 ? " and \(sorted.count - 5) more" : ""
    return (sorted.count == 1 ? "line " : "lines ") + shown + more
  }

  static func events(_ count: Int) -> ImportReport.Figure { .init("events", count) }

  static func intervals(_ count: Int, of seconds: Double) -> ImportReport.Figure {
    .init("intervals", count, unit: "of \(duration(seconds))")
  }

  static func time(_ seconds: Double) -> ImportReport.Figure { .init("time", duration(seconds)) }

  static func total(_ load: DemandImport.Load, _ total: Double) -> ImportReport.Figure {
    .init(load.column ?? "rows", JSONText.digits(of: total.toTwelveDigits), unit: "in all")
  }

  static func tooManyIntervals(_ count: Double, of seconds: Double, most: Int) -> Complaint {
    (
      "\(JSONText.digits(of: count)) intervals of \(duration(seconds)) between the first event and the last",
      "up to \(most); longer intervals are fewer"
    )
  }

  static func measured(_ file: TableFile, _ measure: DemandImport.Measure) -> String {
    let what = measure == .row ? "the work of its interval" : "work per \(measure.rawValue)"
    return "\(file.name): each value is taken for \(what); the problem's demand is work per hour"
  }

  static func absentLoads(_ file: TableFile, _ values: Int) -> String {
    "\(file.name): " + count(values, "value is", "values are")
      + " missing or negative, in rows with others; their load is not known and counts nowhere"
  }

  static func lateRows(_ file: TableFile, lines: [Int]) -> String {
    "\(file.name): " + count(lines.count, "row is", "rows are") + " earlier than one before ("
      + words(lines: lines) + "); rows are taken in the order of time"
  }

  static func sameRows(_ file: TableFile, lines: [Int]) -> String {
    "\(file.name): " + count(lines.count, "row says", "rows say")
      + " again what another of its time does (" + words(lines: lines) + "); they count once"
  }

  static func settledRows(_ file: TableFile, _ choice: DemandImport.Duplicates, lines: [Int]) -> String {
    "\(file.name): " + count(lines.count, "row has", "rows have") + " the time of another ("
      + words(lines: lines) + "); the \(choice.rawValue) of them counts"
  }

  static func contradictingRows(lines: [Int]) -> Complaint {
    (
      rows(lines.count) + " with the time of another and another load (" + words(lines: lines) + ")",
      "one row for a time, or a choice: the first, the last, the sum, the mean or the max of them"
    )
  }

  static let oneTime: Complaint = (
    "rows of one time only, whose interval nothing tells",
    "rows of two times at least, or rates (work per second, minute, hour or day)"
  )

  static func irregularRows(
    _ file: TableFile, from shortest: Double, to longest: Double, atMost: Double
  ) -> String {
    "\(file.name): rows are not at regular times (\(duration(shortest)) to \(duration(longest)) apart); "
      + "each counts until the next, for at most \(duration(atMost))"
  }

  static func gaps(
    _ file: TableFile, _ gaps: Int, intervals: Double, after lines: [Int], _ treatment: DemandImport.Gaps
  ) -> String {
    "\(file.name): " + count(gaps, "gap", "gaps") + " of "
      + count(Int(min(intervals, 1e15)), "interval", "intervals") + " in all (after "
      + words(lines: lines) + "), "
      + (treatment == .zero
        ? "taken for times without load" : "whose load is not known and counts nowhere")
  }
}

// MARK: - Projection

extension Wording {
  private static func percent(_ fraction: Double) -> String {
    guard fraction.magnitude < 1e12 else { return fraction < 0 ? "-100 %" : "more than 1e14 %" }
    return JSONText.digits(of: (fraction * 1000).rounded() / 10) + " %"
  }

  private static func day(_ seconds: Double) -> String {
    let (year, month, day) = Timestamp(seconds: seconds).day.date
    return "\(padded(year, to: 4))-\(padded(month, to: 2))-\(padded(day, to: 2))"
  }

  static func measuredPeriods(_ workload: String, _ measured: Int, of all: Int) -> ImportReport.Figure {
    .init("periods of `\(cut(workload))` measured", "\(measured) of \(all)")
  }

  static func carriedOn(_ workload: String, _ measured: Int, of all: Int, growth: Double) -> String {
    let others = count(all - measured, "period not measured has", "periods not measured have")
    let level =
      measured > 0 ? "the nearest period that is" : "the whole trace, as no period is half covered by it"
    let how =
      growth == 0
      ? "the load stays the same there" : "the load changes by \(percent(growth)) a year there, compounded"
    return "`\(cut(workload))`: \(others) the load of \(level); \(how)"
  }

  static func growth(_ workload: String, _ growth: TraceGrowth, isApplied: Bool) -> String {
    "`\(cut(workload))`: the trace grows by \(percent(growth.perYear)) a year (median slope of \(growth.points) "
      + observations(growth.observation)
      + ", 95 % interval \(percent(growth.low)) to \(percent(growth.high))"
      + (growth.zeros > 0 ? ", \(growth.zeros) without load left out" : "")
      + (growth.low <= 0 && growth.high >= 0 ? "; it may as well not grow at all)" : ")")
      + (isApplied ? "; applied" : "; not applied, as no growth was asked for")
  }

  private static func observations(_ observation: TraceGrowth.Observation) -> String {
    switch observation {
    case .day: "days"
    case .week: "weeks"
    case .row: "rows"
    }
  }

  static func noLoad(_ workload: String) -> Complaint {
    ("no load of `\(cut(workload))`", "a load in one row at least")
  }

  static func noGrowth(_ workload: String, in seconds: Double) -> Complaint {
    (
      "growth of `\(cut(workload))` from a trace of \(duration(seconds))",
      "\(TraceGrowth.fewestDays) whole days with load (\(TraceGrowth.fewestRows) rows where rows are longer than a day), "
        + "or a growth per year"
    )
  }

  static func outside(
    trace: (start: Double, end: Double), horizon: (start: Double, end: Double)
  ) -> Complaint {
    (
      "a trace from \(day(trace.start)) to \(day(trace.end)) for a horizon from "
        + "\(day(horizon.start)) to \(day(horizon.end))",
      "times in the horizon, or the trace moved to its start (aligned), or a growth per year over the time between"
    )
  }

  static func tooFar(years: Double, longest: Double) -> Complaint {
    (
      "a trace that is \(JSONText.digits(of: (years * 10).rounded() / 10)) years from the horizon",
      "at most \(JSONText.digits(of: longest)), or the trace moved to the horizon's start (aligned)"
    )
  }
}
