internal import PlacementModel

/// What stands in a field for a price.
enum PriceField: Hashable {
  case price(Double)
  /// Nothing, or a word for nothing.
  case missing
  /// Zero: the price is not known. Nothing is free.
  case zero
  /// Negative, or more than a problem can hold.
  case outOfRange
  /// Neither a number nor a word for nothing.
  case unreadable

  init(_ table: CSVTable, _ place: Int) {
    self = table.withBytes(place) { PriceField($0) }
  }

  init(_ bytes: UnsafeBufferPointer<UInt8>) {
    if let number = TableNumber.parse(bytes) {
      switch number {
      case 0: self = .zero
      case ..<0: self = .outOfRange
      default: self = number <= Self.largest ? .price(number) : .outOfRange
      }
      return
    }
    let text = String(decoding: bytes, as: UTF8.self).lowercased().filter { !$0.isWhitespace }
    if Self.wordsForNothing.contains(text) {
      self = .missing
    } else if Self.wordsForInfinity.contains(text) {
      self = .outOfRange
    } else if bytes.count < 40, let number = Self.dollars(text) {
      self = number > 0 ? .price(number) : number == 0 ? .zero : .outOfRange
    } else {
      self = .unreadable
    }
  }

  /// The largest amount of the format.
  private static let largest = 1e15
  private static let wordsForNothing: Set<String> = [
    "", "nan", "null", "none", "n/a", "na", "-", "--", "nil",
  ]
  private static let wordsForInfinity: Set<String> = ["inf", "+inf", "-inf", "infinity", "-infinity"]

  /// `$3.06`: a sign before the number. Other signs are other currencies.
  private static func dollars(_ text: String) -> Double? {
    guard text.first == "$" else { return nil }
    var rest = String(text.dropFirst())
    let number = rest.withUTF8 { TableNumber.parse($0) }
    return number.flatMap { $0 <= largest ? $0 : nil }
  }
}

/// Amounts of vCPUs, memory and accelerators as tables write them: `8`, `8.0`, `768 GB`, `2048 GiB`, and `4-6`, of which the
/// lower counts, since no more is promised.
enum SizeField {
  /// - Parameter unit: what a number without a unit is of; `nil` where there are no units.
  /// - Returns: `nil` where no number above zero stands there.
  static func parse(_ bytes: UnsafeBufferPointer<UInt8>) -> Double? {
    if let number = TableNumber.parse(bytes) { return checked(number) }
    var position = 0
    while position < bytes.count, bytes[position] == 0x20 { position += 1 }
    let start = position
    while position < bytes.count, (0x30...0x39).contains(bytes[position]) || bytes[position] == 0x2E {
      position += 1
    }
    guard position > start,
      let number = TableNumber.parse(UnsafeBufferPointer(rebasing: bytes[start..<position]))
    else { return nil }
    let rest = String(decoding: bytes[position...], as: UTF8.self).lowercased().filter { !$0.isWhitespace }
    if rest.first == "-", rest.dropFirst().allSatisfy({ $0.isNumber || $0 == "." }) { return checked(number) }
    return factors[rest].flatMap { checked(number * $0) }
  }

  private static let factors: [String: Double] = [
    "gb": 1, "gib": 1, "mb": 1 / 1024, "mib": 1 / 1024, "tb": 1024, "tib": 1024, "vcpu": 1, "vcpus": 1,
    "x": 1,
  ]

  private static func checked(_ number: Double) -> Double? {
    number > 0 && number <= 1e9 ? number : nil
  }
}
