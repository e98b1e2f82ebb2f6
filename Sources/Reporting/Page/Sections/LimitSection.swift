internal import PlacementModel

/// Where limits stand against their bounds over time: shares of lock-in first, then all others with few enough parts.
struct LimitSection {
  /// A limit with more parts than this is shown on the map of what binds, and in the list.
  private static let mostParts = 12

  let figures: PlanFigures

  var section: PageSection? {
    let shown = figures.problem.limits.indices.compactMap { limit in chart(limit).map { (limit, $0) } }
    guard !shown.isEmpty else { return nil }
    return PageSection(
      id: "limits", title: Wording.limitsTitle,
      content: .joined([Key.limit.markup] + shown.map(\.1)))
  }

  private func chart(_ index: Index<Limit>) -> Markup? {
    let limit = figures.problem.limits[index]
    let values = figures.plan.limits.filter { $0.limit == index }
    guard !values.isEmpty, values.allSatisfy({ $0.workload == nil }) else { return nil }
    var parts: [String] = []
    var rows: [String: [Plan.LimitValue]] = [:]
    for value in values {
      let part = value.part ?? Wording.everything
      if rows[part] == nil { parts.append(part) }
      rows[part, default: []].append(value)
    }
    guard parts.count <= Self.mostParts else { return nil }
    let panels = parts.map { part in panel(part, rows[part] ?? []) }
    return PageFigure(
      id: "limit-\(index.offset)", title: Wording.limitTitle(limit),
      summary: Wording.limitSummary(limit, values), table: table(index, limit, values),
      draw: PanelChart(axis: figures.axis, panels: panels, isShare: limit.rule.isFraction).drawing
    ).markup
  }

  private func panel(_ part: String, _ values: [Plan.LimitValue]) -> PanelChart.Panel {
    let spans = figures.periodsBySpan
    let none = [Double?](repeating: nil, count: figures.periodCount)
    var (area, ceiling, floor) = (none, none, none)
    var binds = Array(repeating: false, count: figures.periodCount)
    for value in values {
      for period in spans[value.span] ?? [] {
        area[period] = value.value ?? area[period]
        ceiling[period] = value.maximum ?? ceiling[period]
        floor[period] = value.minimum ?? floor[period]
        if value.isBinding { binds[period] = true }
      }
    }
    let provider = figures.problem.providers.indices.first { figures.problem.providers[$0].id == part }
    let name = provider.map { figures.problem.providers[$0].name } ?? part
    return PanelChart.Panel(
      name: name, style: provider.map(figures.style) ?? SeriesStyle(4), area: area, ceiling: ceiling,
      floor: floor, binds: binds)
  }

  private func table(_ index: Index<Limit>, _ limit: Limit, _ values: [Plan.LimitValue]) -> PageTable {
    let isFraction = limit.rule.isFraction
    let text = { (number: Double) in isFraction ? number.percentText : number.figureText }
    return PageTable(
      id: "limit-\(index.offset)-table", caption: Wording.limitTitle(limit),
      columns: [
        .name("part"), .name("in"), .number("stands at"), .number("at least"), .number("at most"),
        .name("binds"), .number("price"),
      ],
      rows: values.map { value in
        [
          value.part.map { .name($0) } ?? .words(Wording.everything), .name(value.span),
          .number(value.value, text), .number(value.minimum, text), .number(value.maximum, text),
          .words(value.isBinding ? Wording.binds : ""), .number(value.price) { $0.figureText },
        ]
      })
  }
}

extension Limit.Rule {
  /// Whether its bound is a part of something.
  var isFraction: Bool {
    switch self {
    case .share, .spread, .churn, .survive: true
    default: false
    }
  }
}
