internal import ArgumentParser
internal import BerthKit

extension Wording {
  static let verifyAbstract = "Check a plan against its problem, without a solver."
  static let verifyDiscussion = """
    Recomputes every rule and every figure from the problem and the plan alone: what is served and paid for, agreements, \
    limits, cost by cause; and, by the plan's duals, that no plan costs less, or by its weights that there is none. Nothing \
    of the planner takes part. Tells everything that is not so, with its place in the plan, and what could not be checked.

    Exits 0 where everything holds, 5 where something does not or the plan is of another problem, 65 where the file is no \
    plan at all.
    """
  static let verifyPlanHelp: ArgumentHelp =
    "A plan that berth solve --format json wrote, or - for standard input."

  static func faultsOfPlan(_ error: InvalidProblem) -> String {
    let count = error.violations.count + error.omitted
    return "this is no plan: it has \(count) \(count == 1 ? "fault" : "faults")\n" + error.message
  }
}
