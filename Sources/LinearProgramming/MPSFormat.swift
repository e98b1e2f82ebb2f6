/// MPS text: free on the way out, fixed or free on the way in.
public enum MPSFormat {
  /// How the fields of a line are told apart.
  public enum Layout: Hashable, Sendable {
    /// By blanks. Reads fixed files as well, as long as no name has a blank.
    case free
    /// By the columns of a punched card: 2-3, 5-12, 15-22, 25-36, 40-47, 50-61.
    case fixed
  }

  /// What rows and columns are called in a text.
  public enum Names: Hashable, Sendable {
    /// By their own names, through `NameCodec(.freeMPS)`.
    case own
    /// By their places: the first row is `R1`, the first column `C1`. Short, and no two alike.
    case places
  }

  /// The column that stands for a constant in the objective: fixed at 1, in no row.
  ///
  /// A right-hand side on the objective would do, but GLPK adds it where CPLEX and HiGHS subtract it.
  static let constantColumn = NameCodec(.freeMPS).reserved("one")

  /// Writes the program in free MPS.
  ///
  /// The word `FREE` after the name tells readers that guess the layout, as Clp and CBC do. MPS minimises, and not every reader knows `OBJSENSE` (GLPK
  /// refuses it): a program that maximises is written with its objective negated, and says so in a comment.
  /// A constant is the cost of `%one`, fixed at 1. A free row becomes an `N` row, which most readers drop.
  /// Integer columns always state their upper bound, since readers disagree on what its absence means.
  ///
  /// - Throws: `NameClash` when two rows or two columns would get the same name.
  /// - Complexity: O(rows + columns + nonzeros) in time and space.
  public static func write(
    _ program: LinearProgram, names: Names = .own, to target: inout some TextOutputStream
  ) throws(NameClash) {
    let codec = NameCodec(.freeMPS)
    let (rows, columns) =
      switch names {
      case .own:
        (try NameTable(program.rowNames, codec).coded, try NameTable(program.columnNames, codec).coded)
      case .places:
        ((0..<program.rowCount).map { "R\($0 + 1)" }, (0..<program.columnCount).map { "C\($0 + 1)" })
      }
    let writer = MPSWriter(
      program: program, rows: rows, columns: columns, objective: codec.reserved("objective"))
    writer.writeRows(to: &target)
    writer.writeColumns(to: &target)
    writer.writeRightHandSides(to: &target)
    writer.writeBounds(to: &target)
    target.write("ENDATA\n")
  }
}

private struct MPSWriter {
  let program: LinearProgram
  let rows: [String]
  let columns: [String]
  let objective: String

  private var sign: Double { program.direction == .minimize ? 1 : -1 }

  func writeRows(to target: inout some TextOutputStream) {
    if program.direction == .maximize { target.write("* maximised: the objective is negated\n") }
    target.write("NAME \(NameCodec(.freeMPS).encode(program.name)) FREE\nROWS\n N \(objective)\n")
    for (row, bounds) in program.rowBounds.enumerated() { target.write(" \(kind(bounds)) \(rows[row])\n") }
  }

  private func kind(_ bounds: Bounds) -> String {
    if bounds.isFixed { return "E" }
    if bounds.lower != nil { return "G" }
    return bounds.upper == nil ? "N" : "L"
  }

  func writeColumns(to target: inout some TextOutputStream) {
    target.write("COLUMNS\n")
    let (starts, rowPositions, coefficients) = program.byColumns
    var isWhole = false
    func mark(_ whole: Bool) {
      guard whole != isWhole else { return }
      target.write(" M 'MARKER' '\(whole ? "INTORG" : "INTEND")'\n")
      isWhole = whole
    }
    for (column, name) in columns.enumerated() {
      mark(program.columnDomains[column] == .integer)
      let cost = program.costs[column]
      // A column in no row must be named somewhere, or a reader does not know it.
      if cost != 0 || starts[column] == starts[column + 1] {
        target.write(" \(name) \(objective) \(number(sign * cost))\n")
      }
      for index in starts[column]..<starts[column + 1] {
        target.write(" \(name) \(rows[Int(rowPositions[index])]) \(number(coefficients[index]))\n")
      }
    }
    mark(false)
    if program.objectiveConstant != 0 {
      target.write(" \(MPSFormat.constantColumn) \(objective) \(number(sign * program.objectiveConstant))\n")
    }
  }

  func writeRightHandSides(to target: inout some TextOutputStream) {
    target.write("RHS\n")
    for (row, bounds) in program.rowBounds.enumerated() {
      if let side = bounds.lower ?? bounds.upper, side != 0 {
        target.write(" R \(rows[row]) \(number(side))\n")
      }
    }
    let ranges = program.rowBounds.enumerated().filter { $1.lower != nil && $1.upper != nil && !$1.isFixed }
    guard !ranges.isEmpty else { return }
    target.write("RANGES\n")
    for (row, bounds) in ranges {
      guard let lower = bounds.lower, let upper = bounds.upper else { continue }
      target.write(" R \(rows[row]) \(number(Self.width(from: lower, to: upper)))\n")
    }
  }

  /// A width that leads from `lower` exactly to `upper`, where rounding has one.
  private static func width(from lower: Double, to upper: Double) -> Double {
    let width = upper - lower
    return [width, width.nextUp, width.nextDown].first { lower + $0 == upper } ?? width
  }

  func writeBounds(to target: inout some TextOutputStream) {
    target.write("BOUNDS\n")
    for (column, bounds) in program.columnBounds.enumerated() {
      let name = columns[column]
      let isWhole = program.columnDomains[column] == .integer
      switch (bounds.lower, bounds.upper) {
      case (nil, nil): target.write(" FR B \(name)\n")
      case (nil, let upper?): target.write(" MI B \(name)\n UP B \(name) \(number(upper))\n")
      case (let lower?, nil):
        if lower != 0 { target.write(" LO B \(name) \(number(lower))\n") }
        if isWhole { target.write(" PL B \(name)\n") }
      case (let lower?, let upper?) where lower == upper: target.write(" FX B \(name) \(number(lower))\n")
      case (let lower?, let upper?):
        if lower != 0 { target.write(" LO B \(name) \(number(lower))\n") }
        target.write(" UP B \(name) \(number(upper))\n")
      }
    }
    if program.objectiveConstant != 0 { target.write(" FX B \(MPSFormat.constantColumn) 1\n") }
  }
}

extension LinearProgram {
  /// The nonzeros by columns: those of column j at `starts[j] ..< starts[j + 1]`, by ascending row.
  ///
  /// - Complexity: O(columns + nonzeros).
  package var byColumns: (starts: [Int], rowPositions: [Int32], coefficients: [Double]) {
    var starts = Array(repeating: 0, count: columnCount + 1)
    for column in columnPositions { starts[Int(column) + 1] += 1 }
    for column in 0..<columnCount { starts[column + 1] += starts[column] }
    var next = starts
    var rowPositions = Array(repeating: Int32(0), count: nonzeroCount)
    var byColumn = Array(repeating: 0.0, count: nonzeroCount)
    for row in 0..<rowCount {
      for index in rowStarts[row]..<rowStarts[row + 1] {
        let column = Int(columnPositions[index])
        rowPositions[next[column]] = Int32(truncatingIfNeeded: row)
        byColumn[next[column]] = coefficients[index]
        next[column] += 1
      }
    }
    return (starts, rowPositions, byColumn)
  }
}
