internal import PlacementModel

/// Foreign text and lists as they stand in faults and remarks about tables of places and loads.
enum PlaceWords {
  private static let longest = 60

  static func quoted(_ text: String) -> String { "\"\(cut(text))\"" }

  static func cut(_ text: String) -> String {
    text.count > longest ? text.prefix(longest) + "..." : text
  }

  /// `a`, `b` and 3 more.
  static func few(_ words: [String], shown: Int = 5) -> String {
    let first = words.prefix(shown).map { "`\(cut($0))`" }
    let more = words.count - first.count
    if more > 0 { return first.joined(separator: ", ") + " and \(more) more" }
    guard first.count > 1, let last = first.last else { return first.joined() }
    return first.dropLast().joined(separator: ", ") + " and " + last
  }

  static func count(_ count: Int, _ one: String, _ many: String) -> String {
    count == 1 ? "1 \(one)" : "\(count) \(many)"
  }

  /// A number in as few digits as give it back.
  static func number(_ number: Double) -> String {
    (try? JSONText(.number(number)).string.filter { !$0.isWhitespace }) ?? "\(number)"
  }

  /// The end of a path: what is told of a file in a part, which may go to other machines.
  static func fileName(_ path: String) -> String {
    path.split(separator: "/").last.map(String.init) ?? path
  }
}
