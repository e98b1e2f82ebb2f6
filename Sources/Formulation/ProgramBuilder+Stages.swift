internal import LinearProgramming
internal import PlacementModel

extension ProgramBuilder {
  /// Tells solvers what lies in which period, what puts work off, which families seldom bind, and what only
  /// has to be possible.
  mutating func addStages() {
    let periods = problem.horizon.periods
    let lazyRows = program.rowNames.indices.filter {
      Family(ofRow: program.rowNames[$0])?.isSeldomBinding == true
    }
    let seams = periods.indices.dropFirst().filter { periods[$0].year != periods[Index($0.offset - 1)].year }
    program.stages = Stages(
      ofColumns: stages, handOvers: handOvers, seams: seams.map { Int32($0.offset) },
      lazyRows: lazyRows.map { Int32($0) }, recourse: recourse)
  }
}
