internal import PlacementModel

/// Rule: every limit is kept where it must be, what soft limits are missed by is told, and so is where each stands.
extension PlanCheck {
  mutating func checkLimits() {
    var rows: [LimitRow] = []
    for l in problem.limits.indices { rows += limitRows(l) }
    var positions: [[String]: Int] = [:]
    for (number, value) in plan.limits.enumerated() {
      let isNew = positions.updateValue(number, forKey: key(of: value)) == nil
      ledger.expect(
        isNew, .entries, at: Pointer.root["limits"][number], [problem.limits[value.limit].id], .unexpected)
    }
    for row in rows {
      let ids = [
        problem.limits[row.limit].id, row.part, row.workload.map { problem.workloads[$0].id }, row.span,
      ]
      .compactMap { $0 }
      guard let position = positions.removeValue(forKey: row.key) else {
        ledger.expect(false, .entries, at: Pointer.root["limits"], ids, .missing)
        continue
      }
      check(plan.limits[position], row, at: Pointer.root["limits"][position], ids)
    }
    for (key, position) in positions.sorted(by: { $0.value < $1.value }) {
      ledger.expect(false, .entries, at: Pointer.root["limits"][position], [key[3]], .unexpected)
    }
  }

  private func key(of value: Plan.LimitValue) -> [String] {
    [
      "\(value.limit.offset)", value.part ?? "", value.workload.map { "\($0.offset)" } ?? "", value.span,
      value.maximum != nil ? "<" : ">",
    ]
  }

  private mutating func check(
    _ value: Plan.LimitValue, _ row: LimitRow, at pointer: Pointer, _ ids: [String]
  ) {
    let end = row.side == .atMost ? "maximum" : "minimum"
    ledger.compare(
      (row.side == .atMost ? value.maximum : value.minimum) ?? .nan, with: Tally(row.bound), .limitValues,
      at: pointer[end], ids)
    let isSoft = problem.limits[row.limit].penalty != nil
    ledger.expect(
      isSoft == (value.violation != nil), .limits, at: pointer["violation"], ids,
      isSoft ? .missing : .unexpected)
    compareValue(value, row, at: pointer["value"], ids)
    let missing = row.missing
    let least = row.excess ?? missing.value
    let size = max(missing.size, abs(least))
    if isSoft {
      let violation = Tally(value.violation ?? 0)
      ledger.compare(violation, atLeast: 0, .limits, at: pointer["violation"], ids, tolerance: 0)
      var rest = Tally(least)
      rest.add(-violation.value)
      ledger.compare(
        rest, atMost: row.tolerance * size, .limits, at: pointer["violation"], ids, tolerance: 0)
    } else {
      var rest = Tally(least)
      // Rounding in it is of the size of what is measured.
      rest.add(size)
      rest.add(-size)
      ledger.compare(rest, atMost: 0, .limits, at: pointer["value"], ids, tolerance: row.tolerance)
    }
    checkBinding(value, row, at: pointer["binding"], ids)
    checkPrice(of: value, row, at: pointer["price"], ids)
  }

  private mutating func compareValue(
    _ value: Plan.LimitValue, _ row: LimitRow, at pointer: Pointer, _ ids: [String]
  ) {
    if row.telling == .unknown { return }
    // A total that is rounding has no parts.
    if let total = row.total, total.value <= Ledger.figure * max(1, total.size) { return }
    guard let stated = row.stated, let told = value.value else {
      ledger.expect(
        (row.stated == nil) == (value.value == nil), .limitValues, at: pointer, ids,
        value.value == nil ? .missing : .unexpected)
      return
    }
    var expected = Tally(stated)
    // The size of a fraction is that of what it is made of.
    let size = row.total.map { row.measured.size / $0.value } ?? row.measured.size
    expected.add(size)
    expected.add(-size)
    switch row.telling {
    case .exactly:
      ledger.compare(told, with: expected, .limitValues, at: pointer, ids, tolerance: row.tolerance)
    case .unknown: break
    case .atMost:
      ledger.compare(Tally(told), atMost: stated, .limitValues, at: pointer, ids)
      if problem.limits[row.limit].penalty == nil {
        ledger.compare(Tally(told), atLeast: row.bound, .limitValues, at: pointer, ids)
      }
    }
  }

