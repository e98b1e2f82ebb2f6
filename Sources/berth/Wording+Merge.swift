internal import ArgumentParser
internal import BerthKit

extension Wording {
  static let mergeAbstract = "Put parts of a problem together."
  static let mergeDiscussion = """
    Entries with the same id become one, with the members of all. Where two parts say different things of \
    the same, every conflict is told with both places, and nothing is written. Regions, machines and \
    providers that nothing uses, and prices of data between regions that are not there, are left out and \
    counted.
    """
  static let mergePartsHelp: ArgumentHelp =
    "Parts (JSON) that berth import wrote, or that are written by hand; - is standard input."
  static let mergePreferHelp: ArgumentHelp =
    "Whom to believe where two parts disagree: the first or the last."
  static let mergeNameHelp: ArgumentHelp = "The name of the problem, for people."
  static let mergeKeepUnusedHelp: ArgumentHelp =
    "Keep regions, machines, providers and prices that nothing uses."
  static let mergePartHelp: ArgumentHelp =
    "Write a part again: what a whole problem must have may still be missing."

  static func conflicts(_ error: PartMerge.Conflicts) -> String {
    let count = error.conflicts.count + error.omitted
    return "the parts contradict each other in \(count.text) \(count == 1 ? "place" : "places")\n"
      + error.message + "\nMend one of each two places, or decide with --prefer first or --prefer last."
  }

  static func merged(
    _ part: ProblemPart, from parts: Int, dropped: UnusedEntries?, decided: [PartMerge.Conflict]
  ) -> String {
    let sections = [
      "machines", "regions", "providers", "offers", "agreements", "workloads", "limits", "egressPrices",
    ]
    let counts = sections.compactMap { section -> String? in
      guard case .array(let entries)? = part.json[section], !entries.isEmpty else { return nil }
      return "\(section) \(entries.count.text)"
    }
    var lines = ["merged \(parts.text) \(parts == 1 ? "part" : "parts"): " + counts.joined(separator: ", ")]
    if let dropped, !dropped.isEmpty {
      let words = [
        ("machines", dropped.machines), ("regions", dropped.regions), ("providers", dropped.providers),
        ("egressPrices", dropped.egressPrices),
      ].filter { $0.1 > 0 }.map { "\($0.0) \($0.1.text)" }
      lines.append("left out, since nothing uses them: " + words.joined(separator: ", "))
    }
    if !decided.isEmpty {
      lines.append("decided as asked:")
      lines += decided.prefix(20).map(\.sentence)
      if decided.count > 20 { lines.append("and \((decided.count - 20).text) more") }
    }
    return lines.joined(separator: "\n")
  }
}
