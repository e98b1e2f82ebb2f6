/// The lists of a selector with their ids looked up. An absent list is `nil`.
struct Filter: Sendable {
  typealias Chosen<Element> = Set<Index<Element>>

  let geographies: Chosen<Geography>?
  let regions: Chosen<Region>?
  let providers: Chosen<Provider>?
  let machines: Chosen<Machine>?
  let vendors: Chosen<Vendor>?
  let offers: Chosen<Offer>?
  let kinds: Chosen<Kind>?
  let workloads: Chosen<Workload>?

  /// Rule: every id in a selector exists.
  init(_ lists: SelectorFile.Lists, _ names: Names, at place: Pointer, _ findings: inout Findings) {
    geographies = Self.look(up: lists.geographies, in: names.geographies, at: place["geographies"], &findings)
    regions = Self.look(up: lists.regions, in: names.regions, at: place["regions"], &findings)
    providers = Self.look(up: lists.providers, in: names.providers, at: place["providers"], &findings)
    machines = Self.look(up: lists.machines, in: names.machines, at: place["machines"], &findings)
    vendors = Self.look(up: lists.vendors, in: names.vendors, at: place["vendors"], &findings)
    offers = Self.look(up: lists.offers, in: names.offers, at: place["offers"], &findings)
    kinds = Self.look(up: lists.kinds, in: names.kinds, at: place["kinds"], &findings)
    workloads = Self.look(up: lists.workloads, in: names.workloads, at: place["workloads"], &findings)
  }

  /// Whether every list that is given has the offer.
  func takes(_ offer: OfferTraits) -> Bool {
    has(geographies, offer.geography) ?? true && has(regions, offer.region) ?? true
      && has(providers, offer.provider) ?? true && has(machines, offer.machine) ?? true
      && has(vendors, offer.vendor) ?? true && has(offers, offer.offer) ?? true
  }

  /// Whether any list that is given has the offer: what `not` names is out, whatever else it names.
  func takesAway(_ offer: OfferTraits) -> Bool {
    has(geographies, offer.geography) ?? false || has(regions, offer.region) ?? false
      || has(providers, offer.provider) ?? false || has(machines, offer.machine) ?? false
      || has(vendors, offer.vendor) ?? false || has(offers, offer.offer) ?? false
  }

  func takes(_ workload: WorkloadTraits) -> Bool {
    has(kinds, workload.kind) ?? true && has(workloads, workload.workload) ?? true
  }

  func takesAway(_ workload: WorkloadTraits) -> Bool {
    has(kinds, workload.kind) ?? false || has(workloads, workload.workload) ?? false
  }

  /// `nil` where no list is given.
  private func has<Element>(_ chosen: Chosen<Element>?, _ index: Index<Element>?) -> Bool? {
    chosen.map { chosen in index.map { chosen.contains($0) } ?? false }
  }

  private static func look<Element>(
    up ids: [String]?, in registry: Registry<Element>, at place: Pointer, _ findings: inout Findings
  ) -> Chosen<Element>? {
    guard let ids else { return nil }
    var chosen: Chosen<Element> = []
    for (offset, id) in ids.enumerated() {
      if let index = registry.resolve(id, at: place[offset], &findings) { chosen.insert(index) }
    }
    return chosen
  }
}

extension SelectorFile.Lists {
  /// The lists that are given, by key, in the order of the format.
  var given: [(key: String, ids: [String])] { places + work }

  /// Those that select offers.
  var places: [(key: String, ids: [String])] {
    Self.given([
      ("geographies", geographies), ("regions", regions), ("providers", providers), ("machines", machines),
      ("vendors", vendors), ("offers", offers),
    ])
  }

  /// Those that select workloads.
  var work: [(key: String, ids: [String])] { Self.given([("kinds", kinds), ("workloads", workloads)]) }

  private static func given(_ lists: [(String, [String]?)]) -> [(key: String, ids: [String])] {
    lists.compactMap { key, ids in ids.map { (key, $0) } }
  }
}
