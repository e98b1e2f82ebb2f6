internal import PlacementModel

/// The map of what bounds the plan when: every bound that is reached, by what one percent more room would save.
struct BindingSection {
  /// Rows of a map that can still be read; the dearest are shown, and the table has all.
  private static let most = 32
  /// Classes of shades, each a tenth of the next.
  private static let ratio = 10.0

  let figures: PlanFigures

  var section: PageSection? {
    let all = Bounds(figures).all.filter { $0.isReached.contains(true) }
    guard !all.isEmpty else { return nil }
    let ranked = all.indices.sorted { (-all[$0].saving, $0) < (-all[$1].saving, $1) }.prefix(Self.most)
    let shown = ranked.sorted {
      (all[$0].kind.rawValue, -all[$0].saving, $0) < (all[$1].kind.rawValue, -all[$1].saving, $1)
    }
    .map { all[$0] }
    let largest = shown.flatMap(\.savings).max() ?? 0
    let least = 1e-12 * abs(figures.plan.objective ?? 0)
    let rows = shown.map { bound in
      let levels = zip(bound.savings, bound.isReached).map { saving, isReached in
        saving > least
          ? HeatMap.level(saving, of: largest, ratio: Self.ratio) : isReached ? HeatMap.outlined : 0
      }
      return HeatMap.Row(group: Wording.kinds(bound.kind), name: bound.title, levels: levels)
    }
    let map = HeatMap(
      axis: figures.axis, rows: rows, legend: Self.legend(largest, figures.currency),
      outlinedLegend: rows.contains { $0.levels.contains(HeatMap.outlined) } ? Wording.bindsFreely : nil)
    let figure = PageFigure(
      id: "binding-figure", title: Wording.bindingTitle,
      summary: Wording.bindingSummary(shown: shown.count, of: all.count),
      table: table(shown + all.indices.filter { !ranked.contains($0) }.map { all[$0] }), draw: map.drawing)
    return PageSection(id: "binding", title: Wording.bindingSection, content: figure.markup)
  }

  /// What the shades mean, from the weakest.
  static func legend(_ largest: Double, _ currency: String) -> [String] {
    var floor = largest
    return (0..<HeatMap.shades).map { shade -> String in
      floor /= ratio
      return shade == HeatMap.shades - 1
        ? Wording.below(Wording.money(floor * ratio, currency, digits: 2))
        : Wording.from(Wording.money(floor, currency, digits: 2))
    }.reversed()
  }

  private func table(_ bounds: [Bounds.Bound]) -> PageTable {
    let rows = figures.periodIds.enumerated().map { period, id -> [PageTable.Cell] in
      [.name(id)]
        + bounds.map { bound in
          bound.isReached[period]
            ? .number(bound.savings[period], Wording.price(bound.savings[period], figures.currency)) : .none
        }
    }
    return PageTable(
      id: "binding-table", caption: Wording.bindingCaption,
      columns: [.name("period")] + bounds.map { .number($0.title.escapingControls) }, rows: rows)
  }
}
