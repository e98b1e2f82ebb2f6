internal import Reporting

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
    case .tooFarApart(let numbers):
      "no answer was found that holds to its last digits, and numbers lie too far apart for that: "
        + Self.words(numbers)
    case .tooLarge(let estimate, let limit):
      "the program would have about \(estimate.columns.countText) columns and take at least "
        + "\(estimate.bytes.memoryText) to state, and several times as much to solve; the limit is "
        + Double(limit).memoryText
    case .unbounded: Self.ownFault("the cost falls without end, which no checked problem should allow")
    case .refused(.hasNoBound): "this limit has no bound that could move"
    case .refused(.hasNoSuchEnd(_, let side)): "this limit has no \(side.rawValue)"
    case .refused(.hasNone(let goal)): "the problem has nothing of \(goal.rawValue) that could be less"
    }
  }

  private static func words(_ numbers: FarApart) -> String {
    guard numbers.remarks.isEmpty else {
      return ProblemSummary.warnings(numbers.remarks).joined(separator: "; ")
    }
    return numbers.coefficients
      .map { "\($0.value.scientificText) in \($0.row) for \($0.column ?? "its bound")" }
      .joined(separator: " to ").escapingControls
  }

  /// That it is not the problem that is wrong.
  package static func ownFault(_ what: String) -> String {
    "this is a fault of berth, not of the problem: " + what
  }
}

extension Double {
  /// A count that may be larger than any number of things there are.
  fileprivate var countText: String { text(decimals: 0) }

  /// Bytes, in a unit that people read.
  package var memoryText: String {
    switch self {
    case ..<1e9: (self / 1e6).text(decimals: 0) + " MB"
    case ..<1e13: (self / 1e9).text(decimals: 1) + " GB"
    default: (self / 1e12).text(decimals: 0) + " TB"
    }
  }
}
