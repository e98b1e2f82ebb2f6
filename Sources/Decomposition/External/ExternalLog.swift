/// What a program said while it worked.
struct ExternalLog {
  let lines: [Substring]

  init(_ text: String) {
    lines = text.split { $0.isNewline }
  }

  /// The number after the last line's beginning: `Dual Bound : +1.5e+01` gives 15 for `Dual Bound`.
  func number(after beginning: String) -> Double? {
    for line in lines.reversed() {
      let text = line.drop { $0 == " " }
      guard text.hasPrefix(beginning) else { continue }
      let rest = text.dropFirst(beginning.count).drop { $0 == " " || $0 == ":" || $0 == "\t" || $0 == "+" }
      let word = rest.prefix { $0 != " " }
      return Double(word).flatMap { $0.isFinite ? $0 : nil }
    }
    return nil
  }

  /// The number before a word in the last line that has it: `1.5 - 12 iterations` gives 12 for `iterations`.
  func number(before word: String) -> Double? {
    for line in lines.reversed() {
      let words = line.split(separator: " ")
      if let place = words.firstIndex(where: { $0 == word }), place > 0 { return Double(words[place - 1]) }
    }
    return nil
  }

  /// The version in a greeting: the first word with a digit after `version`, in whatever case.
  var version: String? {
    for line in lines {
      let words = line.split { $0 == " " || $0 == ":" || $0 == "," }
      guard let place = words.firstIndex(where: { $0.lowercased() == "version" }), place + 1 < words.count,
        words[place + 1].first?.isNumber == true
      else { continue }
      return String(words[place + 1])
    }
    return nil
  }

  /// The last lines with anything in them, in one.
  var ending: String {
    lines.suffix(3).map { $0.trimmed.prefix(120) }.filter { !$0.isEmpty }.joined(separator: " / ")
  }
}

extension Substring {
  fileprivate var trimmed: Substring {
    var text = drop { $0 == " " }
    while text.last == " " { text.removeLast() }
    return text
  }
}
