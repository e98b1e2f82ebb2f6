internal import PlacementModel

/// The part of a problem that catalogues make, and what is told of it.
struct CatalogPart {
  private let rows: CatalogReading
  private var reading: RowReading
  private var builder = PartBuilder()
  private var request: CatalogRequest { rows.request }

  init(_ rows: CatalogReading, _ reading: inout RowReading) {
    self.rows = rows
    self.reading = reading
  }

  /// - Throws: `UnknownId` where a capacity is given for a machine that there is not, `InvalidProblem` where the request holds a
  ///   value that the format refuses.
  consuming func imported() throws -> Imported {
    try checkCapacities()
    builder.set("currency", .string(request.currency))
    for offer in rows.book.offers { add(offer) }
    setExchangeRates()
    addFigures()
    addRemarks()
    return Imported(part: try builder.part(), report: reading.report)
  }

  private func checkCapacities() throws(UnknownId) {
    let known = Set(rows.book.offers.map { rows.names.machines[$0.machine].name.id })
    for id in request.capacityOfMachine.keys.sorted() where !known.contains(id) {
      throw UnknownId(kind: "machine", id: id, accepted: known.sorted())
    }
  }

  private func currency(ofProvider place: Int) -> String {
    rows.currencies[place].map { rows.names.currencies.text($0) } ?? request.currency
  }

  private mutating func setExchangeRates() {
    let used = Set(rows.book.offers.map { currency(ofProvider: rows.names.sites[$0.site].provider) })
    let rates = used.sorted().compactMap { currency in
      currency == request.currency
        ? nil : request.exchangeRates[currency].map { JSONValue.Member(currency, .number($0)) }
    }
    if !rates.isEmpty { builder.set("exchangeRates", .object(rates)) }
  }
}

// MARK: - Entries

extension CatalogPart {
  private mutating func add(_ offer: OfferBook.Offer) {
    let site = rows.names.sites[offer.site]
    let machine = rows.names.machines[offer.machine].name
    addSurroundings(site, machine)
    let instance = offer.instance.map { rows.names.instances.text($0) } ?? ""
    let id = "\(site.region.id)/\(machine.id)" + (instance.isEmpty ? "" : "/\(instance)")
    var members = ObjectBuilder()
    members.add("provider", rows.names.providers[site.provider])
    members.add("region", site.region.id)
    members.add("machine", machine.id)
    members.add("capacity", request.capacityOfMachine[machine.id] ?? request.capacity)
    let options = offer.options.sorted { order($0) < order($1) }
    members.add("options", .array(options.map { option($0, among: options) }))
    members.add("source", source(of: options))
    builder.put(id, in: .offers, members)
  }

  private func order(_ option: OfferBook.Option) -> (Int, String) {
    let kind = CatalogRequest.Kind.allCases.firstIndex(of: option.kind) ?? 0
    return (kind, option.term.map { rows.terms[$0] } ?? "")
  }

  private mutating func addSurroundings(_ site: CatalogNames.Site, _ machine: MachineName) {
    let provider = rows.names.providers[site.provider]
    if !builder.contains(provider, in: .providers) {
      var members = ObjectBuilder()
      let currency = currency(ofProvider: site.provider)
      if currency != request.currency { members.add("currency", currency) }
      builder.put(provider, in: .providers, members)
    }
    if !builder.contains(site.region.id, in: .regions) {
      var members = ObjectBuilder()
      members.add("geography", RegionNames.geography(of: site.region))
      builder.put(site.region.id, in: .regions, members)
    }
    if !builder.contains(machine.id, in: .machines) {
      var members = ObjectBuilder()
      members.add("vendor", machine.vendor)
      members.add("kilowatts", machine.kilowatts)
      builder.put(machine.id, in: .machines, members)
    }
  }

  private func option(_ option: OfferBook.Option, among options: [OfferBook.Option]) -> JSONValue {
    let term = option.term.map { rows.terms[$0] }
    let hasSeveralTerms = options.count { $0.kind == .reserved } > 1
    let name =
      switch option.kind {
      case .onDemand: "on-demand"
      case .spot: "spot"
      case .reserved: hasSeveralTerms ? "reserved-\(term ?? "")" : "reserved"
      }
    var members = ObjectBuilder()
    members.add("id", name)
    members.add("kind", option.kind.rawValue)
    members.add("price", option.price.toTwelveDigits)
    if option.kind == .spot { members.add("availability", request.spotAvailability) }
    members.add("term", term)
    let instance = rows.names.instances.text(option.instance)
    members.add("note", Wording.note(instance: instance, size: option.size, isInferred: option.isInferred))
    return members.value
  }

  private func source(of options: [OfferBook.Option]) -> String {
    let names = options.map { option in
      let name = rows.files[option.file].table.name
      return String(name.split(separator: "/").last ?? "")
    }
    return Set(names).sorted().joined(separator: ", ")
  }
}

// MARK: - What is told

extension CatalogPart {
  private mutating func addFigures() {
    for section in [PartBuilder.Section.offers, .machines, .regions, .providers] {
      reading.figure(Wording.made(section, builder.count(in: section)))
    }
  }

  private mutating func addRemarks() {
    for (place, count) in reading.extraFields.sorted(by: { $0.key < $1.key }) {
      reading.remark(Wording.extraFields(count, file: reading.report.files[place].name))
    }
    addRemarksOnPrices()
    let options = rows.book.offers.flatMap(\.options)
    let inferred = Set(options.filter(\.isInferred).map(\.instance)).count
    if inferred > 0 { reading.remark(Wording.shapesFromNames(inferred)) }
    if request.spotAvailability == nil, options.contains(where: { $0.kind == .spot }) {
      reading.remark(Wording.noSpotAvailability)
    }
    for term in Set(options.compactMap(\.term)).sorted() {
      reading.remark(Wording.reservedTerm(rows.terms[term]))
    }
    let needsCapacity = rows.book.offers.contains {
      request.capacity == nil && request.capacityOfMachine[rows.names.machines[$0.machine].name.id] == nil
    }
    if needsCapacity { reading.remark(Wording.noCapacity) }
  }

  private mutating func addRemarksOnPrices() {
    let (agreeing, differing) = (rows.repeated.agreeing, rows.repeated.differing)
    if agreeing > 0 { reading.remark(Wording.repeatedRows(agreeing)) }
    if differing > 0 { reading.remark(Wording.lowerPriceTaken(differing)) }
    if rows.repeated.isFull { reading.remark(Wording.repeatsLookedFor(among: RepeatedRows.most)) }
    if rows.spotAboveOnDemand > 0 { reading.remark(Wording.spotAboveOnDemand(rows.spotAboveOnDemand)) }
    if rows.rowsWithPricesPassedOver > 0 {
      reading.remark(Wording.pricesPassedOver(rows.rowsWithPricesPassedOver))
    }
    if rows.rowsWithoutTerm > 0 { reading.remark(Wording.pricesWithoutTerm(rows.rowsWithoutTerm)) }
    for place in rows.currencies.keys.sorted() where currency(ofProvider: place) != request.currency {
      reading.remark(
        Wording.currency(currency(ofProvider: place), ofProvider: rows.names.providers[place]))
    }
  }
}
