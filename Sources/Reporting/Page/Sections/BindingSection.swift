internal import PlacementModel

/// The map of what bounds the plan when: every bound that is reached, by what one percent more room would save.
struct BindingSection {
  /// Rows of a map that can still be read; the dearest are shown, and the table has all.
  private static let most = 32

  let figures: PlanFigures

  var section: PageSection? {
    let all = Bounds(figures).all.filter { $0.isReached.contains(true) }
    guard !all.isEmpty else { return nil }
    let ranked = all.indices.sorted { (-all[$0].saving, $0) < (-all[$1].saving, $1) }.prefix(Self.most)
    let shown = ranked.sorted {
      (all[$0].kind.rawValue, -all[$0].saving, $0) < (all[$1].kind.rawValue, -all[$1].saving, $1)
    }
    .map { all[$0] }
    let classes = HeatMap.Classes(upTo: shown.flatMap(\.savings).max() ?? 0, steps: [1])
    let least = 1e-12 * abs(figures.plan.objective ?? 0)
    let rows = shown.map { bound in
      let levels = zip(bound.savings, bound.isReached).map { saving, isReached in
        saving > least ? classes.level(saving) : isReached ? HeatMap.outlined : 0
      }
      return HeatMap.Row(group: Wording.kinds(bound.kind), name: bound.title, levels: levels)
    }
    let map = HeatMap(
      axis: figures.axis, rows: rows,
      legend: classes.legend { Wording.money($0, figures.currency, digits: 1) },
      outlinedLegend: rows.contains { $0.levels.contains(HeatMap.outlined) } ? Wording.bindsFreely : nil)
    let figure = PageFigure(
      id: "binding-figure", title: Wording.bindingTitle,
      summary: Wording.bindingSummary(shown: shown.count, of: all.count),
      table: table(shown + all.indices.filter { !ranked.contains($0) }.map { all[$0] }), draw: map.drawing)
    return PageSection(id: "binding", title: Wording.bindingSection, content: figure.markup)
  }

  private func table(_ bounds: [Bounds.Bound]) -> PageTable {
    let rows = figures.periodIds.enumerated().map { period, id -> [PageTable.Cell] in
      [.name(id)]
        + bounds.map { bound in
          bound.isReached[period]
            ? .sum(bound.savings[period]) { Wording.price($0, figures.currency) } : .none
        }
    }
    return PageTable(
      id: "binding-table", caption: Wording.bindingCaption,
      columns: [.name("period")] + bounds.map { .number($0.title.escapingControls) }, rows: rows)
  }
}
