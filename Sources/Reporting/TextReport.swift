/// A report for a terminal: blocks of lines that fit its width, with an empty line between them.
struct TextReport {
  private let width: Int
  private let style: TextStyle
  private var blocks: [[String]] = []

  /// No line is made for less than this: words and numbers have no shorter form.
  static let narrowest = 40

  /// - Parameter width: columns of the terminal; below 40 it is taken for 40.
  init(width: Int, _ style: TextStyle) {
    self.width = max(Self.narrowest, width)
    self.style = style
  }

  /// The whole, its last line ended by a newline. A block without lines leaves no trace.
  var text: String {
    blocks.filter { !$0.isEmpty }.map { $0.joined(separator: "\n") + "\n" }.joined(separator: "\n")
  }

  // MARK: Blocks

  /// Begins a block, with a title that stands out and may take several lines.
  mutating func begin(title: String? = nil) {
    blocks.append((title.map { Paragraph($0).lines(width: width) } ?? []).map(emphasized))
  }

  /// Begins a report with the name of its problem, on one line; a problem may have none.
  mutating func begin(_ name: String) {
    let line = name.escapingControls.shortened(to: width)
    blocks.append(line.isEmpty ? [] : [emphasized(line)])
  }

  /// Adds words to the block begun last.
  mutating func say(_ words: String, label: String? = nil, tone: TextStyle.Tone = .plain) {
    extend(by: Paragraph(words, label: label).lines(width: width).map { style.shown($0, tone) })
  }

  /// - Parameter marks: what the sparklines of the table show, told below it where it has them.
  mutating func show(_ table: TextTable, marks: Section.Marks? = nil) {
    let layout = table.layout(width: width, style)
    extend(by: layout.lines)
    if let marks, let periods = layout.periodsPerMark { say(Wording.marks(marks, periodsPerMark: periods)) }
  }

  /// A block of sentences, each behind a dash; nothing where there are none.
  mutating func add(_ title: String, list sentences: [String]) {
    guard !sentences.isEmpty else { return }
    begin(title: title)
    for sentence in sentences {
      let lines = Paragraph(sentence).lines(width: width - 2)
      extend(by: lines.enumerated().map { ($0 == 0 ? "- " : "  ") + $1 })
    }
  }

  /// A block of a table; nothing where it has no rows.
  ///
  /// - Parameter whole: where the rows are that the table leaves out.
  mutating func add(_ section: Section, whole: String = Wording.answerJSON) {
    guard !section.table.rows.isEmpty else { return }
    begin(title: section.title)
    show(section.table, marks: section.marks)
    if section.omitted > 0 { say(Wording.more(section.omitted, in: whole)) }
  }

  private mutating func extend(by lines: [String]) {
    if blocks.isEmpty { begin() }
    blocks[blocks.count - 1] += lines
  }

  private func emphasized(_ line: String) -> String {
    style.shown(line, .title)
  }
}

extension TextReport {
  /// A table with its title.
  struct Section {
    /// Most rows of a table of details; what is left out is counted below it.
    static let mostRows = 40

    let title: String
    let table: TextTable
    var omitted = 0
    var marks: Marks?

    /// What the sparklines of a table show.
    struct Marks: Hashable, Sendable {
      /// What a full block stands for.
      enum Scale: Sendable { case ofRow, ofWorkload, ofTable }

      let scale: Scale
      let periods: [String]
    }

    /// A section of the rows, cut to `most`.
    init(_ title: String, _ columns: [TextTable.Column], _ rows: [[String]], most: Int = Self.mostRows) {
      self.init(title, columns, cells: rows.map { $0.map { .text($0) } }, most: most)
    }

    init(
      _ title: String, _ columns: [TextTable.Column], cells rows: [[TextTable.Cell]], marks: Marks? = nil,
      most: Int = Self.mostRows
    ) {
      self.marks = marks
      var table = TextTable(columns)
      for row in rows.prefix(most) { table.add(row) }
      (self.title, self.table, omitted) = (title, table, max(0, rows.count - most))
    }
  }
}
