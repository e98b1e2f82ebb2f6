internal import ArgumentParser
internal import BerthKit

#if canImport(Darwin)
  internal import Darwin
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Glibc
#endif

/// Ids that a shell offers: those in the problem file that stands on the line already.
///
/// It is quick and silent: the document is read, not checked, and where anything is wrong nothing is offered.
enum IdCompletion {
  /// A document beyond this is not worth the wait for a key.
  private static let largest = 1 << 26

  /// - Parameters:
  ///   - lists: keys of the problem whose entries have the ids.
  ///   - others: words that may stand there beside ids.
  static func ids(of lists: String..., others: [String] = []) -> CompletionKind {
    .custom { words, _, _ in
      for word in words.dropFirst() {
        if let ids = ids(of: lists, inFile: unquoted(word)) { return others + ids }
      }
      return others
    }
  }

  /// The ids in the order of the file; `nil` where it is no problem.
  static func ids(of lists: [String], inFile path: String) -> [String]? {
    guard !path.hasPrefix("-"), let size = FileStamp(path: path)?.byteCount, size <= largest,
      let bytes = try? Input(path: path).bytes(), let document = try? JSONValue(parsing: bytes),
      document["berth"] != nil
    else { return nil }
    return lists.flatMap { list -> [String] in
      guard case .array(let entries)? = document[list] else { return [] }
      return entries.compactMap { entry in
        // What a terminal would obey, or a shell would take for two, is not offered.
        guard case .string(let id)? = entry["id"], id.escapingControls == id else { return nil }
        return id
      }
    }
  }

  /// A word as the shell will pass it on, where it has no more than quotes, escapes and a tilde.
  static func unquoted(_ word: String) -> String {
    var text = ""
    var quote: Character?
    var isEscaped = false
    for character in word {
      if isEscaped {
        text.append(character)
        isEscaped = false
      } else if character == "\\", quote != "'" {
        isEscaped = true
      } else if character == quote {
        quote = nil
      } else if quote == nil, character == "'" || character == "\"" {
        quote = character
      } else {
        text.append(character)
      }
    }
    if word.hasPrefix("~/"), let home = getenv("HOME") { return String(cString: home) + text.dropFirst() }
    return text
  }
}
