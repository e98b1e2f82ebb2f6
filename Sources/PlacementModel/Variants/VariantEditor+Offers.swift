extension VariantEditor {
  mutating func removeOffer(_ id: String) throws(InvalidProblem) {
    try forget(offer: id)
    let drawn = draws
    try remove(id, from: .offers)
    // A plan that nothing draws on any more cannot stand in a file; one that nothing drew on before is a fault to tell.
    let left = draws
    editAll("spendPlans") { plan in
      guard let name = plan["id"]?.text, drawn.contains(name), !left.contains(name) else { return plan }
      return nil
    }
    editAll(.agreements) { $0.changing("scope") { Self.selector($0, without: id).selector.unlessEmpty } }
    editAll(.workloads) { workload in
      workload.changing("where") { Self.selector($0, without: id).selector.unlessEmpty }
        .changing("surcharges") { surcharges in
          surcharges.changingElements { surcharge in
            let (place, isEmpty) = Self.selector(surcharge["where"] ?? .null, without: id)
            return isEmpty ? nil : surcharge.changing("where") { _ in place }
          }
        }
    }
    editAll(.limits) { limit in
      let of = Self.selector(limit["of"] ?? .null, without: id)
      let scope = Self.selector(limit["scope"] ?? .null, without: id)
      // A cap on nothing holds by itself. What must have its part, or is held by somebody, is another matter: the check tells.
      if of.isEmpty || scope.isEmpty, limit["min"] == nil, limit["provider"] == nil { return nil }
      return limit.changing("of") { _ in of.selector }.changing("scope") { _ in scope.selector.unlessEmpty }
    }
  }

  mutating func closeOffer(_ id: String) throws(InvalidProblem) {
    try forget(offer: id)
    try edit(id, in: .offers) { offer in
      offer.setting("capacity", to: .number(0)).setting("delay", to: nil)
        .changing("options") { options in options.changingElements { $0.setting("held", to: nil) } }
    }
  }

  /// Takes out what is told of an offer elsewhere, other than in selections.
  private mutating func forget(offer id: String) throws(InvalidProblem) {
    _ = try place(of: id, in: .offers)
    let options = entry(id, in: .offers)?["options"]?.elements ?? []
    let addresses = Set(options.map { "\(id):\($0["id"]?.text ?? "")" })
    editAll("fix") { addresses.contains($0["option"]?.text ?? "") ? nil : $0 }
    editAll("initial") { $0["offer"]?.text == id ? nil : $0 }
    editAll(.agreements) { agreement in
      agreement.changing("grantedCapacity") { grants in
        grants.changingElements { $0["offer"]?.text == id ? nil : $0 }
      }
    }
  }

  /// The spend plans that some option draws on.
  private var draws: Set<String> {
    Set(
      (source["offers"]?.elements ?? []).flatMap { offer in
        (offer["options"]?.elements ?? []).compactMap { $0["plan"]?.text }
      })
  }

  /// A selector that does not name an offer, and whether it named nothing else. Then it stays as it is: an empty list
  /// would select everything or be no list at all.
  private static func selector(
    _ selector: JSONValue, without id: String
  ) -> (selector: JSONValue, isEmpty: Bool) {
    let others = selector["offers"].map { $0.changingElements { $0.text == id ? nil : $0 } }
    if let others, others.elements.isEmpty { return (selector, true) }
    let changed = selector.changing("offers") { _ in others }
      .changing("not") { not in
        let rest = not.changing("offers") { offers in
          let rest = offers.changingElements { $0.text == id ? nil : $0 }
          return rest.elements.isEmpty ? nil : rest
        }
        return rest.members.isEmpty ? nil : rest
      }
    return (changed, false)
  }
}

extension JSONValue {
  /// The object, or `nil` where it says nothing.
  fileprivate var unlessEmpty: JSONValue? { members.isEmpty ? nil : self }
}
