/// From nothing to a total, cause by cause: bars that each begin where the one before ends.
struct WaterfallChart {
  struct Bar {
    let name: String
    let amount: Double
    /// A total stands from zero; a change stands on what came before.
    let isTotal: Bool
    /// The amount in words.
    let text: String
  }

  let bars: [Bar]
  /// What the amounts are, above the axis.
  let unit: String

  func drawing(on canvas: Canvas) -> Drawing {
    let rowHeight = canvas.isNarrow ? 40.0 : 30
    let names = canvas.isNarrow ? 0 : min(260, (bars.map { canvas.width(of: $0.name) }.max() ?? 0) + 18)
    // Every amount has room beside its bar, however far that reaches.
    let amounts = (bars.map { canvas.width(of: $0.text) }.max() ?? 0) + 14
    let plot = Plot(
      left: canvas.isNarrow ? 6 : names, right: canvas.width - (canvas.isNarrow ? 6 : amounts), top: 24,
      bottom: 24 + rowHeight * Double(bars.count))
    let edges = self.edges
    let all = edges.flatMap { [$0.from, $0.through] }
    let ticks = Ticks(
      around: (all.min() ?? 0)...max(all.max() ?? 1, all.min() ?? 0), count: canvas.isNarrow ? 3 : 6)
    let x = LinearScale(domain: ticks.domain, range: (plot.left + 2, plot.right - 2))
    let text = TickText(ticks)
    return Drawing(
      height: plot.bottom + 8,
      content: .joined([
        plot.columns(ticks, x, canvas) { text($0) },
        .joined(bars.indices.map { bar($0, edges, x, plot, rowHeight, canvas) }),
      ]))
  }

  private var edges: [(from: Double, through: Double)] {
    var sum = 0.0
    return bars.map { bar in
      if bar.isTotal {
        sum = bar.amount
        return (0, bar.amount)
      }
      let from = sum
      sum += bar.amount
      return (from, sum)
    }
  }

  private func bar(
    _ place: Int, _ edges: [(from: Double, through: Double)], _ x: LinearScale, _ plot: Plot,
    _ rowHeight: Double, _ canvas: Canvas
  ) -> Markup {
    let (bar, edge) = (bars[place], edges[place])
    let top = plot.top + rowHeight * Double(place) + (canvas.isNarrow ? 19 : 6)
    let height = canvas.isNarrow ? 14.0 : 18
    let (low, high) = (x(min(edge.from, edge.through)), x(max(edge.from, edge.through)))
    let kind = bar.isTotal ? "total" : bar.amount < 0 ? "saving" : "cost"
    let nameLine = top + (canvas.isNarrow ? -5 : 13.5)
    return Tag.g {
      Markup.drawnName(
        bar.name, at: canvas.isNarrow ? plot.left : plot.left - 10, nameLine,
        class: canvas.isNarrow ? "label" : "label end",
        most: canvas.characters(in: canvas.isNarrow ? 210 : 250))
      Tag.rect([
        .class: "bar \(kind)", .x: .at(low), .y: .at(top), .width: .at(max(1, high - low)),
        .height: .at(height),
      ])
      if place + 1 < bars.count {
        Tag.line([
          .class: "leader", .x1: .at(x(edge.through)), .x2: .at(x(edge.through)), .y1: .at(top + height),
          .y2: .at(top + rowHeight),
        ])
      }
      Tag.text([
        .class: canvas.isNarrow ? "value end" : "value", .x: .at(canvas.isNarrow ? plot.right : high + 7),
        .y: .at(nameLine),
      ]) { bar.text }
    }
  }
}
