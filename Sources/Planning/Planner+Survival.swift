internal import Formulation
internal import LinearProgramming
internal import PlacementModel

extension Planner {
  /// Writes into a plan how much of the work in scope could still be served after each loss, at most all of it.
  ///
  /// A probe without an answer leaves what the plan's own recourse serves.
  func measureSurvival(in plan: inout Plan, _ probes: [SurvivalProbe]) throws(PlanningError) {
    var positions: [[String?]: Int] = [:]
    for (position, value) in plan.limits.enumerated() {
      positions[["\(value.limit.offset)", value.part, value.span]] = position
    }
    for probe in probes {
      guard let position = positions[["\(probe.limit.offset)", probe.part, probe.span]],
        case .optimal(let solution) = try solve(probe.program, PlanOptions()).outcome
      else { continue }
      let part = solution[probe.surviving]
      plan.limits[position].value = min(1, part)
      plan.limits[position].isBinding = part <= (plan.limits[position].minimum ?? 0) * (1 + 1e-7)
    }
  }
}
