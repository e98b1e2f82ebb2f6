/// A JSON value that can be written: proof that every number in it is finite, so that nothing is written of a
/// document that would have to stop half-way.
///
///     let text = try JSONText(value)
///     text.write(to: &output)
///
/// Two spaces a level; an array or object without arrays or objects inside stands on one line where it fits
/// in 100 columns. Numbers have the fewest digits that read back the same. The same value gives the same text.
public struct JSONText: Sendable {
  /// The place of a number that JSON cannot hold.
  public struct NonFiniteNumber: Error, Hashable, Sendable {
    public let pointer: Pointer
  }

  private static let width = 100

  private let value: JSONValue

  public init(_ value: JSONValue) throws(NonFiniteNumber) {
    if let tokens = Self.tokensToNonFinite(value) {
      throw NonFiniteNumber(pointer: Pointer(tokens.reversed()))
    }
    self.value = value
  }

  /// Writes the document and a line break.
  public func write(to output: inout some TextOutputStream) {
    Self.write(value, indent: 0, column: 0, to: &output)
    output.write("\n")
  }

  /// The document and a line break, as one string.
  public var string: String {
    var text = ""
    write(to: &text)
    return text
  }

  /// The tokens from the innermost out.
  private static func tokensToNonFinite(_ value: JSONValue) -> [Pointer.Token]? {
    switch value {
    case .number(let number): return number.isFinite ? nil : []
    case .array(let elements):
      for (index, element) in elements.enumerated() {
        if let inner = tokensToNonFinite(element) { return inner + [.index(index)] }
      }
    case .object(let members):
      for member in members {
        if let inner = tokensToNonFinite(member.value) { return inner + [.key(member.key)] }
      }
    case .null, .bool, .string: break
    }
    return nil
  }
}

// MARK: - Layout

extension JSONText {
  private static func write(
    _ value: JSONValue, indent: Int, column: Int, to output: inout some TextOutputStream
  ) {
    if let line = line(value, atMost: width - column) {
      output.write(line)
      return
    }
    let margin = "\n" + String(repeating: " ", count: indent + 2)
    switch value {
    case .array(let elements):
      output.write("[")
      for (index, element) in elements.enumerated() {
        output.write(index == 0 ? margin : "," + margin)
        write(element, indent: indent + 2, column: indent + 2, to: &output)
      }
    case .object(let members):
      output.write("{")
      for (index, member) in members.enumerated() {
        let key = quoted(member.key) + ": "
        output.write(index == 0 ? margin : "," + margin)
        output.write(key)
        write(member.value, indent: indent + 2, column: indent + 2 + key.count, to: &output)
      }
    case .null, .bool, .number, .string: output.write(scalar(value) ?? "")
    }
    output.write("\n" + String(repeating: " ", count: indent))
    if case .array = value { output.write("]") } else { output.write("}") }
  }

  /// The value on one line; `nil` for nested values, and for flat ones that need more room. A scalar always fits.
  private static func line(_ value: JSONValue, atMost room: Int) -> String? {
    switch value {
    case .array(let elements):
      joined(elements.lazy.map { scalar($0) }, "[", "]", count: elements.count, room)
    case .object(let members):
      joined(
        members.lazy.map { member in scalar(member.value).map { quoted(member.key) + ": " + $0 } },
        "{ ", " }", count: members.count, room)
    case .null, .bool, .number, .string: scalar(value)
    }
  }

  private static func joined(
    _ pieces: some Sequence<String?>, _ open: String, _ close: String, count: Int, _ room: Int
  ) -> String? {
    if count == 0 { return open == "[" ? "[]" : "{}" }
    guard count <= width else { return nil }
    var text = open
    var left = room - open.count - close.count
    for (index, piece) in pieces.enumerated() {
      guard let piece else { return nil }
      left -= piece.unicodeScalars.count + (index == 0 ? 0 : 2)
      guard left >= 0 else { return nil }
      if index > 0 { text += ", " }
      text += piece
    }
    return text + close
  }

  private static func scalar(_ value: JSONValue) -> String? {
    switch value {
    case .null: "null"
    case .bool(let flag): flag ? "true" : "false"
    case .number(let number): digits(of: number)
    case .string(let text): quoted(text)
    case .array, .object: nil
    }
  }

  /// The fewest digits that read back as the same double: whole numbers without a point, -0 as 0.
  static func digits(of number: Double) -> String {
    // Up to 2^53 every whole number is a double of its own, and a file should not show `1e+06` for a million.
    guard number.magnitude <= 0x1p53, number == number.rounded() else { return number.description }
    return String(Int(number))
  }

  static func quoted(_ text: String) -> String {
    let isPlain = text.utf8.allSatisfy { byte in
      (0x20..<0x7F).contains(byte) && byte != UInt8(ascii: "\"") && byte != UInt8(ascii: "\\")
    }
    return isPlain ? "\"" + text + "\"" : escaped(text)
  }

  private static func escaped(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": result += "\\\""
      case "\\": result += "\\\\"
      case "\n": result += "\\n"
      case "\r": result += "\\r"
      case "\t": result += "\\t"
      case "\u{0}"..<"\u{20}", "\u{7F}", "\u{2028}", "\u{2029}":
        let code = String(scalar.value, radix: 16)
        result += "\\u" + String(repeating: "0", count: 4 - code.count) + code
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result + "\""
  }
}
