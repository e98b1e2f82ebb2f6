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

extension Problem {
  /// - Throws: `UnknownId` where there is no such limit.
  public func limit(named id: String) throws(UnknownId) -> Index<Limit> {
    try Self.index("limit", id, limits, \.id)
  }

  /// - Throws: `UnknownId` where there is no such offer.
  public func offer(named id: String) throws(UnknownId) -> Index<Offer> {
    try Self.index("offer", id, offers, \.id)
  }

  /// - Throws: `UnknownId` where there is no such workload.
  public func workload(named id: String) throws(UnknownId) -> Index<Workload> {
    try Self.index("workload", id, workloads, \.id)
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
