internal import LinearProgramming
internal import PlacementModel

extension PlanReader {
  /// What moves, where moves are counted.
  func moves() -> [Plan.Move] {
    problem.workloads.indices.flatMap { w in
      horizon.periods.indices.compactMap { t in
        guard let column = columns.moved[w, t] else { return nil }
        let moved = value(column)
        guard moved > 0 else { return nil }
        let cost = problem.workloads[w].mobility?.cost?[t] ?? 0
        return Plan.Move(workload: w, period: t, moved: moved, cost: cost * moved)
      }
    }
  }

  func isOfSurvival(_ row: LimitRow) -> Bool {
    if case .survive = problem.limits[row.limit].rule { true } else { false }
  }

  /// For every loss and step the least part of any workload in scope that is served again, by how much all of
  /// them are missed, and the price of what all of them must keep.
  func survivals() -> [Plan.LimitValue] {
    var values: [Plan.LimitValue] = []
    var positions: [[String]: Int] = [:]
    for row in placement.rows.limits where isOfSurvival(row) {
      var value = limit(row)
      value.workload = nil
      let place = [problem.limits[row.limit].id, row.part ?? "", row.span]
      guard let position = positions[place] else {
        positions[place] = values.count
        values.append(value)
        continue
      }
      if let least = value.value { values[position].value = min(values[position].value ?? least, least) }
      values[position].isBinding = values[position].isBinding || value.isBinding
      if let missed = value.violation {
        values[position].violation = (values[position].violation ?? 0) + missed
      }
      if let price = value.price { values[position].price = (values[position].price ?? 0) + price }
    }
    return values
  }
}
