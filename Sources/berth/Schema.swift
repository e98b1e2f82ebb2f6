internal import ArgumentParser
internal import BerthKit

struct Schema: Subcommand {
  static let configuration = CommandConfiguration(
    commandName: "schema", abstract: Wording.schemaAbstract, discussion: Wording.schemaDiscussion)

  @Flag(help: Wording.referenceHelp) var reference = false

  func perform(in session: Session) throws -> ExitStatus {
    try FileOutput.write(reference ? FormatReference.markdown : try ProblemSchema.text(), to: nil)
    return .success
  }
}
