import CGLPK
import Foundation
import SolverConformance
import Testing

/// Scale factors are GLPK's own to the last bit, so that a program takes the path that GLPK would.
@Suite struct ScalingTests {
  @Test(arguments: [1, 2, 3, 4, 5, 6, 7, 8] as [UInt64]) func theFactorsAreThoseOfGLPK(seed: UInt64) throws {
    try withFile(Self.program(seed: seed)) { path in
      let session = try open()
      defer { cg_close(session) }
      try #require(cg_read_mps(session, path, 1) == CG_DONE)
      let ours = try factors(session, CG_SCALED)
      let theirs = try factors(session, CG_SCALED_BY_GLPK)
      #expect(ours == theirs)
      #expect(ours.contains { $0 != 1 } == (seed > 1))
      #expect(try factors(session, CG_UNSCALED).allSatisfy { $0 == 1 })
    }
  }

  private func open() throws -> OpaquePointer {
    var result: Int32 = 0
    return try #require(cg_open(&result))
  }

  private func factors(_ session: OpaquePointer, _ kind: Int) throws -> [Double] {
    var (rows, columns, nonzeros) = (Int32(0), Int32(0), Int32(0))
    try #require(cg_size(session, Int32(CG_ORIGINAL), &rows, &columns, &nonzeros) == CG_DONE)
    try #require(cg_scale(session, Int32(CG_ORIGINAL), Int32(kind)) == CG_DONE)
    var rowFactors = Array(repeating: 0.0, count: Int(rows))
    var columnFactors = Array(repeating: 0.0, count: Int(columns))
    try #require(cg_get_scale(session, Int32(CG_ORIGINAL), &rowFactors, &columnFactors) == CG_DONE)
    return rowFactors + columnFactors
  }

  /// Entries over many magnitudes, rows and columns without any; the first program needs no scaling.
  private static func program(seed: UInt64) -> String {
    var random = SeededGenerator(seed: seed)
    var text = "NAME P\nROWS\n N Z\n"
    for row in 0..<12 { text += " L R\(row)\n" }
    text += "COLUMNS\n"
    for column in 0..<20 {
      text += " C\(column) Z 1\n"
      for row in 0..<10 where column < 18 && Bool.random(using: &random) {
        let size = seed == 1 ? 1 : pow(10, Double.random(in: -5...6, using: &random))
        text += " C\(column) R\(row) \(Bool.random(using: &random) ? size : -size)\n"
      }
    }
    return text + "RHS\nENDATA\n"
  }
}
