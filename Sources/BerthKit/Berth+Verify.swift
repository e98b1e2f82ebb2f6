public import PlacementModel
internal import Verification

extension Berth {
  /// Checks a plan's file against its problem, without a solver and with nothing of the planner.
  ///
  ///     let verdict = try Berth.verify(planFile: "plan.json", of: problem)
  ///     print(VerdictText(verdict).text())
  ///
  /// - Parameters:
  ///   - path: a file as `berth solve --format json` writes it; `-` is standard input.
  ///   - problem: what it is said to be a plan of.
  /// - Throws: `InputError` where the file cannot be read, `InvalidProblem` where it is no plan at all.
  public static func verify(planFile path: String, of problem: Problem) throws -> Verdict {
    let bytes = try Input(path: path).bytes()
    return try verify(JSONValue(parsing: bytes), of: problem)
  }

  /// Checks the JSON of a plan against its problem.
  ///
  /// - Returns: everything that does not hold, with where it stands in the document.
  /// - Throws: `InvalidProblem` where the document is no plan at all.
  public static func verify(_ document: JSONValue, of problem: Problem) throws(InvalidProblem) -> Verdict {
    try Verifier.verify(document, of: problem)
  }
}
