/// What is so in every plan of a problem, if there is any.
struct Certainty {
  let problem: Problem

  /// Whether some of the workload is served in the step, whatever the plan is: it may neither wait nor stay unmet.
  func mustBeServed(_ workload: Workload, in s: Index<Step>) -> Bool {
    workload.unmetPenalty == nil && workload.deferral == nil && workload.demand[s] > 0
  }

  /// The offers that can serve a workload in a period.
  func offers(for workload: Workload, in t: Index<Period>) -> [Index<Offer>] {
    workload.offers.filter {
      problem.rate(workload, problem.offers[$0], t) > 0 && problem.hasUnits(problem.offers[$0], t)
    }
  }

  /// The most work per hour that an offer can do of a workload in a step.
  func mostWork(_ workload: Workload, on o: Index<Offer>, in s: Index<Step>) -> Double {
    let t = problem.horizon.steps[s].period
    let offer = problem.offers[o]
    let availability = offer.options.reduce(0) { max($0, problem.options[$1].availability[s]) }
    let units = max(offer.mostCapacity(in: t), problem.held(on: o, in: t))
    return problem.rate(workload, offer, t) * units * availability / workload.peak[s]
  }

  /// Units at an offer that a clause leaves where they were: held, or in use by the work in scope.
  func grandfathered(_ o: Index<Offer>, _ limit: HolderLimit, in s: Index<Step>) -> Double {
    let t = problem.horizon.steps[s].period
    let held = problem.offers[o].options.reduce(0) {
      $0 + problem.options[$1].availability[s] * (problem.options[$1].reservation?.held[t] ?? 0)
    }
    return max(held, limit.workloads.reduce(0) { $0 + (problem.workloads[$1].initial[o.offset] ?? 0) })
  }

  /// Whether a total is above 0 in every plan: some work that must be served can go nowhere else, and counts there.
  ///
  /// - Parameter workloads: those that are measured; empty for all.
  func isAboveZero(
    _ measure: Measure, offers: [Index<Offer>], workloads: [Index<Workload>], weights: [Double], in span: Span
  ) -> Bool {
    let scope = Set(offers)
    let measured = workloads.isEmpty || measure == .spend ? problem.workloads.indices : workloads
    return measured.contains { w in
      let workload = problem.workloads[w]
      return span.periods.contains { t in
        guard problem.horizon.steps(of: t).contains(where: { mustBeServed(workload, in: $0) }) else {
          return false
        }
        return self.offers(for: workload, in: t).allSatisfy { o in
          guard scope.contains(o) else { return false }
          switch measure {
          case .work: return true
          case .units: return weights[problem.offers[o].machine.offset] > 0
          case .spend: return isNeverFree(o, in: t)
          }
        }
      }
    }
  }

  /// Whether every unit of an offer costs something in a period, after all discounts.
  private func isNeverFree(_ o: Index<Offer>, in t: Index<Period>) -> Bool {
    let covering = problem.agreements.elements.filter { $0.offers.contains(o) }
    guard covering.reduce(0, { $0 + $1.discount[t] }) < 1,
      covering.allSatisfy({ $0.windows.elements.allSatisfy { $0.credits == 0 } })
    else { return false }
    return problem.offers[o].options.allSatisfy { q in
      let option = problem.options[q]
      guard option.tiers == nil else { return false }
      switch option.terms {
      case .onDemand(let price), .spot(let price), .spendPlan(_, let price):
        return problem.horizon.steps(of: t).allSatisfy { price[$0] > 0 }
      case .reserved(let reservation):
        guard reservation.tiers == nil, reservation.heldPrice[t] > 0 || reservation.held[t] == 0 else {
          return false
        }
        return problem.horizon.periods.indices.allSatisfy { reservation.contractPrice[$0] > 0 }
      }
    }
  }
}
