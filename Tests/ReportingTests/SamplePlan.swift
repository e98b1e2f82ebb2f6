@testable import PlacementModel

/// A plan made by hand: one provider's two machines, two workloads, and as many periods as asked.
enum Sample {
  static func plan(
    periods count: Int = 4, name: String = "Sample", workload: String = "chat", status: Plan.Status = .optimal
  ) -> Plan {
    let problem = problem(periods: count, name: name, workload: workload)
    var plan = Plan(status: status, problem: problem, solver: solver)
    guard status != .infeasible else {
      plan.conflict = [Plan.ConflictingRow(family: "demand", row: "demand[chat,2026Q1]")]
      return plan
    }
    plan.objective = 38_000_000_000
    plan.bound = 38_000_000_000
    plan.cost = Plan.Cost(
      lines: [
        .init(cause: .onDemand, nominal: 40e9, presentValue: 38.1e9),
        .init(cause: .discounts, nominal: -0.1e9, presentValue: -0.1e9),
      ],
      cash: 39.9e9, amortised: 39.9e9, owedAfterHorizon: 0)
    for step in problem.horizon.steps.indices {
      let period = problem.horizon.steps[step].period
      plan.allocations += [
        .init(workload: Index(0), offer: Index(0), step: step, units: 12_345_678, work: 2_000),
        .init(workload: Index(1), offer: Index(1), step: step, units: 0.25, work: 500),
        .init(workload: Index(1), offer: Index(0), step: step, units: 1e-4, work: 0),
      ]
      plan.purchases.append(.init(option: Index(0), step: step, units: 12_345_678, cost: 9e9))
      plan.orders.append(
        .init(option: Index(1), period: period, by: "2026-01-01", units: 10, cash: 0, contractValue: 1e9))
      plan.providers += [
        .init(provider: Index(0), period: period, spend: 9e9, shortfall: 1e9, share: 0.8),
        .init(provider: Index(1), period: period, spend: 2.5e9, shortfall: 0, share: 0.2),
      ]
      plan.limits.append(
        .init(
          limit: Index(0), part: "aws", workload: nil, span: problem.horizon.periods[period].id, value: 0.8,
          minimum: nil, maximum: 0.8, isBinding: true, price: 2.5e9))
      plan.capacity.append(
        .init(offer: Index(0), step: step, paid: 20_000_000, used: 12_345_678, price: 1.25))
      plan.openings.append(.init(kind: .region, id: "us-east", period: period, fee: 5e8))
      plan.workloads.append(
        .init(
          workload: Index(0), step: step, demand: 100, served: 90, unmet: 10, backlog: 0, marginalCost: 3))
    }
    plan.duals = [.init(row: "demand[chat,2026Q1]", dual: -0.0)]
    plan.certificate = Plan.Certificate(
      primalResidual: 1.2e-12, dualResidual: 3e-13, complementarityResidual: 0, relativeGap: 1e-15,
      moneyViolation: 0.001, boundIsRecomputed: true)
    return plan
  }

  private static var solver: Plan.SolverReport {
    Plan.SolverReport(
      name: "GLPK 5.0", method: "dual simplex after presolve", iterations: 12_345, nodes: 0, rows: 5_800,
      columns: 37_000, nonzeros: 200_000, seconds: [("solve", 1.5)])
  }

  private static func problem(periods count: Int, name: String, workload: String) -> Problem {
    let periods = (0..<count).map { quarter in
      Period(
        id: "\(2026 + quarter / 4)Q\(quarter % 4 + 1)",
        starts: "\(2026 + quarter / 4)-0\(quarter % 4 * 3 + 1)-01",
        hours: 2190, presentValue: 1, year: 2026 + quarter / 4, steps: quarter..<quarter + 1)
    }
    let steps = periods.enumerated().map { Step(id: $1.id, period: Index($0), slice: nil, hours: 2190) }
    let horizon = Horizon(
      periods: List(periods), steps: List(steps), discountRate: 0, presentValueAtEnd: 1, isSliced: false)
    let price = Values<Step>(repeating: 10, count: count)
    let offers = [
      ("aws/us-east/gb200", 0, 0, [0, 1]), ("azure/us-east/cpu", 1, 1, [2]),
    ].map { id, provider, machine, options in
      Offer(
        id: id, provider: Index(provider), region: Index(0), machine: Index(machine),
        capacity: Values(repeating: 2e7, count: count), options: options.map { Index($0) })
    }
    let options = ["aws/us-east/gb200:on-demand", "aws/us-east/gb200:3y", "azure/us-east/cpu:on-demand"]
      .enumerated().map { position, id in
        PurchaseOption(
          id: id, offer: Index(position / 2), availability: price, capacity: nil,
          terms: .onDemand(price: price))
      }
    return Problem(
      name: name, currency: "USD", horizon: horizon,
      machines: List(["gb200", "cpu"].map { Machine(id: $0, vendor: nil, kilowatts: nil) }),
      regions: List([Region(id: "us-east", geography: nil, carbonIntensity: nil, latency: [:])]),
      providers: List([provider("aws", "Amazon", count), provider("azure", "Azure", count)]),
      offers: List(offers), options: List(options), agreements: List(), workloads: workloads(workload, count),
      limits: List([limit(count)]), source: .object([.init("berth", .number(1))]), digest: "d1")
  }

  private static func provider(_ id: String, _ name: String, _ count: Int) -> Provider {
    Provider(
      id: id, name: name, currency: "USD", exchange: Values(repeating: 1, count: count),
      supportFee: Values(repeating: 0, count: count))
  }

  private static func workloads(_ name: String, _ count: Int) -> List<Workload> {
    List(
      [name, "training"].map {
        Workload(
          id: $0, kind: nil, demand: Values(repeating: 100, count: count), throughput: [nil, nil],
          offers: [Index(0), Index(1)], isInterruptible: false, deferral: nil,
          peak: Values(repeating: 1, count: count), unmetPenalty: nil, surcharges: [:])
      })
  }

  private static func limit(_ count: Int) -> Limit {
    let share = ShareLimit(
      parts: List([Part(id: "aws", offers: [Index(0)])]), offers: [Index(0), Index(1)], workloads: [],
      measure: .spend, weights: [], countsShortfall: true, spans: List(), minimum: nil, maximum: nil)
    return Limit(id: "no-lock-in", rule: .share(share))
  }
}
