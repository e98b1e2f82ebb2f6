internal import LinearProgramming
internal import PlacementModel

extension ProgramBuilder {
  /// Tells solvers what lies in which period, what puts work off, and which families seldom bind.
  mutating func addStages() {
    var ofColumns = Array(repeating: Int32(0), count: program.columnCount)
    var handOvers: Set<Int32> = []
    func set(_ variable: Variable?, _ period: Index<Period>) {
      if let variable { ofColumns[variable.position] = Int32(period.offset) }
    }
    for route in columns.routes { set(route.use, route.period) }
    let (periods, steps) = (problem.horizon.periods, problem.horizon.steps)
    for s in steps.indices {
      let t = steps[s].period
      for q in problem.options.indices { set(columns.units[q, s], t) }
      for w in problem.workloads.indices { set(columns.unmet[w, s], t) }
    }
    for t in periods.indices {
      for q in problem.options.indices { set(columns.reserve[q, t], t) }
      for p in problem.providers.indices { set(columns.spend[p, t], t) }
      for a in problem.agreements.indices {
        set(columns.list[a, t], t)
        set(columns.saved[a, t], t)
      }
      for w in problem.workloads.indices {
        guard let backlog = columns.backlog[w, t] else { continue }
        set(backlog, t)
        handOvers.insert(Int32(backlog.position))
      }
    }
    for a in problem.agreements.indices {
      let windows = problem.agreements[a].windows
      for j in windows.indices { set(columns.shortfall[a.offset][j.offset], windows[j].due) }
    }
    let lazyRows = program.rowNames.indices.filter {
      Family(ofRow: program.rowNames[$0])?.isSeldomBinding == true
    }
    let seams = periods.indices.dropFirst().filter { periods[$0].year != periods[Index($0.offset - 1)].year }
    program.stages = Stages(
      ofColumns: ofColumns, handOvers: handOvers, seams: seams.map { Int32($0.offset) },
      lazyRows: lazyRows.map { Int32($0) })
  }
}
