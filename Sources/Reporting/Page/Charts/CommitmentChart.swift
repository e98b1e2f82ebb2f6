/// What agreements ask for in each of their windows, what is spent toward it, and what is missing.
struct CommitmentChart {
  struct Window {
    let name: String
    let covered: Double
    let shortfall: Double
    let minimum: Double?
    let maximum: Double?
  }
  struct Panel {
    let name: String
    let style: SeriesStyle
    let unit: String
    let windows: [Window]
  }

  let panels: [Panel]

  func drawing(on canvas: Canvas) -> Drawing {
    let grid = PanelGrid(on: canvas, panelHeight: canvas.isNarrow ? 170 : 196, count: panels.count)
    return grid.drawing(panels.count) { panel(panels[$0], grid, canvas) }
  }

  private func panel(_ panel: Panel, _ grid: PanelGrid, _ canvas: Canvas) -> Markup {
    let plot = Plot(left: 48, right: grid.panelWidth - 4, top: 44, bottom: grid.panelHeight - 32)
    let highest = panel.windows.reduce(0) {
      max($0, $1.covered + $1.shortfall, $1.minimum ?? 0, $1.maximum ?? 0)
    }
    let ticks = Ticks(around: 0...(highest > 0 ? highest : 1), count: 3)
    let y = LinearScale(domain: ticks.domain, range: (plot.bottom, plot.top))
    let text = TickText(ticks)
    let slot = plot.width / Double(max(1, panel.windows.count))
    let most = canvas.characters(in: grid.panelWidth)
    return .joined([
      Markup.drawnName(panel.name, at: 0, 13, class: "label strong", most: most),
      Tag.text([.class: "tick", .x: 0, .y: 30]) { panel.unit },
      plot.grid(ticks, y) { text($0) },
      .joined(
        panel.windows.indices.map { place in
          bar(panel.windows[place], panel.style, at: plot.left + slot * Double(place), slot, y)
        }),
      names(panel, plot, slot, canvas),
    ])
  }

  /// As many windows are named as there is room for.
  private func names(_ panel: Panel, _ plot: Plot, _ slot: Double, _ canvas: Canvas) -> Markup {
    let names = panel.windows.map { $0.name.escapingControls.shortened(to: 14) }
    let widest = names.map { canvas.width(of: $0) + 12 }.max() ?? 1
    let every = max(1, Int((widest / slot).rounded(.up)))
    return .joined(
      stride(from: 0, to: names.count, by: every).map { place in
        // The last stays inside the drawing.
        let most = plot.right - canvas.width(of: names[place]) / 2
        return Tag.text([
          .class: "tick middle", .x: .at(min(plot.left + slot * (Double(place) + 0.5), most)),
          .y: .at(plot.bottom + canvas.lineHeight),
        ]) { names[place] }
      })
  }

  private func bar(
    _ window: Window, _ style: SeriesStyle, at x: Double, _ slot: Double, _ y: LinearScale
  ) -> Markup {
    let width = min(56, slot * 0.68)
    let left = x + (slot - width) / 2
    func rect(_ className: String, _ low: Double, _ high: Double) -> Markup {
      guard high > low else { return .nothing }
      return Tag.rect([
        .class: .text(className), .x: .at(left), .y: .at(y(high)), .width: .at(width),
        .height: .at(y(low) - y(high)),
      ])
    }
    func mark(_ className: String, _ amount: Double?) -> Markup {
      guard let amount else { return .nothing }
      return Tag.line([
        .class: "line \(className)", .x1: .at(left - 4), .x2: .at(left + width + 4), .y1: .at(y(amount)),
        .y2: .at(y(amount)),
      ])
    }
    return Tag.g {
      rect("bar \(style.className)", 0, window.covered)
      rect("missing", window.covered, window.covered + window.shortfall)
      mark("floor", window.minimum)
      mark("ceiling", window.maximum)
    }
  }
}
