extension CalendarDate {
  /// The years that a file may speak of.
  static let years = 1900...2200

  /// A date as `2026-01` or `2026-01-15`; `nil` for any other text and for days that do not exist.
  package init?(parsing text: String) {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    guard (2...3).contains(parts.count),
      let year = Self.digits(parts[0], count: 4), Self.years.contains(year),
      let month = Self.digits(parts[1], count: 2), (1...12).contains(month)
    else { return nil }
    var day: Int?
    if parts.count == 3 {
      guard let number = Self.digits(parts[2], count: 2), (1...Self.days(of: month, year)).contains(number)
      else { return nil }
      day = number
    }
    self.init(year: year, month: month, day: day)
  }

  private static func digits(_ text: Substring, count: Int) -> Int? {
    guard text.utf8.count == count, text.utf8.allSatisfy(\.isDigit) else { return nil }
    return Int(text)
  }

  private static func days(of month: Int, _ year: Int) -> Int {
    switch month {
    case 2: (year % 4 == 0 && year % 100 != 0) || year % 400 == 0 ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }

  /// The first day it means, as one number in the order of time.
  var ordinal: Int { (year * 100 + month) * 100 + (day ?? 1) }
}

extension DurationFile {
  /// The longest count: six digits, more than the longest horizon has periods.
  static let mostDigits = 6

  /// In the order in which they are tried: `period` ends in `d` as well.
  private static let units: [(suffix: String, unit: Unit)] = [
    (" periods", .periods), (" period", .periods), ("mo", .months), ("y", .years), ("d", .days),
    ("h", .hours),
  ]

  /// A duration as `3y`, `18mo`, `90d`, `6h`, `1 period` or `2 periods`; `nil` for any other text.
  package init?(parsing text: String) {
    guard let (suffix, unit) = Self.units.first(where: { text.hasSuffix($0.suffix) }) else { return nil }
    let digits = text.utf8.dropLast(suffix.utf8.count)
    guard (1...Self.mostDigits).contains(digits.count), digits.first != UInt8(ascii: "0"),
      digits.allSatisfy(\.isDigit), let count = Int(String(decoding: digits, as: UTF8.self))
    else { return nil }
    self.init(count: count, unit: unit, text: text)
  }
}
