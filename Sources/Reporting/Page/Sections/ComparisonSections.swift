internal import PlacementModel

/// The sections of a comparison: what did it, and where it shows.
struct ComparisonSections {
  let answer: PlanComparison
  let difference: PlanDifference

  private var currency: String { answer.before.problem.currency.escapingControls }

  /// From one cost to the other by what changed in the input.
  var steps: PageSection? {
    guard let first = answer.steps.first, let last = answer.steps.last else { return nil }
    let changes = answer.steps.map {
      (name: Wording.causes($0.causes), amount: $0.after - $0.before, after: $0.after)
    }
    let scale = MoneyScale([first.before, last.after], currency: currency)
    let bars =
      [waterfall(Wording.costBefore, first.before, scale, isTotal: true)]
      + changes.map { waterfall($0.name, $0.amount, scale) }
      + [waterfall(Wording.costAfter, last.after, scale, isTotal: true)]
    let table = PageTable(
      id: "steps-table", caption: Wording.inUnit(Wording.comparisonSteps, scale.unit),
      columns: [.name("what changed"), .number("change"), .number("cost")],
      rows: changes.map { change in
        [
          .words(change.name), .number(change.amount, Self.signed(change.amount, scale)),
          .number(change.after, scale.text(change.after)),
        ]
      })
    let figure = PageFigure(
      id: "steps-figure", title: Wording.comparisonSteps, summary: Wording.stepsSummary, table: table,
      draw: WaterfallChart(bars: bars, unit: currency).drawing)
    return PageSection(id: "steps", title: Wording.stepsTitle, content: figure.markup)
  }

  private func waterfall(
    _ name: String, _ amount: Double, _ scale: MoneyScale, isTotal: Bool = false
  ) -> WaterfallChart.Bar {
    let text = isTotal ? scale.text(amount) : Self.signed(amount, scale)
    return WaterfallChart.Bar(name: name, amount: amount, isTotal: isTotal, text: text)
  }

  static func signed(_ amount: Double, _ scale: MoneyScale) -> String {
    (amount > 0 ? "+" : "") + scale.text(amount)
  }

  /// Cost by cause side by side.
  var lines: PageSection? {
    let amounts = difference.lines.map { (Wording.cause($0.cause), $0.presentValue) }
    return section("lines", Wording.comparisonLines, amounts)
  }

  var outlays: PageSection? {
    var rows: [(String, PlanDifference.Change)] = []
    for outlay in difference.outlays {
      let place = rows.firstIndex { $0.0 == outlay.provider } ?? rows.count
      if place == rows.count { rows.append((outlay.provider, .init())) }
      rows[place].1.before += outlay.amount.before
      rows[place].1.after += outlay.amount.after
    }
    let unpaid = difference.unpaid.map { (Wording.unpaid($0.cause), $0.amount) }
    return section("outlay", Wording.comparisonProviders, rows + unpaid)
  }

  /// Two bars for each entry, and the table with their difference.
  private func section(
    _ id: String, _ title: String, _ amounts: [(String, PlanDifference.Change)]
  ) -> PageSection? {
    let shown = amounts.filter { $0.1.before != 0 || $0.1.after != 0 }
    guard !shown.isEmpty else { return nil }
    let scale = MoneyScale(shown.flatMap { [$0.1.before, $0.1.after] }, currency: currency)
    let total = shown.reduce(into: PlanDifference.Change()) {
      $0.before += $1.1.before
      $0.after += $1.1.after
    }
    func row(_ name: PageTable.Cell, _ change: PlanDifference.Change) -> [PageTable.Cell] {
      [
        name, .number(change.before, scale.text(change.before)),
        .number(change.after, scale.text(change.after)),
        .number(change.difference, Self.signed(change.difference, scale)),
      ]
    }
    let table = PageTable(
      id: id + "-table", caption: Wording.inUnit(title, scale.unit),
      columns: [.name(""), .number("before"), .number("after"), .number("change")],
      rows: shown.map { row(.name($0.0), $0.1) }, footer: [row(.words(Wording.total), total)])
    let pairs = shown.map {
      PairChart.Row(
        name: $0.0, before: $0.1.before, after: $0.1.after, text: Self.signed($0.1.difference, scale))
    }
    let figure = PageFigure(
      id: id + "-figure", title: title, summary: Wording.pairSummary, table: table,
      draw: PairChart(rows: pairs, unit: currency).drawing)
    return PageSection(id: id, title: title, content: figure.markup)
  }

