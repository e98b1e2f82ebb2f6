internal import LinearProgramming
package import PlacementModel

/// A problem as a data section for `models/placement.mod`.
///
/// Every series is averaged, every selection resolved and every window cut, as in `Problem`; the model derives
/// columns, rows and coefficients from them by itself. Symbols are ids through `NameCodec(.mathProg)`, always
/// quoted; numbers are written so that they read back to the same value.
package struct MathProgData: Sendable {
  let problem: Problem
  let cuts: [ConcentrationCut]
  let held: [HeldGoal]
  let goal: Goal

  /// - Parameters:
  ///   - cuts: the tangents to concentration limits that are to be stated; without any such limits are not.
  ///   - held: goals that come first, with their bounds.
  ///   - goal: what is minimised; the first of the problem's goals where it is not told.
  package init(
    _ problem: Problem, cuts: [ConcentrationCut] = [], held: [HeldGoal] = [], objective goal: Goal? = nil
  ) {
    self.problem = problem
    self.cuts = cuts
    self.held = held
    self.goal = goal ?? problem.priorities.first?.goal ?? .cost
  }

  /// The whole data section, from `data;` to `end;`.
  ///
  /// - Complexity: O(workloads x offers + options x steps).
  package var text: String {
    var section = DataSection()
    writeTime(to: &section)
    writeSupply(to: &section)
    writeReservations(to: &section)
    writeOrders(to: &section)
    writeTiers(to: &section)
    writeSpendPlans(to: &section)
    writeFees(to: &section)
    writeWhole(to: &section)
    writeDemand(to: &section)
    writeMoves(to: &section)
    writeAgreements(to: &section)
    writeAgreementTerms(to: &section)
    writeLimits(to: &section)
    writePolicyLimits(to: &section)
    writeGoals(to: &section)
    return section.finished
  }

  var periods: List<Period> { problem.horizon.periods }
  var steps: List<Step> { problem.horizon.steps }

  private func writeTime(to section: inout DataSection) {
    section.set("PERIODS", periods.elements.map { [$0.id] })
    section.set("STEPS", steps.elements.map { [$0.id] })
    section.parameter("at", periods.indices.map { ([periods[$0].id], .number(Double($0.offset + 1))) })
    section.parameter("presentValue", periods.elements.map { ([$0.id], .number($0.presentValue)) })
    section.parameter("presentValueAtEnd", [([], .number(problem.horizon.presentValueAtEnd))])
    section.parameter("period", steps.elements.map { ([$0.id], .symbol(periods[$0.period].id)) })
    section.parameter("hours", steps.elements.map { ([$0.id], .number($0.hours)) })
  }

  private func writeSupply(to section: inout DataSection) {
    section.set("MACHINES", problem.machines.elements.map { [$0.id] })
    section.set("PROVIDERS", problem.providers.elements.map { [$0.id] })
    section.parameter(
      "exchange", problem.providers.elements.flatMap { entries([$0.id], $0.exchange, default: 1) })
    section.parameter("supportFee", problem.providers.elements.flatMap { entries([$0.id], $0.supportFee) })
    let offers = problem.offers.elements
    section.set("OFFERS", offers.map { [$0.id] })
    section.parameter("provider", offers.map { ([$0.id], .symbol(problem.providers[$0.provider].id)) })
    section.parameter("machine", offers.map { ([$0.id], .symbol(problem.machines[$0.machine].id)) })
    section.parameter("available", offers.flatMap { entries([$0.id], $0.capacity) })
    let options = problem.options.elements
    section.set("OPTIONS", options.map { [$0.id] })
    section.parameter("offer", options.map { ([$0.id], .symbol(problem.offers[$0.offer].id)) })
    section.set("RESERVED", options.filter { $0.reservation != nil }.map { [$0.id] })
    section.set("SPOT", options.filter(\.isSpot).map { [$0.id] })
    section.set("QUOTAS", options.filter { $0.capacity != nil }.map { [$0.id] })
    section.parameter(
      "quotaUnits", options.flatMap { option in option.capacity.map { entries([option.id], $0) } ?? [] })
    section.parameter("availability", options.flatMap { entries([$0.id], $0.availability, default: 1) })
    section.parameter(
      "price",
      options.flatMap { option -> [DataSection.Entry] in
        switch option.terms {
        case .onDemand(let price), .spot(let price):
          option.tiers == nil ? entries([option.id], price) : []
        case .reserved, .spendPlan: []
        }
      })
  }

  private func writeReservations(to section: inout DataSection) {
    let reserved = problem.options.elements.compactMap { option in
      option.reservation.map { (option.id, $0) }
    }
    section.parameter("term", reserved.map { ([$0], .number(Double($1.term))) })
    section.parameter(
      "contractPrice", reserved.flatMap { $1.tiers == nil ? entries([$0], $1.contractPrice) : [] })
    section.set("REPRICED", reserved.filter { $1.reprices }.map { [$0.0] })
    section.parameter("upfront", reserved.flatMap { entries([$0], $1.upfront) })
    section.parameter("held", reserved.flatMap { entries([$0], $1.held) })
    section.parameter("heldPrice", reserved.flatMap { entries([$0], $1.heldPrice) })
    section.parameter("salvage", reserved.map { ([$0], .number($1.salvage)) })
    section.parameter("termHours", reserved.flatMap { entries([$0], $1.termHours) })
    section.parameter("hoursAfterHorizon", reserved.flatMap { entries([$0], $1.hoursAfterHorizon) })
  }

  private func writeDemand(to section: inout DataSection) {
    let workloads = problem.workloads.elements
    section.set("WORKLOADS", workloads.map { [$0.id] })
    section.parameter("load", workloads.flatMap { entries([$0.id], $0.demand) })
    section.parameter(
      "throughput",
      workloads.flatMap { workload in
        problem.machines.indices.flatMap { m in
          workload.throughput[m.offset].map { entries([workload.id, problem.machines[m].id], $0) } ?? []
        }
      })
    section.set(
      "ELIGIBLE",
      workloads.flatMap { workload in workload.offers.map { [workload.id, problem.offers[$0].id] } })
    section.set("INTERRUPTIBLE", workloads.filter(\.isInterruptible).map { [$0.id] })
    section.set("DEFERRABLE", workloads.filter { $0.deferral != nil }.map { [$0.id] })
    section.parameter(
      "window",
      workloads.compactMap { workload in workload.deferral.map { ([workload.id], .number(Double($0))) } })
    section.parameter("peak", workloads.flatMap { entries([$0.id], $0.peak, default: 1) })
    section.set("PENALIZED", workloads.filter { $0.unmetPenalty != nil }.map { [$0.id] })
    section.parameter(
      "unmetPenalty",
      workloads.flatMap { workload in workload.unmetPenalty.map { entries([workload.id], $0) } ?? [] })
    section.parameter(
      "surcharge",
      workloads.flatMap { workload in
        workload.offers.flatMap { o in
          workload.surcharges[o.offset].map { entries([workload.id, problem.offers[o].id], $0) } ?? []
        }
      })
  }

  /// One entry per element, those that equal the model's default left out.
  func entries<Element>(
    _ ids: [String], _ values: Values<Element>, default standard: Double = 0
  ) -> [DataSection.Entry] {
    values.numbers.enumerated().compactMap { offset, number in
      guard number != standard else { return nil }
      let last = Element.self == Period.self ? periods.elements[offset].id : steps.elements[offset].id
      return (ids + [last], .number(number))
    }
  }
}

