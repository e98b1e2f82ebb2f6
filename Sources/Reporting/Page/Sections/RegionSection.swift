internal import PlacementModel

/// Where units are in use: by region and provider on average, and over time.
struct RegionSection {
  let figures: PlanFigures

  var section: PageSection? {
    let problem = figures.problem
    // By region, provider and period.
    let none = Array(repeating: figures.zeros, count: problem.providers.count)
    var units = Array(repeating: none, count: problem.regions.count)
    for allocation in figures.plan.notableAllocations {
      let offer = problem.offers[allocation.offer]
      let (period, share) = figures.part(allocation.step)
      units[offer.region.offset][offer.provider.offset][period] += allocation.units * share
    }
    let used = ordered.filter { units[$0.offset].contains { $0.contains { $0 > 0 } } }
    guard !used.isEmpty else { return nil }
    let choices = [
      Switcher.Choice(name: Wording.onAverage, content: bars(used, units)),
      Switcher.Choice(name: Wording.choiceOverTime, content: map(used, units)),
    ]
    return PageSection(
      id: "regions", title: Wording.regionsTitle,
      content: Switcher(id: "regions-switch", label: Wording.regionsTitle, choices: choices).markup)
  }

  /// By geography in the order in which these first come.
  private var ordered: [Index<Region>] {
    let regions = figures.problem.regions
    var geographies: [String] = []
    for region in regions.elements where !geographies.contains(region.geography ?? "") {
      geographies.append(region.geography ?? "")
    }
    return geographies.flatMap { geography in
      regions.indices.filter { (regions[$0].geography ?? "") == geography }
    }
  }

  private func average(_ values: [Double]) -> Double {
    let hours = figures.horizon.periods.elements.map(\.hours)
    return zip(values, hours).reduce(0) { $0 + $1.0 * $1.1 } / figures.horizon.hours
  }

  private func bars(_ used: [Index<Region>], _ units: [[[Double]]]) -> Markup {
    let problem = figures.problem
    let providers = problem.providers.indices.filter { provider in
      used.contains { units[$0.offset][provider.offset].contains { $0 > 0 } }
    }
    let averages = used.map { region in providers.map { average(units[region.offset][$0.offset]) } }
    let rows = zip(used, averages).map { region, parts in
      RegionChart.Row(
        group: problem.regions[region].geography ?? "", name: problem.regions[region].id, parts: parts,
        text: parts.reduce(0, +).compactText)
    }
    let names = providers.map { problem.providers[$0].name }
    let table = PageTable(
      id: "regions-bars-table", caption: Wording.inUnit(Wording.regionsAverage, Wording.averageUnits),
      columns: [.name("region"), .name("geography")] + names.map { .number($0.escapingControls) }
        + [.number("total")],
      rows: zip(used, averages).map { region, parts in
        [.name(problem.regions[region].id), .name(problem.regions[region].geography ?? "")]
          + (parts + [parts.reduce(0, +)]).map { .sum($0, \.figureText) }
      })
    let chart = RegionChart(
      providers: providers.map { (problem.providers[$0].name, figures.style($0)) }, rows: rows,
      unit: Wording.averageUnits)
    let totals = averages.map { $0.reduce(0, +) }
    let largest = zip(used, totals).max { $0.1 < $1.1 }
    return PageFigure(
      id: "regions-bars", title: Wording.regionsAverage,
      summary: Wording.regionsSummary(
        used.count, of: problem.regions.count, largest: largest.map { (problem.regions[$0.0].id, $0.1) }),
      table: table, draw: chart.drawing
    ).markup
  }

  private func map(_ used: [Index<Region>], _ units: [[[Double]]]) -> Markup {
    let problem = figures.problem
    let totals = used.map { region in
      units[region.offset].reduce(figures.zeros) { zip($0, $1).map(+) }
    }
    let classes = HeatMap.Classes(upTo: totals.flatMap { $0 }.max() ?? 0, steps: [1, 3])
    let rows = zip(used, totals).map { region, values in
      HeatMap.Row(
        group: problem.regions[region].geography ?? "", name: problem.regions[region].id,
        levels: values.map(classes.level))
    }
    let legend = classes.legend(\.compactText)
    let series = zip(used, totals).map { (name: problem.regions[$0].id, values: $1) }
    return PageFigure(
      id: "regions-map", title: Wording.regionsOverTime, summary: Wording.regionsMap,
      table: figures.table(
        "regions-map-table", Wording.inUnit(Wording.regionsOverTime, Wording.averageUnits), series
      ) { $0.figureText },
      draw: HeatMap(axis: figures.axis, rows: rows, legend: legend).drawing
    ).markup
  }
}
