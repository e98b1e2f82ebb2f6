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
    /// Where in the value the number stands.
    public let pointer: Pointer
  }

  private let value: JSONValue

  /// The text of a value.
  public init(_ value: JSONValue) throws(NonFiniteNumber) {
    if let tokens = Self.tokensToNonFinite(value) {
      throw NonFiniteNumber(pointer: Pointer(tokens.reversed()))
    }
    self.value = value
  }

  /// Writes the document and a line break.
  public func write(to output: inout some TextOutputStream) { output.write(string) }

  /// The document and a line break, as one string.
  public var string: String {
    var writer = JSONWriter()
    writer.write(value, indent: 0, column: 0)
    return String(decoding: writer.bytes + [UInt8(ascii: "\n")], as: UTF8.self)
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

// MARK: - Scalars

extension JSONText {
  /// The fewest digits that read back as the same double: whole numbers without a point, -0 as 0.
  package static func digits(of number: Double) -> String {
    // Up to 2^53 every whole number is a double of its own, and a file should not show `1e+06` for a million.
    guard number.magnitude <= 0x1p53, number == number.rounded() else { return number.description }
    return String(Int(number))
  }

  /// The text as a string of JSON, with its quotes.
  package static func quoted(_ text: String) -> String {
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
