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

  static func cannotWrite(_ path: String, reason: String) -> String {
    "cannot write \(path): \(reason); --output names "
      + (path == standardOutput ? "a file to write instead" : "another place")
  }

  static func alreadyThere(_ path: String) -> String {
    "\(path.escapingControls) is there already and is left as it is; name a file that is not there yet"
  }

  /// That a file cannot be read.
  ///
  /// - Parameter nearest: a file of its folder that was probably meant.
  static func cannotRead(_ error: InputError, nearest: String?) -> String {
    let next =
      nearest == nil
      ? "; name a file that is there, or - for standard input (berth init FILE writes one to start from)"
      : ""
    return error.description + meant(nearest) + next
  }

  /// - Parameter command: the words before the one that is unknown.
  static func unknownCommand(_ name: String, under command: [String], nearest: String?) -> String {
    let line = command.joined(separator: " ")
    return "\(line) has no command \(name.escapingControls)" + meant(nearest) + "; \(line) --help lists them"
  }
  static func wrote(_ path: String) -> String { "wrote \(path); now try: berth solve \(path)" }

  static func faults(_ error: InvalidProblem) -> String {
    let count = error.violations.count + error.omitted
    return "the problem has \(count.text) \(count == 1 ? "fault" : "faults")\n" + error.message
  }

  static func fault(_ error: any Error) -> String {
    PlanningError.ownFault("\(error)".escapingControls) + reportIt
  }

  static func outOfMemory(_ limit: Int) -> String {
    "the memory limit of \(Double(limit).memoryText) was reached before there was a plan" + leaner
  }

  static func outOfMemoryReading(_ limit: Int) -> String {
    "the memory limit of \(Double(limit).memoryText) was reached while the problem was read; allow more with "
      + "--memory-limit, or leave out of the file what is not planned with"
  }

  /// What takes less memory.
  static let leaner = "; allow more with --memory-limit, or plan in longer periods or for fewer offers"

  /// What to do about an error of planning, after what the library says of it.
  static func next(after error: PlanningError) -> String {
    switch error {
    case .solver(.unsupported): "; --solver glpk can"
    case .solver(.unavailable): "; without --solver, GLPK solves"
    case .solver(.failed): "; another --solver may get past it (berth solve also has --method)"
    case .tooFarApart: "; the number that is out of place may be a slip, or want another unit"
    case .tooLarge: leaner
    case .solver(.invalid), .untrustworthy, .unbounded: reportIt
    case .refused(.hasNoBound): "; name one with a maximum or a minimum"
    case .refused(.hasNoSuchEnd): "; without --side, the end that it has moves"
    case .refused(.hasNone): "; --against takes another objective, --limit a limit"
    }
  }

  private static let reportIt = """

    Please report it with the command, the problem and this: berth \(Berth.version). Until it is mended, another --solver \
    may get past it.
    """

  /// What the reader must know beside the plan; `nil` for an optimal one.
  static func message(about plan: Plan) -> String? {
    switch plan.status {
    case .optimal: nil
    case .infeasible: infeasible(plan)
    case .feasible: "\(stop(plan)): this is the best plan so far, not proved optimal" + more(plan.stoppedBy)
    case .stopped: "\(stop(plan)): there is no plan yet" + more(plan.stoppedBy)
    }
  }

  /// The word that was probably meant.
  static func meant(_ nearest: String?) -> String {
    nearest.map { " (did you mean \($0.escapingControls)?)" } ?? ""
  }

  /// How a plan that was stopped comes to its end.
  private static func more(_ cause: Plan.StopCause?) -> String {
    cause == .time ? "; a longer --time-limit leads further, and a wider --gap ends sooner" : ""
  }

  /// That an answer is not whole.
  static func partial(_ cause: Plan.StopCause) -> String {
    switch cause {
    case .time:
      "the time limit was reached: what was found by then is shown; a longer --time-limit finds more"
    case .iterations: "the iteration limit was reached: what was found by then is shown"
    case .memory: "the memory limit was reached: what was found by then is shown"
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
    case .memory: "the memory limit was reached"
    case .cancelled: "interrupted"
    case nil: "stopped"
    }
  }
}
