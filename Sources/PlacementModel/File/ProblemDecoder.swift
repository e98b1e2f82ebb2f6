/// Turns a document that the format checker has passed into a `ProblemFile`.
struct ProblemDecoder {
  let folder: InputFolder
  var violations: [Violation] = []
  var hash = SHA256()
  /// CSV files already read, by name.
  private var files: [String: [UInt8]] = [:]

  init(folder: InputFolder) { self.folder = folder }

  mutating func problem(_ document: JSONValue) -> ProblemFile {
    let object = CheckedObject(document)
    return ProblemFile(
      name: object.optionalText("name"), currency: object.text("currency"),
      horizon: horizon(CheckedObject(object["horizon"])), origins: object.texts("origins") ?? [],
      machines: object.objects("machines").map {
        MachineFile(id: $0.text("id"), vendor: $0.optionalText("vendor"), kilowatts: $0.number("kilowatts"))
      },
      regions: object.objects("regions").map(region),
      providers: object.objects("providers").map {
        ProviderFile(id: $0.text("id"), name: $0.optionalText("name"))
      },
      offers: each(object, "offers") { $0.offer($1, at: $2) },
      agreements: each(object, "agreements") { $0.agreement($1, at: $2) },
      workloads: each(object, "workloads") { $0.workload($1, at: $2) },
      limits: each(object, "limits") { $0.limit($1, at: $2) },
      source: document, digest: "")
  }

  private mutating func each<Element>(
    _ object: CheckedObject, _ key: String, at pointer: Pointer = .root,
    _ decode: (inout ProblemDecoder, CheckedObject, Pointer) -> Element
  ) -> [Element] {
    var elements: [Element] = []
    for (index, element) in object.objects(key).enumerated() {
      elements.append(decode(&self, element, pointer[key][index]))
    }
    return elements
  }

  private func horizon(_ object: CheckedObject) -> HorizonFile {
    let length: HorizonFile.Length
    switch object["period"] {
    case .string(let word)?: length = .calendar(CalendarUnit(rawValue: word) ?? .quarter)
    default: length = .hours(CheckedObject(object["period"]).number("hours") ?? 1)
    }
    let listed = object.objects("periods").map { (id: $0.text("id"), hours: $0.number("hours") ?? 1) }
    return HorizonFile(
      start: object.date("start"),
      periods: listed.isEmpty ? .regular(length, count: Int(object.number("count") ?? 1)) : .listed(listed),
      slices: object.objects("slices").map { (id: $0.text("id"), share: $0.number("share") ?? 1) },
      discountRate: object.number("discountRate") ?? 0)
  }

  private func region(_ object: CheckedObject) -> RegionFile {
    RegionFile(
      id: object.text("id"), geography: object.optionalText("geography"),
      carbonIntensity: object.number("carbonIntensity"),
      latency: CheckedObject(object["latency"]).allEntries.map { ($0.key, $0.value.asNumber ?? 0) })
  }

  private mutating func offer(_ object: CheckedObject, at pointer: Pointer) -> OfferFile {
    OfferFile(
      id: object.text("id"), provider: object.text("provider"), region: object.text("region"),
      machine: object.text("machine"), capacity: series(object, "capacity", at: pointer) ?? .constant(0),
      options: each(object, "options", at: pointer) { $0.option($1, at: $2) })
  }

  private mutating func option(_ object: CheckedObject, at pointer: Pointer) -> OptionFile {
    OptionFile(
      id: object.text("id"), kind: object.word("kind", default: .onDemand),
      price: series(object, "price", at: pointer) ?? .constant(0),
      availability: series(object, "availability", at: pointer), capacity: series(object, "capacity", at: pointer),
      term: object.optionalText("term").flatMap { DurationFile($0) },
      upfront: series(object, "upfront", at: pointer), held: series(object, "held", at: pointer),
      heldPrice: series(object, "heldPrice", at: pointer), salvage: object.number("salvage"))
  }

  private mutating func agreement(_ object: CheckedObject, at pointer: Pointer) -> AgreementFile {
    AgreementFile(
      id: object.text("id"), provider: object.text("provider"), from: object.date("from"),
      through: object.date("through"), per: object.word("per", default: .year),
      status: object.word("status", default: .signed), minimumSpend: amount(object["minimumSpend"]),
      maximumSpend: amount(object["maximumSpend"]), discount: series(object, "discount", at: pointer),
      counts: object.word("counts", default: .net), scope: selector(object["scope"]),
      spentBefore: object.number("spentBefore"), outsideSpend: amount(object["outsideSpend"]),
      atHorizonEnd: object.word("atHorizonEnd", default: .prorate))
  }

  private func amount(_ value: JSONValue?) -> AgreementFile.Amount? {
    switch value {
    case .number(let number)?: .same(number)
    case .array(let elements)?: .perWindow(elements.compactMap(\.asNumber))
    default: nil
    }
  }

