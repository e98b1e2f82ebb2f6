import CGLPK
import Foundation
import GLPKBackend
import LinearProgramming
import SolverConformance
import Testing

/// What is written must mean the same to a reader that someone else wrote: GLPK's.
@Suite struct TextFormatTests {
  @Test(arguments: Format.allCases)
  func glpkReadsTheSameProgram(_ format: Format) throws {
    for program in Self.programs {
      let text = try format.text(program)
      try withFile(text) { path in
        let read = try GLPKText.program(path, format)
        // Reserved columns stand after the program's own.
        #expect(Array(read.costs.prefix(program.columnCount)) == program.costs, "\(program.name)")
        #expect(
          Array(read.columnBounds.prefix(program.columnCount)) == program.columnBounds, "\(program.name)")
        #expect(
          Array(read.columnDomains.prefix(program.columnCount)) == program.columnDomains, "\(program.name)")
        let expected = try GLPKSolver().solve(program, SolverOptions()).outcome.solution?.objective
        let found = try GLPKSolver().solve(read, SolverOptions()).outcome.solution?.objective
        try expectNear(found, expected, program.name)
      }
    }
  }

  @Test func namesComeBackFromGLPK() throws {
    for (format, codec) in [(Format.lp, NameCodec(.cplexLP)), (.mps, NameCodec(.freeMPS))] {
      var program = LinearProgram(name: "names")
      var row = LinearExpression()
      for name in Self.names { row.add(1, program.addVariable(name, .between(0, 3), cost: 1)) }
      for name in Self.names { program.addConstraint(name, row, .atLeast(2)) }
      try withFile(try format.text(program)) { path in
        let read = try GLPKText.program(path, format)
        #expect(read.columnNames.prefix(program.columnCount).map(codec.decode) == Self.names)
        #expect(read.rowNames.map(codec.decode) == Self.names)
      }
    }
  }

  @Test func glpsolAgreesWhereItIsInstalled() throws {
    let glpsol = "/usr/bin/glpsol"
    guard FileManager.default.isExecutableFile(atPath: glpsol) else { return }
    for (format, flag) in [(Format.lp, "--lp"), (.mps, "--freemps")] {
      let program = LinearProgram.random(rows: 25, columns: 40, seed: 8)
      try withFile(try format.text(program)) { path in
        let process = Process()
        process.executableURL = URL(filePath: glpsol)
        process.arguments = [flag, path]
        let output = Pipe()
        process.standardOutput = output
        try process.run()
        let text = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        process.waitUntilExit()
        #expect(text.contains("OPTIMAL"), "\(text)")
      }
    }
  }

  static let names = [
    "capacity[aws/us-east/gb200,2026Q3]", "2026", "e5", "E", "free", "st", "infra", "nan", "", " ", "a b",
    "it's",
    "\"quoted\"", "größe", "容量", "a\tb\nc", "~tilde", "%percent", "$dollar", "*star", "R", "B", "MARKER",
    "'MARKER'",
    "x(y)|z", "-", ".5", "end", "~.", "%.", "name\u{0}nul",
  ]

  static let programs: [LinearProgram] = {
    var programs = (1...6).map {
      LinearProgram.random(rows: 4 + 3 * $0, columns: 6 + 5 * $0, seed: UInt64($0))
    }
    programs.append(.randomCovering(rows: 8, columns: 15, seed: 3, wholePart: 0.6))
    var odd = LinearProgram(name: "odd")
    odd.objectiveConstant = -12.5
    let x = odd.addVariable("x", .between(-3, 7.25))
    let y = odd.addVariable("y", .atMost(4))
    odd.addVariable("unused", .free)
    let whole = odd.addVariable("whole", .atLeast(0), domain: .integer, cost: 1e-7)
    odd.addVariable("fixed", .equal(to: -1e15), cost: 0.1)
    odd.addConstraint("empty", LinearExpression(), .atMost(1))
    odd.addConstraint("range", 1 * x + 3 * y, .between(-1, 0.1 + 0.2))
    odd.addConstraint("whole", 1 * whole - 0.1 * x, .atLeast(1.0 / 3))
    programs.append(odd)
    return programs
  }()

  private func expectNear(_ found: Double?, _ expected: Double?, _ name: String) throws {
    let (found, expected) = (try #require(found), try #require(expected))
    #expect(abs(found - expected) <= 1e-9 * max(1, abs(expected)), "\(name): \(found), not \(expected)")
  }
}

enum Format: CaseIterable {
  case lp, mps

  func text(_ program: LinearProgram) throws -> String {
    var text = ""
    switch self {
    case .lp: try LPFormat.write(program, to: &text)
    case .mps: try MPSFormat.write(program, to: &text)
    }
    return text
  }

  func read(_ session: OpaquePointer, _ path: String) -> Int32 {
    switch self {
    case .lp: cg_read_lp(session, path)
    case .mps: cg_read_mps(session, path, 1)
    }
  }
}

/// A program as GLPK's own readers understand a file.
enum GLPKText {
  struct Refused: Error { var words: String }

  static func program(_ path: String, _ format: Format) throws -> LinearProgram {
    var code: Int32 = 0
    let session = try #require(cg_open(&code))
    defer { cg_close(session) }
    guard format.read(session, path) == CG_DONE else {
      throw Refused(words: String(cString: cg_message(session)))
    }
    return try read(session)
  }

  private static func read(_ session: OpaquePointer) throws -> LinearProgram {
    var (rows, columns, nonzeros) = (Int32(0), Int32(0), Int32(0))
    try #require(cg_size(session, 0, &rows, &columns, &nonzeros) == CG_DONE)
    var starts = Array(repeating: 0, count: Int(rows) + 1)
    var positions = Array(repeating: Int32(0), count: Int(nonzeros))
    var coefficients = Array(repeating: 0.0, count: Int(nonzeros))
    try #require(cg_get_matrix(session, 0, &starts, &positions, &coefficients) == CG_DONE)
    var (rowLower, rowUpper) = (
      Array(repeating: 0.0, count: Int(rows)), Array(repeating: 0.0, count: Int(rows))
    )
    var columnLower = Array(repeating: 0.0, count: Int(columns))
    var (columnUpper, costs, isWhole) = (
      columnLower, columnLower, Array(repeating: UInt8(0), count: Int(columns))
    )
    try #require(
      cg_get_bounds(session, 0, &rowLower, &rowUpper, &columnLower, &columnUpper, &costs, &isWhole) == CG_DONE
    )
    var (maximize, constant) = (Int32(0), 0.0)
    try #require(cg_objective(session, &maximize, &constant) == CG_DONE)

    var program = LinearProgram(direction: maximize == 0 ? .minimize : .maximize)
    program.objectiveConstant = constant
    for column in 0..<Int(columns) {
      program.addVariable(
        cg_column_name(session, Int32(column)).map { String(cString: $0) } ?? "",
        bounds(columnLower[column], columnUpper[column]),
        domain: isWhole[column] == 0 ? .continuous : .integer,
        cost: costs[column])
    }
    for row in 0..<Int(rows) {
      let terms = (starts[row]..<starts[row + 1]).map {
        LinearExpression.Term(coefficients[$0], Variable(position: Int(positions[$0])))
      }
      let name = cg_row_name(session, Int32(row)).map { String(cString: $0) } ?? ""
      program.addConstraint(name, LinearExpression(terms), bounds(rowLower[row], rowUpper[row]))
    }
    return program
  }

  private static func bounds(_ lower: Double, _ upper: Double) -> Bounds {
    Bounds(lower: lower.isFinite ? lower : nil, upper: upper.isFinite ? upper : nil)
  }
}
