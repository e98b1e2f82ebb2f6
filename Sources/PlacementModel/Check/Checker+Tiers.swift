extension Checker {
  /// One price, or prices by volume: the dearest at each place, and the tiers where there are some.
  ///
  /// Rule: an option has a price or tiers, not both.
  ///
  /// - Parameter read: the series of a price, in the problem's or the provider's currency as its reader needs it.
  mutating func price<Element>(
    of option: OptionFile, at place: Pointer,
    _ read: (inout Checker, SeriesFile, Pointer) -> Values<Element>?
  ) -> (dearest: Values<Element>, tiers: Tiers<Element>?)? {
    guard let tiered = option.tiers else {
      guard let price = option.price else {
        findings.report(.missing(key: "price", accepted: "`price` or `tiers`"), at: place)
        return nil
      }
      return read(&self, price, place["price"]).map { ($0, nil) }
    }
    if option.price != nil {
      findings.report(
        .contradiction(found: "`price` and `tiers`", rule: "one of the two"), at: place["price"])
    }
    let tiers = tiers(tiered, at: place["tiers"][tiered.kind.rawValue], read)
    return tiers.map { ($0.dearest, $0) }
  }

  /// Rules: every tier but the last ends somewhere, the last nowhere, and each ends above the one before.
  private mutating func tiers<Element>(
    _ file: TiersFile, at place: Pointer, _ read: (inout Checker, SeriesFile, Pointer) -> Values<Element>?
  ) -> Tiers<Element>? {
    let before = findings.count
    if file.tiers.isEmpty { findings.report(.empty(what: "list of tiers"), at: place) }
    var starts = [0.0]
    var prices: [Values<Element>] = []
    for (number, tier) in file.tiers.enumerated() {
      let isLast = number == file.tiers.count - 1
      if let price = read(&self, tier.price, place[number]["price"]) { prices.append(price) }
      switch tier.upTo {
      case nil where !isLast:
        findings.report(
          .missing(key: "upTo", accepted: "where the tier ends; only the last has no end"), at: place[number])
      case let end? where isLast:
        findings.report(
          .contradiction(
            found: "a last tier up to \(numberText(end))",
            rule: "the last tier has no end; `capacity` says how many units there are"),
          at: place[number]["upTo"])
      case let end? where end <= starts[starts.count - 1]:
        findings.report(
          .contradiction(
            found: "\(numberText(end))",
            rule: "a tier ends above the one before it, \(numberText(starts[starts.count - 1]))"),
          at: place[number]["upTo"])
      case let end?: starts.append(end)
      case nil: break
      }
    }
    guard findings.count == before else { return nil }
    return Tiers(
      counting: file.kind == .graduated ? .graduated : .allUnits, starts: starts, prices: prices)
  }
}
