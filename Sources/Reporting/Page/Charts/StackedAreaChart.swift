/// Amounts over time on top of each other: what they come to, and who has which part.
///
/// Areas are flat over each period, as the plan is: averages of a period, not points that a line could join.
struct StackedAreaChart {
  let axis: TimeAxis
  let series: [Series]
  /// What the amounts are, above the axis.
  let unit: String
  /// Whether the amounts are fractions of a whole: the axis then ends at 100 %.
  var isShare = false

  func drawing(on canvas: Canvas) -> Drawing {
    let legend = canvas.isNarrow ? legendHeight(canvas) : 0
    let plot = Plot(
      left: canvas.isNarrow ? 42 : 56, right: canvas.width - (canvas.isNarrow ? 6 : margin(canvas)), top: 26,
      bottom: canvas.isNarrow ? 226 : 340)
    let stack = Stack(series.map { axis.averages($0.values) })
    let ticks = Ticks(around: 0...(isShare ? 1 : stack.highest), count: canvas.isNarrow ? 4 : 5)
    let y = LinearScale(domain: ticks.domain, range: (plot.bottom, plot.top))
    let text = TickText(ticks)
    let labelled = isShare ? { $0.shortPercentText } : { text($0) }
    return Drawing(
      height: plot.bottom + canvas.lineHeight + 8 + legend,
      content: .joined([
        plot.grid(ticks, y, labelled),
        Tag.text([.class: "tick", .x: 2, .y: 13]) { unit },
        areas(stack, plot, y),
        plot.timeLabels(axis, canvas),
        canvas.isNarrow ? self.legend(canvas, plot) : endLabels(stack, plot, y, canvas),
        plot.field(axis),
      ]))
  }

  /// Room for the names beside the last period.
  private func margin(_ canvas: Canvas) -> Double {
    let widest = series.map { canvas.width(of: $0.name) }.max() ?? 0
    return min(230, max(120, widest + 36))
  }

  /// Each area is drawn down to the axis and then covered by those below it: half the edges of bands that fit each other,
  /// and no gap between them.
  private func areas(_ stack: Stack, _ plot: Plot, _ y: LinearScale) -> Markup {
    let spans = axis.spans(from: plot.left, through: plot.right)
    let parts = zip(series, stack.edges).map { series, edges -> Markup in
      guard edges.contains(where: { $0.high > $0.low }) else { return .nothing }
      let bands = zip(spans, edges).map { (x: $0, low: plot.bottom, high: y($1.high)) }
      return Outline.area(bands).drawn("area \(series.style.className)")
    }
    return .joined(parts.reversed())
  }

  /// Names beside the last period, joined with their areas by thin lines where these have any height there.
  private func endLabels(_ stack: Stack, _ plot: Plot, _ y: LinearScale, _ canvas: Canvas) -> Markup {
    let order = Array(series.indices.reversed())
    let middles = order.map { place -> Double in
      guard let last = stack.edges[place].last else { return plot.bottom }
      return y((last.low + last.high) / 2)
    }
    let places = LabelSpread.spread(
      middles, gap: canvas.lineHeight, in: plot.top...max(plot.top, plot.bottom - 2))
    return .joined(
      order.indices.map { rank in
        let (series, label) = (series[order[rank]], places[rank])
        return Tag.g {
          Tag.path([.class: "leader", .d: .text(leader(from: middles[rank], to: label, plot.right))])
          Tag.rect([
            .class: "swatch \(series.style.className)", .x: .at(plot.right + 14), .y: .at(label - 5),
            .width: 10, .height: 10,
          ])
          Markup.drawnName(
            series.name, at: plot.right + 29, label + 4.5, class: "label",
            most: canvas.characters(in: canvas.width - plot.right - 30))
        }
      })
  }

  private func leader(from middle: Double, to label: Double, _ right: Double) -> String {
    var outline = Outline()
    outline.move(right + 1, middle)
    outline.line(right + 11, label)
    return outline.text
  }

  // MARK: Legend

  private static let legendColumns = 2

  private func legendHeight(_ canvas: Canvas) -> Double {
    let rows = (series.count + Self.legendColumns - 1) / Self.legendColumns
    return Double(rows) * (canvas.lineHeight + 3) + 6
  }

  private func legend(_ canvas: Canvas, _ plot: Plot) -> Markup {
    let width = (canvas.width - 4) / Double(Self.legendColumns)
    return .joined(
      series.enumerated().map { place, series in
        let x = 2 + Double(place % Self.legendColumns) * width
        let row = Double(place / Self.legendColumns) + 1
        let y = plot.bottom + canvas.lineHeight + 4 + row * (canvas.lineHeight + 3)
        return Tag.g {
          Tag.rect([
            .class: "swatch \(series.style.className)", .x: .at(x), .y: .at(y - 9), .width: 10, .height: 10,
          ])
          Markup.drawnName(
            series.name, at: x + 15, y, class: "label", most: canvas.characters(in: width - 20))
        }
      })
  }
}
