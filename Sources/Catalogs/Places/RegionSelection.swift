public import PlacementModel

/// The regions that a table of places is read for.
public struct RegionSelection: Sendable {
  /// Of ids, as `aws/us-*`. All regions where there are none.
  public var patterns: [NamePattern]
  /// Only regions that this part or problem names; all where there is none.
  public var like: ProblemPart? { didSet { known = Self.regions(of: like) } }
  private var known: Set<String>?

  /// Regions that one of the patterns fits and that `like` names; all where neither is given.
  public init(patterns: [String] = [], like: ProblemPart? = nil) {
    self.patterns = patterns.map { NamePattern($0) }
    self.like = like
    known = Self.regions(of: like)
  }

  func contains(_ id: String) -> Bool {
    (patterns.isEmpty || patterns.contains { $0.matches(id) }) && (known?.contains(id) ?? true)
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
}
