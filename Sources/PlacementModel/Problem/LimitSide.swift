/// Which end of a limit's range.
public enum LimitSide: String, Hashable, CaseIterable, Sendable {
  /// The upper bound.
  case maximum
  /// The lower bound.
  case minimum
}
