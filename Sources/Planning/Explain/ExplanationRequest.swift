public import PlacementModel

/// What of a plan is to be explained.
public struct ExplanationRequest: Sendable {
  /// Only what bears on one workload, offer or limit; `nil` for everything.
  public enum Focus: Hashable, Sendable {
    /// Every step of its demand.
    case workload(Index<Workload>)
    /// Every period of its capacity, and the prices of its options.
    case offer(Index<Offer>)
    /// Every part and span.
    case limit(Index<Limit>)
  }
  /// What alone is asked about; `nil` for everything.
  public var focus: Focus?
  /// How many prices of one kind are told, those that move most money first; `nil` for all.
  public var most: Int? = 12

  /// Everything, or what bears on one thing.
  public init(_ focus: Focus? = nil) { self.focus = focus }
}
