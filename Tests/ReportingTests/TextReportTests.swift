import Testing

@testable import Reporting

@Suite struct TextReportTests {
  @Test func blocksStandApartAndEmptyOnesLeaveNoTrace() {
    var report = TextReport(width: 80, .plain)
    report.begin("")
    report.begin()
    report.begin(title: "First")
    report.say("one")
    report.say("two", label: "label")
    report.add("None", list: [])
    report.add(TextReport.Section("No rows", [.init("a")], []))
    report.add("List", list: ["three"])
    #expect(report.text == "First\none\nlabel    two\n\nList\n- three\n")
  }

  @Test func wordsBeforeAnyBlockBeginOne() {
    var report = TextReport(width: 80, .plain)
    report.say("one")
    #expect(report.text == "one\n")
  }

  @Test(arguments: [1, 40, 53]) func linesFit(width: Int) {
    let words = Array(repeating: "word", count: 30).joined(separator: " ")
    var report = TextReport(width: width, .plain)
    report.begin(words)
    report.begin(title: words)
    report.say(words)
    report.say(words, label: "label")
    report.add(words, list: [words, words])
    let lines = report.text.split(separator: "\n")
    #expect(lines.count > 15)
    #expect(lines.allSatisfy { $0.count <= max(40, width) })
    #expect(lines.count { $0.hasPrefix("- word") } == 2)
    #expect(lines.contains { $0.hasPrefix("  word") })
  }

  @Test func everyLineOfATitleStandsOut() {
    let title = Array(repeating: "title", count: 10).joined(separator: " ")
    var report = TextReport(width: 40, TextStyle(isColoured: true))
    report.begin(title: title)
    report.say("words")
    let lines = report.text.split(separator: "\n")
    #expect(lines.count == 3)
    #expect(lines.prefix(2).allSatisfy { $0.hasPrefix("\u{1B}[1mtitle") && $0.hasSuffix("title\u{1B}[0m") })
    #expect(lines.last == "words")
  }

  @Test func rowsLeftOutAreCountedAndTheirPlaceIsNamed() {
    let rows = (0..<50).map { ["\($0)"] }
    var report = TextReport(width: 80, .plain)
    report.add(TextReport.Section("Answer", [.init("a")], rows))
    report.add(TextReport.Section("Plan", [.init("a")], rows, most: 48), whole: Wording.planJSON)
    let lines = report.text.split(separator: "\n")
    #expect(lines.count == 2 + 40 + 1 + 2 + 48 + 1)
    #expect(lines[42].contains("10 more") && lines[42].contains("the answer's JSON"))
    #expect(lines.last?.contains("2 more") == true && lines.last?.contains("the plan's JSON") == true)
  }
}
