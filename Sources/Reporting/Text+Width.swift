extension String {
  /// Columns that the text takes on a terminal: two for wide characters and emoji, none for marks that join
  /// the character before them.
  package var displayWidth: Int {
    // Most text is ASCII, where every byte is a column.
    if utf8.allSatisfy({ (0x20..<0x7F).contains($0) }) { return utf8.count }
    return reduce(0) { $0 + $1.displayWidth }
  }

  /// The text with every character written as an escape that a terminal obeys or that nobody sees (controls, line breaks,
  /// changes of direction, blanks without width), so that a name in a file can neither move the cursor nor disguise itself.
  package var escapingControls: String {
    guard unicodeScalars.contains(where: \.isUnprintable) else { return self }
    var text = ""
    for scalar in unicodeScalars {
      if scalar.isUnprintable {
        text += "\\u{" + String(scalar.value, radix: 16) + "}"
      } else {
        text.unicodeScalars.append(scalar)
      }
    }
    return text
  }

  /// The text cut in its middle to at most `width` columns: the ends of an id tell more than its middle.
  package func shortened(to width: Int) -> String {
    guard displayWidth > width else { return self }
    guard width > 1 else { return width == 1 ? "…" : "" }
    let characters = Array(self)
    let head = Self.fitting(characters, in: width / 2)
    let room = width - 1 - head.reduce(0) { $0 + $1.displayWidth }
    let tail = Self.fitting(characters.reversed(), in: room).reversed()
    return String(head) + "…" + String(tail)
  }

  /// The characters with which some begin that take at most `width` columns.
  private static func fitting(_ characters: some Sequence<Character>, in width: Int) -> [Character] {
    var used = 0
    return characters.prefix { character in
      used += character.displayWidth
      return used <= width
    }.map { $0 }
  }
}

extension Character {
  /// What terminals agree on that draw by whole characters: an emoji made of several is one, and anything else is as wide
  /// as its parts. A terminal that knows no joined emoji draws their parts side by side; nothing can be laid out for both.
  fileprivate var displayWidth: Int {
    guard let first = unicodeScalars.first else { return 0 }
    if unicodeScalars.count == 1 { return first.displayWidth }
    return isJoinedEmoji(from: first) ? 2 : unicodeScalars.reduce(0) { $0 + $1.displayWidth }
  }

  private func isJoinedEmoji(from first: Unicode.Scalar) -> Bool {
    first.properties.isEmoji
      && unicodeScalars.dropFirst().contains { scalar in
        scalar == Unicode.Scalar.emojiStyle || scalar == Unicode.Scalar.joiner
          || scalar.properties.isEmojiModifier
      }
  }
}

extension Unicode.Scalar {
  /// Variation selector 16, after which a character is drawn as an emoji.
  fileprivate static let emojiStyle: Unicode.Scalar = "\u{FE0F}"
  /// The joiner of emoji and of letters.
  fileprivate static let joiner: Unicode.Scalar = "\u{200D}"

  fileprivate var displayWidth: Int {
    // The vowels and ends of a syllable stand inside the block that its first consonant takes.
    if (0x1160...0x11FF).contains(value) || (0xD7B0...0xD7FB).contains(value) { return 0 }
    // Two of these make a flag of two columns.
    if (0x1F1E6...0x1F1FF).contains(value) { return 1 }
    switch properties.generalCategory {
    case .nonspacingMark, .enclosingMark, .control: return 0
    case .format: return isVisibleFormat ? 1 : 0
    default: return isWide || properties.isEmojiPresentation ? 2 : 1
    }
  }

  /// The soft hyphen, which terminals draw, and Arabic and Syriac signs that stand around numbers.
  private var isVisibleFormat: Bool {
    switch value {
    case 0xAD, 0x600...0x605, 0x6DD, 0x70F, 0x890...0x891, 0x8E2: true
    default: false
    }
  }

  fileprivate var isUnprintable: Bool {
    switch properties.generalCategory {
    case .control, .lineSeparator, .paragraphSeparator, .surrogate: true
    case .format: !isVisibleFormat && !isPartOfWriting
    default: false
    }
  }

  /// Scripts and emoji need joiners, marks of direction and tags; overrides, isolates and blanks without width nobody needs.
  private var isPartOfWriting: Bool {
    switch value {
    case 0x200C...0x200F, 0x61C, 0xE0020...0xE007F: true
    default: false
    }
  }
}
