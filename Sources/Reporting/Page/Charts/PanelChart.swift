/// Small charts of amounts over time against what bounds them, each with a scale of its own.
struct PanelChart {
  struct Panel {
    let name: String
    let style: SeriesStyle
    /// What there is, by period; `nil` where nothing is known.
    let area: [Double?]
    /// What is paid for, as a thin line over the area; empty where there is none.
    var paid: [Double] = []
    /// The ramp or bound from above, and from below.
    var ceiling: [Double?] = []
    var floor: [Double?] = []
    /// The periods in which the bound is reached.
    var binds: [Bool] = []
  }

  let axis: TimeAxis
  let panels: [Panel]
  var isShare = false

  func drawing(on canvas: Canvas) -> Drawing {
    let grid = PanelGrid(on: canvas, panelHeight: canvas.isNarrow ? 150 : 172, count: panels.count)
    return grid.drawing(panels.count) { panel(panels[$0], grid, canvas) }
  }

  private func panel(_ panel: Panel, _ grid: PanelGrid, _ canvas: Canvas) -> Markup {
    let plot = Plot(left: 44, right: grid.panelWidth - 4, top: 28, bottom: grid.panelHeight - 32)
    let lines = panel.ceiling.compactMap { $0 } + panel.floor.compactMap { $0 } + panel.paid
    let highest = (panel.area.compactMap { $0 } + lines).max() ?? 0
    let ticks = Ticks(around: 0...(highest > 0 ? highest : 1), count: 3)
    let y = LinearScale(domain: ticks.domain, range: (plot.bottom, plot.top))
    let spans = axis.spans(from: plot.left, through: plot.right)
    let text = TickText(ticks)
    let most = canvas.characters(in: grid.panelWidth)
    return .joined([
      Markup.drawnName(panel.name, at: 0, 13, class: "label strong", most: most),
      plot.grid(ticks, y) { isShare ? $0.shortPercentText : text($0) },
      areas(panel, spans, y),
      line(panel.paid.map { $0 }, "paid", spans, y),
      line(panel.ceiling, "ceiling", spans, y),
      line(panel.floor, "floor", spans, y),
      plot.timeLabels(axis, canvas),
    ])
  }

  /// The area, and over it what stands at its bound.
  private func areas(_ panel: Panel, _ spans: [ClosedRange<Double>], _ y: LinearScale) -> Markup {
    let values = averages(panel.area)
    func area(_ isShown: (Int) -> Bool) -> String {
      let bands = spans.indices.map { band in
        (x: spans[band], low: y(0), high: y(isShown(band) ? values[band] ?? 0 : 0))
      }
      return Outline.area(bands).text
    }
    let binds = axis.bands.map { band in !panel.binds.isEmpty && band.contains { panel.binds[$0] } }
    let tight = area { binds[$0] }
    return .joined([
      Tag.path([.class: "area \(panel.style.className)", .d: .text(area { _ in true })]),
      tight.isEmpty ? .nothing : Tag.path([.class: "tight", .d: .text(tight)]),
    ])
  }

  private func line(
    _ values: [Double?], _ name: String, _ spans: [ClosedRange<Double>], _ y: LinearScale
  ) -> Markup {
    guard values.contains(where: { $0 != nil }) else { return .nothing }
    let steps = zip(spans, averages(values)).map { (x: $0, y: $1.map { y($0) }) }
    return Tag.path([.class: "line \(name)", .d: .text(Outline.steps(steps).text)])
  }

  /// Over bands; of a band in which some periods have no value, of none.
  private func averages(_ values: [Double?]) -> [Double?] {
    guard axis.isMerged else { return values }
    let numbers = axis.averages(values.map { $0 ?? 0 })
    return zip(axis.bands, numbers).map { band, number in values[band].contains { $0 == nil } ? nil : number }
  }
}
