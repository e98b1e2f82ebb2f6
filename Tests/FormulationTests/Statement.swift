import LinearProgramming

/// A program by name instead of by position, so that two that were stated in another order can be compared.
struct Statement {
  struct Row {
    var bounds: Bounds
    var coefficients: [String: Double]
  }

  struct Column {
    var bounds: Bounds
    var cost: Double
    var domain: LinearProgram.Domain
  }

  var direction: LinearProgram.Direction
  var constant: Double
  var rows: [String: Row] = [:]
  var columns: [String: Column] = [:]
  /// Names that came more than once. Nothing could be said about what they name.
  private(set) var repeated: [String] = []

  /// - Parameter renamed: what a row or column of the program is called here.
  init(_ program: LinearProgram, _ renamed: (String) -> String = { $0 }) {
    direction = program.direction
    constant = program.objectiveConstant
    let columnNames = program.columnNames.map(renamed)
    for (position, name) in columnNames.enumerated() {
      let column = Column(
        bounds: program.columnBounds[position], cost: program.costs[position],
        domain: program.columnDomains[position])
      if columns.updateValue(column, forKey: name) != nil { repeated.append(name) }
    }
    for position in program.rowNames.indices {
      var coefficients: [String: Double] = [:]
      for index in program.nonzeros(of: Constraint(position: position)) {
        coefficients[columnNames[Int(program.columnPositions[index])], default: 0] +=
          program.coefficients[index]
      }
      let name = renamed(program.rowNames[position])
      let row = Row(bounds: program.rowBounds[position], coefficients: coefficients)
      if rows.updateValue(row, forKey: name) != nil { repeated.append(name) }
    }
    // MathProg has no column that stands nowhere.
    let standing = Set(rows.values.flatMap { $0.coefficients.keys })
    columns = columns.filter { $0.value.cost != 0 || standing.contains($0.key) }
  }
}

extension Statement {
  /// Relative difference that is let pass. Not 0, because the model and the program multiply and add the same
  /// numbers in another order: `net * hours * price` against `(1 - saving) * (hours * price)`, the hours of
  /// slices summed first or last. Each product rounds by 1.1e-16; four thousand of them stay inside.
  static let tolerance = 1e-12

  /// Everything in which two statements differ, in words; empty where they state the same program.
  func differences(from other: Statement) -> [String] {
    var found = (repeated + other.repeated).map { "\($0): named twice" }
    if direction != other.direction { found.append("direction: \(direction), not \(other.direction)") }
    if !Self.agree(constant, other.constant) { found.append("constant: \(constant), not \(other.constant)") }
    for (name, column) in columns {
      guard let twin = other.columns[name] else {
        found.append("column \(name): only here")
        continue
      }
      if !Self.agree(column.cost, twin.cost) {
        found.append("\(name): cost \(column.cost), not \(twin.cost)")
      }
      if column.domain != twin.domain { found.append("\(name): domain") }
      found += Self.differences(name, column.bounds, twin.bounds, scale: 0)
    }
    for name in other.columns.keys where columns[name] == nil { found.append("column \(name): missing") }
    for (name, row) in rows {
      guard let twin = other.rows[name] else {
        found.append("row \(name): only here")
        continue
      }
      found += Self.differences(name, row, twin)
    }
    for name in other.rows.keys where rows[name] == nil { found.append("row \(name): missing") }
    return found.sorted()
  }

  private static func differences(_ name: String, _ row: Row, _ twin: Row) -> [String] {
    var found = differences(name, row.bounds, twin.bounds, scale: 0)
    for (column, coefficient) in row.coefficients {
      guard let other = twin.coefficients[column] else {
        found.append("\(name): \(coefficient) \(column), not in the other")
        continue
      }
      if !agree(coefficient, other) { found.append("\(name): \(coefficient), not \(other) \(column)") }
    }
    for column in twin.coefficients.keys where row.coefficients[column] == nil {
      found.append("\(name): no \(column)")
    }
    return found
  }

  private static func differences(_ name: String, _ bounds: Bounds, _ twin: Bounds, scale: Double) -> [String]
  {
    let alike = agree(bounds.lower, twin.lower) && agree(bounds.upper, twin.upper)
    return alike ? [] : ["\(name): \(bounds), not \(twin)"]
  }

  private static func agree(_ first: Double?, _ second: Double?) -> Bool {
    guard let first, let second else { return first == nil && second == nil }
    return agree(first, second)
  }

  private static func agree(_ first: Double, _ second: Double) -> Bool {
    abs(first - second) <= tolerance * max(abs(first), abs(second))
  }
}

extension Statement {
  /// The Swift program under the names that GLPK's MathProg reader gives.
  static func underMathProgNames(_ program: LinearProgram) -> Statement {
    Statement(program, mathProgName)
  }

  /// `capacity[aws/us-east,2026Q3]` as `capacity['aws/us-east','2026Q3']`.
  static func mathProgName(_ name: String) -> String {
    guard let bracket = name.firstIndex(of: "["), name.hasSuffix("]") else { return name }
    let ids = name[name.index(after: bracket)...].dropLast()
      .split(separator: ",", omittingEmptySubsequences: false).map(plainID)
    return NameCodec.mathProgName(family: String(name[..<bracket]), symbols: ids)
  }

  private static func plainID(_ coded: Substring) -> String {
    String(coded).replacing("%2C", with: ",").replacing("%5B", with: "[").replacing("%5D", with: "]")
      .replacing("%25", with: "%")
  }
}
