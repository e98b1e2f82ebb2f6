import GLPKBackend
import PlacementModel
import Planning
import Testing

/// Plans whose cost is known: from a book, from a pencil, or from other solvers.
@Suite struct PlanTests {
  private static let names = ["transport", "by-hand", "load-levels", "two-clouds"]

  private func plan(_ name: String) throws -> Plan {
    try Planner(solver: GLPKSolver()).plan(Samples.problem(name))
  }

  // Dantzig's book; data/by-hand.md; the last two are GLPK's optima of the reference model's data.
  @Test(arguments: zip(names, [153.675, 4124, 10766432.2123, 1601840627.75]))
  func costIsKnown(_ name: String, _ cost: Double) throws {
    let plan = try plan(name)
    #expect(plan.status == .optimal)
    try near(plan.objective, cost, 1e-9)
    try near(plan.bound, cost, 1e-9)
  }

  @Test func handPlanIsTheOneOfThePencil() throws {
    let plan = try plan("by-hand")
    let problem = plan.problem
    var units: [String: Double] = [:]
    for allocation in plan.allocations {
      let offer = problem.offers[allocation.offer].id
      units["\(allocation.step.offset) \(offer)", default: 0] += allocation.units
    }
    let expected = [
      "0 alpha/east/gpu": 20.0, "0 beta/east/gpu": 66, "1 alpha/east/gpu": 20, "1 beta/east/gpu": 30,
    ]
    #expect(Set(units.keys) == Set(expected.keys))
    for (place, amount) in expected { try near(units[place], amount, 1e-9) }
    // Which of two workloads stands at which offer is all the same; how much of each is served is not.
    for (workload, first, second) in [(0, 80.0, 36.0), (1, 6, 14)] {
      for (step, amount) in [first, second].enumerated() {
        let served = plan.allocations
          .filter { $0.workload.offset == workload && $0.step.offset == step }.reduce(0) { $0 + $1.units }
        try near(served, amount, 1e-9)
      }
    }
    try near(plan.agreements.first?.covered, 1920, 1e-9)
    try near(plan.agreements.first?.shortfall, 80, 1e-9)
    let backlogs = plan.workloads.filter { $0.workload.offset == 1 }.map(\.backlog)
    #expect(backlogs.count == 2)
    try near(backlogs.first, 24, 1e-9)
    try near(plan.cost?.cash, 4124, 1e-9)
  }

  @Test func handPlanHasThePricesOfThePencil() throws {
    let plan = try plan("by-hand")
    let periods = plan.problem.horizon.periods.elements.map(\.id)
    let duals = Dictionary(plan.duals.map { ($0.row, $0.dual) }) { first, _ in first }
    let expected = [
      "demand[chat,\(periods[0])]": 2.0, "demand[chat,\(periods[1])]": 2, "demand[batch,\(periods[0])]": 4,
      "demand[batch,\(periods[1])]": 4, "capacity[alpha/east/gpu,\(periods[0])]": -24,
      "capacity[alpha/east/gpu,\(periods[1])]": -24, "capacity[beta/east/gpu,\(periods[1])]": -6,
      "capacity[beta/east/gpu,\(periods[0])]": 0, "commitment[alpha-deal,term]": 1,
      "deferral[batch,\(periods[0])]": 0, "share[no-lock-in,alpha,horizon]": 0,
      "share[no-lock-in,beta,horizon]": 0,
    ]
    for (row, dual) in expected {
      #expect(abs((duals[row] ?? 0) - dual) <= 1e-9, "\(row): \(duals[row] ?? 0)")
    }
    let marginal = plan.workloads.map(\.marginalCost)
    for (found, cost) in zip(marginal, [2.0, 2, 4, 4]) { try near(found, cost, 1e-9) }
    // Per unit and hour: 24 and 6 over 12 hours.
    for (found, price) in zip(plan.capacity.map(\.price), [2.0, 2, 0, 0.5]) {
      #expect(abs((found ?? .nan) - price) <= 1e-9)
    }
  }

  @Test(arguments: names) func costLinesAddUp(_ name: String) throws {
    let plan = try plan(name)
    let cost = try #require(plan.cost)
    try near(plan.objective, cost.lines.reduce(0) { $0 + $1.presentValue }, 1e-9)
    let unpaid: Set<Plan.Cost.Line.Cause> = [.unmet, .softLimits, .salvage]
    try near(cost.cash, cost.lines.reduce(0) { unpaid.contains($1.cause) ? $0 : $0 + $1.nominal }, 1e-9)
    try near(cost.cash, plan.providers.reduce(0) { $0 + $1.spend + $1.shortfall }, 1e-9)
  }

