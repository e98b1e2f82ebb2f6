internal import ArgumentParser
internal import BerthKit

@main
struct BerthCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "berth",
    abstract: Wording.abstract,
    discussion: Wording.exitStatuses,
    subcommands: [
      Solve.self,
      ExplainCommand.self,
      FrontierCommand.self,
      DealCommand.self,
      AlternativesCommand.self,
      Compare.self,
      Diagnose.self,
      Import.self,
      Merge.self,
      Check.self,
      Export.self,
      Init.self,
      Schema.self,
      Manual.self,
    ])

  // Not the parser's own flag, which ends the parsing and could tell nothing more.
  @Flag(help: Wording.versionHelp) var version = false
  @Flag(help: Wording.verboseHelp) var verbose = false

  func run() throws {
    guard version else { throw CleanExit.helpRequest(self) }
    try FileOutput.write(verbose ? Wording.components : Berth.version + "\n", to: nil)
  }
}
