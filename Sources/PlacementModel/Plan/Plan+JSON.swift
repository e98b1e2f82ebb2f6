extension Plan {
  /// Whether seconds stand in the output. Without them the same input gives the same bytes.
  public enum Timings: Sendable {
    /// With the seconds of each phase.
    case included
    /// Without them, so that the same problem gives the same bytes.
    case omitted
  }

  /// The plan as `berth solve` writes it; see PROBLEM-FORMAT, *A plan*.
  ///
  /// Everything is told by id, in the plan's order. Allocations, purchases and orders that are rounding are left
  /// out (`Plan.Dust` tells how little that is); an absent value has no key.
  /// Figures per step name their `period`, and their `slice` where the problem has slices.
  public func json(timings: Timings = .included) -> JSONValue {
    var plan = ObjectBuilder()
    plan.add("berth", 1)
    plan.add("status", status.rawValue)
    plan.add("stoppedBy", stoppedBy?.rawValue)
    plan.add("problem", .object([.init("digest", .string(problem.digest)), .init("input", problem.source)]))
    plan.add("objective", objective)
    plan.add("bound", bound)
    plan.add("goals", goals.isEmpty ? nil : .array(goals.map(Self.json)))
    plan.add("cost", cost.map(Self.json))
    plan.add("allocations", .array(allocations(above: .forDocuments).map(json)))
    plan.add("purchases", .array(purchases(above: .forDocuments).map(json)))
    plan.add(
      "orders", .array(orders(above: .forDocuments).map(json) + planOrders(above: .forDocuments).map(json)))
    plan.add("spendPlans", problem.spendPlans.isEmpty ? nil : .array(spendPlans.map(json)))
    plan.add("agreements", .array(agreements.map(json)))
    plan.add("providers", .array(providers.map(json)))
    plan.add("limits", .array(limits.map(json)))
    plan.add("capacity", .array(capacity.map(json)))
    plan.add("openings", openings.isEmpty ? nil : .array(openings.map(json)))
    plan.add("workloads", .array(workloads.map(json)))
    let countsMoves = problem.workloads.elements.contains { $0.mobility != nil }
    plan.add("moves", countsMoves ? .array(moves.map(json)) : nil)
    plan.add("duals", .object(duals.map { .init($0.row, .number($0.dual + 0)) }))
    plan.add("tangents", tangents.isEmpty ? nil : .array(tangents.map(\.json)))
    plan.add("certificate", certificate.map(Self.json))
    plan.add("conflict", status == .infeasible ? .array(conflict.map(Self.json)) : nil)
    plan.add(
      "farkas", farkas.isEmpty ? nil : .object(farkas.map { .init($0.row, .number($0.dual + 0)) }))
    plan.add("solver", Self.json(solver, timings))
    return plan.value
  }
}

// MARK: - Entries

extension Plan {
  private func add(_ step: Index<Step>, to entry: inout ObjectBuilder) {
    let step = problem.horizon.steps[step]
    entry.add("period", problem.horizon.periods[step.period].id)
    entry.add("slice", step.slice)
  }

  private func json(_ allocation: Allocation) -> JSONValue {
    var entry = ObjectBuilder()
    entry.add("workload", problem.workloads[allocation.workload].id)
    entry.add("offer", problem.offers[allocation.offer].id)
    add(allocation.step, to: &entry)
    entry.add("units", allocation.units)
    entry.add("work", allocation.work)
    entry.add("fleet", allocation.fleet)
    return entry.value
  }

  private func json(_ purchase: Purchase) -> JSONValue {
    var entry = ObjectBuilder()
    entry.add("option", problem.options[purchase.option].id)
    add(purchase.step, to: &entry)
    entry.add("units", purchase.units)
    entry.add("cost", purchase.cost)
    return entry.value
  }

