internal import Formulation
internal import LinearProgramming

extension Problem {
  /// States the linear program, without solving it, and counts.
  ///
  /// - Complexity: that of stating the program; nothing is kept.
  public var programSize: ProgramSize {
    let program = PlacementProgram(self).program
    var families: [ProgramSize.Family] = []
    var positions: [String: Int] = [:]
    for (row, name) in program.rowNames.enumerated() {
      let family = String(name.prefix { $0 != "[" })
      let position = positions[family] ?? families.count
      if position == families.count {
        positions[family] = position
        families.append(ProgramSize.Family(name: family, rows: 0, nonzeros: 0))
      }
      families[position].rows += 1
      families[position].nonzeros += program.nonzeros(of: Constraint(position: row)).count
    }
    return ProgramSize(
      rows: program.rowCount, columns: program.columnCount, nonzeros: program.nonzeroCount, families: families
    )
  }
}
