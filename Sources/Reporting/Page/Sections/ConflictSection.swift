internal import PlacementModel

/// For a problem without a plan: the rules that cannot all hold.
struct ConflictSection {
  let figures: PlanFigures

  var section: PageSection? {
    let rows = figures.plan.conflict
    guard !rows.isEmpty else { return nil }
    let table = PageTable(
      id: "conflict-table", caption: Wording.conflict, columns: [.name("family"), .name("row")],
      rows: rows.map { [.name($0.family), .name($0.row)] })
    return PageSection(
      id: "conflict", title: Wording.conflict,
      content: .joined([Tag.p { Wording.conflictNote }, table.markup]))
  }
}
