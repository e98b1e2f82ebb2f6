/// Reads JSON text (RFC 8259), strictly: no comments, no trailing commas, no `NaN`. A byte-order mark before
/// the text is passed over. Repeated keys are kept, so that whoever knows the format can report them.
///
/// Written here because Foundation's decoders report neither every fault nor a repeated key.
///
/// - Complexity: O(bytes). Depth is limited, so brackets by the megabyte end at once.
struct JSONParser {
  /// What to do with a number that is too large for a `Double`, such as `1e999`.
  enum HugeNumbers: Sendable {
    case refused
    /// Kept as an infinity, for a reader that reports it at its place in the document.
    case infinite
  }

  /// The first fault of the text; the rest of it means nothing after that.
  struct Malformed: Error {
    let fault: Fault
  }

  /// How many arrays and objects may stand inside one another. The format of a problem needs 9.
  static let depthLimit = 32

  let bytes: [UInt8]
  var position = 0
  private let hugeNumbers: HugeNumbers
  private var depth = 0

  /// The value that the text holds, and nothing after it.
  static func parse(_ bytes: [UInt8], hugeNumbers: HugeNumbers) throws(Malformed) -> JSONValue {
    var parser = JSONParser(bytes: bytes, hugeNumbers: hugeNumbers)
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { parser.position = 3 }
    parser.skipBlanks()
    let value = try parser.value()
    parser.skipBlanks()
    guard parser.next == nil else { throw parser.malformed("the end of the text after the document") }
    return value
  }

  private init(bytes: [UInt8], hugeNumbers: HugeNumbers) {
    self.bytes = bytes
    self.hugeNumbers = hugeNumbers
  }

  /// The byte at the position; `nil` at the end.
  @inline(__always)
  var next: UInt8? { position < bytes.count ? bytes[position] : nil }

  @inline(__always)
  mutating func skipBlanks() {
    while position < bytes.count {
      switch bytes[position] {
      case 0x20, 0x0A, 0x0D, 0x09: position += 1
      default: return
      }
    }
  }

  private mutating func value() throws(Malformed) -> JSONValue {
    guard let next else { throw malformed("a value; the text ends here") }
    return switch next {
    case UInt8(ascii: "{"): try object()
    case UInt8(ascii: "["): try array()
    case UInt8(ascii: "\""): .string(try string())
    case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): .number(try number())
    case UInt8(ascii: "t"): try word("true", .bool(true))
    case UInt8(ascii: "f"): try word("false", .bool(false))
    case UInt8(ascii: "n"): try word("null", .null)
    case UInt8(ascii: "N"), UInt8(ascii: "I"), UInt8(ascii: "+"), UInt8(ascii: "."):
      throw malformed("a value; a number is written in digits such as -1.5e3, never NaN or Infinity")
    case UInt8(ascii: "/"), UInt8(ascii: "#"): throw malformed("a value; JSON has no comments, use \"note\"")
    case UInt8(ascii: "'"): throw malformed("a value; text stands in double quotes")
    case UInt8(ascii: "]"): throw malformed("a value; no comma stands before ]")
    default: throw malformed("a value: an object, an array, text, a number, true, false or null")
    }
  }

  private mutating func word(_ text: StaticString, _ value: JSONValue) throws(Malformed) -> JSONValue {
    let matches = text.withUTF8Buffer { bytes[position...].starts(with: $0) }
    guard matches else { throw malformed("a value; the only bare words are true, false and null") }
    position += text.utf8CodeUnitCount
    return value
  }

  private mutating func object() throws(Malformed) -> JSONValue {
    try descend()
    var members: [JSONValue.Member] = []
    skipBlanks()
    if next == UInt8(ascii: "}") { return ascend(.object(members)) }
    while true {
      guard next == UInt8(ascii: "\"") else {
        throw malformed(members.isEmpty ? "a key in double quotes or }" : "a key in double quotes")
      }
      let key = try string()
      skipBlanks()
      guard next == UInt8(ascii: ":") else { throw malformed("a colon after the key") }
      position += 1
      skipBlanks()
      members.append(JSONValue.Member(key, try value()))
      skipBlanks()
      if next == UInt8(ascii: "}") { return ascend(.object(members)) }
      guard next == UInt8(ascii: ",") else { throw malformed("a comma or }") }
      position += 1
      skipBlanks()
    }
  }

  private mutating func array() throws(Malformed) -> JSONValue {
    try descend()
    var elements: [JSONValue] = []
    skipBlanks()
    if next == UInt8(ascii: "]") { return ascend(.array(elements)) }
    while true {
      elements.append(try value())
      skipBlanks()
      if next == UInt8(ascii: "]") { return ascend(.array(elements)) }
      guard next == UInt8(ascii: ",") else { throw malformed("a comma or ]") }
      position += 1
      skipBlanks()
    }
  }

  private mutating func descend() throws(Malformed) {
    guard depth < Self.depthLimit else {
      let place = location(of: position)
      throw Malformed(
        fault: .tooDeep(line: place.line, column: place.column, atMost: Self.depthLimit))
    }
    depth += 1
    position += 1
  }

  private mutating func ascend(_ value: JSONValue) -> JSONValue {
    depth -= 1
    position += 1
    return value
  }

  private mutating func number() throws(Malformed) -> Double {
    let start = position
    guard let number = JSONNumber.scan(bytes, at: &position) else {
      throw malformed("digits, as in 12, -0.5 or 6e9 (no leading zeros, no bare point)")
    }
    guard number.isFinite || hugeNumbers == .infinite else {
      position = start
      throw malformed("a number of magnitude up to 1.8e308")
    }
    return number
  }

  func malformed(_ expected: String, at offset: Int? = nil) -> Malformed {
    let place = location(of: offset ?? position)
    return Malformed(fault: .malformed(line: place.line, column: place.column, expected: expected))
  }

  /// Line and column from 1, as an editor counts them: in characters, a byte-order mark not counted.
  private func location(of offset: Int) -> (line: Int, column: Int) {
    var line = 1
    var lineStart = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    for index in 0..<min(offset, bytes.count) where bytes[index] == 0x0A {
      line += 1
      lineStart = index + 1
    }
    let isStart: (UInt8) -> Bool = { $0 & 0b1100_0000 != 0b1000_0000 }
    return (line, bytes[lineStart..<max(lineStart, min(offset, bytes.count))].count(where: isStart) + 1)
  }
}

extension JSONValue {
  /// Reads JSON text.
  ///
  /// - Throws: `InvalidProblem` with the text's first fault, at the root, by line and column.
  public init(parsing bytes: [UInt8]) throws(InvalidProblem) {
    do {
      self = try JSONParser.parse(bytes, hugeNumbers: .refused)
    } catch {
      throw InvalidProblem(violations: [Violation(.root, error.fault)])
    }
  }
}
