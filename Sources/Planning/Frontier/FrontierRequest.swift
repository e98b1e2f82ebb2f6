public import PlacementModel

/// What a frontier is asked for.
public struct FrontierRequest: Sendable {
  /// What moves.
  public enum Subject: Hashable, Sendable {
    /// A limit, at one of its ends: the maximum where there is one and none is named.
    case limit(Index<Limit>, LimitSide? = nil)
    /// A second objective beside cost: the most there may be of it.
    case goal(Goal)
  }
  /// What moves.
  public var subject: Subject
  /// The range of the position; `nil` for as far as the curve goes.
  public var from: Double?
  /// The last position; `nil` for as far as the curve goes.
  public var through: Double?
  /// Pieces after which each side of today's position ends; `nil` for all.
  public var mostPieces: Int?
  /// How finely the curve is followed, as a part of its range: pieces that are shorter may be told as one straight line
  /// between exact costs. 0 for every piece.
  public var resolution = 0.0
  /// How many plans a curve is sampled by that cannot be followed.
  public var sampleCount = 21

  /// The whole curve, piece by piece.
  public init(_ subject: Subject) { self.subject = subject }
}

/// Why a question has no answer, whatever the numbers are.
public enum AnswerRefusal: Hashable, Sendable {
  /// The limit has no bound that is a number: who holds an exclusive right, how many providers there are.
  case hasNoBound(Index<Limit>)
  /// The limit has no bound on that side.
  case hasNoSuchEnd(Index<Limit>, LimitSide)
  /// There is nothing of the goal that could be less or more.
  case hasNone(of: Goal)
}
