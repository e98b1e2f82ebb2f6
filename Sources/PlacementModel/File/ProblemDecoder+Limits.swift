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
      per: try object.optionalWord("per") ?? .period,
      penalty: try object.optional("penalty", series),
      serve: try object.optional("serve", series),
      burst: try object.optional("burst", series),
      provider: try object.optional("provider", Read.text),
      from: try object.optional("from", Read.date),
      through: try object.optional("through", Read.date),
      countsFrom: try object.optional("countsFrom", Read.number) ?? 1)
  }

  private func weights(_ value: JSONValue) throws(Mismatch) -> LimitFile.Weights {
    if case .string = value { return .kilowatts }
    return .machines(try Read.entries(value, Read.number).map { (id: $0.key, weight: $0.value) })
  }

  func selector(_ value: JSONValue) throws(Mismatch) -> SelectorFile {
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
