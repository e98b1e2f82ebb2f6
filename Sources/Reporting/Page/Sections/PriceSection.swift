internal import PlacementModel

/// What limits the cost, the dearest first.
struct PriceSection {
  /// Rows that are shown; what is left out costs less than any of them, and is counted.
  private static let most = 15

  let figures: PlanFigures

  var section: PageSection? {
    let all = Bounds(figures).dearest
    guard !all.isEmpty else { return nil }
    let shown = all.prefix(Self.most)
    let currency = figures.currency
    let rows = shown.map { bound -> [PageTable.Cell] in
      let periods = zip(figures.periodIds, bound.savings).filter { $0.1 > 0 }.map(\.0)
      return [
        .name(bound.title), .words(Wording.kind(bound.kind)), .words(Wording.stretch(periods)),
        .number(bound.saving, Wording.price(bound.saving, currency)),
      ]
    }
    let table = PageTable(
      id: "prices-table", caption: Wording.pricesCaption,
      columns: [.name("bound"), .name("kind"), .name("when"), .number(Wording.onePercentSaves)], rows: rows)
    return PageSection(
      id: "prices", title: Wording.pricesTitle,
      content: .joined([
        Tag.p { Wording.pricesNote(figures.plan) }, table.markup,
        all.count > shown.count
          ? Tag.p { Wording.more(all.count - shown.count, in: Wording.planJSON) } : .nothing,
      ]))
  }
}
