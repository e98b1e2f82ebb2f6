internal import Formulation
internal import LinearProgramming

extension Problem {
  /// States the linear program, without solving it, and counts.
  ///
  /// - Complexity: that of stating the program; nothing is kept.
  public var programSize: ProgramSize {
    let placement = PlacementProgram(self)
    let families = placement.sizeByFamily.map {
      ProgramSize.Family(name: $0.family.rawValue, rows: $0.rows, nonzeros: $0.nonzeros)
    }
    return ProgramSize(
      rows: placement.program.rowCount, columns: placement.program.columnCount,
      nonzeros: placement.program.nonzeroCount, families: families)
  }
}
