/// What an error of planning says to people, in a script that does not catch it and in the command alike.
extension PlanningError: CustomStringConvertible {
  /// What went wrong, in a sentence.
  public var description: String {
    switch self {
    case .solver(.unsupported(let what)): "the solver cannot do this: " + what.joined(separator: "; ")
    case .solver(.unavailable(let program, let source)):
      "there is no \(program) on the PATH; it can be had from: \(source)"
    case .solver(.failed(let doing, let detail)):
      "the solver failed while \(doing): \(detail)".escapingControls
    case .solver(.invalid(let faults)): Self.ownFault("\(faults)".escapingControls)
    case .untrustworthy(let primal, let dual, let gap):
      Self.ownFault(
        "the plan did not pass its own check and is not shown (largest residuals: primal "
          + "\(primal.scientificText), dual \(dual?.scientificText ?? "none"); gap \(gap.scientificText))")
    case .unbounded: Self.ownFault("the cost falls without end, which no checked problem should allow")
    case .refused(.hasNoBound): "this limit has no bound that could move"
    case .refused(.hasNoSuchEnd(_, let side)): "this limit has no \(side.rawValue)"
    case .refused(.hasNone(let goal)): "the problem has nothing of \(goal.rawValue) that could be less"
    }
  }

  /// That it is not the problem that is wrong.
  package static func ownFault(_ what: String) -> String {
    "this is a fault of berth, not of the problem: " + what
  }
}
