internal import ArgumentParser
internal import BerthKit

struct Schema: Subcommand {
  static let configuration = CommandConfiguration(
    abstract: Wording.schemaAbstract, discussion: Wording.schemaDiscussion)

  func perform(in session: Session) throws -> ExitStatus {
    try FileOutput.write(try ProblemSchema.text(), to: nil)
    return .success
  }
}
