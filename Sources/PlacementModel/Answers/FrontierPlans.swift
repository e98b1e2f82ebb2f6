/// A frontier with the plan at some of its points, so that a report can show what changes along it.
public struct FrontierPlans: Sendable {
  /// A plan that was made for a position of the curve.
  public struct Stop: Sendable {
    /// In the unit of the frontier's axis.
    public let position: Double
    /// Has allocations: positions without a plan are left out.
    public let plan: Plan

    package init(position: Double, plan: Plan) {
      self.position = position
      self.plan = plan
    }
  }

  /// Exact where it was followed; else sampled at the stops and at the positions by which its range was found.
  public let frontier: Frontier
  /// In the order of their positions.
  public let stops: [Stop]
  /// Points of the curve in order, close enough that straight lines between them show it; empty where nothing is known
  /// between stops. Positions repeat where the cost jumps.
  public let line: [Frontier.Point]
  /// What ended it before all stops were planned; `nil` where nothing did.
  public let stoppedBy: Plan.StopCause?

  package init(
    frontier: Frontier, stops: [Stop], line: [Frontier.Point], stoppedBy: Plan.StopCause? = nil
  ) {
    self.frontier = frontier
    self.stops = stops
    self.line = line
    self.stoppedBy = stoppedBy
  }
}
