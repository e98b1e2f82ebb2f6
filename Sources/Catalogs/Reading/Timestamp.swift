internal import PlacementModel

/// A moment, in seconds since 1970-01-01 UTC, leap seconds left out.
struct Timestamp: Hashable, Comparable, Sendable {
  let seconds: Double

  init(seconds: Double) { self.seconds = seconds }

  /// The moment of a day and a time of it.
  ///
  /// - Parameter offset: seconds by which the local time is ahead of UTC.
  init(_ day: CivilDay, secondOfDay: Double = 0, offset: Double = 0) {
    seconds = Double(day.number) * 86_400 + secondOfDay - offset
  }

  static func < (left: Self, right: Self) -> Bool { left.seconds < right.seconds }

  /// The day in UTC that holds the moment; the year 1 or 9999 where it is outside of them.
  var day: CivilDay {
    let days = (seconds / 86_400).rounded(.down)
    return CivilDay(number: Int(min(max(days, -719_162), 2_932_896)))
  }
}

/// Which number comes first in a date such as 5/1/25.
public enum DateOrder: String, CaseIterable, Sendable {
  /// `03/04/2026` is the fourth of March.
  case monthFirst = "month-first"
  /// `03/04/2026` is the third of April.
  case dayFirst = "day-first"
}

/// What the text of a time may mean; a column of them decides where one alone does not.
struct TimeReading: Hashable, Sendable {
  enum Form: Hashable, Sendable {
    case moment(Timestamp)
    /// A date such as 5/1/2025; `nil` where it is none in that order.
    case ordered(monthFirst: Timestamp?, dayFirst: Timestamp?)
    /// A count of some unit since 1970 or since something else, and the date that the digits may be: 20231116.
    case number(Double, date: Timestamp?)
  }

  let form: Form
  /// Whether the text says its distance from UTC.
  let hasZone: Bool
  /// Whether it says so by an abbreviation that has another meaning elsewhere.
  var isZoneShared = false
}

/// Reads time stamps as tables write them.
struct TimestampReader {
  let order: DateOrder
  /// Seconds by which times without a zone are ahead of UTC.
  let offset: Double

  init(order: DateOrder = .monthFirst, offset: Double = 0) {
    self.order = order
    self.offset = offset
  }

  /// The moment that a text names; `nil` where it is none that is known.
  ///
  /// A date such as 5/1/2025 is read in the reader's order, or in the other where that is the only one. Bare digits are a date
  /// where they make one (20231116), and else a count since 1970 in the unit that their size tells.
  func timestamp(_ text: String) -> Timestamp? {
    guard let reading = reading(text) else { return nil }
    switch reading.form {
    case .moment(let moment): return moment
    case .ordered(let monthFirst, let dayFirst):
      return order == .monthFirst ? monthFirst ?? dayFirst : dayFirst ?? monthFirst
    case .number(let number, let date):
      return date ?? Timestamp(seconds: EpochUnit(magnitude: abs(number)).seconds(number))
    }
  }

  /// What a text may mean; `nil` where it is no time that is known.
  ///
  /// Known are:
  /// - ISO 8601: `2023-11-16T18:17:00.1234567+08:00`, a blank for the `T`, `20231116T181700Z`, `2023-W46-4`, `2023-320`,
  ///   months and quarters (`2023-11`, `2023Q4`), slashes for hyphens;
  /// - dates with the day or the month first: `11/16/2023 6:17 PM`, `16.11.2023 18:17` (always the day), `16-11-2023`;
  /// - months by name: `16-Nov-2023`, `Nov 16, 2023`, `Thu, 16 Nov 2023 18:17:00 GMT`, `Thu Nov 16 18:17:00 UTC 2023`,
  ///   `16/Nov/2023:18:17:00 +0000`;
  /// - digits: counts since 1970, `20231116`, `20231116181700`.
  ///
  /// After the time may stand `Z`, `UTC`, an offset with a colon or none, or one of the commonest abbreviations of zones.
  func reading(_ text: String) -> TimeReading? {
    if let number = digits(text) { return number }
    var scanner = TimeScanner(text)
    guard let date = scanner.date() else { return nil }
    guard let rest = scanner.timeAndZone() else { return nil }
    let local = { (day: CivilDay) in
      Timestamp(day, secondOfDay: rest.secondOfDay, offset: rest.offset ?? offset)
    }
    let reading = { (form: TimeReading.Form) in
      TimeReading(form: form, hasZone: rest.offset != nil, isZoneShared: scanner.isZoneShared)
    }
    switch date {
    case .day(let day): return reading(.moment(local(day)))
    case .yearless(let month, let day):
      // `Thu Nov 16 18:17:00 2023`: the year comes last.
      guard let year = rest.year, let civil = TimeScanner.civil(year, month, day) else { return nil }
      return reading(.moment(local(civil)))
    case .ordered(let first, let second, let year):
      let monthFirst = TimeScanner.civil(year, first, second).map(local)
      let dayFirst = TimeScanner.civil(year, second, first).map(local)
      if monthFirst == nil, dayFirst == nil { return nil }
      if monthFirst == dayFirst, let moment = monthFirst {
        return reading(.moment(moment))
      }
      return reading(.ordered(monthFirst: monthFirst, dayFirst: dayFirst))
    }
  }

