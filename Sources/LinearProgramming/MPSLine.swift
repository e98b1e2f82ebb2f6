/// A line of MPS text, cut into fields.
struct MPSLine {
  enum Content {
    case nothing
    /// A word in the first column, and what follows it.
    case section(String, [String])
    case fields([String])
  }

  /// Counted from 1.
  let number: Int
  let content: Content

  init(_ bytes: ArraySlice<UInt8>, number: Int, layout: MPSFormat.Layout) {
    self.number = number
    let bytes = bytes.last == UInt8(ascii: "\r") ? bytes.dropLast() : bytes
    guard let first = bytes.first, first != UInt8(ascii: "*") else {
      content = .nothing
      return
    }
    let isSection = !Self.isBlank(first)
    let words = isSection || layout == .free ? Self.words(bytes) : Self.cards(bytes)
    guard let head = words.first else {
      content = .nothing
      return
    }
    content = isSection ? .section(head, Array(words.dropFirst())) : .fields(words)
  }

  private static func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 }

  /// Fields between blanks; one from the third on that starts with `$` makes the rest a comment.
  private static func words(_ bytes: ArraySlice<UInt8>) -> [String] {
    var words: [String] = []
    for word in bytes.split(whereSeparator: isBlank) {
      if words.count >= 2, word.first == UInt8(ascii: "$") { break }
      words.append(String(decoding: word, as: UTF8.self))
    }
    return words
  }

  private static let cards = [1..<3, 4..<12, 14..<22, 24..<36, 39..<47, 49..<61]

  /// Fields by columns, without the blanks around them; the blank ones at the end are left out. A first field
  /// that is blank is left out as well, as it is among words.
  private static func cards(_ bytes: ArraySlice<UInt8>) -> [String] {
    var fields = cards.map { range in
      let field = bytes.dropFirst(range.lowerBound).prefix(range.count)
      let trimmed = field.drop(while: isBlank).reversed().drop(while: isBlank).reversed()
      return String(decoding: Array(trimmed), as: UTF8.self)
    }
    while fields.last?.isEmpty == true { fields.removeLast() }
    if fields.first?.isEmpty == true { fields.removeFirst() }
    return fields
  }

  /// A decimal number, with Fortran's `D` for an exponent allowed; `nil` for anything else, infinities
  /// included.
  static func double(_ text: String) -> Double? {
    let characters = "+-.0123456789eEdD".utf8
    guard text.utf8.allSatisfy({ characters.contains($0) }) else { return nil }
    let plain = text.utf8.map { $0 | 0x20 == UInt8(ascii: "d") ? UInt8(ascii: "e") : $0 }
    return Double(String(decoding: plain, as: UTF8.self)).flatMap { $0.isFinite ? $0 : nil }
  }
}
