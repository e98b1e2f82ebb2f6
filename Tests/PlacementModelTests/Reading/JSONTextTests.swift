@testable import PlacementModel
import Testing

@Suite struct JSONTextTests {
  private func text(_ value: JSONValue) throws -> String { try JSONText(value).string }

  @Test(arguments: [
    (0.0, "0"), (-0.0, "0"), (1, "1"), (-1.5, "-1.5"), (0.1, "0.1"), (1e15, "1000000000000000"),
    (1e6, "1000000"),
    (1e-7, "1e-07"), (.leastNonzeroMagnitude, "5e-324"), (1e300, "1e+300"),
    (9007199254740992, "9007199254740992"),
  ])
  func number(_ number: Double, isWritten expected: String) throws {
    #expect(try text(.number(number)) == expected + "\n")
    #expect(try JSONValue(parsing: Array(expected.utf8)) == .number(number))
  }

  @Test(arguments: [Double.nan, .infinity, -.infinity])
  func nothingIsWrittenOfANonFiniteNumber(_ number: Double) throws {
    let value = JSONValue.object([.init("a", .array([.number(1), .number(number)]))])
    #expect(throws: JSONText.NonFiniteNumber(pointer: Pointer.root["a"][1])) { try JSONText(value) }
  }

  @Test func layout() throws {
    let value = JSONValue.object([
      .init("flat", .array([.number(1), .string("a\u{1}\"\\\n"), .null])),
      .init("empty", .object([])),
      .init("nested", .object([.init("x", .array([]))])),
      .init("long", .array(Array(repeating: .string("0123456789012345678901234567890123456789"), count: 2))),
      .init(
        "longer", .array(Array(repeating: .string("0123456789012345678901234567890123456789"), count: 3))),
    ])
    let long = #""0123456789012345678901234567890123456789""#
    #expect(
      try text(value) == """
        {
          "flat": [1, "a\\u0001\\"\\\\\\n", null],
          "empty": {},
          "nested": {
            "x": []
          },
          "long": [\(long), \(long)],
          "longer": [
            \(long),
            \(long),
            \(long)
          ]
        }

        """)
  }

  @Test func whatIsWrittenReadsBack() throws {
    let value = try JSONValue(parsing: Array(smallest.utf8))
    #expect(try JSONValue(parsing: Array(text(value).utf8)) == value)
  }
}
