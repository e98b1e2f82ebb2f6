import LinearProgramming
import Testing

@Suite struct MPSFormatTests {
  @Test func whatIsWrittenIsRead() throws {
    var program = LinearProgram(name: "quarter 3")
    program.objectiveConstant = 12.75
    let x = program.addVariable("use[chat,aws/us east,2026Q3]", .between(-0.1, 1e15 + 1), cost: 0.1 + 0.2)
    let y = program.addVariable("größe", .atMost(-3), cost: -1e-300)
    let z = program.addVariable("", .free)
    let n = program.addVariable("n", .nonnegative, domain: .integer, cost: 1)
    let b = program.addVariable("b", .binary, domain: .integer)
    program.addVariable("unused", .equal(to: 5))
    program.addConstraint("range", 1 * x + 2 * y, .between(-1.0 / 3, 1e9 / 7))
    program.addConstraint("equal", 1 * x - 1 * z, .equal(to: -4))
    program.addConstraint("free row", 1 * x, .free)
    program.addConstraint("empty", LinearExpression(), .atMost(2))
    program.addConstraint("whole", 3 * n + 1 * b, .atLeast(2.5))
    var text = ""
    try MPSFormat.write(program, to: &text)
    let read = try MPSFormat.read(text)
    #expect(read.columnNames == program.columnNames)
    #expect(read.columnBounds == program.columnBounds)
    #expect(read.columnDomains == program.columnDomains)
    #expect(read.costs == program.costs)
    #expect(read.objectiveConstant == program.objectiveConstant)
    #expect(read.rowNames == program.rowNames)
    #expect(read.rowBounds == program.rowBounds)
    #expect(read.rowStarts == program.rowStarts)
    #expect(read.columnPositions == program.columnPositions)
    #expect(read.coefficients == program.coefficients)
  }

  /// Two rows of one name are a clash by name, and none by place.
  @Test func namesMayBeLeftOut() throws {
    var program = LinearProgram(name: "")
    let x = program.addVariable("same", cost: 1)
    let y = program.addVariable("same", cost: 2)
    program.addConstraint("row", 1 * x, .atLeast(1))
    program.addConstraint("row", 1 * y, .atLeast(2))
    var text = ""
    try MPSFormat.write(program, names: .places, to: &text)
    let read = try MPSFormat.read(text)
    #expect(read.rowNames == ["R1", "R2"])
    #expect(read.columnNames == ["C1", "C2"])
    #expect(read.coefficients == program.coefficients)
    #expect(throws: NameClash.self) { try MPSFormat.write(program, to: &text) }
  }

  /// Readers that guess the layout are told.
  @Test func theLayoutIsNamed() throws {
    var text = ""
    try MPSFormat.write(LinearProgram(name: "told"), to: &text)
    #expect(text.hasPrefix("NAME told FREE\n"))
  }

  @Test func maximisingIsWrittenNegated() throws {
    var program = LinearProgram(name: "profit", direction: .maximize)
    program.addVariable("x", .between(0, 1), cost: 3)
    var text = ""
    try MPSFormat.write(program, to: &text)
    let read = try MPSFormat.read(text)
    #expect(read.direction == .minimize)
    #expect(read.costs == [-3])
  }

