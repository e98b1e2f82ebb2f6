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

    package init(_ heading: String, _ alignment: Alignment = .right) {
      self.heading = heading
      self.alignment = alignment
    }
  }

  /// Columns to which a text column may be cut.
  static let narrowest = 14
  private static let gap = "  "

  package let columns: [Column]
  package private(set) var rows: [[String]] = []

  package init(_ columns: [Column]) { self.columns = columns }

  /// Adds a row; a missing cell is empty. Control characters are escaped.
  package mutating func add(_ cells: [String]) {
    let missing = max(0, columns.count - cells.count)
    rows.append(cells.prefix(columns.count).map(\.escapingControls) + Array(repeating: "", count: missing))
  }

  /// The lines of the table, none wider than `width` columns, without blanks at their ends.
  package func lines(width: Int) -> [String] {
    let leading = columns.prefix { $0.alignment == .left }.count
    var widths = columns.indices.map(naturalWidth)
    let widestValue = widths.dropFirst(leading).max() ?? 0
    let room = width - (leading < columns.count ? widestValue + Self.gap.count : 0)
    let everything = widths.reduce(0) { $0 + $1 + Self.gap.count } - Self.gap.count
    if everything > width { shrink(&widths, leading: leading, by: everything - width, within: room) }
    var lines: [String] = []
    for block in blocks(widths, leading: leading, width: width) {
      if !lines.isEmpty { lines.append("") }
      lines.append(line(columns.map(\.heading), block, widths))
      lines += rows.map { line($0, block, widths) }
    }
    return lines
  }

  private func naturalWidth(_ column: Int) -> Int {
    rows.reduce(columns[column].heading.displayWidth) { max($0, $1[column].displayWidth) }
  }

  /// Cuts the widest leading column, a blank at a time: down to `narrowest` while that saves `excess`
  /// columns, and below it only where the leading columns alone leave no room for a value.
  private func shrink(_ widths: inout [Int], leading: Int, by excess: Int, within room: Int) {
    var excess = excess
    while let widest = (0..<leading).max(by: { widths[$0] < widths[$1] }) {
      let taken = widths[..<leading].reduce(0, +) + Self.gap.count * max(0, leading - 1)
      let mayShrink = excess > 0 && widths[widest] > Self.narrowest
      guard mayShrink || (taken > room && widths[widest] > 1) else { return }
      widths[widest] -= 1
      excess -= 1
    }
  }

  private func blocks(_ widths: [Int], leading: Int, width: Int) -> [[Int]] {
    let prefix = widths[..<leading].reduce(0) { $0 + $1 + Self.gap.count }
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
      used += widths[column] + Self.gap.count
    }
    return blocks + [block]
  }

  private func line(_ cells: [String], _ block: [Int], _ widths: [Int]) -> String {
    var line = block.map { column in
      let cell = cells[column].shortened(to: widths[column])
      let blanks = String(repeating: " ", count: max(0, widths[column] - cell.displayWidth))
      return columns[column].alignment == .left ? cell + blanks : blanks + cell
    }.joined(separator: Self.gap)
    while line.hasSuffix(" ") { line.removeLast() }
    return line
  }
}
