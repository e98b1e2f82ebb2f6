/// Caps what is still owed to some providers at the end of each period: payments of reservations, and what agreements
/// ask beyond them.
public struct ExposureLimit: Sendable {
  /// Each has all offers of one or more providers.
  public let parts: List<Part>
  /// Currency at the end of each period.
  public let maximum: Values<Period>
}

extension Problem {
  /// The providers to which no more than some amount may be owed.
  package var exposedProviders: Set<Index<Provider>> {
    var exposed: Set<Index<Provider>> = []
    for limit in limits.elements {
      guard case .exposure(let exposure) = limit.rule else { continue }
      for part in exposure.parts.elements { exposed.formUnion(providers(of: part)) }
    }
    return exposed
  }

  /// The providers whose offers a part has.
  package func providers(of part: Part) -> Set<Index<Provider>> {
    Set(part.offers.map { offers[$0].provider })
  }
}