extension MathProgData {
  private func writeAgreements(to section: inout DataSection) {
    let agreements = problem.agreements.elements
    section.set("AGREEMENTS", agreements.map { [$0.id] })
    section.parameter(
      "agreementProvider", agreements.map { ([$0.id], .symbol(problem.providers[$0.provider].id)) })
    for agreement in agreements {
      section.set("COVERED", of: [agreement.id], agreement.offers.map { [problem.offers[$0].id] })
    }
    section.parameter("saving", agreements.flatMap { entries([$0.id], $0.discount) })
    section.set("COUNTS_LIST", agreements.filter { $0.counts == .list }.map { [$0.id] })
    let windows = agreements.flatMap { agreement in agreement.windows.elements.map { (agreement.id, $0) } }
    section.set("WINDOWS", windows.map { [$0, $1.id] })
    section.parameter("due", windows.map { ([$0, $1.id], .symbol(periods[$1.due].id)) })
    section.parameter(
      "shareInWindow",
      windows.flatMap { id, window in
        window.periods.map { ([id, window.id, periods[$0.period].id], .number($0.share)) }
      })
    section.parameter(
      "savingInWindow",
      windows.flatMap { id, window in
        window.periods.map { ([id, window.id, periods[$0.period].id], .number($0.shareOfSaving)) }
      })
    section.set("MINIMA", windows.filter { $1.minimum != nil }.map { [$0, $1.id] })
    section.parameter(
      "minimum", windows.compactMap { id, window in window.minimum.map { ([id, window.id], .number($0)) } })
    section.set("MAXIMA", windows.filter { $1.maximum != nil }.map { [$0, $1.id] })
    section.parameter(
      "maximum", windows.compactMap { id, window in window.maximum.map { ([id, window.id], .number($0)) } })
  }

