internal import LinearProgramming

/// The standings of a program's rows and columns, part by part, and the rows in play.
struct GrowingBasis {
  private let program: LinearProgram
  private(set) var rows: [Basis.Standing]
  private(set) var columns: [Basis.Standing]
  /// Whether each row is in play; the others are basic, which says that nothing rests on them.
  private(set) var inPlay: [Bool]

  /// The basis of all rows, no row in play.
  init(_ program: LinearProgram) {
    self.program = program
    rows = Array(repeating: .basic, count: program.rowCount)
    columns = program.columnBounds.map(Basis.Standing.resting)
    inPlay = Array(repeating: false, count: program.rowCount)
  }

  var whole: Basis { Basis(rows: rows, columns: columns) }

  mutating func bringIntoPlay(_ positions: some Sequence<Int>) {
    for row in positions { inPlay[row] = true }
  }

  /// Takes over where the rows and columns of a part stand.
  mutating func take(_ basis: Basis, of part: Part) {
    for (place, row) in part.rows.enumerated() {
      rows[row] = basis.rows[place]
      inPlay[row] = true
    }
    for (place, column) in part.columns.enumerated() { columns[column] = basis.columns[place] }
  }

  /// Where the rows and columns of a part stand now.
  func basis(of part: Part) -> Basis {
    Basis(rows: part.rows.map { rows[$0] }, columns: part.columns.map { columns[$0] })
  }
}

/// Some rows and columns of a program, in rising order, as a program of their own. Columns that are left out
/// stand at given values and move to the bounds of the rows.
struct Part: Sendable {
  let rows: [Int]
  let columns: [Int]
  let program: LinearProgram

  /// - Parameter fixed: values of all columns of `whole`; those of the part are not looked at.
  /// - Complexity: O(columns of the whole + nonzeros of the rows).
  init(of whole: LinearProgram, rows: [Int], columns: [Int], fixed: [Double]) {
    self.rows = rows
    self.columns = columns
    var places: [Variable?] = Array(repeating: nil, count: whole.columnCount)
    var program = LinearProgram(name: whole.name, direction: whole.direction)
    for column in columns {
      places[column] = program.addVariable(
        whole.columnNames[column], whole.columnBounds[column], domain: whole.columnDomains[column],
        cost: whole.costs[column])
    }
    for row in rows {
      var expression = LinearExpression()
      for index in whole.nonzeros(of: Constraint(position: row)) {
        let column = Int(whole.columnPositions[index])
        if let variable = places[column] {
          expression.add(whole.coefficients[index], variable)
        } else {
          expression.constant += whole.coefficients[index] * fixed[column]
        }
      }
      program.addConstraint(whole.rowNames[row], expression, whole.rowBounds[row])
    }
    self.program = program
  }
}
