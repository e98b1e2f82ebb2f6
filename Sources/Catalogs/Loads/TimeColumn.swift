internal import PlacementModel

/// The times of a table. What one text leaves open (5/6/2023, 1700158620) all of them decide together.
struct TimeColumn {
  private enum Kind: UInt8 { case moment, ordered, number }

  private var kinds: [Kind] = []
  /// The moment; that with the month first; the number.
  private var first: [Double] = []
  /// That with the day first; the date that digits are. Not a number where there is none.
  private var second: [Double] = []
  private var zoneless = 0
  private var sharedZones = 0

  struct Resolved {
    let seconds: [Double]
    let remarks: [String]
    /// Rows whose times say no distance from UTC.
    let zoneless: Int
  }

  mutating func append(_ reading: TimeReading) {
    switch reading.form {
    case .moment(let moment): append(.moment, moment.seconds, moment.seconds)
    case .ordered(let monthFirst, let dayFirst):
      append(.ordered, monthFirst?.seconds ?? .nan, dayFirst?.seconds ?? .nan)
    case .number(let number, let date): append(.number, number, date?.seconds ?? .nan)
    }
    if !reading.hasZone, kinds.last != .number { zoneless += 1 }
    if reading.isZoneShared { sharedZones += 1 }
  }

  private mutating func append(_ kind: Kind, _ first: Double, _ second: Double) {
    kinds.append(kind)
    self.first.append(first)
    self.second.append(second)
  }

  /// - Parameters:
  ///   - isAligned: whether only distances between times matter, so that an order that nothing decides may be either.
  ///   - lines: the line of each row, for faults.
  func resolved(
    order: DateOrder?, unit: EpochUnit?, isAligned: Bool, lines: [Int], header: String
  ) throws(CSVFault) -> Resolved {
    let numbers = kinds.indices.filter { kinds[$0] == .number }
    if !numbers.isEmpty { return try counted(numbers, unit, lines, header) }
    let ofZones = sharedZones > 0 ? [Wording.sharedZones(sharedZones)] : []
    guard kinds.contains(.ordered) else {
      return Resolved(seconds: first, remarks: ofZones, zoneless: zoneless)
    }
    let (order, remark) = try decided(order, isAligned, lines, header)
    let seconds = kinds.indices.map { order == .monthFirst ? first[$0] : second[$0] }
    if let wrong = seconds.firstIndex(where: \.isNaN) {
      throw Self.fault(Wording.notInOrder, header, line: lines[wrong])
    }
    return Resolved(seconds: seconds, remarks: [remark] + ofZones, zoneless: zoneless)
  }

  // MARK: Order

  private func decided(
    _ asked: DateOrder?, _ isAligned: Bool, _ lines: [Int], _ header: String
  ) throws(CSVFault) -> (DateOrder, remark: String) {
    if let asked { return (asked, Wording.orderAsked(asked)) }
    let notMonth = first.firstIndex(where: \.isNaN)
    let notDay = second.firstIndex(where: \.isNaN)
    switch (notMonth, notDay) {
    case (let row?, nil):
      return (.dayFirst, Wording.orderDecided(.dayFirst, line: lines[row]))
    case (nil, let row?):
      return (.monthFirst, Wording.orderDecided(.monthFirst, line: lines[row]))
    case (let row?, let other?):
      let (one, two) = (min(lines[row], lines[other]), max(lines[row], lines[other]))
      throw Self.fault(Wording.otherOrder(line: one), header, line: two)
    case (nil, nil): break
    }
    let (backMonth, backDay) = (Self.steps(back: first), Self.steps(back: second))
    if (backMonth == 0) != (backDay == 0) {
      let order: DateOrder = backMonth == 0 ? .monthFirst : .dayFirst
      return (order, Wording.orderOfTime(order))
    }
    guard isAligned, Self.span(first) == Self.span(second) else {
      throw Self.fault(Wording.openOrder, header, line: lines.first ?? 1)
    }
    return (.monthFirst, Wording.anyOrder)
  }

  private static func fault(_ complaint: Wording.Complaint, _ header: String, line: Int) -> CSVFault {
    CSVFault(line: line, .field(complaint.found, column: header, accepted: complaint.accepted))
  }

  private static func steps(back seconds: [Double]) -> Int {
    zip(seconds, seconds.dropFirst()).count { $0 > $1 }
  }

  private static func span(_ seconds: [Double]) -> Double { (seconds.max() ?? 0) - (seconds.min() ?? 0) }

  // MARK: Numbers

  /// What spreadsheets number the days of 1954 to 2119, and seconds of a single day as well.
  private static let serialDays = 20_000.0..<80_000

  private func counted(
    _ numbers: [Int], _ unit: EpochUnit?, _ lines: [Int], _ header: String
  ) throws(CSVFault) -> Resolved {
    if unit == nil, numbers.allSatisfy({ !second[$0].isNaN }), !kinds.contains(.ordered) {
      // 20231116 beside 2023-11-16 as well.
      return Resolved(seconds: second, remarks: [Wording.datesInDigits], zoneless: kinds.count)
    }
    guard numbers.count == kinds.count else {
      let other = kinds.firstIndex { $0 != .number } ?? 0
      let (one, two) = (min(lines[numbers[0]], lines[other]), max(lines[numbers[0]], lines[other]))
      throw Self.fault(Wording.otherKind(line: one), header, line: two)
    }
    if unit == nil, first.allSatisfy({ (1900...2200).contains($0) && $0.rounded() == $0 }) {
      let seconds = first.map { Timestamp(CivilDay(year: Int($0), month: 1, day: 1)).seconds }
      return Resolved(seconds: seconds, remarks: [Wording.years], zoneless: kinds.count)
    }
    if unit == nil, first.allSatisfy(Self.serialDays.contains) {
      throw Self.fault(Wording.daysOrSeconds(first[0]), header, line: lines.first ?? 1)
    }
    let largest = first.reduce(0) { max($0, abs($1)) }
    let found = unit ?? EpochUnit(magnitude: largest)
    let seconds = first.map(found.seconds)
    // Past the year 9999 there is no calendar.
    guard let end = seconds.max(), let start = seconds.min(), start > -62_135_596_800, end < 253_402_300_800
    else {
      throw Self.fault(Wording.endOfCalendar(largest), header, line: lines.first ?? 1)
    }
    return Resolved(
      seconds: seconds, remarks: [Wording.counts(of: found, bySize: unit == nil)],
      zoneless: found == .days ? kinds.count : 0)
  }
}