  private func writeLimits(to section: inout DataSection) {
    var shares: [[String]] = []
    var spreads: [[String]] = []
    var budgets: [[String]] = []
    for limit in problem.limits.elements {
      switch limit.rule {
      case .share(let share):
        shares.append([limit.id])
        write(share, limit.id, to: &section)
      case .spread(let spread):
        spreads.append([limit.id])
        write(parts: spread.parts, limit.id, to: &section)
        section.set("SCOPE_WORKLOADS", of: [limit.id], spread.workloads.map { [problem.workloads[$0].id] })
        section.parameter("spreadMaximum", entries([limit.id], spread.maximum, default: 1))
      case .budget(let budget):
        budgets.append([limit.id])
        section.set("SCOPE", of: [limit.id], budget.offers.map { [problem.offers[$0].id] })
        write(spans: budget.spans, limit.id, to: &section)
        section.parameter(
          "budgetMaximum",
          budget.spans.indices.map { ([limit.id, budget.spans[$0].id], .number(budget.maximum[$0])) })
      case .exposure(let exposure):
        write(parts: exposure.parts, limit.id, to: &section)
        section.parameter("exposureMaximum", entries([limit.id], exposure.maximum))
      case .churn(let churn): write(churn, limit.id, to: &section)
      case .survive(let survive): write(survive, limit.id, to: &section)
      case .providers(let count): write(count, limit.id, to: &section)
      case .pool, .carbon, .concentration, .exclusive, .firstRefusal: break
      }
    }
    section.set("LIMITS", problem.limits.elements.map { [$0.id] })
    section.set("SOFT", problem.limits.elements.filter { $0.penalty != nil }.map { [$0.id] })
    section.parameter(
      "penalty",
      problem.limits.elements.flatMap { limit in limit.penalty.map { entries([limit.id], $0) } ?? [] })
    section.set("SHARES", shares)
    section.set("SPREADS", spreads)
    section.set("BUDGETS", budgets)
    writeShareBounds(to: &section)
  }

  private func write(_ share: ShareLimit, _ id: String, to section: inout DataSection) {
    write(parts: share.parts, id, to: &section)
    write(spans: share.spans, id, to: &section)
    section.set("SCOPE", of: [id], share.offers.map { [problem.offers[$0].id] })
    section.set("SCOPE_WORKLOADS", of: [id], share.workloads.map { [problem.workloads[$0].id] })
    section.parameter("measure", [([id], .symbol(share.measure.rawValue))])
    section.parameter(
      "unitWeight",
      problem.machines.indices.compactMap { m in
        let weight = share.weights[m.offset]
        return weight == 1 ? nil : ([id, problem.machines[m].id], .number(weight))
      })
  }

  func write(parts: List<Part>, _ id: String, to section: inout DataSection) {
    section.set("PARTS", of: [id], parts.elements.map { [$0.id] })
    for part in parts.elements {
      section.set("PART_OFFERS", of: [id, part.id], part.offers.map { [problem.offers[$0].id] })
    }
  }

  func write(spans: List<Span>, _ id: String, to section: inout DataSection) {
    section.set("SPANS", of: [id], spans.elements.map { [$0.id] })
    for span in spans.elements {
      section.set("SPAN_PERIODS", of: [id, span.id], span.periods.map { [periods[$0].id] })
    }
  }

  private func writeShareBounds(to section: inout DataSection) {
    var maxima: [DataSection.Entry] = []
    var minima: [DataSection.Entry] = []
    var countsShortfall: [[String]] = []
    for limit in problem.limits.elements {
      guard case .share(let share) = limit.rule else { continue }
      if share.countsShortfall { countsShortfall.append([limit.id]) }
      for y in share.spans.indices {
        let ids = [limit.id, share.spans[y].id]
        if let maximum = share.maximum { maxima.append((ids, .number(maximum[y]))) }
        if let minimum = share.minimum { minima.append((ids, .number(minimum[y]))) }
      }
    }
    section.set("COUNTS_SHORTFALL", countsShortfall)
    section.set("SHARE_MAXIMA", maxima.map(\.ids))
    section.set("SHARE_MINIMA", minima.map(\.ids))
    section.parameter("shareMaximum", maxima)
    section.parameter("shareMinimum", minima)
  }
}
