extension DealAnswer {
  /// The answer as `berth deal --format json` writes it. Everything is told by id; an absent value has no key.
  public func json() -> JSONValue {
    var answer = ObjectBuilder(answer: "deals", of: problem)
    answer.add("measure", "presentValue")
    answer.add("discountRate", problem.horizon.discountRate)
    answer.add("relativeGap", relativeGap)
    answer.add("stoppedBy", stoppedBy?.rawValue)
    answer.add("deals", .array(deals.indices.map(json)))
    answer.add("sets", .array(sets.map(json)))
    answer.add("parts", parts.word)
    return answer.value
  }

  private func json(_ place: Int) -> JSONValue {
    let worth = deals[place]
    var entry = ObjectBuilder()
    entry.add(worth.deal.kind.rawValue, worth.deal.id)
    entry.add("verdict", worth.verdict.word)
    entry.add("costWith", worth.with?.objective)
    let out = problem.ruledOut(by: worth.deal).filter { id in !deals.contains { $0.deal.id == id } }
    if !out.isEmpty { entry.add("leavesOut", .array(out.map { .string($0) })) }
    entry.add("costWithout", worth.without?.objective)
    entry.add("worth", worth.presentValue)
    entry.add("alone", worth.alone)
    if case .divided(let parts, _) = parts { entry.add("part", parts[place]) }
    entry.add("discount", worth.discount.map(json))
    entry.add("price", worth.price.map(json))
    entry.add("commitment", worth.commitment.map(json))
    if let difference = worth.difference {
      entry.add("nominalWorth", difference.nominal.difference)
      entry.add("difference", difference.json("with", "without"))
    }
    return entry.value
  }

  private func json(_ found: BreakEven) -> JSONValue {
    var entry = ObjectBuilder()
    entry.add("finding", found.finding.word)
    entry.add(found.isFactor ? "factor" : "value", found.value)
    entry.add(found.isFactor ? "factorNow" : "now", found.present)
    if let stated = found.stated, found.isFactor {
      entry.add("least", found.value.map { $0 * stated.lowerBound })
      entry.add("most", found.value.map { $0 * stated.upperBound })
      entry.add("leastNow", stated.lowerBound)
      entry.add("mostNow", stated.upperBound)
    }
    entry.add("costWithout", found.without)
    switch found.finding {
    case .between(let better, let worse):
      entry.add("pays", json(better))
      entry.add(isEven(worse, found) ? "makesNoDifference" : "doesNotPay", json(worse))
    case .alwaysPays(let side): entry.add("pays", json(side))
    case .neverPays(let side, let sides):
      entry.add(isEven(side, found) ? "makesNoDifference" : "doesNotPay", json(side))
      entry.add("planned", .array(sides.map(json)))
    case .mixed(let sides): entry.add("planned", .array(sides.map(json)))
    case .unknown: break
    }
    return entry.value
  }

  private func json(_ side: BreakEven.Side) -> JSONValue {
    var entry = ObjectBuilder()
    entry.add("at", side.value)
    entry.add("costWith", side.cost)
    return entry.value
  }

  private func json(_ set: DealSet) -> JSONValue {
    var entry = ObjectBuilder()
    entry.add("with", .array(set.members.map { .string(deals[$0].deal.id) }))
    switch set.outcome {
    case .planned(let cost, let bound):
      entry.add("cost", cost)
      entry.add("bound", bound)
    case .noPlan: entry.add("plan", "none")
    case .notAllowed(let fault):
      entry.add("plan", "notAllowed")
      entry.add("faults", .array(fault.violations.map { .string($0.sentence) }))
    case .unknown: entry.add("plan", "unknown")
    }
    return entry.value
  }
}

// MARK: - Words of the format

extension DealWorth.Verdict {
  fileprivate var word: String {
    switch self {
    case .weighed: "weighed"
    case .necessary: "necessary"
    case .needed: "needed"
    case .unfulfillable: "noPlanWithIt"
    case .notAllowed: "notAllowed"
    case .hopeless: "noPlan"
    case .unknown: "unknown"
    }
  }
}

extension BreakEven.Finding {
  fileprivate var word: String {
    switch self {
    case .between: "found"
    case .alwaysPays: "alwaysPays"
    case .neverPays: "neverPays"
    case .mixed: "mixed"
    case .unknown: "unknown"
    }
  }
}

extension DealParts {
  fileprivate var word: String {
    switch self {
    case .single: "single"
    case .divided: "shapley"
    case .undivided: "undivided"
    case .unknown: "unknown"
    }
  }
}
