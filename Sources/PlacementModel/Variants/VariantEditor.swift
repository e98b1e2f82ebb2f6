/// Makes changes in the document of a problem.
struct VariantEditor {
  /// The problem as it was before any change.
  let problem: Problem
  private(set) var source: JSONValue

  init(problem: Problem) {
    self.problem = problem
    source = problem.source
  }

  mutating func make(_ change: Change) throws(InvalidProblem) {
    switch change {
    case .removeAgreement(let id): try removeAgreement(id)
    case .removeOffer(let id): try removeOffer(id)
    case .closeOffer(let id): try closeOffer(id)
    case .removeLimit(let id): try remove(id, from: .limits)
    case .status(let id, let status):
      try edit(id, in: .agreements) { $0.setting("status", to: .string(status.rawValue)) }
    case .discount(let id, let level): try setDiscount(level, of: id)
    case .discounts(let id, let factor):
      try edit(id, in: .agreements) { $0.changing("discount") { $0.scaled(by: factor) } }
    case .minimums(let id, let factor):
      try edit(id, in: .agreements) { $0.changing("minimumSpend") { $0.scaled(by: factor) } }
    case .offerPrices(let id, let factor):
      try edit(id, in: .offers) { Self.scalingPrices(of: $0, by: factor) }
    case .agreementPrices(let id, let factor): try scalePrices(ofAgreement: id, by: factor)
    case .limit(let id, let minimum, let maximum, let serve):
      try setBounds(of: id, [("min", minimum), ("max", maximum), ("serve", serve)])
    case .addUnits(let id, let level): try addUnits(level, to: id)
    case .demand(let id, let numbers): try setDemand(numbers, of: id)
    case .unmetPenalty(let id, let level): try setPenalty(level, of: id)
    }
  }
}

// MARK: - Lists and their entries

extension VariantEditor {
  /// A list of the document whose entries have ids.
  enum Section: String {
    case agreements, offers, limits, workloads

    /// What an entry is called in a message.
    var kind: String { String(rawValue.dropLast()) }
  }

  /// - Throws: `InvalidProblem` that names the nearest id, where there is no such entry.
  func place(of id: String, in section: Section) throws(InvalidProblem) -> Pointer {
    let ids = (source[section.rawValue]?.elements ?? []).map { $0["id"]?.text ?? "" }
    let place = Pointer.root[section.rawValue]
    guard let offset = ids.firstIndex(of: id) else {
      let nearest = Spelling.nearest(to: id, among: ids)
      throw InvalidProblem(violations: [
        Violation(place, .unknownID(id, kind: section.kind, nearest: nearest))
      ])
    }
    return place[offset]
  }

  func entry(_ id: String, in section: Section) -> JSONValue? {
    source[section.rawValue]?.elements.first { $0["id"]?.text == id }
  }

  mutating func edit(
    _ id: String, in section: Section, _ change: (JSONValue) -> JSONValue?
  ) throws(InvalidProblem) {
    _ = try place(of: id, in: section)
    editAll(section) { $0["id"]?.text == id ? change($0) : $0 }
  }

  mutating func remove(_ id: String, from section: Section) throws(InvalidProblem) {
    try edit(id, in: section) { _ in nil }
  }

  mutating func editAll(_ section: Section, _ change: (JSONValue) -> JSONValue?) {
    editAll(section.rawValue, change)
  }

  mutating func editAll(_ key: String, _ change: (JSONValue) -> JSONValue?) {
    source = source.changing(key) { $0.changingElements(change) }
  }

  private mutating func removeAgreement(_ id: String) throws(InvalidProblem) {
    try remove(id, from: .agreements)
    editAll(.agreements) { agreement in
      agreement.changing("sharesMaximumOf") { $0.text == id ? nil : $0 }
    }
  }
}

// MARK: - Prices

extension VariantEditor {
  private mutating func scalePrices(ofAgreement id: String, by factor: Double) throws(InvalidProblem) {
    _ = try place(of: id, in: .agreements)
    guard let agreement = problem.agreements.elements.first(where: { $0.id == id }) else { return }
    let offers = Set(agreement.offers.map { problem.offers[$0].id })
    editAll(.offers) { offer in
      guard let id = offer["id"]?.text, offers.contains(id) else { return offer }
      return Self.scalingPrices(of: offer, by: factor)
    }
  }

  private static func scalingPrices(of offer: JSONValue, by factor: Double) -> JSONValue {
    offer.changing("options") { options in
      options.changingElements { option in
        var option = option
        for key in ["price", "upfront", "heldPrice"] {
          option = option.changing(key) { $0.scaled(by: factor) }
        }
        return option.changing("tiers") { tiers in
          var tiers = tiers
          for kind in ["graduated", "allUnits"] {
            tiers = tiers.changing(kind) { list in
              list.changingElements { tier in tier.changing("price") { $0.scaled(by: factor) } }
            }
          }
          return tiers
        }
      }
    }
  }
}
