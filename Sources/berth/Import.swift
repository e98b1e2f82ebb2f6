internal import ArgumentParser
internal import BerthKit

/// `berth import SOURCE`: each source is a command of its own.
struct Import: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "import", abstract: Wording.importAbstract, discussion: Wording.importDiscussion,
    subcommands: [
      ImportCatalog.self,
      ImportFocus.self,
      ImportLatency.self,
      ImportEgress.self,
      ImportCarbon.self,
      ImportDemand.self,
    ])
}

/// What all importers take: where the part goes, and whether every row that is left out is told.
struct ImportArguments: ParsableArguments {
  @OptionGroup var output: OutputOption
  @Flag(help: Wording.explainSkippedHelp) var explainSkipped = false

  /// Runs a reading with its progress shown; every row that is left out is told where that was asked.
  func read<Result>(in session: Session, _ work: (ImportOptions) throws -> Result) throws -> Result {
    try session.importing { options in
      var options = options
      if explainSkipped { options.onSkipped = { session.say(Wording.skipped($0)) } }
      return try work(options)
    }
  }

  /// Runs an import with its progress shown, writes the part, and says on standard error what was read and left out.
  func perform(in session: Session, _ work: (ImportOptions) throws -> Imported) throws -> ExitStatus {
    let imported = try read(in: session, work)
    try output.write(imported.part.text())
    session.say(ImportSummary(imported.report).text())
    return .success
  }
}
