extension Alternatives {
  /// The answer as `berth alternatives --format json` writes it.
  ///
  /// Amounts are nominal currency, unit-hours or work, as `measure` says; costs are present values. The plans are whole ones,
  /// as `berth solve` writes them, without timings.
  public func json() -> JSONValue {
    var answer = ObjectBuilder(answer: "alternatives", of: plan.problem)
    answer.add("status", plan.status.rawValue)
    answer.add("stoppedBy", stoppedBy?.rawValue)
    if leftOut > 0 { answer.add("leftOut", Double(leftOut)) }
    answer.add("within", tolerance)
    answer.add("measure", measure.rawValue)
    answer.add("leastCost", leastCost)
    answer.add("mostCost", mostCost)
    answer.add("total", total)
    answer.add("wholeNumbersAsInPlan", .bool(fixesWholeNumbers))
    answer.add("ranges", leastCost == nil ? nil : .array(extents.map(Self.json)))
    answer.add("plans", leastCost == nil ? nil : .array(variants.map(json)))
    answer.add("choices", choices.map { $0.json(of: plan.problem) })
    answer.add("cheapest", plan.json(timings: .omitted))
    return answer.value
  }

  private static func json(_ extent: Extent) -> JSONValue {
    var entry = ObjectBuilder()
    entry.add(extent.kind.rawValue, extent.id)
    entry.add("least", extent.least.map(json))
    entry.add("now", json(extent.now))
    entry.add("most", extent.most.map(json))
    return entry.value
  }

  private static func json(_ end: End) -> JSONValue {
    var entry = ObjectBuilder()
    entry.add("amount", end.amount)
    entry.add("bound", end.bound)
    entry.add("share", end.share)
    entry.add("cost", end.cost)
    return entry.value
  }

  private func json(_ variant: Variant) -> JSONValue {
    var entry = ObjectBuilder()
    entry.add("cost", variant.plan.objective)
    entry.add("extraCost", variant.extraCost)
    entry.add("difference", variant.difference)
    entry.add("differenceFromNearest", variant.nearest)
    entry.add("changes", .array(variant.changes.map(json)))
    entry.add("plan", variant.plan.json(timings: .omitted))
    return entry.value
  }

  private func json(_ change: Change) -> JSONValue {
    var entry = ObjectBuilder()
    entry.add("provider", plan.problem.providers[change.provider].id)
    entry.add("region", plan.problem.regions[change.region].id)
    entry.add("machine", plan.problem.machines[change.machine].id)
    entry.add("before", change.before)
    entry.add("after", change.after)
    return entry.value
  }
}

extension Choices {
  /// Every choice that some cheapest plan has more than 0 of, with whether it is forced or free.
  public func json(of problem: Problem) -> JSONValue {
    var answer = ObjectBuilder()
    answer.add("wholeNumbersAsInPlan", .bool(fixesWholeNumbers))
    answer.add(
      "allocations",
      .array(
        allocations.map { choice in
          Self.json(choice) { entry in
            entry.add("workload", problem.workloads[choice.place.workload].id)
            entry.add("offer", problem.offers[choice.place.offer].id)
            Self.add(choice.place.step, to: &entry, problem)
          }
        }))
    answer.add(
      "purchases",
      .array(
        purchases.map { choice in
          Self.json(choice) { entry in
            entry.add("option", problem.options[choice.place.option].id)
            Self.add(choice.place.step, to: &entry, problem)
          }
        }))
    answer.add(
      "orders",
      .array(
        orders.map { choice in
          Self.json(choice) { entry in
            entry.add("option", problem.options[choice.place.option].id)
            entry.add("period", problem.horizon.periods[choice.place.period].id)
          }
        }))
    answer.add(
      "commitments", problem.spendPlans.isEmpty ? nil : .array(commitments.map { json($0, problem) }))
    answer.add("signings", signings.isEmpty ? nil : .array(signings.map { json($0, problem) }))
    return answer.value
  }

  private static func add(_ step: Index<Step>, to entry: inout ObjectBuilder, _ problem: Problem) {
    let step = problem.horizon.steps[step]
    entry.add("period", problem.horizon.periods[step.period].id)
    entry.add("slice", step.slice)
  }

  private static func json<Place>(
    _ choice: Choice<Place>, of place: (inout ObjectBuilder) -> Void
  ) -> JSONValue {
    var entry = ObjectBuilder()
    place(&entry)
    entry.add("amount", choice.amount)
    entry.add("verdict", (choice.isFree ? Signing.Verdict.free : .forced).rawValue)
    entry.add("least", choice.least)
    entry.add("most", choice.most)
    return entry.value
  }

  private func json(_ choice: Choice<CommitmentPlace>, _ problem: Problem) -> JSONValue {
    Self.json(choice) { entry in
      entry.add("spendPlan", problem.spendPlans[choice.place.spendPlan].id)
      entry.add("period", problem.horizon.periods[choice.place.period].id)
    }
  }

  private func json(_ signing: Signing, _ problem: Problem) -> JSONValue {
    let agreement = problem.agreements[signing.place.agreement]
    var entry = ObjectBuilder()
    entry.add("agreement", agreement.id)
    entry.add("window", signing.place.window.map { agreement.windows[$0].id })
    entry.add("inForce", .bool(signing.isInForce))
    entry.add("verdict", signing.verdict?.rawValue)
    entry.add("oppositeCostsMore", signing.oppositeCostsMore)
    return entry.value
  }
}
