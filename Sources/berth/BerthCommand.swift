internal import ArgumentParser
internal import BerthKit

@main
struct BerthCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "berth",
    abstract: Wording.abstract,
    discussion: Wording.exitStatuses,
    version: Berth.version,
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
    ])
}
