internal import PlacementModel

/// What agreements ask for, what is spent toward them and what is missing.
struct CommitmentSection {
  let figures: PlanFigures

  var section: PageSection? {
    let plan = figures.plan
    guard !plan.agreements.isEmpty else { return nil }
    let problem = figures.problem
    var panels: [CommitmentChart.Panel] = []
    for agreement in problem.agreements.indices {
      let standings = plan.agreements.filter { $0.agreement == agreement }
      guard !standings.isEmpty else { continue }
      let entry = problem.agreements[agreement]
      let isSigned = standings.contains { $0.status == .signed }
      let windows = standings.map { standing in
        let window = entry.windows[standing.window]
        return CommitmentChart.Window(
          name: window.id, covered: standing.covered, shortfall: standing.shortfall, minimum: window.minimum,
          maximum: window.maximum)
      }
      panels.append(
        CommitmentChart.Panel(
          name: isSigned ? entry.id : Wording.notSigned(entry.id), style: figures.style(entry.provider),
          unit: problem.providers[entry.provider].currency.escapingControls, windows: windows))
    }
    let figure = PageFigure(
      id: "commitments-figure", title: Wording.commitmentsTitle, summary: summary, key: Key.commitment.markup,
      table: table, draw: CommitmentChart(panels: panels).drawing)
    return PageSection(id: "commitments", title: Wording.commitmentsTitle, content: figure.markup)
  }

  private var summary: String {
    let missed = figures.plan.agreements.filter { $0.shortfall > 0 && $0.status == .signed }
    let names = missed.map {
      figures.problem.agreements[$0.agreement].id + " "
        + figures.problem.agreements[$0.agreement].windows[$0.window].id
    }
    return Wording.shortfalls(names, of: figures.plan.agreements.count)
  }

  private var table: PageTable {
    let problem = figures.problem
    let rows = figures.plan.agreements.map { standing -> [PageTable.Cell] in
      let agreement = problem.agreements[standing.agreement]
      let window = agreement.windows[standing.window]
      let currency = problem.providers[agreement.provider].currency
      let money = { (amount: Double) in Wording.money(amount, currency, digits: 5) }
      return [
        .name(agreement.id), .name(window.id), .words(Wording.status(standing.status)),
        .number(window.minimum, money), .number(window.maximum, money), .number(standing.covered, money),
        .number(standing.shortfall, money),
      ]
    }
    return PageTable(
      id: "commitments-table", caption: Wording.commitmentsTitle,
      columns: [
        .name("agreement"), .name("window"), .name("status"), .number("minimum"), .number("maximum"),
        .number("covered"), .number("shortfall"),
      ], rows: rows)
  }
}
