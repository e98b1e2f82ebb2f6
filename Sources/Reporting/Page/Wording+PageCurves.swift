internal import PlacementModel

/// The words of curves and comparisons on a page.
extension Wording {
  // MARK: Frontier

  static func frontierTitle(_ frontier: Frontier) -> String {
    switch frontier.axis {
    case .limit(let limit, _, _): "What \(frontier.problem.limits[limit].id.escapingControls) costs"
    case .goal(let goal): "What less \(goal.rawValue) costs"
    }
  }

  static let noStops = "There is no plan along it to show."
  static let pointsCaption = "Plans along the curve"

  static func frontierSummary(joined: Bool, followed: Bool) -> String {
    let ring = "The ring is the plan that is shown; dots can be chosen. "
    if followed { return ring + "The line is the exact curve." }
    return joined
      ? ring + "Costs at the dots are exact; the line between them is straight."
      : ring + "Between the dots nothing is known: the plan takes whole numbers."
  }

  static func plannedCurve(_ count: Int) -> String {
    "Planned for \(count) positions; berth frontier follows the whole curve."
  }

  static func slider(_ scale: PositionScale) -> String { "Move along the curve: " + scale.heading }
  static func atPosition(_ position: String) -> String { "At \(position) the cheapest plan costs " }
  static func allocatedAt(_ position: String) -> String { "Units in use by provider at \(position)" }
  static func outlayAt(_ position: String) -> String { "Outlay by provider at \(position), nominal" }

  static func againstToday(_ change: Double, _ currency: String) -> String {
    guard abs(change) >= 0.005 else { return ", as the problem stands." }
    return ", \(money(abs(change), currency)) \(change > 0 ? "more" : "less") than as the problem stands."
  }
}

// MARK: - Comparisons

extension Wording {
  static let comparisonBadge = "Two plans compared"
  static let costAfter = "after"
  static let costChange = "change"
  static let noPlanTile = "no plan"
  static let andDigest = " and "
  static let stepsTitle = "What did it"
  static let stepsSummary =
    "Changes are made in this order, each on top of those before it; in another order each may do more or less."
  static let pairSummary =
    "The first bar of each pair is before, the second after; the figure beside it is the change."
  static let limitsChanged = "Limits that changed"
}
