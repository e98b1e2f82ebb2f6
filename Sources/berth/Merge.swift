internal import ArgumentParser
internal import BerthKit

struct Merge: Subcommand {
  static let configuration = CommandConfiguration(
    commandName: "merge", abstract: Wording.mergeAbstract, discussion: Wording.mergeDiscussion)

  @Argument(help: Wording.mergePartsHelp, completion: .file(extensions: ["json"]))
  var parts: [String]
  @Option(help: Wording.mergePreferHelp) var prefer: PartMerge.Preference?
  @Option(help: Wording.mergeNameHelp) var name: String?
  @Flag(help: Wording.mergeKeepUnusedHelp) var keepUnused = false
  @Flag(name: .customLong("part"), help: Wording.mergePartHelp) var isPart = false
  @OptionGroup var output: OutputOption

  func validate() throws {
    guard parts.count(where: { $0 == "-" }) < 2 else { throw ValidationError(Wording.standardInputTwice) }
  }

  func perform(in session: Session) throws -> ExitStatus {
    guard let named = try read(session) else { return .badData }
    let merge: PartMerge
    do { merge = try PartMerge(named, preferring: prefer) } catch let error as PartMerge.Conflicts {
      session.say(Wording.conflicts(error))
      return .badData
    }
    var part = merge.part
    if let name { part = try part.named(name) }
    var dropped: UnusedEntries?
    if !keepUnused { (part, dropped) = part.droppingUnused() }
    let text = try part.text()
    if !isPart { _ = try Problem(json: Array(text.utf8)) }
    try output.write(text)
    session.say(Wording.merged(part, from: parts.count, dropped: dropped, decided: merge.decided))
    return .success
  }

  /// The parts; `nil` with every fault of every file told.
  private func read(_ session: Session) throws -> [PartMerge.NamedPart]? {
    var named: [PartMerge.NamedPart] = []
    for path in parts {
      do {
        named.append(PartMerge.NamedPart(name: path, try ProblemPart(contentsOfFile: path)))
      } catch let error as InvalidProblem {
        session.say(path.escapingControls + ": " + Wording.faults(error))
      }
    }
    return named.count == parts.count ? named : nil
  }
}