  /// Between a bound that is met to the last digits and one that plainly is not lies what either may be called.
  private mutating func checkBinding(
    _ value: Plan.LimitValue, _ row: LimitRow, at pointer: Pointer, _ ids: [String]
  ) {
    guard row.telling == .exactly else { return }
    if let binds = row.binds {
      ledger.expect(
        binds == .either || (binds == .yes) == value.isBinding, .limitValues, at: pointer, ids,
        .reads("\(value.isBinding)", "\(!value.isBinding)"))
      return
    }
    let size = max(row.missing.size, row.total.map { 1e-3 * $0.size } ?? 0)
    let slack = -row.missing.value
    let isNothing = row.total.map { $0.value <= Ledger.figure * max(1, $0.size) } ?? false
    let mayBind = slack <= 1e-5 * size && !isNothing
    let mustBind = slack < 1e-9 * size && !isNothing && row.missing.size > 1e-6
    ledger.expect(
      value.isBinding ? mayBind || isNothing : !mustBind, .limitValues, at: pointer, ids,
      .reads("\(value.isBinding)", "\(!value.isBinding)"))
  }

  /// The periods that a limit's value is about.
  func periods(of value: Plan.LimitValue) -> [Index<Period>]? {
    let spans: List<Span>?
    switch problem.limits[value.limit].rule {
    case .share(let share): spans = share.spans
    case .budget(let budget): spans = budget.spans
    case .carbon(let carbon): spans = carbon.spans
    case .concentration(let concentration): spans = concentration.spans
    case .providers(let providers): spans = providers.spans
    default: spans = nil
    }
    if let spans { return spans.elements.first { $0.id == value.span }?.periods }
    if let step = horizon.steps.elements.first(where: { $0.id == value.span }) { return [step.period] }
    return horizon.periods.indices.first { horizon.periods[$0].id == value.span }.map { [$0] }
  }
}

// MARK: - Where limits stand

extension PlanCheck {
  private mutating func limitRows(_ l: Index<Limit>) -> [LimitRow] {
    switch problem.limits[l].rule {
    case .share(let share):
      return shareRows(l, share, share.maximum, .atMost) + shareRows(l, share, share.minimum, .atLeast)
    case .budget(let budget): return budgetRows(l, budget)
    case .spread(let spread): return spreadRows(l, spread)
    case .pool(let pool): return poolRows(l, pool)
    case .carbon(let carbon): return carbonRows(l, carbon)
    case .concentration(let concentration): return concentrationRows(l, concentration)
    case .exclusive(let exclusive): return exclusiveRows(l, exclusive)
    case .firstRefusal(let refusal):
      checkFirstRefusal(l, refusal)
      return []
    case .churn(let churn): return churnRows(l, churn)
    case .survive(let survive): return surviveRows(l, survive)
    case .exposure(let exposure): return exposureRows(l, exposure)
    case .providers(let providers): return providerRows(l, providers)
    }
  }

  private func shareRows(
    _ l: Index<Limit>, _ share: ShareLimit, _ bounds: Values<Span>?, _ side: LimitRow.Side
  ) -> [LimitRow] {
    guard let bounds else { return [] }
    let scope = Selection(share.offers, of: problem)
    let measure = { (offers: Selection, span: Span) -> Tally in
      switch share.measure {
      case .spend: facts.outlay(on: offers, in: span.periods, countingShortfalls: share.countsShortfall)
      case .work: facts.used(by: share.workloads, on: offers, in: span.periods, weights: nil)
      case .units: facts.used(by: share.workloads, on: offers, in: span.periods, weights: share.weights)
      }
    }
    let totals = share.spans.elements.map { measure(scope, $0) }
    return share.parts.elements.flatMap { part -> [LimitRow] in
      let offers = Selection(part.offers, of: problem)
      return share.spans.indices.map { y in
        let (span, total) = (share.spans[y], totals[y.offset])
        let name = rowName(
          side == .atMost ? "share" : "shareFloor", [problem.limits[l].id, part.id, span.id])
        return LimitRow(
          limit: l, part: part.id, span: span.id, periods: span.periods, side: side, bound: bounds[y],
          measured: measure(offers, span), total: total, rows: [(name, total.value)])
      }
    }
  }

