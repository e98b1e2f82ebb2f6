package import Formulation
package import PlacementModel

extension Planner {
  /// The tangents under which a program states the concentration limits of a problem, to a part in a hundred million of
  /// their totals, wherever its optimum lies. None, and nothing is solved, where no limit is a cone.
  ///
  /// - Throws: `PlanningError` where the solver breaks down.
  package func cuts(
    for problem: Problem, _ options: PlanOptions = PlanOptions()
  ) throws(PlanningError) -> [ConcentrationCut] {
    var placement = PlacementProgram(problem)
    guard placement.hasCones else { return [] }
    var run = PlanningRun(solver: solver, options)
    _ = try run.solve(&placement)
    return placement.cuts
  }
}
