/// What the place can show that a text is written for.
///
/// Plain text says everything; a style adds what makes it quicker to read. It is decided where the place is known, by the
/// command line for a terminal, and never here.
public struct TextStyle: Hashable, Sendable {
  /// Whether titles stand out and what is bad or good has its colour, by ANSI escapes.
  public var isColoured: Bool
  /// Whether tables over time show the shape of a row in block characters, one for each period.
  public var hasSparklines: Bool

  /// A style with what is asked for and nothing else.
  public init(isColoured: Bool = false, hasSparklines: Bool = false) {
    (self.isColoured, self.hasSparklines) = (isColoured, hasSparklines)
  }

  /// Text without escapes or drawings, for a file or a pipe.
  public static let plain = TextStyle()
}

extension TextStyle {
  /// What a piece of text means, beside what it says. A colour only repeats what the words say already.
  enum Tone: Hashable, Sendable {
    case plain, title
    /// Something to be mended: no plan, a shortfall, work that is not done, a cost that rose; what was removed.
    case bad
    /// Something to be glad of: an optimum, a cost that fell; what was added.
    case good
  }

  /// The text in its tone. Colours are those of the terminal's own palette, which suits its background, and none of the
  /// pale ones.
  func shown(_ text: String, _ tone: Tone) -> String {
    guard isColoured, !text.isEmpty else { return text }
    return switch tone {
    case .plain: text
    case .title: "\u{1B}[1m" + text + "\u{1B}[0m"
    case .bad: "\u{1B}[31m" + text + "\u{1B}[0m"
    case .good: "\u{1B}[32m" + text + "\u{1B}[0m"
    }
  }
}
