internal import ArgumentParser
internal import BerthKit

struct Manual: Subcommand {
  static let configuration = CommandConfiguration(
    commandName: "manual", abstract: Wording.manualAbstract, discussion: Wording.manualDiscussion)

  func perform(in session: Session) throws -> ExitStatus {
    guard let help = CommandHelp(json: BerthCommand._dumpHelp()) else {
      throw Failure(.fault, Wording.noHelp)
    }
    try FileOutput.write(ManualPage(help: help).text, to: nil)
    return .success
  }
}
