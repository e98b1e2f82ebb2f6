extension JSONParser {
  /// Text in double quotes, from its opening quote to past its closing one.
  mutating func string() throws(Malformed) -> String {
    let start = position + 1
    position = start
    while position < bytes.count {
      let byte = bytes[position]
      switch byte {
      case UInt8(ascii: "\""):
        let text = try text(start..<position)
        position += 1
        return text
      case UInt8(ascii: "\\"): return try escapedString(from: start)
      case 0..<0x20:
        throw malformed("an escape such as \\n; text holds no raw line breaks or control characters")
      default: position += 1
      }
    }
    throw malformed("a closing double quote")
  }

  /// The rest of a string that has escapes: pieces of plain text and what the escapes stand for.
  private mutating func escapedString(from start: Int) throws(Malformed) -> String {
    var result = ""
    var piece = start
    while position < bytes.count {
      switch bytes[position] {
      case UInt8(ascii: "\""):
        result += try text(piece..<position)
        position += 1
        return result
      case UInt8(ascii: "\\"):
        result += try text(piece..<position)
        result.unicodeScalars.append(try escape())
        piece = position
      case 0..<0x20:
        throw malformed("an escape such as \\n; text holds no raw line breaks or control characters")
      default: position += 1
      }
    }
    throw malformed("a closing double quote")
  }

  private mutating func escape() throws(Malformed) -> Unicode.Scalar {
    position += 1
    let letter = next
    position += 1
    switch letter {
    case UInt8(ascii: "\""): return "\""
    case UInt8(ascii: "\\"): return "\\"
    case UInt8(ascii: "/"): return "/"
    case UInt8(ascii: "b"): return "\u{8}"
    case UInt8(ascii: "f"): return "\u{C}"
    case UInt8(ascii: "n"): return "\n"
    case UInt8(ascii: "r"): return "\r"
    case UInt8(ascii: "t"): return "\t"
    case UInt8(ascii: "u"): return try unicodeEscape()
    default: throw malformed("one of \\\" \\\\ \\/ \\b \\f \\n \\r \\t \\u", at: position - 1)
    }
  }

  /// What follows `\u`: four digits, and for a character past U+FFFF a second escape (a surrogate pair).
  private mutating func unicodeEscape() throws(Malformed) -> Unicode.Scalar {
    let start = position - 2
    let first = try hexadecimal()
    if let scalar = Unicode.Scalar(first) { return scalar }
    let pairing = "a pair of escapes \\uD800-\\uDBFF \\uDC00-\\uDFFF; half a character is no text"
    guard first < 0xDC00, next == UInt8(ascii: "\\") else { throw malformed(pairing, at: start) }
    position += 1
    guard next == UInt8(ascii: "u") else { throw malformed(pairing, at: start) }
    position += 1
    let second = try hexadecimal()
    guard (0xDC00...0xDFFF).contains(second),
      let scalar = Unicode.Scalar(0x10000 + (first - 0xD800) << 10 + (second - 0xDC00))
    else { throw malformed(pairing, at: start) }
    return scalar
  }

  private mutating func hexadecimal() throws(Malformed) -> UInt32 {
    var code: UInt32 = 0
    for _ in 0..<4 {
      let digit: UInt8
      switch next {
      case .some(let byte) where (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte): digit = byte - 0x30
      case .some(let byte) where (UInt8(ascii: "a")...UInt8(ascii: "f")).contains(byte): digit = byte - 0x57
      case .some(let byte) where (UInt8(ascii: "A")...UInt8(ascii: "F")).contains(byte): digit = byte - 0x37
      default: throw malformed("four hexadecimal digits after \\u")
      }
      code = code << 4 | UInt32(digit)
      position += 1
    }
    return code
  }

  /// The bytes as text, if they are UTF-8.
  private func text(_ range: Range<Int>) throws(Malformed) -> String {
    if let text = String(validating: bytes[range], as: UTF8.self) { return text }
    throw malformed("UTF-8; these bytes are none", at: firstInvalidByte(in: range))
  }

  private func firstInvalidByte(in range: Range<Int>) -> Int {
    var decoder = UTF8()
    var source = bytes[range].makeIterator()
    var offset = range.lowerBound
    while case .scalarValue(let scalar) = decoder.decode(&source) {
      offset += UTF8.width(scalar)
    }
    return offset
  }
}
