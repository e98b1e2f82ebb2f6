internal import Formulation
internal import LinearProgramming
internal import PlacementModel

extension Planner {
  /// Writes into a plan how much of the work in scope could still be served after each loss, at most all of it.
  ///
  /// A probe without an answer leaves what the plan's own recourse serves; so does one that is not begun because a limit
  /// was reached, half a second for all of them aside.
  func measureSurvival(
    in plan: inout Plan, _ probes: [SurvivalProbe], _ run: PlanningRun
  ) throws(PlanningError) {
    let patience = ContinuousClock.now + .milliseconds(500)
    var positions: [[String?]: Int] = [:]
    for (position, value) in plan.limits.enumerated() {
      positions[["\(value.limit.offset)", value.part, value.span]] = position
    }
    for probe in probes {
      guard let position = positions[["\(probe.limit.offset)", probe.part, probe.span]],
        let options = run.options(within: patience),
        case .optimal(let solution) = try solve(probe.program, options).outcome
      else { continue }
      let part = solution[probe.surviving]
      plan.limits[position].value = min(1, part)
      plan.limits[position].isBinding = part <= (plan.limits[position].minimum ?? 0) * (1 + 1e-7)
    }
  }
}