  @Test func conventionsThatReadersDifferOn() throws {
    let program = try MPSFormat.read(
      """
      * a comment
      NAME conventions
      OBJSENSE
          MAX
      ROWS
       N profit
       E up
       E down
       L atMost
       G atLeast
       N other
      COLUMNS
       x profit 1 up 1
       x down 1. atMost 1D0
       y atLeast 1e0 other 2
       M1 'MARKER' 'INTORG'
       whole up 1
       capped up 1
       M2 'MARKER' 'INTEND'
       negative up 1
       huge up 1
      RHS
       up 10 down 10
       R atMost 10
       R atLeast 10 profit 7
       SECOND up 99
      RANGES
       R up 2 down -2
       R atMost 3
       R atLeast -3
      BOUNDS
       UP B negative -1
       UP B capped 9
       MI B y
       UP B huge 1e30
      ENDATA
      anything may follow
      """)
    #expect(program.direction == .maximize)
    #expect(program.objectiveConstant == -7)
    #expect(program.rowNames == ["up", "down", "atMost", "atLeast", "other"])
    #expect(
      program.rowBounds == [.between(10, 12), .between(8, 10), .between(7, 10), .between(10, 13), .free])
    #expect(program.columnNames == ["x", "y", "whole", "capped", "negative", "huge"])
    #expect(
      program.columnBounds == [.nonnegative, .free, .binary, .between(0, 9), .atMost(-1), .nonnegative])
    #expect(
      program.columnDomains == [.continuous, .continuous, .integer, .integer, .continuous, .continuous])
  }

  @Test func everyKindOfBound() throws {
    let kinds = [
      ("LO B x 2", Bounds.atLeast(2), LinearProgram.Domain.continuous),
      ("UP B x 2", .between(0, 2), .continuous),
      ("FX B x 2", .equal(to: 2), .continuous), ("FR B x", .free, .continuous),
      ("MI B x", .free, .continuous),
      ("PL B x", .nonnegative, .continuous), ("BV B x", .binary, .integer),
      ("LI B x 2", .atLeast(2), .integer),
      ("UI B x 2", .between(0, 2), .integer), ("UP x 2", .between(0, 2), .continuous),
      ("FR x", .free, .continuous),
    ]
    for (line, bounds, domain) in kinds {
      let program = try MPSFormat.read("ROWS\n N o\nCOLUMNS\n x o 1\nBOUNDS\n \(line)\nENDATA\n")
      #expect(program.columnBounds == [bounds], "\(line)")
      #expect(program.columnDomains == [domain], "\(line)")
    }
  }

  @Test func fixedNamesMayHaveBlanks() throws {
    let program = try MPSFormat.read(
      """
      NAME          BLANKS
      ROWS
       N  COST
       G  MY ROW
      COLUMNS
          MY COL    COST                1.   MY ROW              2.
      RHS
                    MY ROW              4.
      ENDATA
      """, layout: .fixed)
    #expect(program.columnNames == ["MY COL"])
    #expect(program.rowNames == ["MY ROW"])
    #expect(program.rowBounds == [.atLeast(4)])
  }

  @Test func everyFaultIsToldByLine() {
    let text = """
      ROWS
       N cost
       Q bad
       G r
       G r
      COLUMNS
       x r one
       x nowhere 1
       y r 1 r 2
       x cost 1
       z r
       M 'MARKER' 'INTWHAT'
      RHS
       R r 0x10
      SOS
       anything at all
      BOUNDS
       XX B x 1
       UP B w 1
       UP B x
       LO B x 3
       UP B x inf
       UP B x 2
      """
    #expect(
      faults(of: text) == [
        TextFault(line: 3, .unknownRowKind("Q")), TextFault(line: 5, .repeatedRow("r")),
        TextFault(line: 7, .notANumber("one")), TextFault(line: 8, .unknownRow("nowhere")),
        TextFault(line: 9, .repeatedEntry(row: "r", column: "y")), TextFault(line: 10, .repeatedColumn("x")),
        TextFault(line: 11, .missingField("number")), TextFault(line: 12, .unknownMarker("'INTWHAT'")),
        TextFault(line: 14, .notANumber("0x10")), TextFault(line: 15, .unknownSection("SOS")),
        TextFault(line: 18, .unknownBoundKind("XX")), TextFault(line: 19, .unknownColumn("w")),
        TextFault(line: 20, .missingField("number")), TextFault(line: 22, .notANumber("inf")),
        TextFault(line: 23, .missingSection("ENDATA")),
        TextFault(line: 23, .crossedBounds(column: "x", lower: 3, upper: 2)),
      ])
  }

  @Test(arguments: [
    "", "\n\n", "ENDATA", " x", "ROWS\n N\nENDATA", "NAME\r\nROWS\r\n", "\u{0}\u{1}\u{2}",
    "ROWS\n \t \nCOLUMNS\n \t",
    "BOUNDS\n UP\n", "RHS\n 1\n", String(repeating: "COLUMNS\n x\n", count: 1000),
    String(repeating: "A", count: 100_000),
  ])
  func hostileTextIsRefused(_ text: String) {
    #expect(!faults(of: text).isEmpty)
    #expect(faults(of: text).count <= InvalidText.faultLimit)
  }

  private func faults(of text: String) -> [TextFault] {
    do {
      _ = try MPSFormat.read(text)
      return []
    } catch {
      return error.faults
    }
  }
}