  private mutating func workload(_ object: CheckedObject, at pointer: Pointer) -> WorkloadFile {
    var throughput: [(machine: String, rate: SeriesFile)] = []
    for entry in CheckedObject(object["throughput"]).allEntries {
      throughput.append((entry.key, series(entry.value, at: pointer["throughput"][entry.key])))
    }
    return WorkloadFile(
      id: object.text("id"), kind: object.optionalText("kind"),
      demand: series(object, "demand", at: pointer) ?? .constant(0), throughput: throughput,
      place: selector(object["where"]), isInterruptible: object.flag("interruptible"),
      deferrable: object.optionalText("deferrable").flatMap { DurationFile($0) },
      peak: series(object, "peak", at: pointer), unmetPenalty: series(object, "unmetPenalty", at: pointer),
      surcharges: each(object, "surcharges", at: pointer) { decoder, surcharge, place in
        SurchargeFile(
          place: decoder.selector(surcharge["where"]) ?? SelectorFile(lists: .init()),
          perWork: decoder.series(surcharge, "perWork", at: place) ?? .constant(0))
      })
  }

  private mutating func limit(_ object: CheckedObject, at pointer: Pointer) -> LimitFile {
    var weights: LimitFile.Weights?
    switch object["weights"] {
    case .string?: weights = .kilowatts
    case .object(let members)?: weights = .machines(members.map { ($0.key, $0.value.asNumber ?? 1) })
    default: break
    }
    return LimitFile(
      id: object.text("id"), kind: object.word("type", default: .share), of: selector(object["of"]),
      scope: selector(object["scope"]), minimum: series(object, "min", at: pointer),
      maximum: series(object, "max", at: pointer), measure: object.word("measure", default: .spend),
      weights: weights, per: object.word("per", default: .period))
  }

  private func selector(_ value: JSONValue?) -> SelectorFile? {
    guard let value else { return nil }
    let object = CheckedObject(value)
    let bound = object["latency"].map { CheckedObject($0) }
    return SelectorFile(
      lists: lists(object), not: object["not"].map { lists(CheckedObject($0)) },
      each: object.optionalText("each").flatMap { SelectorFile.Each(rawValue: $0) },
      latency: bound.map { LatencyFile(from: $0.text("from"), atMost: $0.number("atMost") ?? 0) })
  }

  private func lists(_ object: CheckedObject) -> SelectorFile.Lists {
    SelectorFile.Lists(
      geographies: object.texts("geographies"), regions: object.texts("regions"),
      providers: object.texts("providers"), machines: object.texts("machines"), vendors: object.texts("vendors"),
      offers: object.texts("offers"), kinds: object.texts("kinds"), workloads: object.texts("workloads"))
  }
}

// MARK: - Series

extension ProblemDecoder {
  private mutating func series(_ object: CheckedObject, _ key: String, at pointer: Pointer) -> SeriesFile? {
    object[key].map { series($0, at: pointer[key]) }
  }

  private mutating func series(_ value: JSONValue, at pointer: Pointer) -> SeriesFile {
    switch value {
    case .number(let number): return .constant(number)
    case .array(let elements): return .perPeriod(elements.compactMap(\.asNumber))
    default: break
    }
    let object = CheckedObject(value)
    if let steps = object["steps"] { return .steps(dated(steps)) }
    if let ramp = object["ramp"] { return .ramp(dated(ramp)) }
    if let start = object.number("start") {
      return .growth(start: start, perYear: object.number("growthPerYear") ?? 0)
    }
    if let slices = object["slices"] {
      var parts: [(id: String, series: SeriesFile)] = []
      for entry in CheckedObject(slices).allEntries {
        parts.append((entry.key, series(entry.value, at: pointer["slices"][entry.key])))
      }
      return .slices(parts)
    }
    return .column(column(object.text("column"), of: object.text("csv"), at: pointer))
  }

  /// In the order of time.
  private func dated(_ value: JSONValue) -> [(date: CalendarDate, value: Double)] {
    CheckedObject(value).allEntries
      .compactMap { entry in
        CalendarDate(entry.key).map { (date: $0, value: entry.value.asNumber ?? 0) }
      }
      .sorted { $0.date.firstDay < $1.date.firstDay }
  }

  private mutating func column(_ column: String, of file: String, at pointer: Pointer) -> [Double] {
    let bytes: [UInt8]
    if let known = files[file] {
      bytes = known
    } else {
      do { bytes = try folder.read(file) } catch {
        violations.append(Violation(pointer["csv"], .unreadable(file: file, reason: error.reason)))
        return []
      }
      files[file] = bytes
      hash.update(bytes)
    }
    do {
      let numbers = try CSVColumn.numbers(column, in: bytes)
      if let wild = numbers.first(where: { $0.magnitude > NumberRange.largest }) {
        violations.append(Violation(pointer, .outOfRange(found: wild, accepted: NumberRange.any.words)))
      }
      return numbers
    } catch {
      violations.append(Violation(pointer, .unreadable(file: file, reason: error.reason)))
      return []
    }
  }
}
