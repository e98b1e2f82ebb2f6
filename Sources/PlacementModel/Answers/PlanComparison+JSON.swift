extension PlanComparison {
  /// The answer as `berth compare --format json` writes it. Everything is told by id; an absent value has no key.
  public func json() -> JSONValue {
    var answer = ObjectBuilder()
    answer.add("berth", 1)
    answer.add("answer", "comparison")
    answer.add("currency", before.problem.currency)
    answer.add("before", Self.json(before))
    answer.add("after", Self.json(after))
    answer.add("sameHorizon", .bool(hasOneHorizon))
    answer.add("stoppedBy", stoppedBy?.rawValue)
    answer.add("steps", .array(steps.map(Self.json)))
    answer.add("difference", difference?.json("before", "after"))
    answer.add("limits", .array(limits.map(Self.json)))
    answer.add("input", .array(input.map(Self.json)))
    return answer.value
  }

  private static func json(_ plan: Plan) -> JSONValue {
    var entry = ObjectBuilder()
    entry.add("name", plan.problem.name)
    entry.add("digest", plan.problem.digest)
    entry.add("status", plan.status.rawValue)
    entry.add("objective", plan.objective)
    entry.add("bound", plan.bound)
    entry.add("cash", plan.cost?.cash)
    return entry.value
  }

  private static func json(_ step: ComparisonStep) -> JSONValue {
    var entry = ObjectBuilder()
    entry.add("causes", .array(step.causes.map { .string($0.rawValue) }))
    entry.add("before", step.before)
    entry.add("after", step.after)
    return entry.value
  }

  private static func json(_ change: LimitChange) -> JSONValue {
    var entry = ObjectBuilder()
    entry.add("limit", change.limit)
    entry.add("part", change.part)
    entry.add("workload", change.workload)
    entry.add("span", change.span)
    entry.add("before", change.before.map(json))
    entry.add("after", change.after.map(json))
    return entry.value
  }

  private static func json(_ side: LimitChange.Side) -> JSONValue {
    var entry = ObjectBuilder()
    entry.add("value", side.value)
    entry.add("minimum", side.minimum)
    entry.add("maximum", side.maximum)
    entry.add("binding", .bool(side.isBinding))
    entry.add("price", side.price)
    return entry.value
  }

  private static func json(_ change: InputChange) -> JSONValue {
    var entry = ObjectBuilder()
    entry.add("section", change.section)
    entry.add("added", change.added.isEmpty ? nil : .array(change.added.map(JSONValue.string)))
    entry.add("removed", change.removed.isEmpty ? nil : .array(change.removed.map(JSONValue.string)))
    let changed = change.changed.map { id, keys in
      JSONValue.object([
        .init("id", .string(id)), .init("keys", .array(keys.map(JSONValue.string))),
      ])
    }
    entry.add("changed", changed.isEmpty ? nil : .array(changed))
    return entry.value
  }
}