  /// The commonest form alone, without making a text of it: `2023-11-16T18:17:00` or with a blank, then `Z` or nothing.
  ///
  /// - Returns: `nil` for anything else, which `reading` may know.
  func plain(_ bytes: UnsafeBufferPointer<UInt8>) -> (moment: Timestamp, hasZone: Bool)? {
    guard bytes.count == 19 || (bytes.count == 20 && bytes[19] == UInt8(ascii: "Z")),
      bytes[4] == UInt8(ascii: "-"),
      bytes[7] == UInt8(ascii: "-"), bytes[10] == UInt8(ascii: "T") || bytes[10] == UInt8(ascii: " "),
      bytes[13] == UInt8(ascii: ":"), bytes[16] == UInt8(ascii: ":")
    else { return nil }
    func number(_ range: Range<Int>) -> Int? {
      var value = 0
      for byte in bytes[range] {
        guard (0x30...0x39).contains(byte) else { return nil }
        value = value * 10 + Int(byte - 0x30)
      }
      return value
    }
    guard let year = number(0..<4), let month = number(5..<7), let day = number(8..<10),
      let civil = TimeScanner.civil(year, month, day), let hour = number(11..<13), hour < 24,
      let minute = number(14..<16), minute < 60, let second = number(17..<19), second <= 60
    else { return nil }
    let hasZone = bytes.count == 20
    let secondOfDay = Double(hour * 3600 + minute * 60 + second)
    return (Timestamp(civil, secondOfDay: secondOfDay, offset: hasZone ? 0 : offset), hasZone)
  }

  /// Bare digits, with a sign or a point.
  private func digits(_ text: String) -> TimeReading? {
    let plain = TimeScanner.trimmed(text)
    let isNumber =
      !plain.isEmpty && plain.utf8.count <= 40
      && plain.utf8.allSatisfy {
        (0x30...0x39).contains($0) || $0 == 0x2E || $0 == 0x2D || $0 == 0x2B || $0 | 0x20 == 0x65
      }
    guard isNumber, let number = Double(String(plain)), abs(number) < 1e22 else { return nil }
    return TimeReading(form: .number(number, date: date(ofDigits: plain)), hasZone: false)
  }

  /// `20231116`, `202311161817`, `20231116181700` and with milliseconds, from 1900 to 2200; ten digits are seconds.
  private func date(ofDigits text: Substring) -> Timestamp? {
    guard [8, 12, 14, 17].contains(text.utf8.count), text.utf8.allSatisfy({ (0x30...0x39).contains($0) })
    else {
      return nil
    }
    let numbers = text.utf8.map { Int($0) - 0x30 }
    let part = { (from: Int, count: Int) in
      from + count <= numbers.count ? numbers[from..<from + count].reduce(0) { $0 * 10 + $1 } : 0
    }
    let (year, hour, minute, second) = (part(0, 4), part(8, 2), part(10, 2), part(12, 2))
    guard (1900...2200).contains(year), let day = TimeScanner.civil(year, part(4, 2), part(6, 2)), hour < 24,
      minute < 60, second <= 60
    else { return nil }
    let secondOfDay = Double(hour * 3600 + minute * 60 + second) + Double(part(14, 3)) / 1000
    return Timestamp(day, secondOfDay: secondOfDay, offset: offset)
  }

  /// `+08:00`, `-0530`, `Z`: seconds ahead of UTC; `nil` for anything else.
  static func offset(_ text: String) -> Double? {
    var scanner = TimeScanner(text)
    guard let zone = scanner.zone(), let offset = zone, scanner.isAtEnd else { return nil }
    return offset
  }
}

/// The unit of counts since 1970.
public enum EpochUnit: String, CaseIterable, Sendable {
  /// Since 1970, UTC.
  case seconds = "s"
  /// Thousandths of a second since 1970, UTC.
  case milliseconds = "ms"
  /// Millionths of a second since 1970, UTC.
  case microseconds = "us"
  /// Thousand-millionths of a second since 1970, UTC.
  case nanoseconds = "ns"
  /// Days since 1899-12-30, as spreadsheets number them; the time of day is the fraction.
  case days

  /// The unit in which a count lies between 1966 and 5138, and in seconds anything less.
  init(magnitude: Double) {
    self =
      magnitude < 1e11
      ? .seconds : magnitude < 1e14 ? .milliseconds : magnitude < 1e17 ? .microseconds : .nanoseconds
  }

  /// The unit that a header names with its last word: `timestamp_ms`, `Time (us)`.
  init?(header: String) {
    switch header.lowercased().split(whereSeparator: { !$0.isLetter && $0 != "µ" }).last {
    case "s", "sec", "secs", "seconds": self = .seconds
    case "ms", "msec", "millis", "milliseconds": self = .milliseconds
    case "us", "µs", "usec", "micros", "microseconds": self = .microseconds
    case "ns", "nsec", "nanos", "nanoseconds": self = .nanoseconds
    default: return nil
    }
  }

  /// Seconds since 1970 of a count.
  func seconds(_ count: Double) -> Double {
    switch self {
    case .seconds: count
    case .milliseconds: count * 1e-3
    case .microseconds: count * 1e-6
    case .nanoseconds: count * 1e-9
    // Six digits of a day are a tenth of a second.
    case .days: ((count - 25_569) * 86_400).rounded()
    }
  }
}
