/// What it costs to send data from where work runs to its home, row by row: the first that matches counts.
struct EgressPrices: Sendable {
  struct Row: Sendable {
    /// `nil` for any.
    let provider: Index<Provider>?
    let from: Index<Region>?
    let to: Index<Region>?
    /// The problem's currency per GB.
    let perGB: Values<Period>

    func matches(_ offer: Offer, _ home: Index<Region>) -> Bool {
      (provider ?? offer.provider) == offer.provider && (from ?? offer.region) == offer.region
        && (to ?? home) == home
    }
  }

  let rows: [Row]

  /// Currency per GB, `free` where work at the offer is at home and no row says otherwise.
  enum Price {
    case perGB(Values<Period>)
    case free
    case unknown
  }

  func price(from offer: Offer, to home: Index<Region>) -> Price {
    if let row = rows.first(where: { $0.matches(offer, home) }) { return .perGB(row.perGB) }
    return offer.region == home ? .free : .unknown
  }
}

extension Checker {
  /// `nil` where a row is at fault.
  mutating func egressPrices() -> EgressPrices? {
    let before = findings.count
    let place = Pointer.root["egressPrices"]
    var rows: [EgressPrices.Row] = []
    switch file.egressPrices {
    case .rows(let given):
      for (offset, row) in given.enumerated() {
        if let row = egressPrice(row, at: place[offset]) { rows.append(row) }
      }
    case .table(let csv, let given):
      for (line, row) in given {
        if let row = egressPrice(row, line: line, of: csv, at: place) { rows.append(row) }
      }
    }
    return findings.count == before ? EgressPrices(rows: rows) : nil
  }

  /// Rule: what a row names exists.
  private mutating func egressPrice(
    _ row: EgressPricesFile.Row, at place: Pointer
  ) -> EgressPrices.Row? {
    let provider = row.provider.map { names.providers.resolve($0, at: place["provider"], &findings) }
    let from = row.from.map { names.regions.resolve($0, at: place["from"], &findings) }
    let to = row.to.map { names.regions.resolve($0, at: place["to"], &findings) }
    let perGB = series.perPeriod(row.perGB, .price, at: place["perGB"], &findings)
    return egressPrice(provider, from, to, perGB)
  }

  /// The same for a line of a CSV file, whose faults name file and line.
  private mutating func egressPrice(
    _ row: EgressPricesFile.Row, line: Int, of csv: String, at place: Pointer
  ) -> EgressPrices.Row? {
    func look<Element>(_ id: String?, _ registry: Registry<Element>) -> Index<Element>?? {
      guard let id else { return nil }
      if let index = registry[id] { return index }
      let nearest = Spelling.nearest(to: id, among: registry.ids).map { "; did you mean `\($0)`?" } ?? ""
      findings.report(
        .badTable(
          file: csv, line: line, found: Wording.quoted(id),
          accepted: "the id of a \(registry.kind), or nothing for any" + nearest),
        at: place)
      return .some(nil)
    }
    let (provider, from, to) = (
      look(row.provider, names.providers), look(row.from, names.regions), look(row.to, names.regions)
    )
    return egressPrice(provider, from, to, series.perPeriod(row.perGB, .price, at: place, &findings))
  }

  /// An absent id means any; one that names nothing makes no row. A row's price is in the currency of the provider that it names, or the problem's.
  private func egressPrice(
    _ provider: Index<Provider>??, _ from: Index<Region>??, _ to: Index<Region>??, _ perGB: Values<Period>?
  ) -> EgressPrices.Row? {
    guard let perGB else { return nil }
    if case .some(nil) = provider { return nil }
    if case .some(nil) = from { return nil }
    if case .some(nil) = to { return nil }
    return EgressPrices.Row(
      provider: provider ?? nil, from: from ?? nil, to: to ?? nil,
      perGB: converted(perGB, exchange(of: provider ?? nil)))
  }
}

/// The data that a workload sends home.
struct DataFlow: Sendable {
  /// GB per unit of work.
  let perWork: Values<Period>
  let home: Index<Region>
}

extension Checker {
  /// Rules: data that leave have a home, and a home has data that go there.
  mutating func dataFlow(of file: WorkloadFile, at place: Pointer) -> DataFlow? {
    let home = file.home.map { names.regions.resolve($0, at: place["home"], &findings) }
    let perWork = file.egressPerWork.map {
      series.perPeriod($0, .data, at: place["egressPerWork"], &findings)
    }
    switch (perWork, home) {
    case (nil, nil): return nil
    case (nil, _):
      findings.report(
        .missing(key: "egressPerWork", accepted: "GB per work unit, as there is a `home`"), at: place)
      return nil
    case (_, nil):
      findings.report(.missing(key: "home", accepted: "the id of the region that the data go to"), at: place)
      return nil
    case (let perWork?, let home?):
      guard let perWork, let home else { return nil }
      return DataFlow(perWork: perWork, home: home)
    }
  }

  /// Currency per unit of work at each offer that can serve it, by the offer's offset; none where it is free.
  ///
  /// Rule: the way home from every such offer has a price, unless the offer is at home.
  mutating func egress(
    of flow: DataFlow?, from offers: [Index<Offer>], _ supply: Supply, _ prices: EgressPrices?,
    at place: Pointer
  ) -> [Int: Values<Period>] {
    guard let flow, let prices, flow.perWork.numbers.contains(where: { $0 > 0 }) else { return [:] }
    var costs: [Int: Values<Period>] = [:]
    var unknown: [Index<Offer>] = []
    for o in offers {
      switch prices.price(from: supply.offers[o], to: flow.home) {
      case .free: break
      case .unknown: unknown.append(o)
      case .perGB(let perGB):
        let perWork = Values<Period>(zip(flow.perWork.numbers, perGB.numbers).map { $0 * $1 })
        if perWork.numbers.contains(where: { $0 > 0 }) { costs[o.offset] = perWork }
      }
    }
    if let first = unknown.first {
      let offer = supply.offers[first]
      let home = supply.regions[flow.home].id
      let others = unknown.count > 1 ? " and \(unknown.count - 1) more" : ""
      findings.report(
        .contradiction(
          found:
            "data that go from the offer \(Wording.quoted(offer.id))\(others) to \(Wording.quoted(home))",
          rule: "`egressPrices` has a row for every way that data may go, and nothing is free by omission"),
        at: place["egressPerWork"])
    }
    return costs
  }
}
