extension ProblemDecoder {
  func offer(_ value: JSONValue) throws(Mismatch) -> OfferFile {
    let object = try ObjectReader(value, Format.offer)
    return OfferFile(
      id: try object.required("id", Read.text),
      provider: try object.required("provider", Read.text),
      region: try object.required("region", Read.text),
      machine: try object.required("machine", Read.text),
      capacity: try object.required("capacity", series),
      options: try object.list("options", option),
      delay: try object.optional("delay", Read.duration),
      isEvictable: try object.required("evictable", Read.flag),
      fixedFee: try object.optional("fixedFee", fixedFee))
  }

  private func option(_ value: JSONValue) throws(Mismatch) -> OptionFile {
    let object = try ObjectReader(value, Format.option)
    return OptionFile(
      id: try object.required("id", Read.text),
      kind: try object.word("kind"),
      price: try object.optional("price", series),
      availability: try object.optional("availability", series),
      capacity: try object.optional("capacity", series),
      term: try object.optional("term", Read.duration),
      upfront: try object.optional("upfront", series),
      held: try object.optional("held", series),
      heldPrice: try object.optional("heldPrice", series),
      salvage: try object.optional("salvage", Read.number),
      tiers: try object.optional("tiers", tiers),
      plan: try object.optional("plan", Read.text),
      blockSize: try object.optional("blockSize", Read.number),
      minimumUnits: try object.optional("minimumUnits", Read.number),
      leadTime: try object.optional("leadTime", Read.duration),
      orderFrom: try object.optional("orderFrom", Read.date),
      orderUntil: try object.optional("orderUntil", Read.date),
      isRepriced: try object.optional("reprice", Read.flag) ?? false)
  }

  func agreement(_ value: JSONValue) throws(Mismatch) -> AgreementFile {
    let object = try ObjectReader(value, Format.agreement)
    return AgreementFile(
      id: try object.required("id", Read.text),
      provider: try object.required("provider", Read.text),
      from: try object.required("from", Read.date),
      through: try object.required("through", Read.date),
      per: try object.word("per"),
      status: try object.word("status"),
      minimumSpend: try object.optional("minimumSpend", amount),
      maximumSpend: try object.optional("maximumSpend", amount),
      discount: try object.optional("discount", series),
      counts: try object.word("counts"),
      scope: try object.optional("scope", selector),
      spentBefore: try object.optional("spentBefore", Read.number),
      outsideSpend: try object.optional("outsideSpend", amount),
      atHorizonEnd: try object.word("atHorizonEnd"),
      sharesMaximumOf: try object.optional("sharesMaximumOf", Read.text),
      carryShortfall: try object.required("carryShortfall", Read.number),
      carryExcess: try object.required("carryExcess", Read.number),
      grantedCapacity: try object.list("grantedCapacity", grant),
      credits: try object.optional("credits", amount),
      exitFee: try object.optional("exitFee", Read.number))
  }

  private func amount(_ value: JSONValue) throws(Mismatch) -> AgreementFile.Amount {
    if case .array = value { return .perWindow(try Read.numbers(value)) }
    return .same(try Read.number(value))
  }

  func workload(_ value: JSONValue) throws(Mismatch) -> WorkloadFile {
    let object = try ObjectReader(value, Format.workload)
    return WorkloadFile(
      id: try object.required("id", Read.text),
      kind: try object.optional("kind", Read.text),
      demand: try object.required("demand", series),
      throughput: try object.map("throughput", series).map { (machine: $0.key, rate: $0.value) },
      place: try object.optional("where", selector),
      isInterruptible: try object.required("interruptible", Read.flag),
      deferrable: try object.optional("deferrable", Read.duration),
      peak: try object.optional("peak", series),
      unmetPenalty: try object.optional("unmetPenalty", series),
      surcharges: try object.list("surcharges", surcharge),
      egressPerWork: try object.optional("egressPerWork", series),
      home: try object.optional("home", Read.text),
      migrationCost: try object.optional("migrationCost", series),
      movesBetween: try object.word("movesBetween"),
      hasWholeUnits: try object.required("wholeUnits", Read.flag),
      minimumUnits: try object.optional("minimumUnits", Read.number),
      site: try object.word("site"),
      sitePer: try object.word("sitePer"))
  }

  private func surcharge(_ value: JSONValue) throws(Mismatch) -> SurchargeFile {
    let object = try ObjectReader(value, Format.surcharge)
    return SurchargeFile(
      place: try object.required("where", selector), perWork: try object.required("perWork", series))
  }
}

// MARK: - Series

extension ProblemDecoder {
  func series(_ value: JSONValue) throws(Mismatch) -> SeriesFile {
    switch value {
    case .number(let number): return .constant(number)
    case .array: return .perPeriod(try Read.numbers(value))
    case .object(let members):
      switch members.lazy.compactMap({ SeriesForm.named(by: $0.key) }).first {
      case .steps: return .steps(try points(value, "steps"))
      case .ramp: return .ramp(try points(value, "ramp"))
      case .growth:
        return .growth(
          start: try member(value, "start", Read.number),
          perYear: try member(value, "growthPerYear", Read.number))
      case .column:
        guard let numbers = ColumnName(value).flatMap({ columns[$0] }) else { throw Mismatch(key: "csv") }
        return .column(numbers)
      case .slices:
        return .slices(try member(value, "slices") { slices throws(Mismatch) in try slicesOf(slices) })
      case nil: throw Mismatch(key: "series")
      }
    case .null, .bool, .string: throw Mismatch(key: "series")
    }
  }

  private func slicesOf(_ value: JSONValue) throws(Mismatch) -> [(id: String, series: SeriesFile)] {
    try Read.entries(value, series).map { (id: $0.key, series: $0.value) }
  }

  /// The points in the order of time, whatever their order in the file.
  private func points(
    _ value: JSONValue, _ key: String
  ) throws(Mismatch) -> [(date: CalendarDate, value: Double)] {
    guard let points = value[key] else { throw Mismatch(key: key) }
    var result: [(date: CalendarDate, value: Double)] = []
    for (key, number) in try Read.entries(points, Read.number) {
      result.append((try Read.date(.string(key)), number))
    }
    return result.sorted { $0.date.ordinal < $1.date.ordinal }
  }

  private func member<Value>(
    _ value: JSONValue, _ key: String, _ read: (JSONValue) throws(Mismatch) -> Value
  ) throws(Mismatch) -> Value {
    guard let member = value[key] else { throw Mismatch(key: key) }
    return try read(member)
  }
}