  @Test(arguments: names) func demandIsServedCarriedOrUnmet(_ name: String) throws {
    let plan = try plan(name)
    let horizon = plan.problem.horizon
    for w in plan.problem.workloads.indices {
      let services = plan.workloads.filter { $0.workload == w }
      #expect(services.count == horizon.steps.count)
      let isDeferrable = plan.problem.workloads[w].deferral != nil
      for steps in isDeferrable
        ? horizon.periods.indices.map(horizon.steps(of:)) : horizon.steps.indices.map({ [$0] })
      {
        var (demanded, answered) = (0.0, 0.0)
        for service in services where steps.contains(service.step) {
          let hours = horizon.steps[service.step].hours
          demanded += hours * service.demand
          answered += hours * (service.served + service.unmet) + service.backlog
        }
        if isDeferrable, let first = steps.first, first.offset > 0 {
          answered -= services[first.offset - 1].backlog
        }
        try near(answered, demanded, 1e-9)
      }
      #expect(services.last?.backlog == 0)
    }
  }

  @Test(arguments: names) func capacityIsRespected(_ name: String) throws {
    let plan = try plan(name)
    for use in plan.capacity {
      let offer = plan.problem.offers[use.offer]
      let t = plan.problem.horizon.steps[use.step].period
      let held = offer.options.reduce(0) { $0 + (plan.problem.options[$1].reservation?.held[t] ?? 0) }
      let limit = max(offer.capacity[t], held)
      #expect(use.paid <= limit * (1 + 1e-9) + 1e-9, "\(offer.id): \(use.paid) of \(limit)")
      #expect(use.used <= use.paid * (1 + 1e-9) + 1e-9, "\(offer.id): \(use.used) of \(use.paid)")
    }
  }

  @Test(arguments: names) func certificateIsTight(_ name: String) throws {
    let certificate = try #require(try plan(name).certificate)
    #expect(certificate.primalResidual <= 1e-7)
    #expect(try #require(certificate.dualResidual) <= 1e-7)
    #expect(try #require(certificate.complementarityResidual) <= 1e-7)
    #expect(certificate.relativeGap <= 1e-7)
    #expect(certificate.moneyViolation <= 0.01)
    #expect(certificate.boundIsRecomputed)
  }

  /// One unit for 48 hours at 10 costs 480. The first day's agreement takes a fifth off its day, the second
  /// day's two fifths: 480 x (1 - 0.1 - 0.2) = 336. The money is paid once, although two agreements see it.
  @Test func agreementsThatFollowEachOtherInsideAPeriodAreNotPaidTwice() throws {
    let json = """
      { "berth": 1, "currency": "USD", "horizon": { "start": "2026-01-01", "period": { "hours": 48 }, "count": 1 },
        "machines": [ { "id": "m" } ], "regions": [ { "id": "r" }, { "id": "s" } ], "providers": [ { "id": "p" } ],
        "offers": [
          { "id": "o", "provider": "p", "region": "r", "machine": "m", "capacity": 5,
            "options": [ { "id": "od", "kind": "onDemand", "price": 10 } ] },
          { "id": "dear", "provider": "p", "region": "s", "machine": "m", "capacity": 5,
            "options": [ { "id": "od", "kind": "onDemand", "price": 99 } ] } ],
        "agreements": [
          { "id": "old", "provider": "p", "from": "2026-01-01", "through": "2026-01-01", "discount": 0.2 },
          { "id": "new", "provider": "p", "from": "2026-01-02", "through": "2026-01-02", "discount": 0.4 } ],
        "limits": [
          { "id": "part", "type": "budget", "scope": { "offers": ["o"] }, "max": 340 } ],
        "workloads": [ { "id": "w", "demand": 1, "throughput": { "m": 1 } } ] }
      """
    let plan = try Planner(solver: GLPKSolver()).plan(Samples.problem(bytes: Array(json.utf8)))
    try near(plan.objective, 336, 1e-9)
    try near(plan.cost?.lines.reduce(0) { $0 + $1.presentValue }, 336, 1e-9)
    try near(plan.limits.first?.value, 336, 1e-9)
  }

  private func near(_ found: Double?, _ expected: Double?, _ tolerance: Double) throws {
    let (found, expected) = (try #require(found), try #require(expected))
    #expect(abs(found - expected) <= tolerance * max(1, abs(expected)), "\(found), not \(expected)")
  }
}
