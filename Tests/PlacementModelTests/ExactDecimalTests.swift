internal import Testing

@testable internal import PlacementModel

struct ExactDecimalTests {
  @Test(arguments: [
    ("0.00001605990", "0.0000160599"), ("-1.50", "-1.5"), ("12", "12"), ("1.2e-7", "0.00000012"),
    ("1e3", "1000"),
    ("0.0000000000000000005", "0.000000000000000001"), (" 7 ", "7"),
    ("123456789012345678.25", "123456789012345678.25"),
  ])
  func readsAndWrites(text: String, expected: String) {
    #expect(ExactDecimal(text)?.description == expected)
  }

  @Test(arguments: ["", "-", ".", "1,5", "NULL", "1e", "0x1", "1e400", "999999999999999999999999"])
  func refuses(text: String) {
    #expect(ExactDecimal(text) == nil)
  }

  /// A tenth ten times over is one, which it is not in binary.
  @Test func sumsExactly() throws {
    let tenth = try #require(ExactDecimal("0.1"))
    let sum = try (0..<10).reduce(ExactDecimal.zero) { sum, _ in try #require(sum.adding(tenth)) }
    #expect(sum == ExactDecimal("1"))
  }
}
