internal import PlacementModel

extension PlanCSV {
  /// The heading and the lines of a list.
  func table(_ list: List) -> (heading: [String], rows: [[Cell]]) {
    switch list {
    case .allocations:
      (
        ["workload", "kind", "offer", "provider", "region", "machine"] + Self.stepHeading + [
          "units", "work", "fleet",
        ],
        plan.notableAllocations.map(row)
      )
    case .purchases:
      (["option"] + Self.stepHeading + ["units", "cost"], plan.notablePurchases.map(row))
    case .orders:
      (["option", "period", "by", "units", "cash", "contractValue"], plan.notableOrders.map(row))
    case .providers:
      (["provider", "period", "spend", "shortfall", "share"], plan.providers.map(row))
    case .agreements:
      (
        [
          "agreement", "window", "status", "minimum", "maximum", "covered", "shortfall", "carriedShortfall",
          "carriedExcess", "credits", "currency",
        ], plan.agreements.map(row)
      )
    case .limits:
      (
        [
          "limit", "part", "workload", "span", "value", "minimum", "maximum", "binding", "price", "violation",
        ],
        plan.limits.map(row)
      )
    case .capacity:
      (["offer"] + Self.stepHeading + ["paid", "used", "price"], plan.capacity.map(row))
    case .openings:
      (["kind", "id", "period", "fee"], plan.openings.map(row))
    case .workloads:
      (
        ["workload"] + Self.stepHeading + ["demand", "served", "unmet", "backlog", "marginalCost"],
        plan.workloads.map(row)
      )
    case .moves:
      (["workload", "period", "moved", "cost"], plan.moves.map(row))
    case .commitments:
      (
        ["spendPlan", "period", "by", "commitment", "currency", "contractValue"],
        plan.notablePlanOrders.map(row)
      )
    case .spendPlans:
      (
        ["spendPlan"] + Self.stepHeading + ["committed", "drawn", "currency", "cost"],
        plan.spendPlans.map(row)
      )
    }
  }

  private static let stepHeading = ["period", "slice", "starts", "hours"]

  private func cells(_ step: Index<Step>) -> [Cell] {
    let step = plan.problem.horizon.steps[step]
    let period = plan.problem.horizon.periods[step.period]
    return [.text(period.id), .text(step.slice ?? ""), .text(period.starts), .number(step.hours)]
  }

  private func row(_ allocation: Plan.Allocation) -> [Cell] {
    let problem = plan.problem
    let workload = problem.workloads[allocation.workload]
    let offer = problem.offers[allocation.offer]
    let places: [Cell] = [
      .text(workload.id), .text(workload.kind ?? ""), .text(offer.id),
      .text(problem.providers[offer.provider].id),
      .text(problem.regions[offer.region].id), .text(problem.machines[offer.machine].id),
    ]
    return places + cells(allocation.step) + [
      .number(allocation.units), .number(allocation.work), .number(allocation.fleet),
    ]
  }

  private func row(_ purchase: Plan.Purchase) -> [Cell] {
    [.text(plan.problem.options[purchase.option].id)] + cells(purchase.step)
      + [.number(purchase.units), .number(purchase.cost)]
  }

  private func row(_ order: Plan.Order) -> [Cell] {
    [
      .text(plan.problem.options[order.option].id), .text(plan.problem.horizon.periods[order.period].id),
      .text(order.by), .number(order.units), .number(order.cash), .number(order.contractValue),
    ]
  }

  private func row(_ order: Plan.PlanOrder) -> [Cell] {
    let problem = plan.problem
    let spendPlan = problem.spendPlans[order.spendPlan]
    return [
      .text(spendPlan.id), .text(problem.horizon.periods[order.period].id), .text(order.by),
      .number(order.commitment), .text(problem.providers[spendPlan.provider].currency),
      .number(order.contractValue),
    ]
  }

  private func row(_ standing: Plan.PlanStanding) -> [Cell] {
    let spendPlan = plan.problem.spendPlans[standing.spendPlan]
    return [.text(spendPlan.id)] + cells(standing.step)
      + [
        .number(standing.committed), .number(standing.drawn),
        .text(plan.problem.providers[spendPlan.provider].currency), .number(standing.cost),
      ]
  }

  private func row(_ spend: Plan.ProviderSpend) -> [Cell] {
    [
      .text(plan.problem.providers[spend.provider].id), .text(plan.problem.horizon.periods[spend.period].id),
      .number(spend.spend), .number(spend.shortfall), .number(spend.share),
    ]
  }

  private func row(_ standing: Plan.AgreementWindow) -> [Cell] {
    let agreement = plan.problem.agreements[standing.agreement]
    let window = agreement.windows[standing.window]
    return [
      .text(agreement.id), .text(window.id), .text(standing.status.rawValue), .number(window.minimum),
      .number(window.maximum), .number(standing.covered), .number(standing.shortfall),
      .number(standing.carried), .number(standing.extra), .number(standing.credits),
      .text(plan.problem.providers[agreement.provider].currency),
    ]
  }

  private func row(_ value: Plan.LimitValue) -> [Cell] {
    [
      .text(plan.problem.limits[value.limit].id), .text(value.part ?? ""),
      .text(value.workload.map { plan.problem.workloads[$0].id } ?? ""), .text(value.span),
      .number(value.value),
      .number(value.minimum), .number(value.maximum), .text(value.isBinding ? "true" : "false"),
      .number(value.price), .number(value.violation),
    ]
  }

  private func row(_ use: Plan.OfferUse) -> [Cell] {
    [.text(plan.problem.offers[use.offer].id)] + cells(use.step)
      + [.number(use.paid), .number(use.used), .number(use.price)]
  }

  private func row(_ opening: Plan.Opening) -> [Cell] {
    [
      .text(opening.kind.rawValue), .text(opening.id), .text(plan.problem.horizon.periods[opening.period].id),
      .number(opening.fee),
    ]
  }

  private func row(_ move: Plan.Move) -> [Cell] {
    [
      .text(plan.problem.workloads[move.workload].id), .text(plan.problem.horizon.periods[move.period].id),
      .number(move.moved), .number(move.cost),
    ]
  }

  private func row(_ service: Plan.WorkloadService) -> [Cell] {
    [.text(plan.problem.workloads[service.workload].id)] + cells(service.step)
      + [
        .number(service.demand), .number(service.served), .number(service.unmet), .number(service.backlog),
        .number(service.marginalCost),
      ]
  }
}
