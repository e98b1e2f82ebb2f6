extension CalendarDate {
  /// Reads `2026-01` or `2026-01-15`; `nil` where it is no day of the years 1900 to 2200.
  init?(_ text: String) {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    guard (2...3).contains(parts.count), parts[0].utf8.count == 4,
      parts.dropFirst().allSatisfy({ $0.utf8.count == 2 }),
      parts.allSatisfy({ $0.utf8.allSatisfy { (0x30...0x39).contains($0) } })
    else { return nil }
    let numbers = parts.compactMap { Int($0) }
    guard numbers.count == parts.count, (1900...2200).contains(numbers[0]), (1...12).contains(numbers[1]) else {
      return nil
    }
    let length = CivilDay.length(ofMonth: numbers[1], year: numbers[0])
    guard numbers.count == 2 || (1...length).contains(numbers[2]) else { return nil }
    self.init(year: numbers[0], month: numbers[1], day: numbers.count == 3 ? numbers[2] : nil)
  }
}

extension DurationFile {
  static let accepted = "a length such as \"3y\", \"18mo\", \"90d\", \"6h\" or \"2 periods\""

  /// Reads a length of at least one unit and at most 100,000.
  init?(_ text: String) {
    let digits = text.prefix { $0.isASCII && $0.isNumber }
    guard let count = Int(digits), (1...100_000).contains(count) else { return nil }
    let units: [String: Unit] = [
      "y": .years, "mo": .months, "d": .days, "h": .hours, "period": .periods, "periods": .periods,
    ]
    var word = text.dropFirst(digits.count)
    if word.first == " " { word = word.dropFirst() }
    guard let unit = units[String(word)] else { return nil }
    self.init(count: count, unit: unit, text: text)
  }
}
