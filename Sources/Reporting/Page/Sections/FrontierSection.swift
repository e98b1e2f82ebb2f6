internal import PlacementModel

/// What a bound costs: the curve, and the plan at the point of it that is chosen.
///
/// Every plan is in the page from the start. Without a script the table of the points tells what they cost.
struct FrontierSection {
  let curve: FrontierPlans
  /// Its place among the curves of the page.
  let place: Int
  private let tables: FrontierTables
  private let currency: String

  init(_ curve: FrontierPlans, place: Int) {
    self.curve = curve
    self.place = place
    tables = FrontierTables(curve.frontier)
    currency = curve.frontier.problem.currency.escapingControls
  }

  private var id: String { "frontier-\(place)" }
  private var scale: PositionScale { tables.scale }

  var section: PageSection? {
    let title = Wording.frontierTitle(curve.frontier)
    guard !curve.stops.isEmpty else {
      let words = tables.sentences + [Wording.noStops]
      return PageSection(id: id, title: title, content: .joined(words.map { words in Tag.p { words } }))
    }
    let figure = PageFigure(
      id: "\(id)-curve", title: Wording.curve(scale, tables.money.unit),
      summary: Wording.frontierSummary(joined: !curve.line.isEmpty, followed: !curve.frontier.isSampled),
      table: pointTable, draw: chart.drawing)
    return PageSection(
      id: id, title: title,
      content: .joined([
        .joined(sentences.map { words in Tag.p { words } }),
        Tag.div([.class: "mover", .id: .text(id + "-mover"), .dataTable: "\(id)-points"]) {
          figure.markup
          slider
          curve.stops.indices.map(panel)
        },
      ]))
  }

  /// Of a curve that is only planned for, where it ends is where its plans do.
  private var sentences: [String] {
    if !curve.frontier.isSampled { return tables.sentences }
    let wording = FrontierWording(frontier: curve.frontier, money: tables.money, scale: scale)
    return [wording.assumption, wording.today, Wording.plannedCurve(curve.stops.count)].compactMap { $0 }
  }

  private var slider: Markup {
    Tag.p([.class: "slider", .hidden: .present]) {
      Tag.label([.for: "\(id)-range"]) { Wording.slider(scale) }
      Tag.input([
        .id: "\(id)-range", .type: "range", .min: 0, .max: "\(curve.stops.count - 1)", .step: 1,
        .value: "\(shown)",
      ])
      Tag.output([.for: "\(id)-range"]) { scale.textWithUnit(curve.stops[shown].position) }
    }
  }

  /// The stop nearest to where the problem stands.
  private var shown: Int {
    let today = curve.frontier.today?.position ?? curve.stops[0].position
    return curve.stops.indices.min {
      abs(curve.stops[$0].position - today) < abs(curve.stops[$1].position - today)
    } ?? 0
  }

  private var chart: FrontierChart {
    FrontierChart(
      line: curve.line.map { .init(position: $0.position, cost: $0.cost) },
      planned: curve.stops.map { .init(position: $0.position, cost: $0.plan.objective ?? 0) }, shown: shown,
      costUnit: tables.money.unit, positionHeading: scale.heading, positionText: scale.text,
      costText: tables.money.text)
  }

  private var pointTable: PageTable {
    PageTable(
      id: "\(id)-points", caption: Wording.pointsCaption,
      columns: [
        .number(scale.heading), .number(Wording.inUnit("cost", tables.money.unit)),
        .number(Wording.inUnit("more than as it stands", tables.money.unit)),
      ],
      rows: curve.stops.map { stop in
        let cost = stop.plan.objective ?? 0
        return [
          .number(stop.position, scale.text(stop.position)), .number(cost, tables.money.text(cost)),
          .number(curve.frontier.today.map { cost - $0.cost }, tables.money.text),
        ]
      })
  }

  // MARK: - The plan at a point

  private func panel(_ at: Int) -> Markup {
    let stop = curve.stops[at]
    let figures = PlanFigures(stop.plan)
    let cost = stop.plan.objective ?? 0
    let position = scale.textWithUnit(stop.position)
    let series = Series.largest(figures.allocated(.units, by: .provider), isFixed: true)
    let table = outlay(figures, "\(id)-\(at)-outlay", Wording.outlayAt(position))
    let figure = PageFigure(
      id: "\(id)-\(at)-units", title: Wording.allocatedAt(position),
      summary: Wording.stacked(series, figures.periodIds, merged: figures.axis.isMerged), table: nil,
      draw: StackedAreaChart(axis: figures.axis, series: series, unit: Wording.unit(of: .units)).drawing)
    return Tag.div([.class: "stop", .hidden: .present, .ariaLabel: .text(position), .role: "group"]) {
      Tag.p([.class: "at"]) {
        Wording.atPosition(position)
        Tag.strong { Markup.figure(cost, tables.money.textWithUnit(cost)) }
        curve.frontier.today.map { today in
          Markup(Wording.againstToday(cost - today.cost, currency))
        }
      }
      table.markup
      figure.markup
    }
  }

  private func outlay(_ figures: PlanFigures, _ id: String, _ caption: String) -> PageTable {
    let shares = figures.shares
    let scale = MoneyScale(shares.map(\.outlay), currency: currency)
    return PageTable(
      id: id, caption: Wording.inUnit(caption, scale.unit),
      columns: [.name("provider"), .number("outlay"), .number("share")],
      rows: shares.map { entry in
        [
          .name(figures.problem.providers[entry.provider].name),
          .number(entry.outlay, scale.text(entry.outlay)),
          .number(entry.share, entry.share.percentText),
        ]
      })
  }
}
