extension Bill {
  /// The bill as `berth import focus --spend json` writes it. Money is a number, rounded to the nearest double, and of totals
  /// also text with every digit; an absent value has no key.
  public func json() -> JSONValue {
    var answer = ObjectBuilder()
    answer.add("berth", 1)
    answer.add("answer", "spend")
    answer.add("totals", .array(totals.map(json)))
    answer.add("entries", .array(entries.map(Self.json)))
    answer.add("commitments", .array(commitments.map(\.json)))
    return answer.value
  }

  private func json(_ total: Total) -> JSONValue {
    var entry = ObjectBuilder()
    entry.add("currency", total.currency)
    entry.add(total.amounts)
    entry.add("billedExactly", total.amounts.billed.description)
    entry.add("effectiveExactly", total.amounts.effective.description)
    let difference = differences.first { $0.currency == total.currency }?.billed ?? .zero
    entry.add("differenceFromEntries", difference.description)
    return entry.value
  }

  private static func json(_ entry: Entry) -> JSONValue {
    var object = ObjectBuilder()
    object.add("provider", entry.provider)
    object.add("service", entry.service)
    object.add("region", entry.region)
    object.add("period", entry.period.label)
    object.add("currency", entry.currency)
    object.add("category", entry.category.rawValue)
    if entry.isCorrection { object.add("correction", .bool(true)) }
    switch entry.use {
    case .workload(let id)?: object.add("workload", id)
    case .outside(let name)?: object.add("outside", name)
    case nil: break
    }
    object.add(entry.amounts)
    return object.value
  }
}

extension ObjectBuilder {
  fileprivate mutating func add(_ amounts: Bill.Amounts) {
    add("rows", Double(amounts.rows))
    add("billed", amounts.billed.number)
    if amounts.withoutEffective < amounts.rows { add("effective", amounts.effective.number) }
    if amounts.withoutList < amounts.rows { add("list", amounts.list.number) }
    if amounts.withoutContracted < amounts.rows { add("contracted", amounts.contracted.number) }
  }
}

extension BillCommitment {
  var json: JSONValue {
    var entry = ObjectBuilder()
    entry.add("id", id)
    entry.add("name", name)
    entry.add("provider", provider)
    entry.add("currency", currency)
    entry.add("category", category.rawValue)
    entry.add("type", type)
    entry.add("unit", unit)
    entry.add("used", used.number)
    entry.add("unused", unused.number)
    entry.add("utilisation", utilisation)
    entry.add("hours", hours)
    entry.add("held", heldPerHour)
    entry.add("usedCost", usedCost.number)
    entry.add("unusedCost", unusedCost.number)
    entry.add("purchased", purchased.number)
    entry.add("termMonths", termMonths.map(Double.init))
    entry.add("regions", .array(regions.map(JSONValue.string)))
    return entry.value
  }
}
