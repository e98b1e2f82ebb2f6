internal import BerthKit

/// The manual page of the command in `mdoc`, which `man` of every system reads.
struct ManualPage {
  let help: CommandHelp

  var text: String {
    var page = Roff()
    page.macro("Dd", Wording.manualDate)
    page.macro("Dt", "BERTH 1")
    page.macro("Os", "berth " + Berth.version)
    page.section("NAME")
    page.macro("Nm", "berth")
    page.macro("Nd", Wording.manualName)
    addSynopsis(to: &page)
    page.section("DESCRIPTION")
    page.paragraphs(help.abstract + "\n\n" + Wording.manualDescription)
    page.section("COMMANDS")
    for command in help.commands { add(command, to: &page) }
    page.section("ENVIRONMENT")
    page.list(Wording.manualEnvironment.map { ("Ev " + $0.name, $0.words) })
    page.section("FILES")
    page.list(Wording.manualFiles.map { ("Pa " + Roff.argument($0.name), $0.words) })
    page.section("EXIT STATUS")
    page.list(Wording.manualStatuses.map { ("Li " + String($0.status.rawValue), $0.words) })
    page.section("EXAMPLES")
    for (words, line) in Wording.manualExamples {
      page.paragraphs(words)
      page.macro("Dl", Roff.argument(line))
    }
    page.section("SEE ALSO")
    page.macro("Xr", "glpsol 1 ,")
    page.macro("Xr", "man 1")
    page.paragraphs(Wording.manualSeeAlso)
    return page.text
  }

  private func addSynopsis(to page: inout Roff) {
    page.section("SYNOPSIS")
    for command in help.commands {
      for leaf in command.commands.isEmpty ? [command] : command.commands {
        let words = leaf.path.dropFirst().joined(separator: " Cm ")
        let operands = leaf.arguments.filter { $0.kind == .positional }.map { argument in
          let name = "Ar " + argument.valueName + (argument.isRepeating ? " ..." : "")
          return argument.isOptional ? "Op " + name : name
        }
        page.macro("Nm", "berth")
        page.macro("Cm", words)
        page.macro("Op", "Ar options")
        for operand in operands { page.macro(operand) }
      }
    }
  }

  private func add(_ command: CommandHelp, to page: inout Roff) {
    page.macro("Ss", command.path.dropFirst().joined(separator: " "))
    page.paragraphs(command.abstract + "\n\n" + command.discussion)
    var sections: [String?] = []
    for argument in command.arguments where !sections.contains(argument.section) {
      sections.append(argument.section)
    }
    for section in sections {
      if let section { page.paragraphs(section + ":") }
      let arguments = command.arguments.filter { $0.section == section && !Self.isEverywhere($0) }
      page.list(arguments.map { (Self.head(of: $0), Self.words(on: $0)) })
    }
    for subcommand in command.commands { add(subcommand, to: &page) }
  }

  /// What every command has is told once.
  private static func isEverywhere(_ argument: CommandHelp.Argument) -> Bool {
    argument.names.contains("--help") || argument.names.contains("--version")
  }

  private static func head(of argument: CommandHelp.Argument) -> String {
    let value = "Ar " + argument.valueName
    guard argument.kind != .positional else { return value + (argument.isRepeating ? " ..." : "") }
    // The macro writes one dash itself.
    let names = argument.names.map { "Fl " + Roff.hyphens(String($0.dropFirst())) }.joined(separator: " , ")
    return argument.kind == .flag ? names : names + " " + value
  }

  private static func words(on argument: CommandHelp.Argument) -> String {
    var words = [argument.abstract, argument.discussion].filter { !$0.isEmpty }
    if !argument.values.isEmpty {
      words.append(Wording.manualValues(argument.values))
    }
    if let value = argument.defaultValue { words.append(Wording.manualDefault(value)) }
    return words.joined(separator: " ")
  }
}
