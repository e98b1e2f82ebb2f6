/// Lines of `mdoc`.
struct Roff {
  private static let widest = 76

  private(set) var text = ""
  /// A paragraph before anything else in a section is none.
  private var isAtStart = true

  /// A macro with its arguments as they stand.
  mutating func macro(_ name: String, _ arguments: String = "") {
    text += "." + name + (arguments.isEmpty ? "" : " " + arguments) + "\n"
    isAtStart = ["Sh", "Ss", "It"].contains(name)
  }

  mutating func section(_ title: String) { macro("Sh", title) }

  /// Text in paragraphs, which empty lines divide.
  mutating func paragraphs(_ words: String) {
    for paragraph in Self.paragraphs(of: words) {
      if !isAtStart { macro("Pp") }
      text += Self.lines(of: paragraph).joined(separator: "\n") + "\n"
      isAtStart = false
    }
  }

  /// A list of things and what there is to say of each; nothing where there are none.
  ///
  /// - Parameter items: heads are macros without their dot.
  mutating func list(_ items: [(head: String, words: String)]) {
    guard !items.isEmpty else { return }
    macro("Bl", "-tag -width Ds")
    for item in items {
      macro("It", item.head)
      paragraphs(item.words)
    }
    macro("El")
  }

  /// A text as one argument of a macro.
  static func argument(_ text: String) -> String {
    "\"" + escaped(text).split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\\(dq")
      + "\""
  }

  /// Hyphens that are typed, not set.
  static func hyphens(_ text: String) -> String {
    text.split(separator: "-", omittingEmptySubsequences: false).joined(separator: "\\-")
  }

  private static func escaped(_ text: String) -> String {
    hyphens(text.split(separator: "\\", omittingEmptySubsequences: false).joined(separator: "\\e"))
  }

  /// Lines of text: a new one for every sentence, so that `man` sets the blanks after it, and none that is long.
  private static func lines(of paragraph: String) -> [String] {
    var lines: [String] = []
    var line = ""
    for word in escaped(paragraph).split(separator: " ") {
      let isSentence = [".", "?", "!", ".)"].contains { line.hasSuffix($0) }
      if !line.isEmpty, isSentence || line.count + 1 + word.count > widest {
        lines.append(line)
        line = ""
      }
      line += (line.isEmpty ? "" : " ") + word
    }
    // A line of text is no macro, whatever it begins with.
    return (lines + [line]).map { $0.hasPrefix(".") || $0.hasPrefix("'") ? "\\&" + $0 : $0 }
  }

  private static func paragraphs(of words: String) -> [String] {
    var paragraphs: [String] = []
    var lines: [Substring] = []
    for line in words.split(separator: "\n", omittingEmptySubsequences: false) + [Substring()] {
      if !line.isEmpty {
        lines.append(line)
      } else if !lines.isEmpty {
        paragraphs.append(lines.joined(separator: " "))
        lines = []
      }
    }
    return paragraphs
  }
}
