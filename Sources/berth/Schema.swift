internal import ArgumentParser
internal import BerthKit

struct Schema: Subcommand {
  static let configuration = CommandConfiguration(
    abstract: Wording.schemaAbstract, discussion: Wording.schemaDiscussion)

  func perform(in session: Session) throws -> ExitStatus {
    try FileOutput.write(ProblemSchema.json, to: nil)
    return .success
  }
}
