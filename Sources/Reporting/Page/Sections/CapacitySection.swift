internal import PlacementModel

/// What can be had, what is paid for and what is in use, by provider and by machine.
struct CapacitySection {
  let figures: PlanFigures

  private struct Sums {
    var capacity: [Double]
    var paid: [Double]
    var used: [Double]
    var isShort: [Bool]
  }

  var section: PageSection? {
    let problem = figures.problem
    let choices = [
      choice("provider", problem.providers.elements.map(\.name)) { $0.provider.offset },
      choice("machine", problem.machines.elements.map(\.id)) { $0.machine.offset },
    ].compactMap { $0 }
    guard !choices.isEmpty else { return nil }
    return PageSection(
      id: "capacity", title: Wording.capacityTitle,
      content: Switcher(id: "capacity-switch", label: Wording.capacityTitle, choices: choices).markup)
  }

  private func choice(
    _ dimension: String, _ names: [String], _ place: (Offer) -> Int
  ) -> Switcher.Choice? {
    let sums = sums(names.count, place)
    let shown = names.indices.filter {
      sums[$0].capacity.contains { $0 > 0 } || sums[$0].paid.contains { $0 > 0 }
    }
    guard !shown.isEmpty else { return nil }
    let panels = shown.map { place in
      PanelChart.Panel(
        name: names[place], style: SeriesStyle(dimension == "provider" ? place : 1), area: sums[place].used,
        paid: sums[place].paid, ceiling: sums[place].capacity, binds: sums[place].isShort)
    }
    let title = Wording.capacity(dimension)
    let id = "capacity-" + dimension
    let figure = PageFigure(
      id: id, title: title,
      summary: Wording.capacitySummary(
        short: shown.filter { sums[$0].isShort.contains(true) }.map { names[$0] }),
      key: Key.capacity.markup, table: table(id, title, shown.map { (names[$0], sums[$0]) }),
      draw: PanelChart(axis: figures.axis, panels: panels).drawing)
    return Switcher.Choice(name: Wording.by(dimension), content: figure.markup)
  }

  private func sums(_ count: Int, _ place: (Offer) -> Int) -> [Sums] {
    let none = Sums(
      capacity: figures.zeros, paid: figures.zeros, used: figures.zeros,
      isShort: Array(repeating: false, count: figures.periodCount))
    var sums = Array(repeating: none, count: count)
    for use in figures.plan.capacity {
      let offer = figures.problem.offers[use.offer]
      let (period, share) = figures.part(use.step)
      let at = place(offer)
      sums[at].capacity[period] += (offer.capacity[Index(period)] + use.granted) * share
      sums[at].paid[period] += use.paid * share
      sums[at].used[period] += use.used * share
      if use.price ?? 0 > 1e-9 { sums[at].isShort[period] = true }
    }
    return sums
  }

  private func table(_ id: String, _ title: String, _ entries: [(name: String, sums: Sums)]) -> PageTable {
    let rows = entries.flatMap { entry in
      figures.periodIds.enumerated().map { period, label -> [PageTable.Cell] in
        let (capacity, paid, used) = (
          entry.sums.capacity[period], entry.sums.paid[period], entry.sums.used[period]
        )
        return [.name(entry.name), .name(label)]
          + [capacity, paid, used, max(0, paid - used)].map { .sum($0, \.figureText) }
          + [.words(entry.sums.isShort[period] ? Wording.someShort : "")]
      }
    }
    return PageTable(
      id: id + "-table", caption: Wording.inUnit(title, Wording.averageUnits),
      columns: [
        .name(""), .name("period"), .number("capacity"), .number("paid for"), .number("in use"),
        .number("idle"),
        .name("short"),
      ], rows: rows)
  }
}

/// What lines and hatches of a chart mean, in words beside them.
struct Key {
  let entries: [(className: String, isLine: Bool, words: String)]

  static let capacity = Key(entries: [
    ("bar before", false, "in use"), ("tight", false, "in use, and more capacity would save money"),
    ("line paid", true, "paid for"), ("line ceiling", true, "capacity that can be had"),
  ])
  static let limit = Key(entries: [
    ("bar before", false, "where it stands"), ("tight", false, "at its bound"),
    ("line ceiling", true, "at most"), ("line floor", true, "at least"),
  ])
  static let commitment = Key(entries: [
    ("bar before", false, "spent toward it"), ("missing", false, "shortfall, paid all the same"),
    ("line floor", true, "minimum"), ("line ceiling", true, "maximum"),
  ])

  var markup: Markup {
    Tag.ul([.class: "key"]) {
      entries.map { entry in
        Tag.li {
          Tag.svg([.class: "sample", .viewBox: "0 0 22 12", .ariaHidden: "true"]) {
            entry.isLine
              ? Tag.line([.class: .text(entry.className), .x1: 0, .x2: 22, .y1: 6, .y2: 6])
              : Tag.rect([.class: .text(entry.className), .width: 22, .height: 12])
          }
          Markup(entry.words)
        }
      }
    }
  }
}
