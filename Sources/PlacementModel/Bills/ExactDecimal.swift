/// A decimal number with 18 digits after the point, for sums of money that must come out to the last digit of the bill.
///
/// Values up to 1.7e20 in magnitude; more digits after the point are rounded to the nearest.
public struct ExactDecimal: Hashable, Comparable, Sendable, CustomStringConvertible {
  private static let digits = 18
  private static let one: Int128 = 1_000_000_000_000_000_000

  /// The number times 10^18.
  private let scaled: Int128

  package static let zero = ExactDecimal(scaled: 0)

  private init(scaled: Int128) { self.scaled = scaled }

  /// A number in decimal digits, with a sign, a point and an exponent where there is need: `-0.00001605990`, `1.2e-7`.
  ///
  /// - Returns: `nil` where the bytes are no number, or one too large.
  /// - Complexity: O(bytes), without memory of its own.
  package init?(_ bytes: UnsafeBufferPointer<UInt8>) {
    var rest = bytes[...]
    while let first = rest.first, first == 0x20 || first == 0x09 { rest = rest.dropFirst() }
    while let last = rest.last, last == 0x20 || last == 0x09 { rest = rest.dropLast() }
    let isNegative = rest.first == UInt8(ascii: "-")
    if isNegative || rest.first == UInt8(ascii: "+") { rest = rest.dropFirst() }
    var (mantissa, exponent, count, isPastPoint): (Int128, Int, Int, Bool) = (0, 0, 0, false)
    while let byte = rest.first {
      if byte == UInt8(ascii: "."), !isPastPoint {
        isPastPoint = true
      } else if (0x30...0x39).contains(byte) {
        count += 1
        // Digits past the 37th say nothing at this scale; those before the point still count as places.
        if mantissa < Self.one * Self.one / 10 {
          mantissa = mantissa * 10 + Int128(byte - 0x30)
          if isPastPoint { exponent -= 1 }
        } else if !isPastPoint {
          exponent += 1
        }
      } else {
        break
      }
      rest = rest.dropFirst()
    }
    guard count > 0 else { return nil }
    if let byte = rest.first {
      guard byte | 0x20 == UInt8(ascii: "e"),
        let power = Int(String(decoding: rest.dropFirst(), as: UTF8.self)), power.magnitude < 1000
      else { return nil }
      exponent += power
    }
    guard let magnitude = Self.shifted(mantissa, by: exponent + Self.digits) else { return nil }
    scaled = isNegative ? -magnitude : magnitude
  }

  /// The number that a text writes; see above.
  package init?(_ text: String) {
    var text = text
    guard let number = text.withUTF8({ ExactDecimal($0) }) else { return nil }
    self = number
  }

  /// Times a power of ten, rounded half away from zero; `nil` where it is too large.
  private static func shifted(_ mantissa: Int128, by power: Int) -> Int128? {
    var number = mantissa
    if number == 0 { return 0 }
    if power >= 0 {
      for _ in 0..<power {
        let (product, isTooLarge) = number.multipliedReportingOverflow(by: 10)
        if isTooLarge { return nil }
        number = product
      }
      return number
    }
    for _ in 0..<min(-power - 1, 40) { number /= 10 }
    return (number + 5) / 10
  }

  public static func < (left: Self, right: Self) -> Bool { left.scaled < right.scaled }

  /// - Returns: `nil` where the sum is past what can be held.
  package func adding(_ other: ExactDecimal) -> ExactDecimal? {
    let (sum, isTooLarge) = scaled.addingReportingOverflow(other.scaled)
    return isTooLarge ? nil : ExactDecimal(scaled: sum)
  }

  /// Adds a number in place.
  ///
  /// - Returns: whether the sum can be held; where it cannot, nothing has changed.
  package mutating func add(_ other: ExactDecimal) -> Bool {
    guard let sum = adding(other) else { return false }
    self = sum
    return true
  }

  /// So many parts of the number, of as many as are told; rounded towards zero in the last digit.
  ///
  /// - Parameters:
  ///   - count: from 0 to `all`.
  ///   - all: above 0.
  package func part(_ count: Int, of all: Int) -> ExactDecimal {
    let (count, all) = (Int128(count), Int128(all))
    let (quotient, rest) = scaled.quotientAndRemainder(dividingBy: max(1, all))
    return ExactDecimal(scaled: quotient &* count &+ rest &* count / max(1, all))
  }

  /// Exactly the difference.
  public static func - (left: Self, right: Self) -> ExactDecimal {
    ExactDecimal(scaled: left.scaled &- right.scaled)
  }

  /// Whether it is 0.
  public var isZero: Bool { scaled == 0 }
  /// Whether it is below 0.
  public var isNegative: Bool { scaled < 0 }

  /// The nearest `Double`.
  public var number: Double { Double(description) ?? 0 }

  /// All digits, none of them a trailing zero after the point.
  public var description: String {
    let magnitude = scaled.magnitude
    let whole = magnitude / UInt128(Self.one)
    let part = magnitude % UInt128(Self.one)
    var text = (scaled < 0 ? "-" : "") + String(whole)
    if part > 0 {
      let digits = String(part)
      let padded = String(repeating: "0", count: Self.digits - digits.count) + digits
      text += "." + String(padded.reversed().drop { $0 == "0" }.reversed())
    }
    return text
  }
}
