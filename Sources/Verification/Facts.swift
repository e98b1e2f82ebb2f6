internal import PlacementModel

/// What a plan decides, by index, and what follows from it by the problem alone. Everything else that a plan tells is
/// compared with this.
///
/// Decided are: who uses what (`allocations`), units on demand, spot and out of spend plans (`purchases`), terms that start
/// (`orders`), commitments, what is not served or waits (`workloads`), how agreements stand, what is carried between their
/// windows, shortfalls and credits.
struct Facts {
  let problem: Problem
  let plan: Plan
  let horizon: Horizon
  /// Units that are not reserved, by option and step; units whose term starts, by option and period.
  private(set) var hired: [[Double]]
  private(set) var started: [[Double]]
  /// In the provider's currency per hour, by spend plan and the period of the start.
  private(set) var committed: [[Double]]
  /// Work per hour that is not served, by workload and step; work carried out of a period, by workload and period.
  private(set) var unmet: [[Double]]
  private(set) var backlog: [[Double]]
  let standings: Standings
  /// What options cost at their own prices, by option and period; what draws on a spend plan is what it draws.
  private(set) var values: [[Tally]] = []
  /// Spend in agreements' scopes at option prices, by agreement and period.
  private(set) var lists: [[Tally]] = []
  /// Allocations by workload and step, and by offer and step.
  private let byWorkload: [[Int]]
  private let byOffer: [[Int]]
  /// Surcharges and egress of work on an offer, by offer and period.
  private(set) var extras: [[Tally]] = []

  init(_ plan: Plan) {
    problem = plan.problem
    self.plan = plan
    horizon = plan.problem.horizon
    let (steps, periods) = (horizon.steps.count, horizon.periods.count)
    hired = Self.grid(problem.options.count, steps, 0)
    started = Self.grid(problem.options.count, periods, 0)
    committed = Self.grid(problem.spendPlans.count, periods, 0)
    unmet = Self.grid(problem.workloads.count, steps, 0)
    backlog = Self.grid(problem.workloads.count, periods, 0)
    standings = Standings(plan)
    var byWorkload: [[Int]] = Array(repeating: [], count: problem.workloads.count * steps)
    var byOffer: [[Int]] = Array(repeating: [], count: problem.offers.count * steps)
    for (number, allocation) in plan.allocations.enumerated() {
      byWorkload[allocation.workload.offset * steps + allocation.step.offset].append(number)
      byOffer[allocation.offer.offset * steps + allocation.step.offset].append(number)
    }
    (self.byWorkload, self.byOffer) = (byWorkload, byOffer)
    for purchase in plan.purchases where problem.options[purchase.option].reservation == nil {
      hired[purchase.option.offset][purchase.step.offset] += purchase.units
    }
    for order in plan.orders { started[order.option.offset][order.period.offset] += order.units }
    for order in plan.planOrders {
      committed[order.spendPlan.offset][order.period.offset] += order.commitment
    }
    for service in plan.workloads {
      unmet[service.workload.offset][service.step.offset] += service.unmet
      let period = horizon.steps[service.step].period
      backlog[service.workload.offset][period.offset] += service.backlog
    }
    values = problem.options.indices.map { q in horizon.periods.indices.map { value(of: q, in: $0) } }
    lists = problem.agreements.indices.map { a in horizon.periods.indices.map { list(a, in: $0) } }
    addExtras()
  }

  static func grid<Value>(_ rows: Int, _ columns: Int, _ value: Value) -> [[Value]] {
    Array(repeating: Array(repeating: value, count: columns), count: rows)
  }

  private mutating func addExtras() {
    extras = Self.grid(problem.offers.count, horizon.periods.count, Tally())
    for allocation in plan.allocations {
      let workload = problem.workloads[allocation.workload]
      let t = horizon.steps[allocation.step].period
      let o = allocation.offer.offset
      let perWork = (workload.surcharges[o]?[t] ?? 0) + (workload.egress[o]?[t] ?? 0)
      if perWork != 0 { extras[o][t.offset].add(perWork, times: work(of: allocation)) }
    }
  }
}

