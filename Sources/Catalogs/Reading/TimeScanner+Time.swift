/// What stands behind the date: a time of day, and how far it is from UTC.
extension TimeScanner {
  struct Rest {
    var secondOfDay = 0.0
    /// Seconds ahead of UTC, where the text says.
    var offset: Double?
    var year: Int?
  }

  /// What follows a date, to the end of the text.
  mutating func timeAndZone() -> Rest? {
    var rest = Rest()
    if isAtEnd { return rest }
    let start = self.rest
    if let zone = zone(), isAtEnd {
      // `2023-11-16Z`, as XML has it.
      rest.offset = zone
      return rest
    }
    self.rest = start
    let isApart = take("T") || take("t") || take(":") || take(",")
    if !isApart, self.rest.first != 0x20, self.rest.first != 0x09 { return nil }
    blanks()
    guard let second = secondOfDay() else { return nil }
    rest.secondOfDay = second
    blanks()
    if digitCount == 4 {
      rest.year = year()
      blanks()
    }
    guard let zone = zone() else { return nil }
    rest.offset = zone
    blanks()
    if rest.year == nil, digitCount == 4 { rest.year = year() }
    return isAtEnd ? rest : nil
  }

  /// `18:17`, `18:17:00.5`, `181700`, `6:17 PM`, `18`; only a day that ends has the hour 24.
  private mutating func secondOfDay() -> Double? {
    let isCompact = digitCount >= 4
    guard var hour = digits(isCompact ? 2...2 : 1...2), hour <= 24 else { return nil }
    var (minute, second) = (0, 0.0)
    if isCompact || take(":") {
      guard let found = digits(2...2), found < 60 else { return nil }
      minute = found
      if isCompact ? digitCount >= 2 : take(":") {
        guard let whole = digits(2...2), whole <= 60 else { return nil }
        second = Double(whole)
        if take(".") || take(",") {
          guard let part = fraction() else { return nil }
          second += part
        }
      }
    }
    let start = rest
    blanks()
    if let isAfternoon = halfOfDay() {
      guard (1...12).contains(hour) else { return nil }
      hour = hour % 12 + (isAfternoon ? 12 : 0)
    } else {
      rest = start
    }
    guard hour < 24 || (minute == 0 && second == 0) else { return nil }
    return Double(hour * 3600 + minute * 60) + second
  }

  /// Whole microseconds: a `Double` of today's seconds holds no more, and 59.9999999 must not become the next minute.
  private mutating func fraction() -> Double? {
    var (microseconds, count) = (0, 0)
    while let byte = rest.first, (0x30...0x39).contains(byte) {
      if count < 6 { microseconds = microseconds * 10 + Int(byte - 0x30) }
      count += 1
      rest = rest.dropFirst()
    }
    for _ in 0..<max(0, 6 - count) { microseconds *= 10 }
    return count > 0 ? Double(microseconds) / 1e6 : nil
  }

  /// `AM`, `pm`, `a.m.`: whether it is the afternoon.
  private mutating func halfOfDay() -> Bool? {
    guard let letter = take(anyOf: "aApP") else { return nil }
    _ = take(".")
    guard take(anyOf: "mM") != nil else { return nil }
    _ = take(".")
    return letter == "p" || letter == "P"
  }

  // MARK: Zones

  /// Abbreviations that mean another zone elsewhere (CST is China's time as well, BST Bangladesh's): they are taken as in America and
  /// Britain, and that is told.
  private static let shared: Set<String> = ["est", "edt", "cst", "cdt", "mst", "pst", "bst"]

  /// Zones by their abbreviations, in hours.
  private static let zones: [String: Double] = [
    "z": 0, "utc": 0, "gmt": 0, "ut": 0, "est": -5, "edt": -4, "cst": -6, "cdt": -5, "mst": -7, "mdt": -6,
    "pst": -8,
    "pdt": -7, "cet": 1, "cest": 2, "wet": 0, "west": 1, "eet": 2, "eest": 3, "bst": 1, "jst": 9, "kst": 9,
    "aest": 10, "aedt": 11,
  ]

  /// Seconds ahead of UTC; an inner `nil` where no zone stands there.
  ///
  /// - Returns: `nil` for one that is not known.
  mutating func zone() -> Double?? {
    blanks()
    if isAtEnd { return .some(nil) }
    var base = 0.0
    if let first = rest.first, (0x61...0x7A).contains(first | 0x20) {
      let name = word()
      guard let hours = Self.zones[name] else { return nil }
      base = hours * 3600
      blanks()
      guard rest.first == 0x2B || rest.first == 0x2D else {
        isZoneShared = Self.shared.contains(name)
        return .some(base)
      }
    }
    let isWest = take("-")
    guard isWest || take("+") else { return .some(nil) }
    guard let hours = digits(1...2), hours <= 18 else { return nil }
    var minutes = 0
    if take(":") || digitCount >= 2 {
      guard let found = digits(2...2), found < 60 else { return nil }
      minutes = found
    }
    guard nameOfZone() else { return nil }
    return .some(base + Double(hours * 3600 + minutes * 60) * (isWest ? -1 : 1))
  }

  /// `[Europe/Berlin]`, `(PST)` or `UTC` behind an offset says nothing more.
  private mutating func nameOfZone() -> Bool {
    blanks()
    if let bracket = take(anyOf: "[(") {
      let end: Unicode.Scalar = bracket == "[" ? "]" : ")"
      while let byte = rest.first, UInt32(byte) != end.value { rest = rest.dropFirst() }
      return take(end)
    }
    guard let first = rest.first, (0x61...0x7A).contains(first | 0x20) else { return true }
    return Self.zones[word()] != nil
  }
}
