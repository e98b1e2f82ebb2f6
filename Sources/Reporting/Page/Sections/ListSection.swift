internal import PlacementModel

/// Every list of the plan's JSON, to be sorted, searched and copied.
struct ListSection {
  let plan: Plan

  var section: PageSection? {
    let tables = ListTables(plan: plan.json(timings: .omitted)).tables
    guard !tables.isEmpty else { return nil }
    return PageSection(
      id: "lists", title: Wording.listsTitle,
      content: .joined(
        [Tag.p { Wording.listsNote }]
          + tables.map { name, table in
            Tag.details([.class: "list"]) {
              Tag.summary { Wording.listSummary(name, table.rows.count) }
              table.markup
            }
          }))
  }
}
