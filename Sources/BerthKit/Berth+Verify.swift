public import PlacementModel
internal import Verification

extension Berth {
  /// Checks a plan's file against its problem, without a solver; `-` is standard input.
  ///
  ///     let verdict = try Berth.verify(planFile: "plan.json", of: problem)
  ///     print(VerdictText(verdict).text())
  ///
  /// - Throws: `InputError` where the file cannot be read, `InvalidProblem` where it is no plan at all.
  public static func verify(planFile path: String, of problem: Problem) throws -> Verdict {
    let bytes = try Input(path: path).bytes()
    return try Verifier.verify(JSONValue(parsing: bytes), of: problem)
  }
}
