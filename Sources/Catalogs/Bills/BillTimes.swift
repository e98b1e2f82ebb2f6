internal import PlacementModel

/// The times of a bill's rows: each text is read once, however many rows have it.
struct BillTimes {
  static let accepted = "a date or a time, as 2024-09-01, 2024-09-01T00:00:00Z or 9/1/24"

  private let reader: TimestampReader
  private var texts = Interner()
  /// By number of the text; `nil` where it is no time.
  private var times: [Timestamp?] = [nil]
  private var periods: [UInt64: BillPeriod] = [:]

  init(_ reader: TimestampReader) { self.reader = reader }

  /// No charge is for longer: a span past it has a slip in one of its years.
  private static let longestSpan = 30.0 * 366 * 86_400

  /// A span of time, in seconds since 1970.
  struct Span: Hashable {
    let start: Double
    let end: Double
    var hours: Double { (end - start) / 3600 }
  }

  /// When the charge applies; `nil` where its ends are not told, or are no times.
  mutating func chargeSpan(_ fields: BillFields) -> Span? {
    guard let start = fields.place(.chargePeriodStart), let end = fields.place(.chargePeriodEnd),
      let first = times[number(fields, start)], let last = times[number(fields, end)], last > first,
      last.seconds - first.seconds < Self.longestSpan
    else { return nil }
    return Span(start: first.seconds, end: last.seconds)
  }

  /// The period in which the charge is billed; where the bill does not say, the month in which it applies.
  ///
  /// - Throws: the fault of a field that is no time.
  mutating func period(_ fields: BillFields) throws(CSVFault) -> BillPeriod? {
    let billed = fields.place(.billingPeriodStart)
    guard let place = billed ?? fields.place(.chargePeriodStart) else { return nil }
    let start = number(fields, place)
    let endPlace = billed == nil ? nil : fields.place(.billingPeriodEnd)
    let end = endPlace.map { number(fields, $0) } ?? 0
    let key = UInt64(start) << 33 | UInt64(end) << 1 | (billed == nil ? 1 : 0)
    if let period = periods[key] { return period }
    guard let first = times[start] else { throw fields.table.fault(place, accepted: Self.accepted) }
    if let endPlace, times[end] == nil { throw fields.table.fault(endPlace, accepted: Self.accepted) }
    let period = Self.period(from: first, to: times[end], isBilled: billed != nil)
    periods[key] = period
    return period
  }

  private static func period(from start: Timestamp, to end: Timestamp?, isBilled: Bool) -> BillPeriod {
    let first = start.day
    guard isBilled else {
      let month = CivilDay(year: first.date.year, month: first.date.month, day: 1)
      return BillPeriod(from: month, to: month.adding(months: 1))
    }
    guard let end else { return BillPeriod(from: first, to: first.adding(months: 1)) }
    // An end such as 23:59:59 belongs to its day; the first moment of a day does not.
    let isMidnight = end.seconds.truncatingRemainder(dividingBy: 86_400) == 0
    return BillPeriod(from: first, to: isMidnight ? end.day : CivilDay(number: end.day.number + 1))
  }

  private mutating func number(_ fields: BillFields, _ place: Int) -> Int {
    let number = fields.table.withBytes(place) { texts.number(of: $0) }
    if Int(number) == times.count { times.append(reader.timestamp(texts[number])) }
    return Int(number)
  }
}
