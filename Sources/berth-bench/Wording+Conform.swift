internal import ArgumentParser
internal import BerthKit

/// Words of `berth-bench conform`.
extension Wording {
  static let conformAbstract =
    "Solve programs in MPS, and tell status, objective and residuals of each as CSV."
  static let conformDiscussion =
    "Residuals are relative, as in the certificate of a plan; those of duals are empty where whole numbers leave none."
  static let mpsHelp: ArgumentHelp = "Programs in MPS."
  static let fixedHelp: ArgumentHelp = "Fields stand in fixed columns, and names may have blanks."
  static let solverHelp: ArgumentHelp = "Who solves."
  static let conformHeading = "file,status,objective,bound,primal,dual,complementarity"

  static func conformed(_ outcome: Outcome, to program: LinearProgram) -> String {
    let status = word(for: outcome)
    guard let solution = outcome.solution else { return status + ",,,,," }
    let residuals = Residuals(of: solution, in: program)
    let figures: [Double?] = [
      residuals.objective, solution.bound, residuals.primal,
      residuals.dual.map { max($0.row.relative, $0.column.relative) }, residuals.dual?.complementarity,
    ]
    return ([status] + figures.map { $0.map { "\($0)" } ?? "" }).joined(separator: ",")
  }

  /// Faults have commas; one is enough to find the place.
  static func notRead(_ error: InvalidText) -> String {
    let first = error.faults.first.map { "\($0)" } ?? ""
    return "unreadable: " + first.replacing(",", with: ";") + ",,,,,"
  }

  private static func word(for outcome: Outcome) -> String {
    switch outcome {
    case .optimal: "optimal"
    case .feasible: "feasible"
    case .infeasible(let proof): proof == nil ? "infeasible" : "infeasible with a proof"
    case .unbounded: "unbounded"
    case .infeasibleOrUnbounded: "infeasible or unbounded"
    case .noSolution: "stopped"
    }
  }
}
