/// What a plan is to have little of.
public enum Goal: String, CaseIterable, Sendable {
  /// Work that is not served, in work units over the horizon.
  case unmet
  /// The present value of cost.
  case cost
  /// The Herfindahl index of all providers' outlay over the horizon.
  case concentration
  /// Kilograms of CO2-equivalent of the units in use over the horizon.
  case carbon
  /// Work that changes its place, in work per hour, summed over the periods.
  case moves
}

/// One place in the order of goals: later goals may spoil it by its tolerance and no more.
public struct Priority: Hashable, Sendable {
  /// What there is to be little of.
  public let goal: Goal
  /// Fraction of the least value by which later goals may exceed it, at least 0.
  public let tolerance: Double

  package init(goal: Goal, tolerance: Double = 0) {
    self.goal = goal
    self.tolerance = tolerance
  }
}
