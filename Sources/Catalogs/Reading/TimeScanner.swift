internal import PlacementModel

/// Takes a time stamp apart from left to right: the pieces of which it is made, and its date.
struct TimeScanner {
  /// What is not taken yet.
  /// Whether the zone that was read is an abbreviation that has another meaning elsewhere.
  var isZoneShared = false
  var rest: Substring.UTF8View

  init(_ text: String) { rest = Self.trimmed(text).utf8 }

  static func trimmed(_ text: String) -> Substring {
    var text = text[...]
    while text.first?.isWhitespace == true { text = text.dropFirst() }
    while text.last?.isWhitespace == true { text = text.dropLast() }
    return text
  }

  var isAtEnd: Bool { rest.isEmpty }

  static func civil(_ year: Int, _ month: Int, _ day: Int) -> CivilDay? {
    guard (1...9999).contains(year), (1...12).contains(month),
      (1...CivilDay.length(ofMonth: month, year: year)).contains(day)
    else { return nil }
    return CivilDay(year: year, month: month, day: day)
  }

  // MARK: Pieces

  mutating func take(_ character: Unicode.Scalar) -> Bool {
    guard let first = rest.first, UInt32(first) == character.value else { return false }
    rest = rest.dropFirst()
    return true
  }

  mutating func take(anyOf characters: String) -> Unicode.Scalar? {
    guard let first = rest.first, characters.utf8.contains(first) else { return nil }
    rest = rest.dropFirst()
    return Unicode.Scalar(first)
  }

  mutating func digits(_ count: ClosedRange<Int>) -> Int? {
    var (value, taken) = (0, 0)
    while taken < count.upperBound, let byte = rest.first, (0x30...0x39).contains(byte) {
      value = value * 10 + Int(byte - 0x30)
      rest = rest.dropFirst()
      taken += 1
    }
    return taken >= count.lowerBound ? value : nil
  }

  /// How many digits stand at the position.
  var digitCount: Int { rest.prefix { (0x30...0x39).contains($0) }.count }

  /// Letters, in lower case.
  mutating func word() -> String {
    let letters = rest.prefix { (0x61...0x7A).contains($0 | 0x20) }
    rest = rest[letters.endIndex...]
    return String(decoding: letters.map { $0 | 0x20 }, as: UTF8.self)
  }

  mutating func blanks() { while take(anyOf: " \t") != nil {} }

  // MARK: Dates

  enum Date {
    case day(CivilDay)
    /// The two first numbers, and the year.
    case ordered(Int, Int, year: Int)
    /// A month and a day; the year stands behind the time.
    case yearless(month: Int, day: Int)
  }

  mutating func date() -> Date? {
    if let first = rest.first, (0x61...0x7A).contains(first | 0x20) { return named() }
    let count = digitCount
    if count == 8 { return compact() }
    if count == 4 { return yearFirst().map(Date.day) }
    guard let first = digits(1...2) else { return nil }
    let start = rest
    _ = take(anyOf: "-/ .")
    blanks()
    if let month = Self.month(word()) {
      _ = take(anyOf: "-/ .,")
      blanks()
      return year().flatMap { Self.civil($0, month, first) }.map(Date.day)
    }
    rest = start
    guard let separator = take(anyOf: "/.-"), let second = digits(1...2), take(separator), let year = year()
    else { return nil }
    // Points are written where the day comes first.
    if separator == "." { return Self.civil(year, second, first).map(Date.day) }
    return .ordered(first, second, year: year)
  }

  /// Four digits, or two: from 70 on in the last century.
  mutating func year() -> Int? {
    guard digitCount == 4 || digitCount == 2, let number = digits(2...4) else { return nil }
    return number >= 100 ? number : number + (number < 70 ? 2000 : 1900)
  }

  /// `20231116`, before a `T`.
  private mutating func compact() -> Date? {
    guard let year = digits(4...4), let month = digits(2...2), let day = digits(2...2) else { return nil }
    return Self.civil(year, month, day).map(Date.day)
  }

  /// `2023-11-16`, `2023/11`, `2023-W46-4`, `2023-320`, `2023Q4`, `2023-Nov-16`.
  private mutating func yearFirst() -> CivilDay? {
    guard let year = digits(4...4) else { return nil }
    let separator = take(anyOf: "-/. ")
    if take("W") || take("w") { return week(of: year) }
    if take("Q") || take("q") {
      guard let quarter = digits(1...1), (1...4).contains(quarter) else { return nil }
      return Self.civil(year, quarter * 3 - 2, 1)
    }
    guard let separator else { return nil }
    if digitCount == 3 {
      guard let day = digits(3...3), (1...366).contains(day), let first = Self.civil(year, 1, 1) else {
        return nil
      }
      let found = CivilDay(number: first.number + day - 1)
      return found.date.year == year ? found : nil
    }
    guard let month = digits(1...2) ?? Self.month(word()) else { return nil }
    guard take(separator) else { return Self.civil(year, month, 1) }
    guard let day = digits(1...2) else { return nil }
    return Self.civil(year, month, day)
  }

  /// A week of ISO 8601 after its `W`, by its first day or by one that is named.
  private mutating func week(of year: Int) -> CivilDay? {
    guard let week = digits(2...2), (1...53).contains(week), let fourth = Self.civil(year, 1, 4) else {
      return nil
    }
    let hasDay = take("-") || digitCount == 1
    guard let day = hasDay ? digits(1...1) : 1, (1...7).contains(day) else { return nil }
    // The fourth of January is in the first week; 1970-01-01 was a Thursday.
    let monday = fourth.number - (fourth.number + 3) % 7 + ((fourth.number + 3) % 7 < 0 ? -7 : 0)
    return CivilDay(number: monday + (week - 1) * 7 + day - 1)
  }

  /// `Nov 16, 2023`, `November 2023`, `Thu, 16 Nov 2023`, `Thu Nov 16 18:17:00 2023`.
  private mutating func named() -> Date? {
    var name = word()
    if Self.days.contains(String(name.prefix(3))), Self.month(name) == nil {
      _ = take(",")
      blanks()
      if digitCount > 0 { return date() }
      name = word()
    }
    guard let month = Self.month(name) else { return nil }
    _ = take(anyOf: ".-/ ")
    blanks()
    if digitCount == 4 { return year().flatMap { Self.civil($0, month, 1) }.map(Date.day) }
    guard let day = digits(1...2) else { return nil }
    let start = rest
    for ending in ["st", "nd", "rd", "th"] where rest.starts(with: ending.utf8) { rest = rest.dropFirst(2) }
    _ = take(anyOf: ",-/ ")
    blanks()
    if digitCount == 4, let year = year() { return Self.civil(year, month, day).map(Date.day) }
    rest = start
    return .yearless(month: month, day: day)
  }

  private static let days: Set<String> = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"]
  private static let months = [
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october",
    "november",
    "december",
  ]

  /// By three letters or more of its English name.
  private static func month(_ word: String) -> Int? {
    guard word.count >= 3, let place = months.firstIndex(where: { $0.hasPrefix(word) }) else {
      return word == "sept" ? 9 : nil
    }
    return place + 1
  }
}
