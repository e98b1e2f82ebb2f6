internal import PlacementModel

/// What the cost is made of, as a waterfall: present value, which is what was minimised, and nominal money.
struct CostSection {
  let figures: PlanFigures

  var section: PageSection? {
    let lines = (figures.plan.cost?.lines ?? []).filter { $0.nominal != 0 || $0.presentValue != 0 }
    guard !lines.isEmpty else { return nil }
    let choices = [
      Switcher.Choice(
        name: Wording.presentValueName,
        content: figure("cost-pv", Wording.costInPresentValue, lines.map { ($0.cause, $0.presentValue) })),
      Switcher.Choice(
        name: Wording.nominalName,
        content: figure("cost-nominal", Wording.costNominal, lines.map { ($0.cause, $0.nominal) })),
    ]
    return PageSection(
      id: "cost", title: Wording.costTitle,
      content: Switcher(id: "cost-switch", label: Wording.costTitle, choices: choices).markup)
  }

  private func figure(
    _ id: String, _ title: String, _ lines: [(cause: Plan.Cost.Line.Cause, amount: Double)]
  ) -> Markup {
    let total = lines.reduce(0) { $0 + $1.amount }
    let scale = MoneyScale(lines.map(\.amount) + [total], currency: figures.currency)
    let money = { Wording.money($0, figures.currency, digits: 4) }
    let bars =
      lines.map {
        WaterfallChart.Bar(
          name: Wording.cause($0.cause), amount: $0.amount, isTotal: false, text: money($0.amount))
      } + [WaterfallChart.Bar(name: Wording.total, amount: total, isTotal: true, text: money(total))]
    let chart = WaterfallChart(bars: bars, unit: figures.currency)
    let table = PageTable(
      id: id + "-table", caption: Wording.inUnit(title, scale.unit),
      columns: [.name("cause"), .number(Wording.inUnit("amount", scale.unit)), .number("part of the total")],
      rows: lines.map { line in
        [
          .words(Wording.cause(line.cause)), .number(line.amount, scale.text(line.amount)),
          total != 0 ? .number(line.amount / total, (line.amount / total).percentText) : .none,
        ]
      },
      footer: [[.words(Wording.total), .number(total, scale.text(total)), .none]])
    return PageFigure(
      id: id, title: title, summary: Wording.waterfall(lines, total, figures.currency), table: table,
      draw: chart.drawing
    ).markup
  }
}
