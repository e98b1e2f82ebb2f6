extension BillComparison {
  /// The answer as `berth compare PLAN --bill FILES --format json` writes it.
  public func json() -> JSONValue {
    var answer = ObjectBuilder(answer: "billComparison", of: plan.problem)
    answer.add("from", times.first?.from)
    answer.add("through", times.last?.through)
    answer.add(
      "times",
      times.count < 2
        ? nil
        : .array(
          times.map {
            var entry = ObjectBuilder()
            entry.add("from", $0.from)
            entry.add("through", $0.through)
            return entry.value
          }))
    answer.add("hours", hours)
    answer.add("planHours", planHours)
    if !notOver.isEmpty {
      answer.add(
        "notOver",
        .array(
          notOver.map {
            .object([.init("period", .string($0.period)), .init("through", .string($0.through))])
          }))
    }
    answer.add("prorated", .bool(isProrated))
    answer.add("mapped", .bool(isMapped))
    answer.add("billedInOtherPeriods", billedElsewhere)
    answer.add(
      "otherCurrencies",
      otherCurrencies.isEmpty ? nil : .array(otherCurrencies.map(JSONValue.string)))
    answer.add("converted", converted.isEmpty ? nil : .array(converted.map(JSONValue.string)))
    answer.add(
      "leftOut",
      leftOut.isEmpty
        ? nil
        : .array(
          leftOut.map {
            var entry = ObjectBuilder()
            entry.add("provider", $0.provider)
            entry.add("planned", $0.planned)
            return entry.value
          }))
    answer.add("total", Self.json(total))
    answer.add("providers", .array(providers.map(Self.json)))
    answer.add("regions", .array(regions.map { Self.json($0.amounts, "region", $0.region) }))
    return answer.value
  }

  private static func json(_ provider: Provider) -> JSONValue {
    var entry = ObjectBuilder()
    entry.add("provider", provider.provider)
    add(provider.amounts, to: &entry)
    entry.add("causes", .array(provider.causes.map { json($0.cause, $0.amounts) }))
    entry.add("periods", .array(provider.periods.map { json($0.amounts, "period", $0.period) }))
    return entry.value
  }

  private static func json(_ cause: Cause, _ amounts: Amounts) -> JSONValue {
    var entry = ObjectBuilder()
    switch cause {
    case .workloads: entry.add("cause", "workloads")
    case .commitments: entry.add("cause", "commitments")
    case .openPurchases: entry.add("cause", "openPurchases")
    case .otherWorkloads: entry.add("cause", "otherWorkloads")
    case .unmapped: entry.add("cause", "unmapped")
    case .tax: entry.add("cause", "tax")
    case .credits: entry.add("cause", "credits")
    case .adjustments: entry.add("cause", "adjustments")
    case .other: entry.add("cause", "other")
    case .outside(let name):
      entry.add("cause", "outside")
      entry.add("name", name)
    }
    entry.add("billed", amounts.billed)
    entry.add("effective", amounts.effective)
    return entry.value
  }

  private static func json(_ amounts: Amounts, _ key: String? = nil, _ name: String? = nil) -> JSONValue {
    var entry = ObjectBuilder()
    if let key { entry.add(key, name) }
    add(amounts, to: &entry)
    return entry.value
  }

  private static func add(_ amounts: Amounts, to entry: inout ObjectBuilder) {
    entry.add("planned", amounts.planned)
    entry.add("billed", amounts.billed)
    entry.add("effective", amounts.effective)
    entry.add("difference", amounts.difference)
  }
}
