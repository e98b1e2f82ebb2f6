/// What a selection asks for: a name, or a pattern in which `*` stands for any characters and `?` for one. Case does not
/// count.
public struct NamePattern: Hashable, Sendable {
  /// The pattern as it was given.
  public let text: String
  private let pattern: [Character]

  /// A name, or a pattern with `*` and `?`.
  public init(_ text: String) {
    self.text = text
    pattern = Array(text.lowercased())
  }

  /// Whether the pattern fits the whole name.
  ///
  /// - Complexity: O(characters of the pattern x characters of the name).
  package func matches(_ name: String) -> Bool {
    let name = Array(name.lowercased())
    var (place, position) = (0, 0)
    // Where to go on after the last star, one character of the name further, when what follows it does not fit.
    var retry: (place: Int, position: Int)?
    while position < name.count {
      if place < pattern.count, pattern[place] == "*" {
        retry = (place + 1, position)
        place += 1
      } else if place < pattern.count, pattern[place] == "?" || pattern[place] == name[position] {
        place += 1
        position += 1
      } else if let last = retry {
        retry = (last.place, last.position + 1)
        (place, position) = (last.place, last.position + 1)
      } else {
        return false
      }
    }
    return pattern[place...].allSatisfy { $0 == "*" }
  }
}

/// Patterns of which one must fit, and which of them ever did: one that never does is a slip of the pen.
struct NameFilter {
  private let patterns: [NamePattern]
  private var hasMatched: [Bool]

  init(_ patterns: [NamePattern]) {
    self.patterns = patterns
    hasMatched = [Bool](repeating: false, count: patterns.count)
  }

  /// Whether nothing is asked for, so that everything fits.
  var isEmpty: Bool { patterns.isEmpty }

  /// Whether one of the names fits one of the patterns; every name does where there are none.
  mutating func admits(_ names: String...) -> Bool {
    admits { pattern in names.contains { pattern.matches($0) } }
  }

  mutating func admits(_ fits: (NamePattern) -> Bool) -> Bool {
    var isAdmitted = patterns.isEmpty
    for place in patterns.indices where fits(patterns[place]) {
      hasMatched[place] = true
      isAdmitted = true
    }
    return isAdmitted
  }

  /// The first pattern that has fitted no name so far.
  var unmatched: NamePattern? { patterns.indices.first { !hasMatched[$0] }.map { patterns[$0] } }
}
