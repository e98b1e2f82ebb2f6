internal import BerthKit

/// A command as the argument parser describes it: what `--help` is made of, read from its JSON.
struct CommandHelp {
  struct Argument {
    enum Kind: String { case positional, option, flag }

    let kind: Kind
    /// `-o`, `--output`: the short ones first, with their dashes.
    let names: [String]
    let valueName: String
    let abstract: String
    let discussion: String
    let values: [String]
    let defaultValue: String?
    let section: String?
    let isOptional: Bool
    let isRepeating: Bool
  }

  /// The words that call it: `berth import catalog`.
  let path: [String]
  let abstract: String
  let discussion: String
  let arguments: [Argument]
  let commands: [CommandHelp]

  /// The whole tree; `nil` where the text is none.
  init?(json text: String) {
    guard let document = try? JSONValue(parsing: Array(text.utf8)), let command = document["command"],
      let help = CommandHelp(command, under: [])
    else { return nil }
    self = help
  }

  private init?(_ value: JSONValue, under parents: [String]) {
    guard let name = value.text("commandName") else { return nil }
    path = parents + [name]
    abstract = value.text("abstract") ?? ""
    discussion = value.text("discussion") ?? ""
    arguments = value.list("arguments").compactMap(Argument.init)
    // That there is help everybody knows who reads it.
    commands = value.list("subcommands").filter { $0.text("commandName") != "help" }
      .compactMap { [path] in CommandHelp($0, under: path) }
  }
}

extension CommandHelp.Argument {
  fileprivate init?(_ value: JSONValue) {
    guard let kind = value.text("kind").flatMap(Kind.init), value.flag("shouldDisplay") else { return nil }
    self.kind = kind
    names = value.list("names").compactMap { name in
      name.text("name").map { (name.text("kind") == "long" ? "--" : "-") + $0 }
    }.sorted { ($0.count, $0) < ($1.count, $1) }
    valueName = value.text("valueName") ?? ""
    abstract = value.text("abstract") ?? ""
    discussion = value.text("discussion") ?? ""
    values = value.list("allValues").compactMap { if case .string(let text) = $0 { text } else { nil } }
    defaultValue = value.text("defaultValue")
    section = value.text("sectionTitle")
    isOptional = value.flag("isOptional")
    isRepeating = value.flag("isRepeating")
  }
}

extension JSONValue {
  fileprivate func text(_ key: String) -> String? {
    if case .string(let text)? = self[key] { text } else { nil }
  }

  fileprivate func list(_ key: String) -> [JSONValue] {
    if case .array(let values)? = self[key] { values } else { [] }
  }

  fileprivate func flag(_ key: String) -> Bool { self[key] == .bool(true) }
}
