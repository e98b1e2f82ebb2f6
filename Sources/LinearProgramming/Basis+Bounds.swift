extension Bounds {
  /// The value of a column, or row, that stands there and is not basic; 0 where it has no bound.
  package func value(at standing: Basis.Standing) -> Double {
    switch standing {
    case .atUpper: upper ?? lower ?? 0
    default: lower ?? upper ?? 0
    }
  }

  /// Where a column, or row, of about this value stands if it is not basic.
  package func standing(near value: Double) -> Basis.Standing {
    if isFixed { return .fixed }
    guard let lower else { return upper == nil ? .free : .atUpper }
    guard let upper else { return .atLower }
    return value - lower <= upper - value ? .atLower : .atUpper
  }
}

extension Basis.Standing {
  /// What the objective gains for each unit by which a column leaves the bound where it stands; above 0 where it would
  /// pay.
  ///
  /// - Parameter reducedCost: the column's, in the sign of `Duals`.
  /// - Returns: minus infinity for what is basic or fixed, and does not leave.
  package func gain(reducedCost: Double, _ direction: LinearProgram.Direction) -> Double {
    let cost = direction == .minimize ? reducedCost : -reducedCost
    return switch self {
    case .basic, .fixed: -.infinity
    case .atLower: -cost
    case .atUpper: cost
    case .free: abs(cost)
    }
  }
}
