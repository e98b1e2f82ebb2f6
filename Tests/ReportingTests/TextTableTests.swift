import Testing

@testable import Reporting

@Suite struct TextTableTests {
  @Test func numbersStandRightAndTextLeft() {
    var table = TextTable([.init("name", .left), .init("units")])
    table.add(["a", "1"])
    table.add(["long", "1,000"])
    #expect(table.lines(width: 80) == ["name  units", "a         1", "long  1,000"])
  }

  @Test(arguments: ["数据中心", "🚀🚀", "e\u{301}e\u{301}", "🇩🇪", "👩‍💻"])
  func wideCharactersKeepColumnsInLine(name: String) {
    var table = TextTable([.init("name", .left), .init("units")])
    table.add([name, "1"])
    table.add(["abcdefghij", "2"])
    #expect(table.lines(width: 80).map(\.displayWidth).allSatisfy { $0 == 17 })
  }

  @Test func widths() {
    #expect("数据".displayWidth == 4)
    #expect("🚀".displayWidth == 2)
    #expect("e\u{301}".displayWidth == 1)
    #expect("👩‍💻".displayWidth == 2)
  }

  @Test func controlCharactersAreEscaped() {
    #expect("a\u{1B}[31mb\r\n".escapingControls == "a\\u{1b}[31mb\\u{d}\\u{a}")
    #expect("a\u{202E}b".escapingControls == "a\\u{202e}b")
    #expect("é👩‍💻".escapingControls == "é👩‍💻")
  }

  @Test func textIsCutInItsMiddleBeforeNumbersAreSplit() {
    var table = TextTable([.init("option", .left), .init("2026"), .init("2027")])
    table.add(["a-provider/with-a-long-region/and-a-machine:on-demand", "1,000", "2,000"])
    let lines = table.lines(width: 40)
    #expect(lines.count == 2)
    #expect(lines[1].displayWidth == 40)
    #expect(lines[1].hasPrefix("a-provider"))
    #expect(lines[1].contains("…"))
  }

  @Test func columnsThatDoNotFitGoToAnotherBlock() {
    var table = TextTable([.init("name", .left)] + (0..<12).map { .init("period\($0)") })
    table.add(["row"] + (0..<12).map { "\($0)" })
    let lines = table.lines(width: 40)
    #expect(lines.allSatisfy { $0.displayWidth <= 40 })
    #expect(lines.count { $0.hasPrefix("row") } > 1)
    for period in 0..<12 { #expect(lines.contains { $0.contains("period\(period)") }) }
  }
}