  private func json(_ order: Order) -> JSONValue {
    var entry = ObjectBuilder()
    entry.add("option", problem.options[order.option].id)
    entry.add("period", problem.horizon.periods[order.period].id)
    entry.add("by", order.by)
    entry.add("units", order.units)
    entry.add("cash", order.cash)
    entry.add("contractValue", order.contractValue)
    return entry.value
  }

  private func json(_ order: PlanOrder) -> JSONValue {
    let plan = problem.spendPlans[order.spendPlan]
    var entry = ObjectBuilder()
    entry.add("spendPlan", plan.id)
    entry.add("period", problem.horizon.periods[order.period].id)
    entry.add("by", order.by)
    entry.add("currency", foreignCurrency(of: plan.provider))
    entry.add("commitment", order.commitment)
    entry.add("contractValue", order.contractValue)
    return entry.value
  }

  private func json(_ standing: PlanStanding) -> JSONValue {
    let plan = problem.spendPlans[standing.spendPlan]
    var entry = ObjectBuilder()
    entry.add("spendPlan", plan.id)
    add(standing.step, to: &entry)
    entry.add("currency", foreignCurrency(of: plan.provider))
    entry.add("committed", standing.committed)
    entry.add("drawn", standing.drawn)
    entry.add("cost", standing.cost)
    return entry.value
  }

  /// A provider's currency where it is not the problem's.
  private func foreignCurrency(of provider: Index<Provider>) -> String? {
    let currency = problem.providers[provider].currency
    return currency == problem.currency ? nil : currency
  }

  private func json(_ standing: AgreementWindow) -> JSONValue {
    let agreement = problem.agreements[standing.agreement]
    let window = agreement.windows[standing.window]
    var entry = ObjectBuilder()
    entry.add("agreement", agreement.id)
    entry.add("provider", problem.providers[agreement.provider].id)
    entry.add("window", window.id)
    entry.add("status", standing.status.rawValue)
    entry.add("currency", foreignCurrency(of: agreement.provider))
    entry.add("minimum", window.minimum)
    entry.add("maximum", window.maximum)
    entry.add("covered", standing.covered)
    entry.add("shortfall", standing.shortfall)
    entry.add("carriedShortfall", agreement.carryShortfall > 0 ? standing.carried : nil)
    entry.add("carriedExcess", agreement.carryExcess > 0 ? standing.extra : nil)
    entry.add("credits", window.credits > 0 ? standing.credits : nil)
    entry.add("due", problem.horizon.periods[window.due].id)
    return entry.value
  }

  private func json(_ spend: ProviderSpend) -> JSONValue {
    var entry = ObjectBuilder()
    entry.add("provider", problem.providers[spend.provider].id)
    entry.add("period", problem.horizon.periods[spend.period].id)
    entry.add("spend", spend.spend)
    entry.add("shortfall", spend.shortfall)
    entry.add("share", spend.share)
    return entry.value
  }

  private func json(_ value: LimitValue) -> JSONValue {
    var entry = ObjectBuilder()
    entry.add("limit", problem.limits[value.limit].id)
    entry.add("part", value.part)
    entry.add("workload", value.workload.map { problem.workloads[$0].id })
    entry.add("span", value.span)
    entry.add("value", value.value)
    entry.add("minimum", value.minimum)
    entry.add("maximum", value.maximum)
    entry.add("binding", .bool(value.isBinding))
    entry.add("violation", value.violation)
    entry.add("price", value.price)
    return entry.value
  }

  private func json(_ use: OfferUse) -> JSONValue {
    let offer = problem.offers[use.offer]
    var entry = ObjectBuilder()
    entry.add("offer", offer.id)
    add(use.step, to: &entry)
    entry.add("capacity", offer.capacity[problem.horizon.steps[use.step].period] + use.granted)
    entry.add("paid", use.paid)
    entry.add("used", use.used)
    entry.add("idle", max(0, use.paid - use.used))
    entry.add("price", use.price)
    return entry.value
  }

