/// A table of text that fits a terminal.
///
/// Columns are set apart by two blanks, numbers stand right. Where a table is too wide, first its text
/// columns are cut in their middle, down to `narrowest`; then its value columns are dealt out over several
/// blocks, each with the leading text columns again.
package struct TextTable: Sendable {
  package enum Alignment: Sendable { case left, right }

  package struct Column: Sendable {
    package let heading: String
    package let alignment: Alignment
    let isSparkline: Bool

    package init(_ heading: String, _ alignment: Alignment = .right) {
      self.init(heading, alignment, isSparkline: false)
    }

    private init(_ heading: String, _ alignment: Alignment, isSparkline: Bool) {
      (self.heading, self.alignment, self.isSparkline) = (heading, alignment, isSparkline)
    }

    /// A column of shapes: shown where the style has sparklines and the width leaves room for them.
    static let sparkline = Column(Wording.overTime, .left, isSparkline: true)
  }

  enum Cell: Hashable, Sendable, ExpressibleByStringLiteral {
    case text(String, TextStyle.Tone = .plain)
    case sparkline(Sparkline)

    init(stringLiteral text: String) { self = .text(text) }
  }

  /// Columns to which a text column may be cut.
  static let narrowest = 14
  static let gap = "  "

  package let columns: [Column]
  private(set) var rows: [[Cell]] = []

  package init(_ columns: [Column]) { self.columns = columns }

  /// Adds a row; a missing cell is empty. Control characters are escaped.
  package mutating func add(_ cells: [String]) { add(cells.map { .text($0) }) }

  mutating func add(_ cells: [Cell]) {
    let missing = max(0, columns.count - cells.count)
    let given = cells.prefix(columns.count).map { cell -> Cell in
      if case .text(let text, let tone) = cell { .text(text.escapingControls, tone) } else { cell }
    }
    rows.append(given + Array(repeating: "", count: missing))
  }

  /// The lines of the table in plain text, none wider than `width` columns, without blanks at their ends.
  package func lines(width: Int) -> [String] { layout(width: width, .plain).lines }
}
