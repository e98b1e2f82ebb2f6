/// Amounts before and after, a pair of bars for each.
struct PairChart {
  struct Row {
    let name: String
    let before: Double
    let after: Double
    /// The difference in words.
    let text: String
  }

  let rows: [Row]
  let unit: String

  func drawing(on canvas: Canvas) -> Drawing {
    let rowHeight = canvas.isNarrow ? 48.0 : 38
    let key = SwatchKey(entries: [("bar before", Wording.costBefore), ("bar after", Wording.costAfter)])
      .drawing(on: canvas)
    let names = canvas.isNarrow ? 0 : min(260, (rows.map { canvas.width(of: $0.name) }.max() ?? 0) + 18)
    let top = key.height + 22
    let plot = Plot(
      left: canvas.isNarrow ? 6 : names, right: canvas.width - (canvas.isNarrow ? 6 : 110), top: top,
      bottom: top + rowHeight * Double(rows.count))
    let all = rows.flatMap { [$0.before, $0.after] }
    let ticks = Ticks(
      around: min(0, all.min() ?? 0)...max(all.max() ?? 1, 0), count: canvas.isNarrow ? 3 : 6)
    let x = LinearScale(domain: ticks.domain, range: (plot.left + 2, plot.right - 2))
    let text = TickText(ticks)
    return Drawing(
      height: plot.bottom + 8,
      content: .joined([
        key.content,
        plot.columns(ticks, x, canvas) { text($0) },
        .joined(
          rows.indices.map { pair(rows[$0], at: plot.top + rowHeight * Double($0), x, plot, canvas) }),
      ]))
  }

  private func pair(
    _ row: Row, at top: Double, _ x: LinearScale, _ plot: Plot, _ canvas: Canvas
  ) -> Markup {
    let first = top + (canvas.isNarrow ? 19 : 5)
    let nameLine = canvas.isNarrow ? top + 14 : top + 23
    func bar(_ className: String, _ amount: Double, _ y: Double) -> Markup {
      let (low, high) = (x(min(0, amount)), x(max(0, amount)))
      return Tag.rect([
        .class: .text("bar " + className), .x: .at(low), .y: .at(y), .width: .at(high - low), .height: 12,
      ])
    }
    return Tag.g {
      Markup.drawnName(
        row.name, at: canvas.isNarrow ? plot.left : plot.left - 10, nameLine,
        class: canvas.isNarrow ? "label" : "label end",
        most: canvas.characters(in: canvas.isNarrow ? 210 : 240))
      bar("before", row.before, first)
      bar("after", row.after, first + 13)
      Tag.text([.class: "value end", .x: .at(canvas.width - 4), .y: .at(nameLine)]) { row.text }
    }
  }
}
