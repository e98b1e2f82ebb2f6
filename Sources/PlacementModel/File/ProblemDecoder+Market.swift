extension ProblemDecoder {
  func offer(_ value: JSONValue) throws(Mismatch) -> OfferFile {
    let object = try ObjectReader(value, Format.offer)
    return OfferFile(
      id: try object.required("id", Read.text),
      provider: try object.required("provider", Read.text),
      region: try object.required("region", Read.text),
      machine: try object.required("machine", Read.text),
      capacity: try object.required("capacity", series),
      options: try object.list("options", option))
  }

  private func option(_ value: JSONValue) throws(Mismatch) -> OptionFile {
    let object = try ObjectReader(value, Format.option)
    return OptionFile(
      id: try object.required("id", Read.text),
      kind: try object.word("kind"),
      price: try object.required("price", series),
      availability: try object.optional("availability", series),
      capacity: try object.optional("capacity", series),
      term: try object.optional("term", Read.duration),
      upfront: try object.optional("upfront", series),
      held: try object.optional("held", series),
      heldPrice: try object.optional("heldPrice", series),
      salvage: try object.optional("salvage", Read.number))
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
      atHorizonEnd: try object.word("atHorizonEnd"))
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
      surcharges: try object.list("surcharges", surcharge))
  }

  private func surcharge(_ value: JSONValue) throws(Mismatch) -> SurchargeFile {
    let object = try ObjectReader(value, Format.surcharge)
    return SurchargeFile(
      place: try object.required("where", selector), perWork: try object.required("perWork", series))
  }
}

// MARK: - Limits and what they select

extension ProblemDecoder {
  func limit(_ value: JSONValue) throws(Mismatch) -> LimitFile {
    let object = try ObjectReader(value, Format.limit)
    return LimitFile(
      id: try object.required("id", Read.text),
      kind: try object.word("type"),
      of: try object.optional("of", selector),
      scope: try object.optional("scope", selector),
      minimum: try object.optional("min", series),
      maximum: try object.optional("max", series),
      measure: try object.optionalWord("measure") ?? .spend,
      weights: try object.optional("weights", weights),
      per: try object.optionalWord("per") ?? .period)
  }

  private func weights(_ value: JSONValue) throws(Mismatch) -> LimitFile.Weights {
    if case .string = value { return .kilowatts }
    return .machines(try Read.entries(value, Read.number).map { (id: $0.key, weight: $0.value) })
  }

  private func selector(_ value: JSONValue) throws(Mismatch) -> SelectorFile {
    let object = try ObjectReader(value, Format.selector)
    return SelectorFile(
      lists: try lists(value),
      not: try object.optional("not", lists),
      each: try object.optionalWord("each"),
      latency: try object.optional("latency", latency))
  }

  private func lists(_ value: JSONValue) throws(Mismatch) -> SelectorFile.Lists {
    let object = try ObjectReader(value, Format.selector)
    return SelectorFile.Lists(
      geographies: try object.optional("geographies", Read.texts),
      regions: try object.optional("regions", Read.texts),
      providers: try object.optional("providers", Read.texts),
      machines: try object.optional("machines", Read.texts),
      vendors: try object.optional("vendors", Read.texts),
      offers: try object.optional("offers", Read.texts),
      kinds: try object.optional("kinds", Read.texts),
      workloads: try object.optional("workloads", Read.texts))
  }

  private func latency(_ value: JSONValue) throws(Mismatch) -> LatencyFile {
    let object = try ObjectReader(value, Format.latency)
    return LatencyFile(
      from: try object.required("from", Read.text), atMost: try object.required("atMost", Read.number))
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
