internal import Formulation
internal import LinearProgramming
internal import PlacementModel

extension Planner {
  /// Has a linear optimum of cost solved again in rational numbers, from the basis that it was found at.
  ///
  /// What cannot be proved leaves the plan as it is, and says so.
  func prove(_ plan: inout Plan, _ placement: PlacementProgram, _ solution: Solution, _ run: PlanningRun) {
    guard var certificate = plan.certificate, let objective = plan.objective else { return }
    certificate.exact = Plan.ExactProof(outcome: .unproved)
    defer { plan.certificate = certificate }
    guard let prover, !placement.program.isMixedInteger, placement.goal == .cost else { return }
    var options = SolverOptions()
    options.timeLimit = run.timeLeft
    options.cancellation = run.options.cancellation
    guard
      case .optimal(let optimum, let pivots)? = try? prover.prove(
        placement.program, from: solution.basis, options)
    else { return }
    let gap = abs(objective - optimum) / max(1, abs(objective))
    // The cost of the plan is that of the basis, rounded: its own gap is 0.
    guard gap <= Tolerance.trust.value else { return }
    certificate.exact = Plan.ExactProof(
      outcome: pivots == 0 ? .optimal : .optimalNearby, bound: optimum, relativeGap: pivots == 0 ? 0 : gap)
  }
}
