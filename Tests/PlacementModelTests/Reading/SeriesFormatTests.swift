@testable import PlacementModel
import Testing

@Suite struct SeriesFormatTests {
  private func capacity(_ json: String, attachments: Attachments = .none) throws -> SeriesFile {
    try file(problem("\"capacity\": 10", "\"capacity\": \(json)"), attachments: attachments).offers[0]
      .capacity
  }

  private func faults(_ json: String, attachments: Attachments = .none) -> [Violation] {
    violations(problem("\"capacity\": 10", "\"capacity\": \(json)"), attachments: attachments)
  }

  @Test func numberAndArray() throws {
    guard case .constant(3) = try capacity("3") else { throw Unexpected("no constant") }
    guard case .perPeriod([1, 2, 3]) = try capacity("[1, 2, 3]") else { throw Unexpected("no array") }
  }

  @Test(arguments: ["steps", "ramp"])
  func pointsAreSortedByTime(_ form: String) throws {
    let series = try capacity(#"{ "\#(form)": { "2026-10": 2, "2026-01-15": 1, "2025-12": 3 } }"#)
    let points: [(date: CalendarDate, value: Double)]
    switch series {
    case .steps(let steps) where form == "steps": points = steps
    case .ramp(let ramp) where form == "ramp": points = ramp
    default: throw Unexpected("\(series)")
    }
    #expect(points.map(\.value) == [3, 1, 2])
    #expect(points.map(\.date.day) == [nil, 15, nil])
  }

  @Test func growthAndSlices() throws {
    guard case .growth(start: 5, perYear: -0.5) = try capacity(#"{ "start": 5, "growthPerYear": -0.5 }"#)
    else {
      throw Unexpected("no growth")
    }
    guard case .slices(let slices) = try capacity(#"{ "slices": { "day": 1, "night": [2, 3] } }"#) else {
      throw Unexpected("no slices")
    }
    #expect(slices.map(\.id) == ["day", "night"])
    guard case .perPeriod([2, 3]) = slices[1].series else { throw Unexpected("\(slices)") }
  }

  @Test(arguments: [
    "[]", "[1, null]", "[-1]", "{}", #"{ "note": "n" }"#, #"{ "step": { "2026-01": 1 } }"#,
    #"{ "steps": {} }"#,
    #"{ "steps": { "2026-01": -1 } }"#, #"{ "steps": { "x": 1 } }"#,
    #"{ "steps": { "2026-01": 1 }, "ramp": 1 }"#,
    #"{ "steps": { "2026-01": 1, "2026-01-01": 2 } }"#, #"{ "start": 1 }"#, #"{ "growthPerYear": 0.1 }"#,
    #"{ "start": 1, "growthPerYear": -1 }"#, #"{ "slices": {} }"#,
    #"{ "slices": { "a": { "slices": { "b": 1 } } } }"#,
    #"{ "csv": "a.csv" }"#, #"{ "csv": "a.csv", "column": 1 }"#, #"{ "steps": [1] }"#, "\"3\"",
  ])
  func refused(_ json: String) {
    let found = faults(json)
    #expect(found.count == 1, "\(found)")
  }

  @Test func aColumnIsReadAndStandsInTheSource() throws {
    let folder = files(["a.csv": "period,chat\n2026Q1,1\n2026Q2,2.5\n"])
    let text = problem("\"capacity\": 10", #""capacity": { "csv": "a.csv", "column": "chat" }"#)
    let file = try file(text, attachments: folder)
    guard case .column([1, 2.5]) = file.offers[0].capacity else { throw Unexpected("\(file.offers[0])") }
    guard case .array(let offers)? = file.source["offers"] else { throw Unexpected("no offers") }
    #expect(offers[0]["capacity"] == .array([.number(1), .number(2.5)]))
  }

  @Test(arguments: [
    "chat\r\n1\r\n2\r\n", "\u{FEFF}chat\n1\n2", "\"chat\"\n\"1\"\n 2 \n\n\n",
    "x,chat\n\"a,\"\"b\"\"\nc\",1\ny,2\n",
    "chat,x\r1,\r2,\r",
  ])
  func columnsAreTolerantOfDialects(_ text: String) throws {
    let series = try capacity(#"{ "csv": "a.csv", "column": "chat" }"#, attachments: files(["a.csv": text]))
    guard case .column([1, 2]) = series else { throw Unexpected("\(series)") }
  }

  @Test(arguments: [
    ("", 1), ("chat\n", 2), ("other\n1\n", 1), ("chat,chat\n1,2\n", 1), ("chat\n1\nx\n", 3),
    ("chat\n1\n\n2\n", 3),
    ("chat,b\n1,2\n3\n", 3), ("chat\n\"1\n", 2), ("chat\n\"1\"x\n", 2), ("chat\n-1\n", 2), ("chat\nNaN\n", 2),
    ("chat\n1,5\n", 2), ("chat\n1e16\n", 2), ("chat\n0x10\n", 2), ("a,chat\n\"x\ny\",1\nz,q\n", 4),
  ])
  func badTables(_ text: String, line: Int) {
    let found = faults(#"{ "csv": "a.csv", "column": "chat" }"#, attachments: files(["a.csv": text]))
    guard case .badTable(file: "a.csv", line: line, _, _)? = found.first?.fault, found.count == 1 else {
      Issue.record("\(found)")
      return
    }
    #expect(found[0].pointer == Pointer.root["offers"][0]["capacity"])
  }

  /// The folder here has whatever it is asked for: the name alone is refused, before any file is touched.
  @Test(arguments: [
    "/etc/passwd", "../a.csv", "x/../../a.csv", "./a.csv", "x//a.csv", "x\\\\..\\\\a.csv", "..",
  ])
  func namesThatLeaveTheFolder(_ name: String) {
    let everything = Attachments { (_: String) throws(Attachments.Unreadable) -> [UInt8] in
      Array("chat\n1\n".utf8)
    }
    let found = faults("{ \"csv\": \"\(name)\", \"column\": \"chat\" }", attachments: everything)
    guard case .unreadable? = found.first?.fault, found.count == 1 else {
      Issue.record("\(found)")
      return
    }
  }

  @Test func aFileThatIsNotThere() {
    #expect(
      faults(#"{ "csv": "none.csv", "column": "chat" }"#, attachments: files([:])).map(\.fault)
        == [.unreadable(file: "none.csv", reason: "no such file")])
  }

  @Test func theDigestIsThatOfTheFilesOneAfterAnother() throws {
    let text = problem("\"capacity\": 10", #""capacity": { "csv": "a.csv", "column": "chat" }"#)
    func digest(_ csv: String) throws -> String { try file(text, attachments: files(["a.csv": csv])).digest }
    var hash = SHA256()
    hash.update(Array((text + "chat\n1\n").utf8))
    #expect(try digest("chat\n1\n") == hash.hexadecimal)
    #expect(try digest("chat\n2\n") != hash.hexadecimal)
  }
}
