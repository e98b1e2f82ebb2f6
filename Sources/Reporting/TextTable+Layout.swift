extension TextTable {
  /// A table as it is shown.
  struct Layout {
    var lines: [String]
    /// Periods to a mark of the sparklines; `nil` where none are shown.
    var periodsPerMark: Int?
  }

  /// The lines of the table in a style, none wider than `width` columns, without blanks at their ends.
  ///
  /// Sparklines take what the width leaves: one mark for every period, or for as few of them as fit. Where there is no room
  /// for eight marks, a table that fits without sparklines goes without.
  func layout(width: Int, _ style: TextStyle) -> Layout {
    let periodsPerMark = style.hasSparklines ? periodsPerMark(width: width) : nil
    let grid = Grid(self, periodsPerMark: periodsPerMark)
    return Layout(lines: grid.lines(width: width, style), periodsPerMark: periodsPerMark)
  }

  /// Fewer marks than this tell no shape, unless they are all there is.
  private static let fewestMarks = 8

  private func periodsPerMark(width: Int) -> Int? {
    let sparklines = rows.flatMap { row in
      row.compactMap { if case .sparkline(let sparkline) = $0 { sparkline } else { nil } }
    }
    guard let longest = sparklines.max(by: { $0.values.count < $1.values.count }),
      longest.values.count >= Sparkline.fewestPeriods
    else { return nil }
    let rest = Grid(self, periodsPerMark: nil).width
    // A table that is dealt out over blocks anyway gives a quarter of its first to the shapes.
    let room = rest > width ? max(Self.fewestMarks, width / 4) : width - rest - Self.gap.count
    for periodsPerMark in 1...longest.values.count {
      let marks = longest.count(periodsPerMark: periodsPerMark)
      guard marks >= min(Self.fewestMarks, longest.values.count) else { return nil }
      if max(marks, Wording.overTime.displayWidth) <= room { return periodsPerMark }
    }
    return nil
  }
}

/// A table whose cells are all text: what is left is to lay it out.
private struct Grid {
  private typealias Line = [(text: String, tone: TextStyle.Tone)]

  private let columns: [TextTable.Column]
  private let heading: Line
  private let rows: [Line]
  private let naturalWidths: [Int]
  /// Columns of words before the values, which every block has again.
  private let leading: Int

  /// - Parameter periodsPerMark: of the sparklines; without it their columns are left out.
  init(_ table: TextTable, periodsPerMark: Int?) {
    let shown = table.columns.indices.filter { periodsPerMark != nil || !table.columns[$0].isSparkline }
    columns = shown.map { table.columns[$0] }
    heading = columns.map { ($0.heading, .plain) }
    rows = table.rows.map { row in
      shown.map { column in
        switch row[column] {
        case .text(let text, let tone): (text, tone)
        case .sparkline(let sparkline): (sparkline.text(periodsPerMark: periodsPerMark ?? 1), .plain)
        }
      }
    }
    leading = columns.prefix { $0.alignment == .left && !$0.isSparkline }.count
    var widths = heading.map(\.text.displayWidth)
    for row in rows {
      for (column, cell) in row.enumerated() { widths[column] = max(widths[column], cell.text.displayWidth) }
    }
    naturalWidths = widths
  }

  /// Columns that the table takes where nothing is cut.
  var width: Int { max(0, naturalWidths.reduce(0) { $0 + $1 + TextTable.gap.count } - TextTable.gap.count) }

  func lines(width: Int, _ style: TextStyle) -> [String] {
    var widths = naturalWidths
    let widestValue = widths.dropFirst(leading).max() ?? 0
    let room = width - (leading < columns.count ? widestValue + TextTable.gap.count : 0)
    if self.width > width { shrink(&widths, by: self.width - width, within: room) }
    var lines: [String] = []
    for block in blocks(widths, width: width) {
      if !lines.isEmpty { lines.append("") }
      lines.append(line(heading, block, widths, style))
      lines += rows.map { line($0, block, widths, style) }
    }
    return lines
  }

  /// Cuts the widest leading column, a blank at a time: down to `narrowest` while that saves `excess`
  /// columns, and below it only where the leading columns alone leave no room for a value.
  private func shrink(_ widths: inout [Int], by excess: Int, within room: Int) {
    var excess = excess
    while let widest = (0..<leading).max(by: { widths[$0] < widths[$1] }) {
      let taken = widths[..<leading].reduce(0, +) + TextTable.gap.count * max(0, leading - 1)
      let mayShrink = excess > 0 && widths[widest] > TextTable.narrowest
      guard mayShrink || (taken > room && widths[widest] > 1) else { return }
      widths[widest] -= 1
      excess -= 1
    }
  }

  private func blocks(_ widths: [Int], width: Int) -> [[Int]] {
    let prefix = widths[..<leading].reduce(0) { $0 + $1 + TextTable.gap.count }
    var blocks: [[Int]] = []
    var block = Array(0..<leading)
    var used = prefix
    for column in leading..<columns.count {
      if used + widths[column] > width, block.count > leading {
        blocks.append(block)
        block = Array(0..<leading)
        used = prefix
      }
      block.append(column)
      used += widths[column] + TextTable.gap.count
    }
    return blocks + [block]
  }

  private func line(_ cells: Line, _ block: [Int], _ widths: [Int], _ style: TextStyle) -> String {
    var line = ""
    // Blanks are written only when something follows them.
    var owed = ""
    for column in block {
      if column != block.first { owed += TextTable.gap }
      let text = cells[column].text.shortened(to: widths[column])
      let blanks = String(repeating: " ", count: max(0, widths[column] - text.displayWidth))
      if columns[column].alignment == .right || text.isEmpty { owed += blanks }
      guard !text.isEmpty else { continue }
      line += owed + style.shown(text, cells[column].tone)
      owed = columns[column].alignment == .left ? blanks : ""
    }
    return line
  }
}
