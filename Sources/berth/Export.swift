internal import ArgumentParser
internal import BerthKit

struct Export: Subcommand {
  static let configuration = CommandConfiguration(
    commandName: "export", abstract: Wording.exportAbstract, discussion: Wording.exportDiscussion)

  @OptionGroup var input: ProblemArgument
  @Option(name: .customLong("to"), help: Wording.exportFormatHelp) var format: ProgramFormat
  @OptionGroup var output: OutputOption

  func perform(in session: Session) throws -> ExitStatus {
    try output.write(input.problem(in: session).programText(format))
    return .success
  }
}
