/// Rows under the headings of their groups: where each stands.
struct GroupedRows {
  let tops: [Double]
  let bottom: Double
  private let titles: [(text: String, y: Double)]
  private let rowHeight: Double

  init(_ groups: [String], from top: Double, rowHeight: Double) {
    var (y, tops, titles) = (top, [Double](), [(text: String, y: Double)]())
    for (place, group) in groups.enumerated() {
      if !group.isEmpty, place == 0 || groups[place - 1] != group {
        titles.append((group, y))
        y += rowHeight + 2
      }
      tops.append(y)
      y += rowHeight
    }
    (self.tops, self.titles, self.rowHeight, bottom) = (tops, titles, rowHeight, y)
  }

  func headings(_ canvas: Canvas) -> Markup {
    .joined(
      titles.map { title in
        Markup.drawnName(
          title.text, at: 0, title.y + rowHeight - 4, class: "label strong",
          most: canvas.characters(in: canvas.width))
      })
  }
}

/// What colours and shades mean, in as many lines as that takes.
struct SwatchKey {
  let entries: [(className: String, words: String)]

  func drawing(on canvas: Canvas) -> Drawing {
    var (x, y) = (0.0, 2.0)
    var parts: [Markup] = []
    for (className, words) in entries {
      let shown = words.escapingControls.shortened(to: 32)
      let width = 20 + canvas.width(of: shown)
      if x > 0, x + width > canvas.width {
        x = 0
        y += canvas.lineHeight + 3
      }
      parts.append(
        Tag.rect([.class: .text(className), .x: .at(x + 1), .y: .at(y), .width: 11, .height: 11]))
      parts.append(Markup.drawnName(words, at: x + 17, y + 10, class: "label", most: 32))
      x += width + 12
    }
    return Drawing(height: entries.isEmpty ? 0 : y + canvas.lineHeight + 4, content: .joined(parts))
  }
}
