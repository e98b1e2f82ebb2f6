extension Checker {
  /// The parts of a limit, each inside a scope: one for each provider, region ... in turn, or one for all that
  /// the lists select.
  ///
  /// Rules: there is something to be a part, it lies in the scope, and it is told by offers only.
  mutating func parts(of file: SelectorFile?, within scope: [Index<Offer>], at place: Pointer) -> [Part]? {
    guard let file else {
      findings.report(.missing(key: "of", accepted: "`each` or lists of offers"), at: place)
      return nil
    }
    let place = place["of"]
    if file.each == nil, file.lists.places.isEmpty, (file.not?.places ?? []).isEmpty {
      findings.report(.missing(key: "each", accepted: "`each` or lists of offers"), at: place)
    }
    guard let selection = selecting.select(file, [.places, .each], in: "`of`", at: place, &findings) else {
      return nil
    }
    let inScope = Set(scope)
    let offers = selection.offers.filter { inScope.contains($0) }
    let parts =
      file.each.map { self.parts(each: $0, among: offers) } ?? [Part(id: file.partID, offers: offers)]
    // A part of no offers is left out by `each`; lists must have some. Vendors and geographies may be unknown.
    let isFilled = !parts.isEmpty && parts.allSatisfy { !$0.offers.isEmpty }
    return selecting.reportsAny(isFilled ? parts : [], of: "offers in scope", at: place, &findings)
      ? parts : nil
  }

  /// Those that have an offer, in the problem's order. An offer without the trait is in no part.
  private func parts(each: SelectorFile.Each, among offers: [Index<Offer>]) -> [Part] {
    let traits = offers.map { selecting.offers[$0.offset] }
    switch each {
    case .provider: return Self.parts(names.providers, of: traits) { $0.provider }
    case .vendor: return Self.parts(names.vendors, of: traits) { $0.vendor }
    case .machine: return Self.parts(names.machines, of: traits) { $0.machine }
    case .region: return Self.parts(names.regions, of: traits) { $0.region }
    case .geography: return Self.parts(names.geographies, of: traits) { $0.geography }
    }
  }

  private static func parts<Element>(
    _ registry: Registry<Element>, of offers: [OfferTraits], by trait: (OfferTraits) -> Index<Element>?
  ) -> [Part] {
    let groups = Dictionary(grouping: offers, by: trait)
    return registry.ids.enumerated().compactMap { offset, id in
      groups[Index(offset)].map { Part(id: id, offers: $0.map(\.offer)) }
    }
  }
}

extension SelectorFile {
  /// Whether the only list is that of providers, so that a part is all that some providers have.
  var namesProvidersOnly: Bool { each == nil && not == nil && lists.given.map(\.key) == ["providers"] }

  /// The ids of a part's lists joined by `+`, and those taken away by `-`.
  var partID: String {
    let named = lists.places.flatMap(\.ids).joined(separator: "+")
    let taken = (not?.places ?? []).flatMap(\.ids).map { "-" + $0 }.joined()
    return named + taken
  }
}
