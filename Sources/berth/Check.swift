internal import ArgumentParser
internal import BerthKit

struct Check: Subcommand {
  static let configuration = CommandConfiguration(
    commandName: "check", abstract: Wording.checkAbstract, discussion: Wording.checkDiscussion)

  @OptionGroup var input: ProblemArgument

  func perform(in session: Session) throws -> ExitStatus {
    let problem = try input.problem(in: session)
    let text = ProblemSummary(problem, problem.programSize).text(width: session.results.width)
    try FileOutput.write(text, to: nil)
    return .success
  }
}
