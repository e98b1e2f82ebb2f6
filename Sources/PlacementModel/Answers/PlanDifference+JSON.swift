extension PlanDifference {
  /// What each plan has.
  ///
  /// - Parameters:
  ///   - before: the key of what the first plan has.
  ///   - after: the key of what the second plan has.
  func json(_ before: String, _ after: String) -> JSONValue {
    let writer = PlanDifferenceWriter(before: before, after: after)
    var entry = ObjectBuilder()
    entry.add("lines", .array(lines.map(writer.json)))
    entry.add("years", .array(years.map { writer.json("year", .number(Double($0.year)), $0.amount) }))
    entry.add("unpaid", .array(unpaid.map { writer.json("cause", .string($0.cause.rawValue), $0.amount) }))
    entry.add("providers", .array(outlays.map(writer.json)))
    entry.add("work", .array(work.map(writer.json)))
    entry.add(
      "marginalCosts", .array(marginals.map { writer.json("workload", .string($0.workload), $0.cost) }))
    return entry.value
  }
}

/// Writes pairs of figures under keys of the caller's.
struct PlanDifferenceWriter {
  let before: String
  let after: String

  func json(_ change: PlanDifference.Change) -> JSONValue {
    var entry = ObjectBuilder()
    add(change, to: &entry)
    return entry.value
  }

  func json(_ key: String, _ name: JSONValue, _ change: PlanDifference.Change) -> JSONValue {
    var entry = ObjectBuilder()
    entry.add(key, name)
    add(change, to: &entry)
    return entry.value
  }

  func json(_ line: PlanDifference.Line) -> JSONValue {
    var entry = ObjectBuilder()
    entry.add("cause", line.cause.rawValue)
    entry.add("nominal", json(line.nominal))
    entry.add("presentValue", json(line.presentValue))
    return entry.value
  }

  func json(_ outlay: PlanDifference.Outlay) -> JSONValue {
    var entry = ObjectBuilder()
    entry.add("provider", outlay.provider)
    entry.add("year", Double(outlay.year))
    add(outlay.amount, to: &entry)
    return entry.value
  }

  func json(_ work: PlanDifference.Work) -> JSONValue {
    var entry = ObjectBuilder()
    entry.add("workload", work.workload)
    entry.add("provider", work.provider)
    entry.add("region", work.region)
    entry.add("period", work.period)
    entry.add("work", json(work.work))
    entry.add("units", json(work.units))
    return entry.value
  }

  private func add(_ change: PlanDifference.Change, to entry: inout ObjectBuilder) {
    entry.add(before, change.before)
    entry.add(after, change.after)
  }
}
