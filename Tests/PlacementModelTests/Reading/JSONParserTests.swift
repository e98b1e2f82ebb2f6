@testable import PlacementModel
import Testing

/// The grammar of RFC 8259, no more and no less.
@Suite struct JSONParserTests {
  private func parse(_ text: String) throws -> JSONValue { try JSONValue(parsing: Array(text.utf8)) }

  private func fault(_ bytes: [UInt8]) -> Fault? {
    do {
      _ = try JSONValue(parsing: bytes)
      return nil
    } catch {
      return error.violations.first?.fault
    }
  }

  private func place(_ text: String) -> [Int]? {
    if case .malformed(let line, let column, _)? = fault(Array(text.utf8)) { [line, column] } else { nil }
  }

  @Test func everyKindOfValue() throws {
    let value = try parse(#" { "a" : [ null , true , false , -1.5e3 , "x" , { } , [ ] ] } "#)
    let elements: [JSONValue] = [
      .null, .bool(true), .bool(false), .number(-1500), .string("x"), .object([]), .array([]),
    ]
    #expect(value == .object([.init("a", .array(elements))]))
  }

  @Test func repeatedKeysAreKept() throws {
    #expect(try parse(#"{"a":1,"a":2}"#) == .object([.init("a", .number(1)), .init("a", .number(2))]))
  }

  @Test(arguments: [
    #""\u00e9""#: "é", #""\ud83d\ude00""#: "😀", #""\"\\\/\b\f\n\r\t""#: "\"\\/\u{8}\u{C}\n\r\t",
    #""\u0000""#: "\0", #""é😀""#: "é😀", #""a\u0062c""#: "abc", #""""#: "",
  ])
  func text(_ json: String, means expected: String) throws {
    let value = try parse(json)
    guard case .string(let text) = value else {
      Issue.record("no text: \(value)")
      return
    }
    // By scalars: strings compare by canonical equivalence, and this must be exact.
    #expect(Array(text.unicodeScalars) == Array(expected.unicodeScalars))
  }

  @Test(arguments: [
    "0": 0, "-0": 0, "12": 12, "0.1": 0.1, "1e5": 1e5, "1E+5": 1e5, "1e-5": 1e-5, "0e999": 0, "1e-999": 0,
    "9007199254740993": 9007199254740992, "0.30000000000000004": 0.30000000000000004,
    "5e-324": .leastNonzeroMagnitude,
    "2.2250738585072011e-308": Double.leastNormalMagnitude.nextDown,
    "1.7976931348623157e308": 1.7976931348623157e308,
    "123456789012345678901234567890": 123456789012345677877719597056, "8.41e21": 8.41e21, "9.5e-23": 9.5e-23,
  ])
  func number(_ json: String, is expected: Double) throws {
    #expect(try parse(json) == .number(expected))
  }

  @Test func numbersReadBackToTheLastBit() throws {
    var random = SeededRandom(state: 7)
    for _ in 0..<20_000 {
      let number = Double(bitPattern: random.next())
      guard number.isFinite else { continue }
      #expect(try parse(number.description) == .number(number))
    }
  }

  @Test(arguments: [
    "", " ", "{", "[", "[1", "[1,", "[1,]", "{\"a\":1,}", "{\"a\"}", "{\"a\":}", "{a:1}", "{'a':1}", "[1 2]",
    "01", "-", "+1", ".5", "1.", "1e", "1e+", "0x1", "NaN", "Infinity", "-Infinity", "nul", "True", "// c\n1",
    "1 1", "]", "\"a", "\"\n\"", "\"\\x\"", "\"\\u12\"", "\"\\ud800\"", "\"\\ud800\\u0041\"", "\"\\udc00\"",
    "\"\\ud83d\\ud83d\"", "1e999", "-1e999", "[1],", "{\"a\":1 \"b\":2}", "\u{FEFF}\u{FEFF}1", "\u{A0}1",
  ])
  func refused(_ text: String) {
    if case .malformed? = fault(Array(text.utf8)) { return }
    Issue.record("accepted, or another fault: \(text.debugDescription)")
  }

  @Test(arguments: [
    [0x22, 0xFF, 0x22], [0x22, 0xC0, 0x80, 0x22], [0x22, 0xED, 0xA0, 0x80, 0x22], [0x22, 0xE2, 0x82, 0x22],
    [0x22, 0xF4, 0x90, 0x80, 0x80, 0x22], [0xFF, 0xFE, 0x31, 0x00],
  ])
  func refusedBytes(_ bytes: [UInt8]) {
    if case .malformed? = fault(bytes) { return }
    Issue.record("accepted: \(bytes)")
  }

  @Test func invalidBytesAreLocated() {
    let bytes = Array("{\n\"ab".utf8) + [0xFF] + Array("\": 1}".utf8)
    #expect(fault(bytes) == .malformed(line: 2, column: 4, expected: "UTF-8; these bytes are none"))
  }

  @Test func lineAndColumnAreThoseOfAnEditor() {
    #expect(place("{\n  \"a\": 1,\n  \"é😀\": x\n}") == [3, 9])
    #expect(place("[1,\r\n2,\r\n,]") == [3, 1])
    #expect(place("\u{FEFF}[,]") == [1, 2])
    #expect(place("[1") == [1, 3])
  }

  @Test func aByteOrderMarkIsPassedOver() throws {
    #expect(try parse("\u{FEFF}[1]") == .array([.number(1)]))
  }

  @Test func depthIsLimitedExactly() throws {
    let limit = JSONParser.depthLimit
    let deepest = String(repeating: "[", count: limit) + String(repeating: "]", count: limit)
    #expect(try parse(deepest) != .null)
    #expect(
      fault(Array(("\n[" + deepest + "]").utf8)) == .tooDeep(line: 2, column: limit + 1, atMost: limit))
  }

  /// Twenty megabytes of brackets end at the first that is too deep: no stack, no memory, no time.
  @Test(arguments: [UInt8(ascii: "["), UInt8(ascii: "{")])
  func bracketsByTheMegabyte(_ bracket: UInt8) {
    let bytes = [UInt8](repeating: bracket, count: 20_000_000)
    let elapsed = ContinuousClock().measure { #expect(fault(bytes) != nil) }
    #expect(elapsed < .seconds(1))
  }
}

/// SplitMix64: the same numbers in every run.
struct SeededRandom: RandomNumberGenerator {
  var state: UInt64
  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var word = state
    word = (word ^ (word >> 30)) &* 0xBF58_476D_1CE4_E5B9
    word = (word ^ (word >> 27)) &* 0x94D0_49BB_1331_11EB
    return word ^ (word >> 31)
  }
}