// MARK: - Work

extension Facts {
  func allocations(of w: Index<Workload>, in s: Index<Step>) -> [Plan.Allocation] {
    byWorkload[w.offset * horizon.steps.count + s.offset].map { plan.allocations[$0] }
  }

  func allocations(on o: Index<Offer>, in s: Index<Step>) -> [Plan.Allocation] {
    byOffer[o.offset * horizon.steps.count + s.offset].map { plan.allocations[$0] }
  }

  func rate(of allocation: Plan.Allocation) -> Double {
    problem.rate(
      problem.workloads[allocation.workload], problem.offers[allocation.offer],
      horizon.steps[allocation.step].period)
  }

  /// Work done in the whole step.
  func work(of allocation: Plan.Allocation) -> Double {
    horizon.steps[allocation.step].hours * rate(of: allocation) * allocation.units
  }

  /// Units that an allocation takes up: its fleet where it has one, else what its peak needs.
  func occupied(by allocation: Plan.Allocation) -> Double {
    let workload = problem.workloads[allocation.workload]
    if workload.hasWholeUnits || workload.minimumUnits != nil, let fleet = allocation.fleet { return fleet }
    return workload.peak[allocation.step] * allocation.units
  }

  /// Whether a workload can run on an offer in a period: it may, the machine can do it, and there can be units.
  func isRoute(_ w: Index<Workload>, _ o: Index<Offer>, in t: Index<Period>) -> Bool {
    let (workload, offer) = (problem.workloads[w], problem.offers[o])
    return problem.rate(workload, offer, t) > 0 && problem.hasUnits(offer, t) && workload.offers.contains(o)
  }
}

// MARK: - Units

extension Facts {
  /// The terms of an option that are paid for in a period, by the period of their start.
  func running(_ reservation: Reservation, in t: Index<Period>) -> [Index<Period>] {
    (max(0, t.offset - reservation.term + 1)...t.offset).map { Index($0) }
  }

  /// Units bought in the plan and paid for in a step: all but what was held.
  func bought(_ q: Index<PurchaseOption>, in s: Index<Step>) -> Tally {
    guard let reservation = problem.options[q].reservation else { return Tally(hired[q.offset][s.offset]) }
    var units = Tally()
    for v in running(reservation, in: horizon.steps[s].period) { units.add(started[q.offset][v.offset]) }
    return units
  }

  func paid(_ q: Index<PurchaseOption>, in s: Index<Step>) -> Tally {
    var units = bought(q, in: s)
    if let reservation = problem.options[q].reservation {
      units.add(reservation.held[horizon.steps[s].period])
    }
    return units
  }

  /// Units on an offer, bought in the plan.
  func bought(on o: Index<Offer>, in s: Index<Step>) -> Tally {
    var units = Tally()
    for q in problem.offers[o].options { units.add(bought(q, in: s)) }
    return units
  }

  /// The useful units of an offer that are paid for.
  func useful(on o: Index<Offer>, in s: Index<Step>, countingSpot: Bool) -> Tally {
    var units = Tally()
    for q in problem.offers[o].options where countingSpot || !problem.options[q].isSpot {
      units.add(paid(q, in: s), times: problem.options[q].availability[s])
    }
    return units
  }

  /// Units of an offer that can be had beside those held, with what comes with agreements in force.
  func free(on o: Index<Offer>, in t: Index<Period>) -> Double {
    let rest = problem.offers[o].capacity[t] - problem.held(on: o, in: t)
    var free = max(0, rest)
    for grant in problem.offers[o].grants where standings.isInForce(grant.agreement, in: t) {
      free += max(0, rest + grant.units[t]) - max(0, rest)
    }
    return free
  }

  /// What is committed to a spend plan in a period, in the provider's currency per hour.
  func committed(to n: Index<SpendPlan>, in t: Index<Period>) -> Tally {
    let plan = problem.spendPlans[n]
    var sum = Tally(plan.held[t])
    for v in max(0, t.offset - plan.term + 1)...t.offset { sum.add(committed[n.offset][v]) }
    return sum
  }
}
