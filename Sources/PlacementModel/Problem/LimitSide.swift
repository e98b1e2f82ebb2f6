/// Which end of a limit's range.
public enum LimitSide: String, Hashable, CaseIterable, Sendable {
  case maximum, minimum
}
