internal import ArgumentParser
internal import BerthKit

struct Check: Subcommand {
  static let configuration = CommandConfiguration(
    commandName: "check", abstract: Wording.checkAbstract, discussion: Wording.checkDiscussion)

  @OptionGroup var input: ProblemArgument

  func perform(in session: Session) throws -> ExitStatus {
    let problem = try input.problem(in: session)
    let estimate = ProgramEstimate(of: problem)
    let memory = ProcessMemory.machine
    guard estimate.bytes <= Double(memory) else { throw PlanningError.tooLarge(estimate, limit: memory) }
    let text = ProblemSummary(problem, problem.programSize).text(width: session.results.width)
    try FileOutput.write(text, to: nil)
    return .success
  }
}
