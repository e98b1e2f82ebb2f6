extension Verdict {
  /// The answer as `berth verify --format json` writes it. Pointers are into the plan.
  public func json() -> JSONValue {
    var answer = ObjectBuilder(answer: "verdict", of: problem)
    answer.add("holds", .bool(holds))
    answer.add("status", status.rawValue)
    answer.add("proof", proof.map(json))
    answer.add("findings", .array(findings.map(json)))
    answer.add("checks", .array(checks.map(json)))
    answer.add("notChecked", .array(gaps.map { .string($0.rawValue) }))
    return answer.value
  }

  private func json(_ proof: Proof) -> JSONValue {
    var entry = ObjectBuilder()
    switch proof {
    case .bound(let bound, let gap):
      entry.add("bound", bound)
      entry.add("relativeGap", gap)
    case .contradiction(let margin): entry.add("contradiction", margin)
    }
    return entry.value
  }

  private func json(_ finding: Finding) -> JSONValue {
    var entry = ObjectBuilder()
    entry.add("rule", finding.rule.rawValue)
    entry.add("pointer", finding.pointer.description)
    entry.add("place", finding.place.isEmpty ? nil : .array(finding.place.map(JSONValue.string)))
    func add(_ stated: String, _ first: Double, _ other: String, _ second: Double) {
      // What is no number has no place in JSON.
      if first.isFinite { entry.add(stated, first) }
      if second.isFinite { entry.add(other, second) }
      if first.isFinite, second.isFinite { entry.add("difference", first - second) }
    }
    switch finding.fault {
    case .differs(let stated, let expected): add("stated", stated, "expected", expected)
    case .above(let amount, let bound): add("amount", amount, "atMost", bound)
    case .below(let amount, let bound): add("amount", amount, "atLeast", bound)
    case .reads(let found, let expected):
      entry.add("stated", found)
      entry.add("expected", expected)
    case .missing: entry.add("fault", "missing")
    case .unexpected: entry.add("fault", "unexpected")
    }
    return entry.value
  }

  private func json(_ check: RuleCheck) -> JSONValue {
    var entry = ObjectBuilder()
    entry.add("rule", check.rule.rawValue)
    entry.add("comparisons", Double(check.comparisons))
    entry.add("largestDifference", check.largestDifference.isFinite ? check.largestDifference : nil)
    return entry.value
  }
}
