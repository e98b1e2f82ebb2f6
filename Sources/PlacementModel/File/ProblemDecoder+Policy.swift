extension ProblemDecoder {
  func fixedFee(_ value: JSONValue) throws(Mismatch) -> FixedFeeFile {
    if case .number(let fee) = value { return .perPeriod(.constant(fee)) }
    let object = try ObjectReader(value, Format.fixedFee)
    if let once = try object.optional("once", Read.number) { return .once(once) }
    return .perPeriod(try object.required("perPeriod", series))
  }

  func tiers(_ value: JSONValue) throws(Mismatch) -> TiersFile {
    let object = try ObjectReader(value, Format.tiers)
    let kind: TiersFile.Kind = object["graduated"] == nil ? .allUnits : .graduated
    return TiersFile(kind: kind, tiers: try object.list(kind.rawValue, tier))
  }

  private func tier(_ value: JSONValue) throws(Mismatch) -> TiersFile.Tier {
    let object = try ObjectReader(value, Format.tier)
    return TiersFile.Tier(
      upTo: try object.optional("upTo", Read.number), price: try object.required("price", series))
  }

  func spendPlan(_ value: JSONValue) throws(Mismatch) -> SpendPlanFile {
    let object = try ObjectReader(value, Format.spendPlan)
    return SpendPlanFile(
      id: try object.required("id", Read.text),
      provider: try object.required("provider", Read.text),
      term: try object.required("term", Read.duration),
      held: try object.optional("held", series),
      capacity: try object.optional("capacity", series),
      salvage: try object.required("salvage", Read.number),
      leadTime: try object.optional("leadTime", Read.duration),
      orderFrom: try object.optional("orderFrom", Read.date),
      orderUntil: try object.optional("orderUntil", Read.date))
  }

  func grant(_ value: JSONValue) throws(Mismatch) -> GrantFile {
    let object = try ObjectReader(value, Format.grant)
    return GrantFile(
      offer: try object.required("offer", Read.text), units: try object.required("units", series))
  }

  func egressPrices(_ value: JSONValue) throws(Mismatch) -> EgressPricesFile {
    if case .array = value { return .rows(try Read.list(value, egressPrice)) }
    let csv = try ObjectReader(value, Format.egressTable).required("csv", Read.text)
    guard let rows = columns.egress(csv) else { throw Mismatch(key: "csv") }
    return .table(csv: csv, rows: rows)
  }

  private func egressPrice(_ value: JSONValue) throws(Mismatch) -> EgressPricesFile.Row {
    let object = try ObjectReader(value, Format.egressPrice)
    return EgressPricesFile.Row(
      provider: try object.optional("provider", Read.text), from: try object.optional("from", Read.text),
      to: try object.optional("to", Read.text), perGB: try object.required("perGB", series))
  }

  func standing(_ value: JSONValue) throws(Mismatch) -> StandingFile {
    let object = try ObjectReader(value, Format.standing)
    return StandingFile(
      workload: try object.required("workload", Read.text), offer: try object.required("offer", Read.text),
      units: try object.required("units", Read.number))
  }

  func fixed(_ value: JSONValue) throws(Mismatch) -> FixedFile {
    let object = try ObjectReader(value, Format.fixed)
    return FixedFile(
      option: try object.required("option", Read.text), from: try object.required("from", Read.date),
      units: try object.required("units", Read.number))
  }

  func goal(_ value: JSONValue) throws(Mismatch) -> GoalFile {
    if case .string(let word) = value {
      guard let goal = Goal(rawValue: word) else { throw Mismatch(key: "goal") }
      return GoalFile(goal: goal)
    }
    let object = try ObjectReader(value, Format.goal)
    return GoalFile(goal: try object.word("goal"), tolerance: try object.required("tolerance", Read.number))
  }
}
