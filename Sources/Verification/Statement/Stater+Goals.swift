internal import PlacementModel

// Goals that were held, and tangents to cones.
extension Stater {
  mutating func statePriorities() {
    for l in problem.limits.indices {
      guard case .concentration(let limit) = problem.limits[l].rule else { continue }
      for span in limit.spans.elements {
        _ = addExcess("concentration", [id(l), span.id], l, span.periods)
      }
    }
    for (goal, bound) in held where goal != .concentration {
      var sum = Sum()
      switch goal {
      case .unmet:
        for w in problem.workloads.indices {
          for s in steps { sum.add(hours(s), statement["unmet", id(w), id(s)]) }
        }
      case .carbon: for route in routes { sum.add(kilograms(route), route.use) }
      case .moves:
        for w in problem.workloads.indices {
          for t in periods { sum.add(1, statement["moved", id(w), id(t)]) }
        }
      case .cost:
        for (position, column) in statement.columns.enumerated() { sum.add(column.cost, position) }
      case .concentration: break
      }
      statement.add("priority", [goal.rawValue], sum, atMost: bound)
    }
  }

  /// Rows of tangents whose weights the plan tells: `weights . outlays <= sqrt(max) * total`.
  mutating func stateTangents() {
    for tangent in tangents {
      for l in problem.limits.indices {
        guard case .concentration(let limit) = problem.limits[l].rule else { continue }
        for y in limit.spans.indices {
          let span = limit.spans[y]
          let prefix = String(rowName("concentration", [id(l), span.id]).dropLast()) + ","
          guard tangent.row.hasPrefix(prefix), tangent.weights.count == limit.parts.count else { continue }
          let parts = limit.parts.elements.map { Selection($0.offers, of: problem) }
          let scope = Selection(limit.offers, of: problem)
          let measure = { [self] in
            outlay(on: $0, in: span.periods, countingShortfalls: limit.countsShortfall)
          }
          var sum = Sum()
          for (part, weight) in zip(parts, tangent.weights) { sum.add(measure(part), times: weight) }
          sum.add(measure(scope), times: -limit.maximum[y].squareRoot())
          sum.add(-1, statement["concentrationExcess", id(l), span.id])
          let number = String(tangent.row.dropFirst(prefix.count).dropLast())
          statement.add("concentration", [id(l), span.id, number], sum, atMost: 0)
        }
      }
      stateTangentOfGoal(tangent)
    }
  }

  private mutating func stateTangentOfGoal(_ tangent: Plan.Tangent) {
    guard let index = held.last(where: { $0.goal == .concentration })?.bound,
      tangent.row.hasPrefix("priorityConcentration["), tangent.weights.count == problem.providers.count
    else { return }
    var sum = Sum()
    for p in problem.providers.indices {
      let offers = problem.offers.indices.filter { problem.offers[$0].provider == p }
      let outlay = outlay(on: Selection(offers, of: problem), in: periods, countingShortfalls: true)
      sum.add(outlay, times: tangent.weights[p.offset])
    }
    let all = Selection(problem.offers.indices, of: problem)
    sum.add(
      outlay(on: all, in: periods, countingShortfalls: true), times: -index.squareRoot())
    let number = String(tangent.row.dropFirst("priorityConcentration[".count).dropLast())
    statement.add("priorityConcentration", [number], sum, atMost: 0)
  }
}
