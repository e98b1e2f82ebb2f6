/// The closed interval in which a variable, or the value of a constraint, must lie.
///
/// An absent end is `nil`: no number stands for "unbounded". Ends are in the unit of what they bound.
public struct Bounds: Hashable, Sendable {
  /// The lower end; `nil` for none.
  public var lower: Double?
  /// The upper end; `nil` for none.
  public var upper: Double?

  /// An interval; an absent end is open.
  public init(lower: Double? = nil, upper: Double? = nil) {
    self.lower = lower
    self.upper = upper
  }

  package static let free = Bounds()
  package static let nonnegative = Bounds(lower: 0)
  package static let binary = Bounds(lower: 0, upper: 1)
  package static func atLeast(_ lower: Double) -> Bounds { Bounds(lower: lower) }
  package static func atMost(_ upper: Double) -> Bounds { Bounds(upper: upper) }
  package static func equal(to value: Double) -> Bounds { Bounds(lower: value, upper: value) }
  package static func between(_ lower: Double, _ upper: Double) -> Bounds {
    Bounds(lower: lower, upper: upper)
  }

  /// Whether only one number lies inside.
  public var isFixed: Bool { lower != nil && lower == upper }
  /// Whether every number lies inside.
  public var isFree: Bool { lower == nil && upper == nil }

  /// How far `value` lies outside: positive below or above, 0 inside.
  public func violation(of value: Double) -> Double {
    max(0, (lower ?? value) - value, value - (upper ?? value))
  }

  /// Multiplies both ends by a number above 0.
  package func scaled(by factor: Double) -> Bounds {
    Bounds(lower: lower.map { $0 * factor }, upper: upper.map { $0 * factor })
  }

  /// Moves both ends, as when a constant passes to the other side of a constraint.
  func shifted(by offset: Double) -> Bounds {
    Bounds(lower: lower.map { $0 + offset }, upper: upper.map { $0 + offset })
  }
}
