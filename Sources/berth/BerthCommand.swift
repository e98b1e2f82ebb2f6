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
      Verify.self,
      ExplainCommand.self,
      FrontierCommand.self,
      DealCommand.self,
      AlternativesCommand.self,
      Compare.self,
      Report.self,
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
    do { try FileOutput.write(verbose ? Wording.components : Berth.version + "\n", to: nil) } catch {
      throw ExitCode(Failure(error).status.rawValue)
    }
  }
}

extension BerthCommand {
  static func main() {
    Interruption.takeClosedPipesForErrors()
    let arguments = Array(CommandLine.arguments.dropFirst())
    if let message = misnamedCommand(in: arguments) {
      try? FileOutput.write(Array("berth: \(message)\n".utf8), to: Terminal.standardError.descriptor)
      exit(withError: ExitCode(ExitStatus.usage.rawValue))
    }
    main(arguments)
  }

  /// What to say of a word that stands where a command does and is none; `nil` where there is none.
  ///
  /// The argument parser takes such a word for an operand of the command before it, and says that there are too many.
  static func misnamedCommand(in arguments: [String]) -> String? {
    var command: any ParsableCommand.Type = BerthCommand.self
    var path = ["berth"]
    for word in arguments {
      let commands = command.configuration.subcommands
      guard !commands.isEmpty, !word.hasPrefix("-"), word != "help", !word.isEmpty else { return nil }
      let names = commands.map { $0.configuration.commandName ?? "" }
      guard let place = names.firstIndex(of: word) else {
        let nearest = Problem.nearestName(to: word, among: names)
        return Wording.unknownCommand(word, under: path, nearest: nearest)
      }
      command = commands[place]
      path.append(word)
    }
    return nil
  }
}
