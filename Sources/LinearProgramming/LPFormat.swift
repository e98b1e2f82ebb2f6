/// CPLEX LP text. GLPK reads it in the tests; it keeps to what HiGHS and CPLEX document as well.
///
/// Names go through `NameCodec(.cplexLP)`. What the format lacks is said with columns of reserved names,
/// after the program's own, as GLPK's own writer does: a row with two ends becomes `row - ~r7 = 0` with the
/// ends as bounds of `~r7` (7 is the row's position), a row with none the same with a free one, and a
/// constant in the objective is the cost of `~one`, fixed at 1. Numbers are the shortest that read back the
/// same.
public enum LPFormat {
  /// Writes the program.
  ///
  /// - Throws: `NameClash` when two rows or two columns would get the same name.
  /// - Complexity: O(rows + columns + nonzeros); nothing is kept but the names.
  public static func write(
    _ program: LinearProgram, to target: inout some TextOutputStream
  ) throws(NameClash) {
    let codec = NameCodec(.cplexLP)
    let rows = try NameTable(program.rowNames, codec).coded
    let columns = try NameTable(program.columnNames, codec).coded
    let writer = Writer(program: program, rows: rows, columns: columns, codec: codec)
    writer.writeObjective(to: &target)
    writer.writeRows(to: &target)
    writer.writeBounds(to: &target)
    writer.writeIntegers(to: &target)
    target.write("End\n")
  }
}

private struct Writer {
  let program: LinearProgram
  let rows: [String]
  let columns: [String]
  let codec: NameCodec

  private var one: String { codec.reserved("one") }
  private func range(_ row: Int) -> String { codec.reserved("r\(row)") }

  /// Whether a column for the constant is needed; also where there is no column for an empty sum to name.
  private var needsOne: Bool { program.objectiveConstant != 0 || columns.isEmpty }

  func writeObjective(to target: inout some TextOutputStream) {
    let title = codec.encode(program.name)
    target.write("\\ \(title)\n\(program.direction == .minimize ? "Minimize" : "Maximize")\n obj:")
    var line = Line(used: 5)
    // All of them: readers number the columns as they meet them.
    for (column, cost) in program.costs.enumerated() { line.add(cost, columns[column], to: &target) }
    if needsOne { line.add(program.objectiveConstant, one, to: &target) }
    target.write("\n")
  }

  func writeRows(to target: inout some TextOutputStream) {
    target.write("Subject To\n")
    for (row, bounds) in program.rowBounds.enumerated() {
      target.write(" \(rows[row]):")
      var line = Line(used: rows[row].utf8.count + 2)
      for index in program.nonzeros(of: Constraint(position: row)) {
        line.add(program.coefficients[index], columns[Int(program.columnPositions[index])], to: &target)
      }
      if needsRange(bounds) { line.add(-1, range(row), to: &target) }
      line.finish(orZero: columns.first ?? one, to: &target)
      target.write(" \(relation(bounds))\n")
    }
    // A section that is empty is not one to every reader.
    if rows.isEmpty { target.write(" \(codec.reserved("row")): 0 \(columns.first ?? one) = 0\n") }
  }

  private func needsRange(_ bounds: Bounds) -> Bool {
    bounds.isFree || (bounds.lower != nil && bounds.upper != nil && !bounds.isFixed)
  }

  private func relation(_ bounds: Bounds) -> String {
    if needsRange(bounds) { return "= 0" }
    if let lower = bounds.lower { return "\(bounds.isFixed ? "=" : ">=") \(number(lower))" }
    return "<= \(number(bounds.upper ?? 0))"
  }

  func writeBounds(to target: inout some TextOutputStream) {
    target.write("Bounds\n")
    for (column, bounds) in program.columnBounds.enumerated() where bounds != .nonnegative {
      writeBounds(bounds, of: columns[column], to: &target)
    }
    for (row, bounds) in program.rowBounds.enumerated() where needsRange(bounds) {
      writeBounds(bounds, of: range(row), to: &target)
    }
    if needsOne { target.write(" \(one) = 1\n") }
  }

  private func writeBounds(_ bounds: Bounds, of name: String, to target: inout some TextOutputStream) {
    switch (bounds.lower, bounds.upper) {
    case (nil, nil): target.write(" \(name) free\n")
    case (nil, let upper?): target.write(" -inf <= \(name) <= \(number(upper))\n")
    case (let lower?, nil): target.write(" \(name) >= \(number(lower))\n")
    case (let lower?, let upper?) where lower == upper: target.write(" \(name) = \(number(lower))\n")
    case (let lower?, let upper?): target.write(" \(number(lower)) <= \(name) <= \(number(upper))\n")
    }
  }

  func writeIntegers(to target: inout some TextOutputStream) {
    guard program.isMixedInteger else { return }
    target.write("General\n")
    for (column, domain) in program.columnDomains.enumerated() where domain == .integer {
      target.write(" \(columns[column])\n")
    }
  }
}

/// A sum that is broken into lines, for readers that take no more than 255 or 560 characters of one.
private struct Line {
  var used: Int
  var isEmpty = true

  mutating func add(_ coefficient: Double, _ name: String, to target: inout some TextOutputStream) {
    let term = " \(coefficient < 0 ? "-" : "+") \(number(abs(coefficient))) \(name)"
    if used + term.utf8.count > 200 {
      target.write("\n ")
      used = 1
    }
    target.write(term)
    used += term.utf8.count
    isEmpty = false
  }

  func finish(orZero name: String, to target: inout some TextOutputStream) {
    if isEmpty { target.write(" 0 \(name)") }
  }
}

/// The shortest text that reads back as the same number, without a trailing `.0` or a negative zero.
func number(_ value: Double) -> String {
  if value == value.rounded(), abs(value) < 1e15 { return String(Int64(value)) }
  return "\(value)"
}
