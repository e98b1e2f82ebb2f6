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
    members.add("note", note(option))
    return members.value
  }

  /// Where the price is from: the instance type and how many units it has.
  private func note(_ option: OfferBook.Option) -> String {
    let instance = rows.names.instances.text(option.instance)
    let size = "\(JSONText.digits(of: option.size)) in an instance"
    let named = (instance.isEmpty ? size : "\(instance), \(size)")
    return named + (option.isInferred ? ", told from its name" : "")
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
    reading.figure(.init("offers", builder.count(in: .offers)))
    reading.figure(.init("machines", builder.count(in: .machines)))
    reading.figure(.init("regions", builder.count(in: .regions)))
    reading.figure(.init("providers", builder.count(in: .providers)))
  }

  private mutating func addRemarks() {
    for (place, count) in reading.extraFields.sorted(by: { $0.key < $1.key }) {
      let name = reading.report.files[place].name
      reading.remark("\(rowCount(count)) of \(name) had more fields than headers; the last were passed over.")
    }
    for place in reading.unterminated.sorted() {
      let name = reading.report.files[place].name
      reading.remark(
        "\(name) ends without a line break; if it was cut off, its last price may be short of digits.")
    }
    addRemarksOnPrices()
    let options = rows.book.offers.flatMap(\.options)
    let inferred = Set(options.filter(\.isInferred).map(\.instance)).count
    if inferred > 0 {
      let types =
        inferred == 1
        ? "1 instance type holds was told from its name"
        : "\(inferred) instance types hold was told from their names"
      reading.remark("What \(types).")
    }
    if request.spotAvailability == nil, options.contains(where: { $0.kind == .spot }) {
      reading.remark("Spot units have no availability yet, and count as always there until one is given.")
    }
    for term in Set(options.compactMap(\.term)).sorted() {
      reading.remark(
        "Reserved prices are taken for terms of \(rows.terms[term]), with nothing paid up front.")
    }
    let needsCapacity = rows.book.offers.contains {
      request.capacity == nil && request.capacityOfMachine[rows.names.machines[$0.machine].name.id] == nil
    }
    if needsCapacity {
      reading.remark("Offers have no capacity yet: catalogues do not say it, and a whole problem needs it.")
    }
  }

  private mutating func addRemarksOnPrices() {
    let (agreeing, differing) = (rows.repeated.agreeing, rows.repeated.differing)
    if agreeing > 0 { reading.remark("\(rowCount(agreeing)) said again what another had said.") }
    if differing > 0 {
      reading.remark("\(rowCount(differing)) had another price than a row alike; the lower price was taken.")
    }
    if rows.repeated.isFull {
      reading.remark("Rows said again were looked for among the first \(RepeatedRows.most) different ones.")
    }
    if rows.spotAboveOnDemand > 0 {
      reading.remark(
        "In \(rowCount(rows.spotAboveOnDemand)) spot costs more than on demand; both prices were kept.")
    }
    if rows.rowsWithoutTerm > 0 {
      reading.remark(
        "\(rowCount(rows.rowsWithoutTerm)) had a reserved price whose term is not known; it was left out.")
    }
    for place in rows.currencies.keys.sorted() where currency(ofProvider: place) != request.currency {
      reading.remark("Prices of \(rows.names.providers[place]) are in \(currency(ofProvider: place)).")
    }
  }

  private func rowCount(_ count: Int) -> String { count == 1 ? "1 row" : "\(count) rows" }
}
