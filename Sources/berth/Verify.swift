internal import ArgumentParser
internal import BerthKit

struct Verify: Subcommand {
  static let configuration = CommandConfiguration(
    commandName: "verify", abstract: Wording.verifyAbstract, discussion: Wording.verifyDiscussion)

  @OptionGroup var input: ProblemArgument
  @Argument(help: Wording.verifyPlanHelp, completion: .file(extensions: ["json"]))
  var plan: String
  @OptionGroup var output: AnswerOutput

  func validate() throws {
    if input.file == "-", plan == "-" { throw ValidationError(Wording.standardInputTwice) }
  }

  func perform(in session: Session) throws -> ExitStatus {
    let problem = try input.problem(in: session)
    let verdict: Verdict
    do { verdict = try Berth.verify(planFile: plan, of: problem) } catch let error as InvalidProblem {
      session.say(plan.escapingControls + ": " + Wording.faultsOfPlan(error))
      return .badData
    }
    try output.write(verdict.json(), in: session) { width, _ in VerdictText(verdict).text(width: width) }
    return verdict.holds ? .success : .doesNotHold
  }
}