  /// Units in use over time, before and after.
  var allocation: PageSection? {
    let plans = [(answer.before, Wording.costBefore), (answer.after, Wording.costAfter)]
    let figures = plans.enumerated().map { place, entry -> Markup in
      let figures = PlanFigures(entry.0)
      let all = figures.allocated(.units, by: .provider)
      let series = Series.largest(all, isFixed: true)
      let title = Wording.allocated(.units, .provider) + ", " + entry.1
      let id = "allocation-\(place)"
      return PageFigure(
        id: id, title: title,
        summary: Wording.stacked(series, figures.periodIds, merged: figures.axis.isMerged),
        table: figures.table(
          id + "-table", title, all.filter { $0.values.contains { $0 != 0 } }, total: true
        ) { $0.figureText },
        draw: StackedAreaChart(axis: figures.axis, series: series, unit: Wording.unit(of: .units)).drawing
      ).markup
    }
    return PageSection(id: "allocation", title: Wording.allocationTitle, content: .joined(figures))
  }

  /// Work that runs elsewhere than before.
  var work: PageSection? {
    guard answer.hasOneHorizon, !difference.work.isEmpty else { return nil }
    let table = PageTable(
      id: "work-table", caption: Wording.comparisonMoves,
      columns: [
        .name("workload"), .name("provider"), .name("region"), .name("period"), .number("before"),
        .number("after"), .number("change"),
      ],
      rows: difference.work.map { work in
        [.name(work.workload), .name(work.provider), .name(work.region), .name(work.period)]
          + [work.units.before, work.units.after, work.units.difference].map { .number($0, $0.figureText) }
      })
    return PageSection(id: "work", title: Wording.comparisonMoves, content: table.markup)
  }

  static func limits(_ answer: PlanComparison) -> PageSection? {
    let changes = answer.limits
    guard !changes.isEmpty else { return nil }
    func cells(_ side: LimitChange.Side?) -> [PageTable.Cell] {
      guard let side else { return [.none, .none, .words(Wording.notThere)] }
      return [
        .number(side.value) { $0.figureText }, .number(side.maximum ?? side.minimum) { $0.figureText },
        .words(side.isBinding ? Wording.binds : ""),
      ]
    }
    let table = PageTable(
      id: "limits-table", caption: Wording.comparisonLimits,
      columns: [
        .name("limit"), .name("of"), .name("in"), .number("before"), .number("bound before"), .name("binds"),
        .number("after"), .number("bound after"), .name("binds after"),
      ],
      rows: changes.map { change in
        let part = [change.workload, change.part].compactMap { $0 }.joined(separator: " at ")
        let of: PageTable.Cell = part.isEmpty ? .words(Wording.everything) : .name(part)
        return [.name(change.limit), of, .name(change.span)] + cells(change.before) + cells(change.after)
      })
    return PageSection(id: "limits", title: Wording.limitsChanged, content: table.markup)
  }

  static func input(_ answer: PlanComparison) -> PageSection? {
    let rows = answer.input.flatMap { change -> [[PageTable.Cell]] in
      change.removed.map { [.name(change.section), .name($0), .words(Wording.removed)] }
        + change.added.map { [.name(change.section), .name($0), .words(Wording.added)] }
        + change.changed.map {
          [.name(change.section), .name($0.id), .name($0.keys.joined(separator: ", "))]
        }
    }
    guard !rows.isEmpty else { return nil }
    let table = PageTable(
      id: "input-table", caption: Wording.comparisonInput,
      columns: [.name("list"), .name("entry"), .name("what changed")], rows: rows)
    return PageSection(id: "input", title: Wording.comparisonInput, content: table.markup)
  }
}
