import CGLPK
import Formulation
import Foundation
import LinearProgramming
import PlacementModel
import Testing

/// `models/placement.mod` with a problem's data, as GLPK's own MathProg reader builds it.
enum Reference {
  struct Refused: Error { var words: String }

  /// The program, its objective told by costs alone: GLPK's reader keeps the objective as a free row as well.
  static func program(_ problem: Problem) throws -> LinearProgram { try program(MathProgData(problem)) }

  static func program(_ data: MathProgData) throws -> LinearProgram {
    try inSession(data) { session in
      var (maximize, constant) = (Int32(0), 0.0)
      try #require(cg_objective(session, &maximize, &constant) == CG_DONE)
      return try read(session, LinearProgram(direction: maximize == 0 ? .minimize : .maximize), constant)
    }
  }

  /// Reads model and data, and hands over the session that holds the program.
  static func inSession<Result>(_ mathProg: MathProgData, _ body: (OpaquePointer) throws -> Result) throws
    -> Result
  {
    let data = FileManager.default.temporaryDirectory.appending(path: "parity-\(UUID().uuidString).dat")
    try Data(mathProg.text.utf8).write(to: data)
    defer { try? FileManager.default.removeItem(at: data) }
    var code: Int32 = 0
    let session = try #require(cg_open(&code))
    defer { cg_close(session) }
    guard cg_read_mathprog(session, Samples.model.path, data.path) == CG_DONE else {
      throw Refused(words: String(cString: cg_message(session)))
    }
    return try body(session)
  }

  private static func read(
    _ session: OpaquePointer, _ empty: LinearProgram, _ constant: Double
  ) throws -> LinearProgram {
    var (rows, columns, nonzeros) = (Int32(0), Int32(0), Int32(0))
    try #require(cg_size(session, Int32(CG_ORIGINAL), &rows, &columns, &nonzeros) == CG_DONE)
    var starts = Array(repeating: 0, count: Int(rows) + 1)
    var positions = Array(repeating: Int32(0), count: Int(nonzeros))
    var coefficients = Array(repeating: 0.0, count: Int(nonzeros))
    try #require(
      cg_get_matrix(session, Int32(CG_ORIGINAL), &starts, &positions, &coefficients) == CG_DONE)
    var rowLower = Array(repeating: 0.0, count: Int(rows))
    var rowUpper = rowLower
    var columnLower = Array(repeating: 0.0, count: Int(columns))
    var (columnUpper, costs) = (columnLower, columnLower)
    var isWhole = Array(repeating: UInt8(0), count: Int(columns))
    try #require(
      cg_get_bounds(
        session, Int32(CG_ORIGINAL), &rowLower, &rowUpper, &columnLower, &columnUpper, &costs, &isWhole)
        == CG_DONE)

    var program = empty
    program.objectiveConstant = constant
    for column in 0..<Int(columns) {
      program.addVariable(
        name(cg_column_name(session, Int32(column))), bounds(columnLower[column], columnUpper[column]),
        domain: isWhole[column] == 0 ? .continuous : .integer, cost: costs[column])
    }
    for row in 0..<Int(rows) {
      let name = name(cg_row_name(session, Int32(row)))
      if name == "cost" { continue }
      let terms = (starts[row]..<starts[row + 1]).map {
        LinearExpression.Term(coefficients[$0], Variable(position: Int(positions[$0])))
      }
      program.addConstraint(name, LinearExpression(terms), bounds(rowLower[row], rowUpper[row]))
    }
    return program
  }

  private static func name(_ text: UnsafePointer<CChar>?) -> String { text.map { String(cString: $0) } ?? "" }

  private static func bounds(_ lower: Double, _ upper: Double) -> Bounds {
    Bounds(lower: lower.isFinite ? lower : nil, upper: upper.isFinite ? upper : nil)
  }
}
