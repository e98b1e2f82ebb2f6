internal import PlacementModel

/// Why the plan can be believed: what was computed again, without the solver, and how the plan was found.
struct CertificateSection {
  let figures: PlanFigures

  var section: PageSection? {
    let plan = figures.plan
    let solver = plan.solver
    var rows: [(name: String, value: Markup)] = []
    func add(_ name: String, _ number: Double?, _ text: (Double) -> String) {
      if let number, number.isFinite { rows.append((name, .figure(number, text(number)))) }
    }
    let money = { (amount: Double) in Wording.money(amount, figures.currency, digits: 9) }
    add(Wording.tileCost, plan.objective, money)
    add(Wording.boundName, plan.bound, money)
    if let certificate = plan.certificate {
      let residual = { (number: Double) in number.scientificText }
      add(Wording.gapName, certificate.relativeGap, residual)
      add(Wording.primalName, certificate.primalResidual, residual)
      add(Wording.dualName, certificate.dualResidual, residual)
      add(Wording.complementarityName, certificate.complementarityResidual, residual)
      add(Wording.moneyName, certificate.moneyViolation) { money($0) }
      rows.append((Wording.boundIsName, Markup(Wording.boundIs(certificate))))
    }
    rows.append((Wording.solverName, Markup(solver.name + ", " + solver.method)))
    for (name, count) in [
      (Wording.iterationsName, solver.iterations), (Wording.nodesName, solver.nodes),
      (Wording.rowsName, solver.rows), (Wording.columnsName, solver.columns),
      (Wording.nonzerosName, solver.nonzeros),
    ] where count > 0 || name == Wording.iterationsName {
      add(name, Double(count)) { $0.text(decimals: 0) }
    }
    rows.append((Wording.digestName, Tag.code { plan.problem.digest }))
    return PageSection(
      id: "certificate", title: Wording.certificateTitle,
      content: .joined([
        Tag.p { Wording.certificateNote(plan) },
        Tag.dl([.class: "facts"]) {
          rows.map { row in
            Tag.div {
              Tag.dt { row.name }
              Tag.dd { row.value }
            }
          }
        },
      ]))
  }
}
