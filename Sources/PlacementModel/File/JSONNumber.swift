/// The grammar of a JSON number, and its value to the last bit.
enum JSONNumber {
  /// Powers of ten that a `Double` holds exactly.
  static let powersOfTen: [Double] = [
    1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18,
    1e19,
    1e20, 1e21, 1e22,
  ]

  /// The whole text as a number; `nil` where it is none by JSON's grammar, or too large.
  static func parse(_ text: some StringProtocol) -> Double? {
    let bytes = Array(text.utf8)
    var position = 0
    guard let number = scan(bytes, at: &position), position == bytes.count, number.isFinite else {
      return nil
    }
    return number
  }

  /// Reads the number at the position and moves past it; infinite where it is too large for a `Double`.
  ///
  /// - Returns: `nil` where no number stands there; the position is then at the byte that breaks the grammar.
  static func scan(_ bytes: [UInt8], at position: inout Int) -> Double? {
    let start = position
    let isNegative = skip(UInt8(ascii: "-"), bytes, &position)
    var digits = Digits()
    let first = position
    digits.scan(bytes, &position)
    guard position > first else { return nil }
    if bytes[first] == UInt8(ascii: "0"), position > first + 1 {
      position = first + 1
      return nil
    }
    let point = position
    if skip(UInt8(ascii: "."), bytes, &position) {
      digits.scan(bytes, &position)
      guard position > point + 1 else { return nil }
      digits.exponent -= position - point - 1
    }
    if position < bytes.count, bytes[position] | 0x20 == UInt8(ascii: "e") {
      position += 1
      guard let exponent = scanExponent(bytes, &position) else { return nil }
      digits.exponent += exponent
    }
    let magnitude = digits.exactValue ?? slowValue(bytes[start..<position]).magnitude
    return isNegative ? -magnitude : magnitude
  }

  /// The digits before the exponent as one whole number, while it fits.
  private struct Digits {
    var mantissa: UInt64 = 0
    var exponent = 0
    var isExact = true

    mutating func scan(_ bytes: [UInt8], _ position: inout Int) {
      while position < bytes.count, bytes[position].isDigit {
        if mantissa < 100_000_000_000_000_000 {
          mantissa = mantissa * 10 + UInt64(bytes[position] - 0x30)
        } else {
          isExact = false
        }
        position += 1
      }
    }

    /// Both factors are exact doubles, so that one rounding gives the nearest double (Clinger's fast path).
    var exactValue: Double? {
      guard isExact, mantissa <= 1 << 53, exponent.magnitude < powersOfTen.count else { return nil }
      let power = powersOfTen[Int(exponent.magnitude)]
      return exponent < 0 ? Double(mantissa) / power : Double(mantissa) * power
    }
  }

  private static func skip(_ byte: UInt8, _ bytes: [UInt8], _ position: inout Int) -> Bool {
    guard position < bytes.count, bytes[position] == byte else { return false }
    position += 1
    return true
  }

  private static func scanExponent(_ bytes: [UInt8], _ position: inout Int) -> Int? {
    let isNegative = skip(UInt8(ascii: "-"), bytes, &position)
    if !isNegative { _ = skip(UInt8(ascii: "+"), bytes, &position) }
    let first = position
    var exponent = 0
    while position < bytes.count, bytes[position].isDigit {
      // Past this every double is 0 or infinite, however many digits came before in a file that fits memory.
      if exponent < 1 << 40 { exponent = exponent * 10 + Int(bytes[position] - 0x30) }
      position += 1
    }
    guard position > first else { return nil }
    return isNegative ? -exponent : exponent
  }

  private static func slowValue(_ bytes: ArraySlice<UInt8>) -> Double {
    // The grammar was checked: what `Double` cannot hold it gives as 0 or an infinity.
    Double(String(decoding: bytes, as: UTF8.self)) ?? .infinity
  }
}

extension UInt8 {
  /// Whether it is an ASCII digit.
  var isDigit: Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(self) }
}
