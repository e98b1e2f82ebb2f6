import LinearProgramming
import Testing

/// Expects that a program has a row with these coefficients, and no others, within these bounds.
func expectRow(
  _ row: String, _ coefficients: [String: Double], _ bounds: Bounds, in program: LinearProgram
) throws {
  try expectRow(row, coefficients, bounds, in: Statement(program))
}

func expectRow(
  _ row: String, _ coefficients: [String: Double], _ bounds: Bounds, in statement: Statement
) throws {
  expectRow(try #require(statement.rows[row], "there is no \(row)"), coefficients, bounds, row)
}

/// - Parameter name: what the row is called where it is not as expected.
func expectRow(
  _ row: Statement.Row, _ coefficients: [String: Double], _ bounds: Bounds, _ name: String = "row"
) {
  #expect(Set(row.coefficients.keys) == Set(coefficients.keys), "\(name)")
  for (column, coefficient) in coefficients {
    let value = row.coefficients[column] ?? 0
    #expect(
      abs(value - coefficient) <= 1e-12 * abs(coefficient), "\(name): \(value), not \(coefficient) \(column)")
  }
  for (end, expected) in [(row.bounds.lower, bounds.lower), (row.bounds.upper, bounds.upper)] {
    #expect((end == nil) == (expected == nil), "\(name): \(row.bounds), not \(bounds)")
    if let end, let expected { #expect(abs(end - expected) <= 1e-12 * abs(expected), "\(name): \(end)") }
  }
}