  private func budgetRows(_ l: Index<Limit>, _ budget: BudgetLimit) -> [LimitRow] {
    let scope = Selection(budget.offers, of: problem)
    return budget.spans.indices.map { y in
      let span = budget.spans[y]
      return LimitRow(
        limit: l, span: span.id, periods: span.periods, side: .atMost, bound: budget.maximum[y],
        measured: facts.outlay(on: scope, in: span.periods, countingShortfalls: true),
        rows: [(rowName("budget", [problem.limits[l].id, span.id]), 1)])
    }
  }

  private func spreadRows(_ l: Index<Limit>, _ spread: SpreadLimit) -> [LimitRow] {
    var rows: [LimitRow] = []
    for part in spread.parts.elements {
      let offers = Selection(part.offers, of: problem)
      for w in spread.workloads {
        for s in horizon.steps.indices {
          let t = horizon.steps[s].period
          guard part.offers.contains(where: { facts.isRoute(w, $0, in: t) }) else { continue }
          var (inside, total) = (Tally(), Tally())
          for allocation in facts.allocations(of: w, in: s) {
            total.add(facts.rate(of: allocation), times: allocation.units)
            if offers.contains(allocation.offer) {
              inside.add(facts.rate(of: allocation), times: allocation.units)
            }
          }
          let ids = [problem.limits[l].id, problem.workloads[w].id, part.id, horizon.steps[s].id]
          rows.append(
            LimitRow(
              limit: l, part: part.id, workload: w, span: horizon.steps[s].id, periods: [t], side: .atMost,
              bound: spread.maximum[t], measured: inside, total: total,
              rows: [(rowName("spread", ids), total.value)]))
        }
      }
    }
    return rows
  }

  private func poolRows(_ l: Index<Limit>, _ pool: PoolLimit) -> [LimitRow] {
    horizon.steps.indices.map { s in
      let step = horizon.steps[s]
      var weighted = Tally()
      for o in pool.offers {
        for q in problem.offers[o].options {
          weighted.add(facts.paid(q, in: s), times: pool.weights[problem.offers[o].machine.offset])
        }
      }
      return LimitRow(
        limit: l, span: step.id, periods: [step.period], side: .atMost, bound: pool.maximum[step.period],
        measured: weighted, rows: [(rowName("pool", [problem.limits[l].id, step.id]), 1)])
    }
  }

  private func carbonRows(_ l: Index<Limit>, _ carbon: CarbonLimit) -> [LimitRow] {
    let (offers, workloads) = (Selection(carbon.offers, of: problem), Set(carbon.workloads))
    return carbon.spans.indices.map { y in
      let span = carbon.spans[y]
      let periods = Set(span.periods)
      var kilograms = Tally()
      for allocation in plan.allocations
      where offers.contains(allocation.offer) && workloads.contains(allocation.workload) {
        let step = horizon.steps[allocation.step]
        guard periods.contains(step.period) else { continue }
        kilograms.add(
          step.hours * problem.kilogramsPerUnitHour(allocation.offer), times: allocation.units)
      }
      return LimitRow(
        limit: l, span: span.id, periods: span.periods, side: .atMost, bound: carbon.maximum[y],
        measured: kilograms, rows: [(rowName("carbon", [problem.limits[l].id, span.id]), 1)])
    }
  }
}
