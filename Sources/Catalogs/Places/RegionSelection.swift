public import PlacementModel

/// The regions that a table of places is read for.
public struct RegionSelection: Sendable {
  /// Ids in which `*` stands for any characters: `aws/us-*`. All where there are none.
  public var patterns: [String]
  /// Only regions that this part or problem names; all where there is none.
  public var like: ProblemPart? { didSet { known = Self.regions(of: like) } }
  private var known: Set<String>?

  public init(patterns: [String] = [], like: ProblemPart? = nil) {
    self.patterns = patterns
    self.like = like
    known = Self.regions(of: like)
  }

  func contains(_ id: String) -> Bool {
    (patterns.isEmpty || patterns.contains { Self.matches(id, $0) }) && (known?.contains(id) ?? true)
  }

  private static func regions(of part: ProblemPart?) -> Set<String>? {
    guard let part else { return nil }
    var ids: Set<String> = []
    for (list, key) in [("regions", "id"), ("offers", "region"), ("workloads", "home")] {
      guard case .array(let entries)? = part.json[list] else { continue }
      for entry in entries {
        if case .string(let id)? = entry[key] { ids.insert(id) }
      }
    }
    return ids
  }

  /// - Complexity: O(characters of both), since every star is tried at its earliest match only.
  static func matches(_ text: String, _ pattern: String) -> Bool {
    let pieces = pattern.lowercased().split(separator: "*", omittingEmptySubsequences: false)
    var rest = Substring(text.lowercased())
    guard let first = pieces.first, let last = pieces.last, rest.hasPrefix(first) else { return false }
    guard pieces.count > 1 else { return rest == first }
    rest = rest.dropFirst(first.count)
    for piece in pieces.dropFirst().dropLast() where !piece.isEmpty {
      guard let end = Self.end(of: piece, in: rest) else { return false }
      rest = rest[end...]
    }
    return rest.hasSuffix(last)
  }

  private static func end(of piece: Substring, in text: Substring) -> Substring.Index? {
    var start = text.startIndex
    while start < text.endIndex {
      if text[start...].hasPrefix(piece) { return text.index(start, offsetBy: piece.count) }
      start = text.index(after: start)
    }
    return nil
  }
}
