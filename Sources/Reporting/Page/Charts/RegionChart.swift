/// How much stands where: a bar for each region, in parts by provider, under the names of geographies.
struct RegionChart {
  struct Row {
    let group: String
    let name: String
    /// By the chart's providers.
    let parts: [Double]
    let text: String
  }

  let providers: [(name: String, style: SeriesStyle)]
  let rows: [Row]
  let unit: String

  func drawing(on canvas: Canvas) -> Drawing {
    let rowHeight = canvas.isNarrow ? 18.0 : 21
    let key = SwatchKey(entries: providers.map { ("bar \($0.style.className)", $0.name) }).drawing(on: canvas)
    let groups = GroupedRows(rows.map(\.group), from: key.height + 28, rowHeight: rowHeight)
    let plot = Plot(
      left: canvas.isNarrow ? 112 : 200, right: canvas.width - (canvas.isNarrow ? 44 : 76),
      top: key.height + 24,
      bottom: groups.bottom)
    let highest = rows.map { $0.parts.reduce(0, +) }.max() ?? 0
    let ticks = Ticks(around: 0...(highest > 0 ? highest : 1), count: canvas.isNarrow ? 3 : 6)
    let x = LinearScale(domain: ticks.domain, range: (plot.left, plot.right))
    let text = TickText(ticks)
    return Drawing(
      height: plot.bottom + 6,
      content: .joined([
        plot.columns(ticks, x, canvas) { text($0) }, key.content, groups.headings(canvas),
        .joined(rows.indices.map { bar(rows[$0], at: groups.tops[$0], rowHeight, x, canvas) }),
      ]))
  }

  private func bar(
    _ row: Row, at y: Double, _ height: Double, _ x: LinearScale, _ canvas: Canvas
  ) -> Markup {
    var sum = 0.0
    let bars = zip(providers, row.parts).map { provider, part -> Markup in
      let from = sum
      sum += part
      guard part > 0 else { return .nothing }
      return Tag.rect([
        .class: "bar \(provider.style.className)", .x: .at(x(from)), .y: .at(y + 3),
        .width: .at(x(sum) - x(from)), .height: .at(height - 6),
      ])
    }
    return Tag.g {
      Markup.drawnName(
        row.name, at: canvas.isNarrow ? 4 : 12, y + height - 6, class: "label",
        most: canvas.characters(in: x.range.from - 16))
      bars
      Tag.text([.class: "value", .x: .at(x(sum) + 6), .y: .at(y + height - 6)]) { row.text }
    }
  }
}
