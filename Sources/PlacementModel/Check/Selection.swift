/// What a selector selects, in the problem's order.
struct Selection: Sendable {
  let offers: [Index<Offer>]
  let workloads: [Index<Workload>]
  /// Regions within reach; `nil` where the selector has no bound on latency.
  let reach: Set<Index<Region>>?
}

/// What a selector may say where it stands.
struct Permission: OptionSet {
  let rawValue: Int
  static let places = Permission(rawValue: 1)
  static let work = Permission(rawValue: 2)
  static let each = Permission(rawValue: 4)
  static let latency = Permission(rawValue: 8)
}

/// Looks selectors up: the one grammar of `where`, `of` and `scope`.
struct Selecting: Sendable {
  let names: Names
  let offers: [OfferTraits]
  let workloads: [WorkloadTraits]
  /// Round trips in milliseconds, by region.
  let latency: [[String: Double]]

  /// Everything in every list that is given, less what `not` names in any list; all where there is no selector.
  ///
  /// - Returns: `nil` with faults reported. `reach` is told apart from `offers`, which does not heed it.
  func select(
    _ file: SelectorFile?, _ permission: Permission, in context: String, at place: Pointer,
    _ findings: inout Findings
  ) -> Selection? {
    guard let file else {
      return Selection(offers: offers.map(\.offer), workloads: workloads.map(\.workload), reach: nil)
    }
    let before = findings.count
    reportMisplaced(file, permission, in: context, at: place, &findings)
    let lists = Filter(file.lists, names, at: place, &findings)
    let not = file.not.map { Filter($0, names, at: place["not"], &findings) }
    let reach = file.latency.flatMap { regions(within: $0, at: place["latency"], &findings) }
    guard findings.count == before else { return nil }
    let chosenOffers = offers.filter { lists.takes($0) && not?.takesAway($0) != true }
    let chosenWorkloads = workloads.filter { lists.takes($0) && not?.takesAway($0) != true }
    return Selection(
      offers: chosenOffers.map(\.offer), workloads: chosenWorkloads.map(\.workload), reach: reach)
  }

  /// The offers of a selector that must have some.
  func selectOffers(
    _ file: SelectorFile?, _ permission: Permission = .places, in context: String, at place: Pointer,
    _ findings: inout Findings
  ) -> [Index<Offer>]? {
    guard let selection = select(file, permission, in: context, at: place, &findings) else { return nil }
    let selected = selection.offers.filter { offer in
      guard let reach = selection.reach else { return true }
      return offers[offer.offset].region.map { reach.contains($0) } ?? false
    }
    return reportsAny(selected, of: "offers", at: place, &findings) ? selected : nil
  }

  /// Rule: a selection is not empty. Nothing is said while offers are broken, for that may be why.
  func reportsAny<Element>(
    _ selected: [Element], of what: String, at place: Pointer, _ findings: inout Findings
  ) -> Bool {
    if !selected.isEmpty { return true }
    if offers.allSatisfy(\.isSound) { findings.report(.empty(what: "selection of \(what)"), at: place) }
    return false
  }

  /// Rule: an origin exists. A region without a latency from it is out of reach.
  private func regions(
    within bound: LatencyFile, at place: Pointer, _ findings: inout Findings
  ) -> Set<Index<Region>>? {
    guard names.origins.resolve(bound.from, at: place["from"], &findings) != nil else { return nil }
    let regions = latency.indices.filter { (latency[$0][bound.from] ?? .infinity) <= bound.atMost }
    return Set(regions.map { Index($0) })
  }

  /// Rule: a selector says only what has a meaning where it stands.
  private func reportMisplaced(
    _ file: SelectorFile, _ permission: Permission, in context: String, at place: Pointer,
    _ findings: inout Findings
  ) {
    var misplaced: [(key: String, place: Pointer)] = []
    for (lists, place) in [(file.lists, place), (file.not ?? .init(), place["not"])] {
      if !permission.contains(.places) { misplaced += lists.places.map { ($0.key, place[$0.key]) } }
      if !permission.contains(.work) { misplaced += lists.work.map { ($0.key, place[$0.key]) } }
    }
    if file.each != nil, !permission.contains(.each) { misplaced.append(("each", place["each"])) }
    if file.latency != nil, !permission.contains(.latency) { misplaced.append(("latency", place["latency"])) }
    for (key, place) in misplaced {
      findings.report(.contradiction(found: key, rule: "\(context) \(permission.words)"), at: place)
    }
  }
}

extension Permission {
  /// What may stand there, as the end of a sentence.
  fileprivate var words: String {
    switch (contains(.places), contains(.work)) {
    case (true, true): "selects offers and workloads"
    case (true, false): "selects offers only"
    case (false, true): "selects workloads only"
    case (false, false): "names each of a kind only"
    }
  }
}
