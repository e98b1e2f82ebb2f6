internal import Testing

@testable internal import PlacementModel

/// Records are the same however the text is cut into pieces on its way in.
struct CSVReaderTests {
  /// All records of a text that comes in pieces, through a buffer of so many bytes.
  private func records(_ bytes: [UInt8], chunk: Int, delimiter: UInt8? = 0x2C) throws -> [[String]] {
    var given = 0
    var reader = CSVReader(
      { buffer in
        // Few bytes at a time, unless there are a great many.
        let count = min(buffer.count, max(5, bytes.count / 1000), bytes.count - given)
        buffer.copyBytes(from: bytes[given..<given + count])
        given += count
        return count
      }, delimiter: delimiter, chunk: chunk)
    var records: [[String]] = []
    while try reader.next() { records.append((0..<reader.fieldCount).map(reader.text)) }
    return records
  }

  @Test(
    arguments: [
      ("a,b\n1,2\n", [["a", "b"], ["1", "2"]]),
      ("a,b\r\n1,2", [["a", "b"], ["1", "2"]]),
      ("a\rb\r", [["a"], ["b"]]),
      ("\u{FEFF}a,\"b \"\"c\"\", d\"\n", [["a", "b \"c\", d"]]),
      ("\"two\r\nlines\",x\n,\n", [["two\r\nlines", "x"], ["", ""]]),
      ("a\n\nb", [["a"], [""], ["b"]]),
      ("5\" disk,\"\"\n", [["5\" disk", ""]]),
      ("über,東京\n", [["über", "東京"]]),
      ("", []),
    ], [1, 2, 3, 7, 1000])
  func takesRecordsApart(_ example: (text: String, records: [[String]]), chunk: Int) throws {
    #expect(try records(Array(example.text.utf8), chunk: chunk) == example.records)
  }

  @Test(arguments: [
    ("a;b;c,d\n1;2;3\n", 3), ("a\tb\n", 2), ("a|b|c\n", 3), ("\"a,b,c\";d;e\n", 3), ("a\n", 1),
  ])
  func findsTheDelimiter(text: String, fields: Int) throws {
    #expect(try records(Array(text.utf8), chunk: 1000, delimiter: nil).first?.count == fields)
  }

  @Test(
    arguments: [
      (Array("a,b\n1,\"open\n3\n".utf8), 2, CSVFault.Problem.openQuote),
      (Array("a\n\"b\"c\n".utf8), 2, .afterQuote("c")),
      (Array("a\nb\u{0}\n".utf8), 2, .binary(nil)),
      ([0x61, 0x0A, 0x0A, 0xFF, 0x0A], 3, .notUTF8(nil)),
      ([0xFF, 0xFE, 0x61, 0x00], 1, .notUTF8("UTF-16")),
      ([0x1F, 0x8B, 0x08, 0x00, 0x00], 1, .binary("gzip")),
      (Array("a\n".utf8) + [UInt8](repeating: 0x78, count: 5 << 18), 2, .tooLong(bytes: 1 << 20)),
      (Array("a\n\"".utf8) + [UInt8](repeating: 0x0A, count: 5 << 19), 2, .tooLong(bytes: 1 << 20)),
    ], [64, 1 << 18])
  func tellsWhereATextStopsBeingATable(_ example: ([UInt8], Int, CSVFault.Problem), chunk: Int) {
    #expect(throws: CSVFault(line: example.1, example.2)) { try records(example.0, chunk: chunk) }
  }

  /// A record of a byte more than may be, however much of it the buffer holds.
  @Test func aRecordOfAMegabyteIsTheLongest() throws {
    let longest = CSVReader.longestRecord
    for extra in [0, 1] {
      let bytes = [UInt8](repeating: 0x78, count: longest - 1 + extra) + [0x0A]
      var reader = CSVReader(bytes: bytes)
      if extra == 0 {
        #expect(try reader.next())
      } else {
        #expect(throws: CSVFault(line: 1, .tooLong(bytes: longest))) { try reader.next() }
      }
    }
  }

  /// A record longer than the buffer, which has to grow, and records that lie across its end.
  @Test func readsLongRecordsWhole() throws {
    let long = String(repeating: "x", count: 700_000)
    let text = (0..<3).map { "\($0),\(long)\n" }.joined()
    let found = try records(Array(text.utf8), chunk: 1 << 16)
    #expect(found == (0..<3).map { [String($0), long] })
  }

  @Test(arguments: [
    ("1", 1.0), ("-0.5", -0.5), ("+3", 3), (" 12.50 ", 12.5), (".5", 0.5), ("5.", 5), ("007", 7),
    ("1e3", 1000),
    ("0.1", 0.1), ("123456789012345678901", 0x1.ac53a7e04bcdap+66), ("40.97", 40.97),
  ])
  func readsNumbers(text: String, number: Double) {
    #expect(Array(text.utf8).withUnsafeBufferPointer(TableNumber.parse) == number)
  }

  @Test(arguments: ["", "-", ".", "1,5", "NaN", "inf", "0x10", "1e999", "1-2", "4-6", "--1", "1 2", "NULL"])
  func refusesWhatIsNoNumber(text: String) {
    #expect(Array(text.utf8).withUnsafeBufferPointer(TableNumber.parse) == nil)
  }
}

struct CSVTableTests {
  private func table(_ text: String, _ shape: CSVTable.Shape = .exact) throws -> CSVTable {
    try CSVTable(CSVReader(bytes: Array(text.utf8), delimiter: nil), shape)
  }

  @Test func findsColumnsByNameAndThenButForCase() throws {
    let table = try table("Region,price,PRICE\n")
    #expect(table.place(of: "region") == 0)
    #expect(table.place(of: "price") == 1)
    #expect(table.place(of: "Price") == nil)
    #expect(
      throws: CSVFault(
        line: 1, .noColumn("Regoin", nearest: "Region", accepted: ["Region", "price", "PRICE"]))
    ) {
      try table.place(ofRequired: "Regoin")
    }
  }

  @Test func tellsAFileThatWasCutOffFromARowThatIsShort() throws {
    var cut = try table("a,b,c\n1,2,3\n4,5")
    #expect(try cut.next())
    #expect(throws: CSVFault(line: 3, .cutOff(fields: 2, of: 3))) { try cut.next() }
    var short = try table("a,b,c\n1,2\n4,5,6\n")
    #expect(throws: CSVFault(line: 2, .fieldCount(2, of: 3))) { try short.next() }
  }

  @Test func passesOverExtraFieldsWhereTheyAreExpected() throws {
    var table = try table("a;b\n\n1;2;3\n4;5\n", .atLeast)
    #expect(try table.next() && table.line == 3 && table.number(1) == 2)
    #expect(try table.next() && table.text(1) == "5")
    #expect(try !table.next())
    #expect(table.rowsWithExtraFields == 1 && table.rowCount == 2)
  }
}
