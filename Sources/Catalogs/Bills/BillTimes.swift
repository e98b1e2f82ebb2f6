internal import PlacementModel

/// The times of a bill's rows: each text is read once, however many rows have it.
struct BillTimes {
  private let reader = TimestampReader()
  /// What comes first in dates such as 4/1/25, as asked for or as the bill has told by now.
  private var order: DateOrder?
  /// The first date that could be read both ways when nothing had told how.
  private(set) var assumedDate: String?
  private var texts = ByteInterner()
  /// By number of the text; `nil` where it is no time.
  private var times: [Timestamp?] = []
  private var periods: [UInt64: BillPeriod] = [:]

  init(_ order: DateOrder?) { self.order = order }

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
    let start = index(fields, place)
    let endPlace = billed == nil ? nil : fields.place(.billingPeriodEnd)
    let end = endPlace.map { index(fields, $0) }
    if times.count < texts.count {
      // Both at once: what comes first in a date may be told by the two together.
      if order == nil, let end { learnOrder(texts.text(start), texts.text(end)) }
      readNew()
    }
    let key = UInt64(start) << 33 | UInt64((end ?? -1) + 1) << 1 | (billed == nil ? 1 : 0)
    if let period = periods[key] { return period }
    guard let first = times[start] else {
      throw fields.table.fault(place, accepted: Wording.billTimeAccepted)
    }
    if let endPlace, let end, times[end] == nil {
      throw fields.table.fault(endPlace, accepted: Wording.billTimeAccepted)
    }
    if let endPlace, let last = end.flatMap({ times[$0] }), last < first {
      throw fields.table.fault(endPlace, accepted: Wording.billEndAccepted)
    }
    let period = Self.period(from: first, to: end.flatMap { times[$0] }, isBilled: billed != nil)
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
    let last = isMidnight ? end.day : CivilDay(number: end.day.number + 1)
    // No month is billed without its last day: such an end is the last day, not the day after it.
    let month = first.adding(months: 1)
    let isInclusive = first.date.day == 1 && last.number + 1 == month.number
    return BillPeriod(from: first, to: isInclusive ? month : last)
  }

  private mutating func number(_ fields: BillFields, _ place: Int) -> Int {
    let number = index(fields, place)
    readNew()
    return number
  }

  private mutating func index(_ fields: BillFields, _ place: Int) -> Int {
    fields.table.withBytes(place) { texts.index(of: $0) }
  }

  /// Reads the texts that are new.
  private mutating func readNew() {
    while times.count < texts.count { times.append(moment(texts.text(times.count))) }
  }

  /// The moment of a text, all dates of a bill in one order: the first that can be read one way only decides for the rest.
  private mutating func moment(_ text: String) -> Timestamp? {
    guard case .ordered(let monthFirst, let dayFirst)? = reader.reading(text)?.form else {
      return reader.timestamp(text)
    }
    if order == nil {
      order = monthFirst == nil ? .dayFirst : .monthFirst
      if monthFirst != nil, dayFirst != nil { assumedDate = text }
    }
    return order == .dayFirst ? dayFirst : monthFirst
  }

  /// Billing periods mostly go from the first of a month to the first of another, which tells 4/1/25 from 1/4/25.
  private mutating func learnOrder(_ start: String, _ end: String) {
    guard case .ordered(let startMonthFirst?, let startDayFirst?)? = reader.reading(start)?.form,
      case .ordered(let endMonthFirst?, let endDayFirst?)? = reader.reading(end)?.form
    else { return }
    let isMonthFirst = [startMonthFirst, endMonthFirst].allSatisfy { $0.day.date.day == 1 }
    let isDayFirst = [startDayFirst, endDayFirst].allSatisfy { $0.day.date.day == 1 }
    if isMonthFirst != isDayFirst { order = isMonthFirst ? .monthFirst : .dayFirst }
  }
}
