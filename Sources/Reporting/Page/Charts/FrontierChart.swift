/// The least cost for every position, as a line, with the positions that were planned for and the one that is shown.
struct FrontierChart {
  struct Point {
    let position: Double
    let cost: Double
  }

  /// Along the curve; positions may repeat where the cost jumps.
  let line: [Point]
  /// Those that were planned for, in the order of the slider.
  let planned: [Point]
  /// The place of the planned point that is shown at first.
  let shown: Int
  let costUnit: String
  let positionHeading: String
  let positionText: (Double) -> String
  let costText: (Double) -> String

  func drawing(on canvas: Canvas) -> Drawing {
    let all = line + planned
    let costs = range(all.map(\.cost))
    let ticks = Ticks(inside: costs, count: canvas.isNarrow ? 3 : 5)
    let widest = ticks.numbers.map { canvas.width(of: costText($0)) }.max() ?? 0
    let plot = Plot(
      left: max(canvas.isNarrow ? 54 : 84, widest + 10), right: canvas.width - 16, top: 26,
      bottom: canvas.isNarrow ? 210 : 300)
    let x = LinearScale(domain: range(all.map(\.position)), range: (plot.left + 8, plot.right - 8))
    let y = LinearScale(domain: costs, range: (plot.bottom - 10, plot.top + 10))
    return Drawing(
      height: plot.bottom + 2 * canvas.lineHeight + 10,
      content: .joined([
        plot.grid(ticks, y, costText),
        Tag.line([
          .class: "axis", .x1: .at(plot.left), .x2: .at(plot.right), .y1: .at(plot.bottom),
          .y2: .at(plot.bottom),
        ]),
        Tag.text([.class: "tick", .x: 2, .y: 13]) { costUnit },
        positions(x, plot, canvas), curve(x, y),
        .joined(planned.enumerated().map { dot($1, $0, x, y) }),
        marker(x, y, plot),
      ]))
  }

  private func range(_ numbers: [Double]) -> ClosedRange<Double> {
    guard let low = numbers.min(), let high = numbers.max() else { return 0...1 }
    return low < high ? low...high : low...(low + max(1e-9, abs(low) * 0.01))
  }

  private func dot(_ point: Point, _ place: Int, _ x: LinearScale, _ y: LinearScale) -> Markup {
    Tag.circle([
      .class: "point", .cx: .at(x(point.position)), .cy: .at(y(point.cost)), .r: 3.5, .dataRow: "\(place)",
    ])
  }

  private func positions(_ x: LinearScale, _ plot: Plot, _ canvas: Canvas) -> Markup {
    let ticks = Ticks(inside: x.domain, count: canvas.isNarrow ? 3 : 7)
    return Tag.g {
      ticks.numbers.map { number in
        Tag.g {
          Tag.line([
            .class: "grid", .x1: .at(x(number)), .x2: .at(x(number)), .y1: .at(plot.bottom),
            .y2: .at(plot.bottom + 5),
          ])
          Tag.text([
            .class: "tick middle", .x: .at(x(number)), .y: .at(plot.bottom + canvas.lineHeight + 2),
          ]) { positionText(number) }
        }
      }
      Tag.text([
        .class: "tick end", .x: .at(plot.right), .y: .at(plot.bottom + 2 * canvas.lineHeight + 4),
      ]) { positionHeading }
    }
  }

  private func curve(_ x: LinearScale, _ y: LinearScale) -> Markup {
    guard let first = line.first else { return .nothing }
    var outline = Outline()
    outline.move(x(first.position), y(first.cost))
    for point in line.dropFirst() { outline.line(x(point.position), y(point.cost)) }
    return Tag.path([.class: "line curve", .d: .text(outline.text)])
  }

  private func marker(_ x: LinearScale, _ y: LinearScale, _ plot: Plot) -> Markup {
    guard planned.indices.contains(shown) else { return .nothing }
    let point = planned[shown]
    return Tag.g([.class: "marker"]) {
      Tag.line([
        .class: "leader", .x1: .at(x(point.position)), .x2: .at(x(point.position)), .y1: .at(plot.top),
        .y2: .at(plot.bottom),
      ])
      Tag.circle([.class: "here", .cx: .at(x(point.position)), .cy: .at(y(point.cost)), .r: 7])
    }
  }
}
