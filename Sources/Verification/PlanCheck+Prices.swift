internal import PlacementModel

/// Prices, goals and the certificate: figures that follow from duals and from what was checked before.
extension PlanCheck {
  private var isPriced: Bool { !plan.duals.isEmpty && problem.priorities.last?.goal == .cost }

  /// Rule: what a limit, capacity and work are worth at the margin is what the duals of their rows come to.
  mutating func checkPrices() {
    let duals = Dictionary(plan.duals.map { ($0.row, $0.dual) }) { first, _ in first }
    for (number, use) in plan.capacity.enumerated() {
      let ids = problem.ids(use.offer, use.step)
      let dual = duals[rowName("capacity", ids)] ?? 0
      check(
        use.price, max(0, -dual / horizon.steps[use.step].hours),
        at: Pointer.root["capacity"][number]["price"], ids)
    }
    for (number, service) in plan.workloads.enumerated() {
      let (w, t) = (problem.workloads[service.workload], horizon.steps[service.step].period)
      let ids = problem.ids(service.workload, service.step)
      var cost = Tally()
      if let window = w.deferral {
        cost.add(duals[rowName("demand", [w.id, horizon.periods[t].id])] ?? 0)
        for later in t.offset..<min(t.offset + window, horizon.periods.count) {
          cost.add(duals[rowName("deferral", [w.id, horizon.periods.elements[later].id])] ?? 0)
        }
      } else {
        cost.add(duals[rowName("demand", ids)] ?? 0)
      }
      let pointer = Pointer.root["workloads"][number]["marginalCost"]
      expectPrice(service.marginalCost, at: pointer, ids)
      if let stated = service.marginalCost { ledger.compare(stated, with: cost, .prices, at: pointer, ids) }
    }
  }

  mutating func checkPrice(
    of value: Plan.LimitValue, _ row: LimitRow, at pointer: Pointer, _ ids: [String]
  ) {
    guard let stated = value.price else { return }
    var price = Tally()
    for (name, total) in row.rows {
      for dual in plan.duals where dual.row == name {
        price.add(row.side == .atMost ? -dual.dual : dual.dual, times: total)
      }
    }
    if price.value < 0 { price = Tally() }
    ledger.compare(
      stated, with: price, .prices, at: pointer, ids, tolerance: row.value == nil ? Ledger.figure : 1e-5)
  }

  private mutating func check(_ stated: Double?, _ price: Double, at pointer: Pointer, _ ids: [String]) {
    expectPrice(stated, at: pointer, ids)
    if let stated { ledger.compare(stated, with: Tally(price), .prices, at: pointer, ids) }
  }

  private mutating func expectPrice(_ stated: Double?, at pointer: Pointer, _ ids: [String]) {
    if isPriced { ledger.expect(stated != nil, .prices, at: pointer, ids, .missing) }
  }

  /// Rule: goals stand in their order, and what the plan has of each is within its tolerance of what was reached.
  mutating func checkGoals() {
    let priorities = problem.priorities
    let isTold = priorities.count > 1 || priorities.first?.goal != .cost
    let place = Pointer.root["goals"]
    ledger.expect(
      isTold ? plan.goals.count <= priorities.count : plan.goals.isEmpty, .goals, at: place, [], .unexpected)
    if plan.status == .optimal, isTold {
      ledger.expect(plan.goals.count == priorities.count, .goals, at: place, [], .missing)
    }
    if priorities.count > 1 { ledger.leaveOpen(.earlierGoals) }
    for (number, (goal, priority)) in zip(plan.goals, priorities).enumerated() {
      let (pointer, ids) = (place[number], [goal.goal.rawValue])
      ledger.expect(
        goal.goal == priority.goal, .goals, at: pointer["goal"], ids,
        .reads(goal.goal.rawValue, priority.goal.rawValue))
      ledger.compare(
        goal.tolerance, with: Tally(priority.tolerance), .goals, at: pointer["tolerance"], ids)
      guard let amount = plan.amount(of: goal.goal) else { continue }
      // Whole numbers are reached to a gap, the index of concentration by bisection.
      let near = number + 1 == plan.goals.count && plan.status == .optimal && goal.goal != .concentration
      let most = goal.value * (1 + goal.tolerance) + Ledger.rule * max(1, abs(goal.value))
      ledger.compare(Tally(amount), atMost: most, .goals, at: pointer["value"], ids)
      if near {
        ledger.compare(
          goal.value, with: Tally(amount), .goals, at: pointer["value"], ids, tolerance: Ledger.rule)
      }
    }
  }

  /// Rule: a plan's certificate stands for what is promised: residuals within 2e-7, in money of
  /// its cost; and its gap is that of its own figures.
  mutating func checkCertificate() {
    let place = Pointer.root["certificate"]
    guard let certificate = plan.certificate else {
      ledger.expect(false, .certificate, at: place, [], .missing)
      return
    }
    for (key, residual) in [
      ("primalResidual", certificate.primalResidual),
      ("dualResidual", certificate.dualResidual),
      ("complementarityResidual", certificate.complementarityResidual),
    ] {
      guard let residual else { continue }
      ledger.expect(
        residual >= 0 && residual <= Ledger.rule, .certificate, at: place[key], [],
        .above(residual, Ledger.rule))
    }
    let most = Ledger.rule * max(1, abs(plan.objective ?? 0), plan.cost?.cash ?? 0)
    ledger.expect(
      certificate.moneyViolation >= 0 && certificate.moneyViolation <= most, .certificate,
      at: place["moneyViolation"], [], .above(certificate.moneyViolation, most))
    ledger.expect(
      certificate.relativeGap >= 0, .certificate, at: place["relativeGap"], [],
      .below(certificate.relativeGap, 0))
    if plan.status == .optimal, problem.priorities.last?.goal == .cost, let objective = plan.objective {
      ledger.expect(plan.bound != nil, .certificate, at: Pointer.root["bound"], [], .missing)
      if let bound = plan.bound {
        let gap = abs(objective - bound) / max(1, abs(objective))
        ledger.expect(
          abs(gap - certificate.relativeGap) <= Ledger.rule, .certificate, at: place["relativeGap"], [],
          .differs(certificate.relativeGap, gap))
      }
    }
    checkExactProof(certificate)
    if !certificate.boundIsRecomputed { ledger.leaveOpen(.boundOfWholeNumbers) }
  }

  /// Rule: a proof in exact arithmetic says of the plan's cost what its figures come to.
  private mutating func checkExactProof(_ certificate: Plan.Certificate) {
    guard let exact = certificate.exact else { return }
    let place = Pointer.root["certificate"]["exact"]
    let isProved = exact.outcome != .unproved
    ledger.expect(
      isProved == (exact.bound != nil) && isProved == (exact.relativeGap != nil), .certificate,
      at: place["outcome"], [], .reads(exact.outcome.rawValue, isProved ? "unproved" : "proved"))
    guard let bound = exact.bound, let objective = plan.objective else { return }
    ledger.compare(Tally(bound), atMost: objective, .certificate, at: place["bound"], [])
    ledger.compare(Tally(bound), atLeast: objective, .certificate, at: place["bound"], [])
    let gap = exact.outcome == .optimal ? 0 : abs(objective - bound) / max(1, abs(objective))
    ledger.expect(
      abs((exact.relativeGap ?? -1) - gap) <= Ledger.rule, .certificate, at: place["relativeGap"], [],
      .differs(exact.relativeGap ?? -1, gap))
  }
}
