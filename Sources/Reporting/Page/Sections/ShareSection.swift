internal import PlacementModel

/// Each provider's part of the outlay over time.
struct ShareSection {
  let figures: PlanFigures

  var section: PageSection? {
    let outlay = figures.outlay
    let totals = figures.zeros.indices.map { period in outlay.reduce(0) { $0 + max(0, $1[period]) } }
    guard totals.contains(where: { $0 > 0 }) else { return nil }
    let names = figures.problem.providers.elements.map(\.name)
    let parts = zip(names, outlay).map { name, amounts in
      (name: name, values: zip(amounts, totals).map { $1 > 0 ? max(0, $0) / $1 : 0 })
    }
    let chart = StackedAreaChart(
      axis: figures.axis, series: Series.largest(parts, isFixed: true), unit: Wording.shareUnit, isShare: true
    )
    let share = PageFigure(
      id: "shares-figure", title: Wording.shares,
      summary: Wording.sharesSummary(
        figures.shares.map {
          (figures.problem.providers[$0.provider].name, $0.share)
        }), table: table, draw: chart.drawing)
    let series = Series.largest(zip(names, outlay).map { ($0, $1) }, isFixed: true)
    let rates = StackedAreaChart(
      axis: figures.axis, series: series, unit: Wording.perPeriod(figures.currency))
    let money = PageFigure(
      id: "outlay-figure", title: Wording.providers,
      summary: Wording.stacked(series, figures.periodIds, merged: figures.axis.isMerged),
      table: outlayTable(names, outlay), draw: rates.drawing)
    return PageSection(
      id: "shares", title: Wording.sharesTitle,
      content: Switcher(
        id: "shares-switch", label: Wording.sharesTitle,
        choices: [
          .init(name: Wording.sharesName, content: share.markup),
          .init(name: Wording.outlayName, content: money.markup),
        ]
      ).markup)
  }

  /// The shares as the plan has them.
  private var table: PageTable {
    let rows = figures.plan.providers.map { entry -> [PageTable.Cell] in
      let money = { (amount: Double) in Wording.money(amount, figures.currency, digits: 5) }
      return [
        .name(figures.problem.providers[entry.provider].name), .name(figures.periodIds[entry.period.offset]),
        .number(entry.spend, money), .number(entry.shortfall, money),
        .number(entry.share) { $0.percentText },
      ]
    }
    return PageTable(
      id: "shares-table", caption: Wording.shares,
      columns: [
        .name("provider"), .name("period"), .number("spend"), .number("shortfall"), .number("share"),
      ], rows: rows)
  }

  private func outlayTable(_ names: [String], _ outlay: [[Double]]) -> PageTable {
    let paid = zip(names, outlay).filter { $0.1.contains { $0 != 0 } }.map { (name: $0.0, values: $0.1) }
    let scale = MoneyScale(paid.flatMap(\.values), currency: figures.currency)
    return figures.table(
      "outlay-table", Wording.inUnit(Wording.providers, scale.unit), paid, total: true
    ) { scale.text($0) }
  }
}
