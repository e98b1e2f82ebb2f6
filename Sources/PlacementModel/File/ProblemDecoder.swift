/// Makes the typed file of a document that was checked against the format.
struct ProblemDecoder {
  typealias Mismatch = ObjectReader.Mismatch

  let columns: Columns

  func problem(_ document: JSONValue, digest: String) throws(Mismatch) -> ProblemFile {
    let object = try ObjectReader(document, Format.problem)
    return ProblemFile(
      name: try object.optional("name", Read.text),
      currency: try object.required("currency", Read.text),
      horizon: try object.required("horizon", horizon),
      origins: try object.list("origins", Read.text),
      machines: try object.list("machines", machine),
      regions: try object.list("regions", region),
      providers: try object.list("providers", provider),
      offers: try object.list("offers", offer),
      agreements: try object.list("agreements", agreement),
      workloads: try object.list("workloads", workload),
      limits: try object.list("limits", limit),
      exchangeRates: try object.map("exchangeRates", series).map { (currency: $0.key, rate: $0.value) },
      spendPlans: try object.list("spendPlans", spendPlan),
      egressPrices: try object.required("egressPrices", egressPrices),
      carbonPrice: try object.optional("carbonPrice", series),
      initial: try object.list("initial", standing),
      fix: try object.list("fix", fixed),
      objective: try object.list("objective", goal),
      source: columns.isEmpty ? document : document.inlining(columns),
      digest: digest)
  }

  func horizon(_ value: JSONValue) throws(Mismatch) -> HorizonFile {
    let object = try ObjectReader(value, Format.horizon)
    return HorizonFile(
      start: try object.required("start", Read.date),
      periods: try periods(object),
      slices: try object.list("slices", slice),
      discountRate: try object.required("discountRate", Read.number))
  }

  private func periods(_ object: ObjectReader) throws(Mismatch) -> HorizonFile.Periods {
    if object["periods"] != nil { return .listed(try object.list("periods", period)) }
    return .regular(try object.required("period", length), count: try object.required("count", Read.integer))
  }

  private func length(_ value: JSONValue) throws(Mismatch) -> HorizonFile.Length {
    if case .string(let word) = value {
      guard let unit = CalendarUnit(rawValue: word) else { throw Mismatch(key: "period") }
      return .calendar(unit)
    }
    return .hours(try ObjectReader(value, Format.hours).required("hours", Read.number))
  }

  private func period(_ value: JSONValue) throws(Mismatch) -> (id: String, hours: Double) {
    let object = try ObjectReader(value, Format.period)
    return (try object.required("id", Read.text), try object.required("hours", Read.number))
  }

  private func slice(_ value: JSONValue) throws(Mismatch) -> (id: String, share: Double) {
    let object = try ObjectReader(value, Format.slice)
    return (try object.required("id", Read.text), try object.required("share", Read.number))
  }

  private func machine(_ value: JSONValue) throws(Mismatch) -> MachineFile {
    let object = try ObjectReader(value, Format.machine)
    return MachineFile(
      id: try object.required("id", Read.text),
      vendor: try object.optional("vendor", Read.text),
      kilowatts: try object.optional("kilowatts", Read.number))
  }

  private func region(_ value: JSONValue) throws(Mismatch) -> RegionFile {
    let object = try ObjectReader(value, Format.region)
    return RegionFile(
      id: try object.required("id", Read.text),
      geography: try object.optional("geography", Read.text),
      carbonIntensity: try object.optional("carbonIntensity", Read.number),
      latency: try object.map("latency", Read.number).map { (origin: $0.key, milliseconds: $0.value) },
      fixedFee: try object.optional("fixedFee", fixedFee))
  }

  private func provider(_ value: JSONValue) throws(Mismatch) -> ProviderFile {
    let object = try ObjectReader(value, Format.provider)
    return ProviderFile(
      id: try object.required("id", Read.text), name: try object.optional("name", Read.text),
      currency: try object.optional("currency", Read.text),
      supportFee: try object.optional("supportFee", series),
      fixedFee: try object.optional("fixedFee", fixedFee))
  }
}
