extension String {
  /// Columns that the text takes on a terminal: two for wide characters and emoji, none for marks that join
  /// the character before them.
  package var displayWidth: Int { reduce(0) { $0 + $1.displayWidth } }

  /// The text with every control, line-breaking and direction-changing character written as an escape, so
  /// that a name in a file can neither move the cursor nor disguise itself.
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
  func shortened(to width: Int) -> String {
    guard displayWidth > width else { return self }
    guard width > 1 else { return width == 1 ? "…" : "" }
    let head = prefix(columns: (width - 1) / 2 + (width - 1) % 2)
    let tail = String(String(reversed()).prefix(columns: width - 1 - head.displayWidth).reversed())
    return head + "…" + tail
  }

  private func prefix(columns width: Int) -> String {
    var text = ""
    var used = 0
    for character in self {
      used += character.displayWidth
      if used > width { break }
      text.append(character)
    }
    return text
  }
}

extension Character {
  fileprivate var displayWidth: Int {
    if unicodeScalars.contains("\u{FE0F}") { return 2 }
    return unicodeScalars.first.map(\.displayWidth) ?? 0
  }
}

extension Unicode.Scalar {
  fileprivate var displayWidth: Int {
    switch properties.generalCategory {
    case .nonspacingMark, .enclosingMark, .format, .control: return 0
    default: break
    }
    if value < 0x1100 { return 1 }
    return properties.isEmojiPresentation || Self.wide.contains { $0.contains(value) } ? 2 : 1
  }

  /// Blocks of East Asian Width `W` and `F` (Unicode Standard Annex 11).
  private static let wide: [ClosedRange<UInt32>] = [
    0x1100...0x115F, 0x2E80...0x303E, 0x3041...0x33FF, 0x3400...0x4DBF, 0x4E00...0x9FFF, 0xA000...0xA4CF,
    0xA960...0xA97F, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE10...0xFE19, 0xFE30...0xFE6F, 0xFF00...0xFF60,
    0xFFE0...0xFFE6, 0x1F300...0x1F64F, 0x1F900...0x1F9FF, 0x20000...0x3FFFD,
  ]

  fileprivate var isUnprintable: Bool {
    switch properties.generalCategory {
    case .control, .lineSeparator, .paragraphSeparator, .surrogate: true
    // Direction overrides and isolates; joiners stay, since scripts and emoji need them.
    case .format: (0x202A...0x202E).contains(value) || (0x2066...0x2069).contains(value)
    default: false
    }
  }
}
