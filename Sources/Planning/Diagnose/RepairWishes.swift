package import PlacementModel

/// What a user says of changes: what must stay, and how dear the rest is.
///
/// Things go by their ids (of limits, offers, workloads) or by kind: `demand`, `capacity`, `limits`. What is said of an id
/// counts more than what is said of its kind. A weight of 1 is the default: a change of 1 % of anything is as dear as of
/// anything else. Demand stays unless nothing else helps, or it has a weight.
public struct RepairWishes: Sendable {
  /// Ids and kinds of what must not be changed.
  public var kept: Set<String>
  /// By id or kind: how much dearer a relative change is than by default; above 0.
  public var weights: [String: Double]

  /// Nothing is kept and all changes weigh alike unless told; ids of limits, workloads and offers.
  public init(kept: Set<String> = [], weights: [String: Double] = [:]) {
    self.kept = kept
    self.weights = weights
  }

  /// The words for all of a kind.
  package static var kinds: [String] { Kind.allCases.map(\.rawValue) }

  /// The kinds, and the ids of what a repair may change, in the order of the problem.
  package static func names(in problem: Problem) -> [String] {
    kinds + problem.limits.elements.map(\.id) + problem.offers.elements.map(\.id)
      + problem.workloads.elements.map(\.id)
  }

  /// The name that was probably meant; `nil` where none is near.
  package static func nearest(to name: String, in problem: Problem) -> String? {
    Problem.nearestName(to: name, among: names(in: problem))
  }

  enum Kind: String, CaseIterable { case demand, capacity, limits }

  /// What it costs to change a thing by all it is; `nil` where it stays.
  func weight(of subject: RuleSubject, in problem: Problem) -> Double? {
    guard let (id, kind) = Self.name(subject, in: problem) else { return nil }
    if let weight = weights[id] { return kept.contains(id) ? nil : weight }
    if kept.contains(id) || kept.contains(kind.rawValue) { return nil }
    return weights[kind.rawValue] ?? 1
  }

  /// Whether it is changed only where nothing else helps.
  func isLast(_ subject: RuleSubject, in problem: Problem) -> Bool {
    guard let (id, kind) = Self.name(subject, in: problem), kind == .demand else { return false }
    return weights[id] == nil && weights[kind.rawValue] == nil
  }

  private static func name(_ subject: RuleSubject, in problem: Problem) -> (String, Kind)? {
    switch subject {
    case .demand(let w): (problem.workloads[w].id, .demand)
    case .capacity(let o): (problem.offers[o].id, .capacity)
    case .limit(let l, _): (problem.limits[l].id, .limits)
    default: nil
    }
  }
}
