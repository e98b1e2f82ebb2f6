internal import ArgumentParser
internal import BerthKit

struct Schema: Subcommand {
  static let configuration = CommandConfiguration(
    commandName: "schema", abstract: Wording.schemaAbstract, discussion: Wording.schemaDiscussion)

  @Flag(help: Wording.referenceHelp) var reference = false
  @Flag(name: .customLong("part"), help: Wording.schemaPartHelp) var isPart = false

  func perform(in session: Session) throws -> ExitStatus {
    try FileOutput.write(reference ? FormatReference.markdown : ProblemSchema.text(ofParts: isPart), to: nil)
    return .success
  }
}
