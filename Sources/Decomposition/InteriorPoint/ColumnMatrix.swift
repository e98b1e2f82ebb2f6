internal import LinearProgramming

/// A program's matrix by columns.
struct ColumnMatrix {
  let starts: [Int]
  let rows: [Int32]
  let values: [Double]

  init(_ program: LinearProgram) {
    var starts = Array(repeating: 0, count: program.columnCount + 1)
    for column in program.columnPositions { starts[Int(column) + 1] += 1 }
    for column in 0..<program.columnCount { starts[column + 1] += starts[column] }
    var next = starts
    var rows: [Int32] = Array(repeating: 0, count: program.nonzeroCount)
    var values = Array(repeating: 0.0, count: program.nonzeroCount)
    for row in 0..<program.rowCount {
      for index in program.rowStarts[row]..<program.rowStarts[row + 1] {
        let column = Int(program.columnPositions[index])
        rows[next[column]] = Int32(row)
        values[next[column]] = program.coefficients[index]
        next[column] += 1
      }
    }
    self.starts = starts
    self.rows = rows
    self.values = values
  }
}
