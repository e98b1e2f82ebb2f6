internal import PlacementModel

/// What becomes of the work: what is served, what is not, and what one more unit of it would cost.
struct WorkSection {
  let figures: PlanFigures

  private struct Sums {
    var demand = 0.0
    var served = 0.0
    var unmet = 0.0
    /// Marginal costs times demand.
    var price = 0.0
    var isPriced = true
  }

  var section: PageSection? {
    guard !figures.plan.workloads.isEmpty else { return nil }
    var sums = Array(repeating: Sums(), count: figures.problem.workloads.count)
    for service in figures.plan.workloads {
      let hours = figures.horizon.steps[service.step].hours
      let place = service.workload.offset
      sums[place].demand += service.demand * hours
      sums[place].served += service.served * hours
      sums[place].unmet += service.unmet * hours
      if let cost = service.marginalCost {
        sums[place].price += cost * service.demand * hours
      } else {
        sums[place].isPriced = false
      }
    }
    let rows = zip(figures.problem.workloads.elements, sums).map { workload, sums -> [PageTable.Cell] in
      let price = sums.isPriced && sums.demand > 0 ? sums.price / sums.demand : nil
      return [.name(workload.id), .name(workload.kind ?? "")]
        + [sums.demand, sums.served, sums.unmet].map { .number($0, $0.compactText) }
        + [
          sums.demand > 0
            ? .number(sums.served / sums.demand, (sums.served / sums.demand).percentText) : .none,
          .number(price) { $0.text(significantDigits: 4) },
        ]
    }
    let table = PageTable(
      id: "work-table", caption: Wording.workCaption,
      columns: [
        .name("workload"), .name("kind"), .number("asked for"), .number("served"), .number("not served"),
        .number("part served"), .number(Wording.inUnit("one more costs", figures.currency)),
      ], rows: rows)
    return PageSection(
      id: "work", title: Wording.workTitle, content: .joined([Tag.p { Wording.workNote }, table.markup]))
  }
}
