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

  /// The day in UTC that holds the moment.
  var day: CivilDay { CivilDay(number: Int((seconds / 86_400).rounded(.down))) }
}

/// Which number comes first in a date such as 5/1/25.
enum DateOrder: String, CaseIterable, Sendable { case monthFirst, dayFirst }

/// Reads time stamps as tables write them. Without a zone a time is taken for UTC.
struct TimestampReader {
  let order: DateOrder

  init(order: DateOrder = .monthFirst) { self.order = order }

  /// The moment that a text names; `nil` where it is none that is known.
  ///
  /// Known are ISO 8601 dates and times with `T` or a space between them, any number of fractional digits, and `Z`, `UTC` or
  /// an offset after them, and dates such as 5/1/2025 with a time or without.
  func timestamp(_ text: String) -> Timestamp? {
    var scanner = TimeScanner(text)
    guard let day = scanner.day(order) else { return nil }
    guard !scanner.isAtEnd else { return Timestamp(day) }
    guard scanner.take("T") || scanner.take("t") || scanner.take(" "), let second = scanner.secondOfDay(),
      let offset = scanner.offset(), scanner.isAtEnd
    else { return nil }
    return Timestamp(day, secondOfDay: second, offset: offset)
  }
}

/// Takes a time stamp apart from left to right.
private struct TimeScanner {
  private var rest: Substring.UTF8View

  init(_ text: String) {
    var text = text[...]
    while text.first?.isWhitespace == true { text = text.dropFirst() }
    while text.last?.isWhitespace == true { text = text.dropLast() }
    rest = text.utf8
  }

  var isAtEnd: Bool { rest.isEmpty }

  mutating func take(_ character: Unicode.Scalar) -> Bool {
    guard let first = rest.first, UInt32(first) == character.value else { return false }
    rest = rest.dropFirst()
    return true
  }

  private mutating func digits(_ count: ClosedRange<Int>) -> Int? {
    var (value, taken) = (0, 0)
    while taken < count.upperBound, let byte = rest.first, (0x30...0x39).contains(byte) {
      value = value * 10 + Int(byte - 0x30)
      rest = rest.dropFirst()
      taken += 1
    }
    return taken >= count.lowerBound ? value : nil
  }

  mutating func day(_ order: DateOrder) -> CivilDay? {
    let start = rest
    if let year = digits(4...4), let separator = ["-", "/"].first(where: { rest.first == $0.utf8.first }) {
      rest = rest.dropFirst()
      guard let month = digits(1...2) else { return nil }
      guard rest.first == separator.utf8.first else { return civil(year, month, 1) }
      rest = rest.dropFirst()
      guard let day = digits(1...2) else { return nil }
      return civil(year, month, day)
    }
    rest = start
    guard let first = digits(1...2), take("/"), let second = digits(1...2), take("/"),
      let year = digits(2...4)
    else { return nil }
    let full = year < 100 ? 2000 + year : year
    return order == .monthFirst ? civil(full, first, second) : civil(full, second, first)
  }

  private func civil(_ year: Int, _ month: Int, _ day: Int) -> CivilDay? {
    guard (1...12).contains(month), (1...CivilDay.length(ofMonth: month, year: year)).contains(day) else {
      return nil
    }
    return CivilDay(year: year, month: month, day: day)
  }

  /// Hours and minutes, and seconds where there are any.
  mutating func secondOfDay() -> Double? {
    guard let hour = digits(1...2), hour <= 24, take(":"), let minute = digits(2...2), minute < 60 else {
      return nil
    }
    var second = 0.0
    if take(":") {
      guard let whole = digits(2...2), whole <= 60 else { return nil }
      second = Double(whole)
      if take(".") || take(",") {
        var unit = 0.1
        guard rest.first.map({ (0x30...0x39).contains($0) }) == true else { return nil }
        while let byte = rest.first, (0x30...0x39).contains(byte) {
          second += Double(byte - 0x30) * unit
          unit /= 10
          rest = rest.dropFirst()
        }
      }
    }
    return Double(hour * 3600 + minute * 60) + second
  }

  /// Seconds by which the local time is ahead of UTC; 0 where no zone is named.
  mutating func offset() -> Double? {
    while take(" ") {}
    if isAtEnd || take("Z") || take("z") { return 0 }
    if rest.starts(with: "UTC".utf8) || rest.starts(with: "GMT".utf8) {
      rest = rest.dropFirst(3)
      return 0
    }
    let isWest = take("-")
    guard isWest || take("+"), let hours = digits(2...2), hours <= 18 else { return nil }
    _ = take(":")
    let minutes = isAtEnd ? 0 : digits(2...2)
    guard let minutes, minutes < 60 else { return nil }
    return Double(hours * 3600 + minutes * 60) * (isWest ? -1 : 1)
  }
}
