/// An id that a question names and the problem does not have.
public struct UnknownId: Error, Hashable, Sendable {
  /// What it was to be the id of: `limit`, `offer`, `workload`.
  public let kind: String
  /// The id as it was given.
  public let id: String
  /// The id that was probably meant.
  public let nearest: String?
  /// Every id that the problem has of the kind, in its order.
  public let accepted: [String]

  package init(kind: String, id: String, accepted: [String]) {
    self.kind = kind
    self.id = id
    self.accepted = accepted
    nearest = Spelling.nearest(to: id, among: accepted)
  }
}

extension UnknownId: CustomStringConvertible {
  /// That an id is not there, the nearest one, and what there is.
  public var description: String { Wording.unknown(self) }
}

extension Problem {
  /// - Throws: `UnknownId` where there is no such machine.
  public func machine(named id: String) throws(UnknownId) -> Index<Machine> {
    try Self.index("machine", id, machines, \.id)
  }

  /// - Throws: `UnknownId` where there is no such region.
  public func region(named id: String) throws(UnknownId) -> Index<Region> {
    try Self.index("region", id, regions, \.id)
  }

  /// - Throws: `UnknownId` where there is no such provider.
  public func provider(named id: String) throws(UnknownId) -> Index<Provider> {
    try Self.index("provider", id, providers, \.id)
  }

  /// - Throws: `UnknownId` where there is no such offer.
  public func offer(named id: String) throws(UnknownId) -> Index<Offer> {
    try Self.index("offer", id, offers, \.id)
  }

  /// - Parameter id: `offer:option`.
  /// - Throws: `UnknownId` where there is no such option.
  public func option(named id: String) throws(UnknownId) -> Index<PurchaseOption> {
    try Self.index("option", id, options, \.id)
  }

  /// - Throws: `UnknownId` where there is no such spend plan.
  public func spendPlan(named id: String) throws(UnknownId) -> Index<SpendPlan> {
    try Self.index("spend plan", id, spendPlans, \.id)
  }

  /// - Throws: `UnknownId` where there is no such agreement.
  public func agreement(named id: String) throws(UnknownId) -> Index<Agreement> {
    try Self.index("agreement", id, agreements, \.id)
  }

  /// - Throws: `UnknownId` where there is no such workload.
  public func workload(named id: String) throws(UnknownId) -> Index<Workload> {
    try Self.index("workload", id, workloads, \.id)
  }

  /// - Throws: `UnknownId` where there is no such limit.
  public func limit(named id: String) throws(UnknownId) -> Index<Limit> {
    try Self.index("limit", id, limits, \.id)
  }

  /// - Parameter id: its label, as `2026Q3`.
  /// - Throws: `UnknownId` where there is no such period.
  public func period(named id: String) throws(UnknownId) -> Index<Period> {
    try Self.index("period", id, horizon.periods, \.id)
  }

  private static func index<Element>(
    _ kind: String, _ id: String, _ list: List<Element>, _ name: (Element) -> String
  ) throws(UnknownId) -> Index<Element> {
    guard let index = list.indices.first(where: { name(list[$0]) == id }) else {
      throw UnknownId(kind: kind, id: id, accepted: list.elements.map(name))
    }
    return index
  }
}