  private func json(_ opening: Opening) -> JSONValue {
    var entry = ObjectBuilder()
    entry.add(opening.kind.rawValue, opening.id)
    entry.add("period", problem.horizon.periods[opening.period].id)
    entry.add("fee", opening.fee)
    return entry.value
  }

  private func json(_ service: WorkloadService) -> JSONValue {
    var entry = ObjectBuilder()
    entry.add("workload", problem.workloads[service.workload].id)
    add(service.step, to: &entry)
    entry.add("demand", service.demand)
    entry.add("served", service.served)
    entry.add("unmet", service.unmet)
    entry.add("backlog", service.backlog)
    entry.add("marginalCost", service.marginalCost)
    return entry.value
  }
}

extension Plan {
  private func json(_ move: Move) -> JSONValue {
    var entry = ObjectBuilder()
    entry.add("workload", problem.workloads[move.workload].id)
    entry.add("period", problem.horizon.periods[move.period].id)
    entry.add("moved", move.moved)
    entry.add("cost", move.cost)
    return entry.value
  }
}

// MARK: - The whole

extension Plan {
  private static func json(_ cost: Cost) -> JSONValue {
    var entry = ObjectBuilder()
    entry.add("cash", cost.cash)
    entry.add("amortised", cost.amortised)
    entry.add("owedAfterHorizon", cost.owedAfterHorizon)
    entry.add(
      "lines",
      .array(
        cost.lines.map { line in
          var entry = ObjectBuilder()
          entry.add("cause", line.cause.rawValue)
          entry.add("nominal", line.nominal)
          entry.add("presentValue", line.presentValue)
          return entry.value
        }))
    return entry.value
  }

  private static func json(_ goal: GoalValue) -> JSONValue {
    var entry = ObjectBuilder()
    entry.add("goal", goal.goal.rawValue)
    entry.add("value", goal.value)
    entry.add("tolerance", goal.tolerance)
    return entry.value
  }

  private static func json(_ certificate: Certificate) -> JSONValue {
    var entry = ObjectBuilder()
    entry.add("primalResidual", certificate.primalResidual)
    entry.add("dualResidual", certificate.dualResidual)
    entry.add("complementarityResidual", certificate.complementarityResidual)
    entry.add("relativeGap", certificate.relativeGap.isFinite ? certificate.relativeGap : nil)
    entry.add("moneyViolation", certificate.moneyViolation)
    entry.add("boundIsRecomputed", .bool(certificate.boundIsRecomputed))
    entry.add("pricesFixWholeNumbers", .bool(certificate.pricesFixWholeNumbers))
    entry.add("exact", certificate.exact?.json)
    return entry.value
  }

  private static func json(_ row: ConflictingRow) -> JSONValue {
    .object([.init("family", .string(row.family)), .init("row", .string(row.row))])
  }

  private static func json(_ solver: SolverReport, _ timings: Timings) -> JSONValue {
    var entry = ObjectBuilder()
    entry.add("name", solver.name)
    entry.add("method", solver.method)
    entry.add("iterations", Double(solver.iterations))
    entry.add("nodes", Double(solver.nodes))
    entry.add("rounds", solver.rounds > 0 ? Double(solver.rounds) : nil)
    entry.add("rows", Double(solver.rows))
    entry.add("columns", Double(solver.columns))
    entry.add("nonzeros", Double(solver.nonzeros))
    if let merged = solver.merged {
      let size = [("rows", merged.rows), ("columns", merged.columns), ("nonzeros", merged.nonzeros)]
      entry.add("merged", .object(size.map { .init($0, .number(Double($1))) }))
    }
    if timings == .included {
      let microseconds = solver.seconds.map { ($0.phase, ($0.seconds * 1e6).rounded() / 1e6) }
      entry.add("seconds", .object(microseconds.map { .init($0, .number($1)) }))
    }
    return entry.value
  }
}
