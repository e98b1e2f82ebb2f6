import LinearProgramming
import Testing

/// Expects that a program has a row with these coefficients, and no others, within these bounds.
func expectRow(
  _ row: String, _ coefficients: [String: Double], _ bounds: Bounds, in program: LinearProgram
) throws {
  let statement = Statement(program)
  let found = try #require(statement.rows[row], "there is no \(row)")
  #expect(Set(found.coefficients.keys) == Set(coefficients.keys), "\(row)")
  for (column, coefficient) in coefficients {
    let value = found.coefficients[column] ?? 0
    #expect(
      abs(value - coefficient) <= 1e-12 * abs(coefficient), "\(row): \(value), not \(coefficient) \(column)"
    )
  }
  for (end, expected) in [(found.bounds.lower, bounds.lower), (found.bounds.upper, bounds.upper)] {
    #expect((end == nil) == (expected == nil), "\(row): \(found.bounds), not \(bounds)")
    if let end, let expected { #expect(abs(end - expected) <= 1e-12 * abs(expected), "\(row): \(end)") }
  }
}
