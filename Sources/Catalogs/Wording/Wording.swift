internal import PlacementModel

/// The one place where what importers tell of files becomes sentences: remarks, faults, and the names of figures.
enum Wording {
  /// What stands somewhere, and what may stand there.
  typealias Complaint = (found: String, accepted: String)

  /// Foreign text, cut where it is long.
  static func cut(_ text: String) -> String { PlacementModel.Wording.cut(text) }

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

  static func rows(_ rows: Int) -> String { count(rows, "row", "rows") }

  /// How many entries of a part were made.
  static func made(_ section: PartBuilder.Section, _ count: Int) -> ImportReport.Figure {
    .init(section.rawValue, count)
  }

  /// The end of a path: what is told of a file in a part, which may go to other machines.
  static func fileName(_ path: String) -> String {
    path.split(separator: "/").last.map(String.init) ?? path
  }

  /// Files by the ends of their paths, as the source of a part.
  static func source(_ files: [TableFile]) -> String {
    files.map { fileName($0.name) }.joined(separator: ", ")
  }

  static func unterminated(file: String) -> String {
    "\(file) ends without a line break; if it was cut off, its last value may be short of digits."
  }

  /// The names of all files, where a fault is of no single one.
  static func names(of files: [TableFile]) -> String { files.map(\.name).joined(separator: ", ") }
}

extension InvalidImport.Fault {
  init(file: String, line: Int? = nil, _ complaint: Wording.Complaint) {
    self.init(file: file, line: line, found: complaint.found, accepted: complaint.accepted)
  }
}
