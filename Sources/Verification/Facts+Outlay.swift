internal import PlacementModel

/// Some offers as money sees them: providers that lie inside whole, and offers of others.
struct Selection {
  private let isIn: [Bool]
  let whole: [Index<Provider>]
  let loose: [Index<Offer>]

  init(_ offers: [Index<Offer>], of problem: Problem) {
    var isIn = Array(repeating: false, count: problem.offers.count)
    for o in offers { isIn[o.offset] = true }
    whole = problem.providers.indices.filter { p in
      let own = problem.offers.indices.filter { problem.offers[$0].provider == p }
      return !own.isEmpty && own.allSatisfy { isIn[$0.offset] }
    }
    let inside = Set(whole)
    loose = problem.offers.indices.filter { isIn[$0.offset] && !inside.contains(problem.offers[$0].provider) }
    self.isIn = isIn
  }

  func contains(_ o: Index<Offer>) -> Bool { isIn[o.offset] }
}

extension Facts {
  /// Nominal money paid for some offers over some periods.
  ///
  /// Providers that lie inside whole bring what is paid to them; other offers what their options cost less discounts that
  /// are sure, with the support fee on that, surcharges, egress and their own fixed fees. A shortfall counts, where asked
  /// for, if all offers of its agreement are inside.
  func outlay(on offers: Selection, in periods: [Index<Period>], countingShortfalls: Bool) -> Tally {
    var sum = Tally()
    let counted = Set(periods)
    for spend in plan.providers where counted.contains(spend.period) && offers.whole.contains(spend.provider)
    {
      sum.add(spend.spend)
    }
    for o in offers.loose {
      for t in periods {
        let kept =
          (1 + problem.providers[problem.offers[o].provider].supportFee[t]) * (1 - sureSaving(on: o, in: t))
        for q in problem.offers[o].options { sum.add(values[q.offset][t.offset], times: kept) }
        sum.add(extras[o.offset][t.offset])
      }
    }
    for opening in plan.openings where opening.kind == .offer && counted.contains(opening.period) {
      if offers.loose.contains(where: { problem.offers[$0].id == opening.id }) { sum.add(opening.fee) }
    }
    guard countingShortfalls else { return sum }
    for standing in plan.agreements {
      let agreement = problem.agreements[standing.agreement]
      let due = agreement.windows[standing.window].due
      guard counted.contains(due), agreement.offers.allSatisfy(offers.contains) else { continue }
      sum.add(standing.shortfall, times: problem.providers[agreement.provider].exchange[due])
    }
    return sum
  }

  /// The part of an offer's option prices that agreements take off which are surely in force.
  func sureSaving(on o: Index<Offer>, in t: Index<Period>) -> Double {
    problem.agreements.elements.reduce(0) { sum, agreement in
      agreement.isConditional || !agreement.offers.contains(o) ? sum : sum + agreement.discount[t]
    }
  }

  /// Of commitments to a spend plan, likewise.
  func sureSaving(on n: Index<SpendPlan>, in t: Index<Period>) -> Double {
    problem.agreements.elements.reduce(0) { sum, agreement in
      agreement.isConditional || !agreement.spendPlans.contains(n) ? sum : sum + agreement.discount[t]
    }
  }

  /// Work done by some workloads on some offers over some periods; with weights unit-hours in use, each machine's by its own.
  func used(
    by workloads: [Index<Workload>], on offers: Selection, in periods: [Index<Period>], weights: [Double]?
  ) -> Tally {
    var sum = Tally()
    let (measured, counted) = (Set(workloads), Set(periods))
    for allocation in plan.allocations
    where measured.contains(allocation.workload) && offers.contains(allocation.offer) {
      let step = horizon.steps[allocation.step]
      guard counted.contains(step.period) else { continue }
      let weight = weights.map { $0[problem.offers[allocation.offer].machine.offset] } ?? rate(of: allocation)
      sum.add(step.hours * weight, times: allocation.units)
    }
    return sum
  }
}
