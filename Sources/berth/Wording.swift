internal import BerthKit

/// Every word that the command says to people.
enum Wording {
  // MARK: Messages

  static let standardOutput = "standard output"
  static let badTimeLimit = "--time-limit takes seconds, more than 0"
  static let badGap = "--gap takes a fraction, at least 0 and less than 1"

  static func kept(_ path: String) -> String {
    "there is no plan to write; \(path.escapingControls) is left as it was"
  }

  static func cannotWrite(_ path: String, reason: String) -> String { "cannot write \(path): \(reason)" }
  static func wrote(_ path: String) -> String { "wrote \(path); now try: berth solve \(path)" }

  static func faults(_ error: InvalidProblem) -> String {
    let count = error.violations.count + error.omitted
    return "the problem has \(count.text) \(count == 1 ? "fault" : "faults")\n" + error.message
  }

  static func fault(_ error: any Error) -> String {
    (error as? PlanningError)?.description ?? PlanningError.ownFault("\(error)".escapingControls)
  }

  /// What the reader must know beside the plan; `nil` for an optimal one.
  static func message(about plan: Plan) -> String? {
    switch plan.status {
    case .optimal: nil
    case .infeasible: infeasible(plan)
    case .feasible: "\(stop(plan)): this is the best plan so far, not proved optimal"
    case .stopped: "\(stop(plan)): there is no plan yet"
    }
  }

  /// The word that was probably meant.
  static func meant(_ nearest: String?) -> String {
    nearest.map { " (did you mean \($0.escapingControls)?)" } ?? ""
  }

  /// That an answer is not whole.
  static func partial(_ cause: Plan.StopCause) -> String {
    switch cause {
    case .time: "the time limit was reached: what was found by then is shown"
    case .iterations: "the iteration limit was reached: what was found by then is shown"
    case .cancelled: "interrupted: what was found by then is shown"
    }
  }

  private static func infeasible(_ plan: Plan) -> String {
    var counts: [(family: String, rows: Int)] = []
    for row in plan.conflict {
      if let position = counts.firstIndex(where: { $0.family == row.family }) {
        counts[position].rows += 1
      } else {
        counts.append((row.family, 1))
      }
    }
    let families = counts.map { "\($0.family) (\($0.rows) \($0.rows == 1 ? "row" : "rows"))" }
    return "no plan exists"
      + (families.isEmpty ? "" : ": these cannot all hold: " + families.joined(separator: ", "))
      + "\n" + diagnoseHint
  }

  private static func stop(_ plan: Plan) -> String {
    switch plan.stoppedBy {
    case .time: "the time limit was reached"
    case .iterations: "the iteration limit was reached"
    case .cancelled: "interrupted"
    case nil: "stopped"
    }
  }
}
