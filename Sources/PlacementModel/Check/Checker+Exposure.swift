extension Checker {
  /// Rules: an exposure is to providers as a whole, and has nothing out of scope.
  mutating func exposure(_ limit: LimitFile, at place: Pointer) -> ExposureLimit? {
    let before = findings.count
    if limit.scope != nil {
      findings.report(
        .contradiction(
          found: "scope of an exposure", rule: "all that is owed to a provider counts; leave `scope` out"),
        at: place["scope"])
    }
    let isByProvider = limit.of.map { of in
      of.each.map { $0 == .provider } ?? of.namesProvidersOnly
    }
    if isByProvider == false {
      findings.report(
        .contradiction(
          found: "parts that are not whole providers",
          rule: "`of` is each provider, or a list of `providers` alone"), at: place["of"])
    }
    let parts = parts(of: limit.of, within: selecting.offers.map(\.offer), at: place)
    guard let bound = limit.maximum else {
      findings.report(.missing(key: "max", accepted: "an amount of money"), at: place)
      return nil
    }
    let maximum = series.perPeriod(bound, .budget, at: place["max"], &findings)
    guard findings.count == before, let parts, let maximum else { return nil }
    return ExposureLimit(parts: List(parts), maximum: maximum)
  }
}
