/// Numbers as tables write them.
package enum TableNumber {
  /// The bytes as a number; `nil` where they are none, or too large for a `Double`.
  ///
  /// - Complexity: O(bytes); no memory for numbers of up to 17 digits.
  package static func parse(_ bytes: UnsafeBufferPointer<UInt8>) -> Double? {
    var position = 0
    var end = bytes.count
    while position < end, bytes[position].isBlank { position += 1 }
    while end > position, bytes[end - 1].isBlank { end -= 1 }
    let isNegative = position < end && bytes[position] == UInt8(ascii: "-")
    if isNegative || (position < end && bytes[position] == UInt8(ascii: "+")) { position += 1 }
    let first = position
    var (mantissa, exponent, digits, isShort) = (UInt64(0), 0, 0, true)
    var isPastPoint = false
    while position < end {
      let byte = bytes[position]
      if byte == UInt8(ascii: "."), !isPastPoint {
        isPastPoint = true
      } else if byte.isDigit {
        digits += 1
        if mantissa < 100_000_000_000_000_000 {
          mantissa = mantissa * 10 + UInt64(byte - 0x30)
          if isPastPoint { exponent -= 1 }
        } else {
          isShort = false
        }
      } else {
        break
      }
      position += 1
    }
    guard digits > 0 else { return nil }
    guard position == end, isShort, mantissa <= 1 << 53, exponent >= -22 else {
      return slow(bytes, from: first, to: end, isNegative: isNegative)
    }
    // Both are exact doubles, so one rounding gives the nearest double (Clinger's fast path).
    let magnitude = Double(mantissa) / JSONNumber.powersOfTen[-exponent]
    return isNegative ? -magnitude : magnitude
  }

  private static func slow(
    _ bytes: UnsafeBufferPointer<UInt8>, from start: Int, to end: Int, isNegative: Bool
  ) -> Double? {
    let rest = bytes[start..<end]
    let isDecimal = rest.allSatisfy { byte in
      byte.isDigit || [UInt8(ascii: "."), UInt8(ascii: "-"), UInt8(ascii: "+")].contains(byte)
        || byte | 0x20 == UInt8(ascii: "e")
    }
    guard isDecimal, let number = Double(String(decoding: rest, as: UTF8.self)), number.isFinite else {
      return nil
    }
    return isNegative ? -number : number
  }
}

extension UInt8 {
  /// Whether it is a space or a tab.
  var isBlank: Bool { self == 0x20 || self == 0x09 }
}
