internal import PlacementModel

/// What runs, over time: by provider, machine and workload, in units and in work.
struct AllocationSection {
  let figures: PlanFigures

  var section: PageSection? {
    guard !figures.plan.notableAllocations.isEmpty else { return nil }
    let choices = PlanFigures.Amount.allCases.flatMap { amount in
      PlanFigures.Dimension.allCases.map { dimension in
        Switcher.Choice(name: Wording.choice(amount, dimension), content: figure(amount, dimension))
      }
    }
    return PageSection(
      id: "allocation", title: Wording.allocationTitle,
      content: Switcher(id: "allocation-switch", label: Wording.allocationTitle, choices: choices).markup)
  }

  private func figure(_ amount: PlanFigures.Amount, _ dimension: PlanFigures.Dimension) -> Markup {
    let all = figures.allocated(amount, by: dimension)
    let series = Series.largest(all, isFixed: dimension == .provider)
    let title = Wording.allocated(amount, dimension)
    let id = "allocation-\(amount)-\(dimension)"
    let chart = StackedAreaChart(axis: figures.axis, series: series, unit: Wording.unit(of: amount))
    let used = all.filter { $0.values.contains { $0 != 0 } }
    return PageFigure(
      id: id, title: title,
      summary: Wording.stacked(series, figures.periodIds, merged: figures.axis.isMerged),
      table: figures.table(id + "-table", Wording.inUnit(title, Wording.unit(of: amount)), used, total: true)
      {
        $0.figureText
      },
      draw: chart.drawing
    ).markup
  }
}
