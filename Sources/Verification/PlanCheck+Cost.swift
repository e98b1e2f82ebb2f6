internal import PlacementModel

/// The cost by cause, added up anew from what the plan decides.
extension PlanCheck {
  mutating func checkCost() {
    guard let cost = plan.cost else { return }
    var bill = CostBill()
    addOptions(to: &bill)
    addProviders(to: &bill)
    addWork(to: &bill)
    addSoftLimits(to: &bill)
    addSalvage(to: &bill)
    var objective = Tally()
    let place = Pointer.root["cost"]
    // A purchase whose money is dust beside the plan's is left out of the document, not out of its sums.
    let money = abs(plan.objective ?? 0)
    for cause in Plan.Cost.Line.Cause.allCases {
      let expected = bill.sums[cause] ?? CostBill.Sums()
      objective.add(expected.presentValue)
      let positions = cost.lines.indices.filter { cost.lines[$0].cause == cause }
      guard let position = positions.first else {
        ledger.compare(0, with: expected.nominal, .cost, at: place["lines"], [cause.rawValue], beside: money)
        ledger.compare(
          0, with: expected.presentValue, .cost, at: place["lines"], [cause.rawValue], beside: money)
        continue
      }
      ledger.expect(
        positions.count == 1, .cost, at: place["lines"][positions.last ?? 0], [cause.rawValue], .unexpected)
      let (line, pointer) = (cost.lines[position], place["lines"][position])
      ledger.compare(
        line.nominal, with: expected.nominal, .cost, at: pointer["nominal"], [cause.rawValue], beside: money)
      ledger.compare(
        line.presentValue, with: expected.presentValue, .cost, at: pointer["presentValue"], [cause.rawValue],
        beside: money)
    }
    ledger.compare(cost.cash, with: cash, .cost, at: place["cash"], [])
    var amortised = cash
    amortised.add(bill.upfrontAfterHorizon, times: -1)
    ledger.compare(cost.amortised, with: amortised, .cost, at: place["amortised"], [])
    ledger.compare(cost.owedAfterHorizon, with: bill.owed, .cost, at: place["owedAfterHorizon"], [])
    ledger.compare(plan.objective ?? .nan, with: objective, .objective, at: Pointer.root["objective"], [])
    if let bound = plan.bound {
      ledger.compare(Tally(bound), atMost: plan.objective ?? .nan, .objective, at: Pointer.root["bound"], [])
    }
  }

  /// Outlay to all providers.
  private var cash: Tally {
    var cash = Tally()
    for spend in plan.providers {
      cash.add(spend.spend)
      cash.add(facts.shortfalls(spend.provider, dueIn: spend.period))
    }
    return cash
  }

  private func addOptions(to bill: inout CostBill) {
    for q in problem.options.indices {
      for s in horizon.steps.indices {
        let step = horizon.steps[s]
        let presentValue = horizon.periods[step.period].presentValue
        var money = facts.cost(of: q, in: s)
        switch problem.options[q].terms {
        case .onDemand: bill.enter(.onDemand, money, at: presentValue)
        case .spot: bill.enter(.spot, money, at: presentValue)
        case .spendPlan: break
        case .reserved(let reservation):
          var upfront = Tally()
          if s == horizon.steps(of: step.period).first {
            upfront.add(reservation.upfront[step.period], times: facts.started[q.offset][step.period.offset])
          }
          money.add(upfront, times: -1)
          bill.enter(.reserved, money, at: presentValue)
          bill.enter(.upfront, upfront, at: presentValue)
        }
      }
    }
  }

  private func addProviders(to bill: inout CostBill) {
    for t in horizon.periods.indices {
      let presentValue = horizon.periods[t].presentValue
      for n in problem.spendPlans.indices {
        bill.enter(.spendPlans, facts.money(of: n, in: t), at: presentValue)
      }
      for p in problem.providers.indices {
        var fee = Tally()
        fee.add(facts.optionMoney(p, in: t), times: problem.providers[p].supportFee[t])
        bill.enter(.support, fee, at: presentValue)
        bill.enter(.shortfalls, facts.shortfalls(p, dueIn: t), at: presentValue)
        bill.enter(.credits, credits(p, in: t), at: presentValue, sign: -1)
      }
      for a in problem.agreements.indices {
        bill.enter(.discounts, facts.saved(a, in: t), at: presentValue, sign: -1)
        for j in problem.agreements[a].windows.indices {
          bill.enter(.exitFees, Tally(facts.exitFee(a, j, in: t)), at: presentValue)
        }
      }
    }
    for opening in plan.openings {
      bill.enter(.fixedFees, Tally(opening.fee), at: horizon.periods[opening.period].presentValue)
    }
  }

  private func addWork(to bill: inout CostBill) {
    for allocation in plan.allocations {
      let workload = problem.workloads[allocation.workload]
      let (o, step) = (allocation.offer, horizon.steps[allocation.step])
      let (t, work) = (step.period, facts.work(of: allocation))
      let presentValue = horizon.periods[t].presentValue
      bill.enter(.surcharges, Tally((workload.surcharges[o.offset]?[t] ?? 0) * work), at: presentValue)
      bill.enter(.egress, Tally((workload.egress[o.offset]?[t] ?? 0) * work), at: presentValue)
      let kilograms = step.hours * problem.kilogramsPerUnitHour(o) * allocation.units
      bill.enter(.carbon, Tally((problem.carbonPrice?[t] ?? 0) * kilograms), at: presentValue)
    }
    for service in plan.workloads {
      guard let penalty = problem.workloads[service.workload].unmetPenalty else { continue }
      let step = horizon.steps[service.step]
      bill.enter(
        .unmet, Tally(step.hours * penalty[step.period] * service.unmet),
        at: horizon.periods[step.period].presentValue)
    }
    for move in plan.moves {
      let price = problem.workloads[move.workload].mobility?.cost?[move.period] ?? 0
      bill.enter(.migration, Tally(price * move.moved), at: horizon.periods[move.period].presentValue)
    }
  }

  /// What soft limits are missed by, at the mean penalty over the span, in its last period.
  private func addSoftLimits(to bill: inout CostBill) {
    for value in plan.limits {
      guard let violation = value.violation, let penalty = problem.limits[value.limit].penalty,
        let periods = periods(of: value), let last = periods.last
      else { continue }
      bill.enter(
        .softLimits, Tally(horizon.mean(penalty, over: periods) * violation),
        at: horizon.periods[last].presentValue)
    }
  }

  /// Contract payments after the horizon, less the credit for the unexpired part of the contract's value.
  private func addSalvage(to bill: inout CostBill) {
    let end = horizon.presentValueAtEnd
    for q in problem.options.indices {
      guard let reservation = problem.options[q].reservation else { continue }
      for v in horizon.periods.indices {
        let after = reservation.hoursAfterHorizon[v]
        var payments = Tally()
        payments.add(facts.paymentAfter(q, reservation, from: v), times: after)
        var upfront = Tally()
        upfront.add(
          reservation.upfront[v] * after / reservation.termHours[v], times: facts.started[q.offset][v.offset])
        bill.owed.add(payments)
        bill.upfrontAfterHorizon.add(upfront)
        var residual = Tally()
        residual.add(payments, times: 1 - reservation.salvage)
        residual.add(upfront, times: -reservation.salvage)
        bill.enter(.salvage, residual, at: end)
      }
    }
    for n in problem.spendPlans.indices {
      let spendPlan = problem.spendPlans[n]
      for v in horizon.periods.indices {
        let payments = Tally(
          spendPlan.exchangeAfterHorizon * spendPlan.hoursAfterHorizon[v]
            * facts.committed[n.offset][v.offset])
        bill.owed.add(payments)
        bill.enter(.salvage, payments, at: end, sign: 1 - spendPlan.salvage)
      }
    }
  }
}

/// Money by cause.
private struct CostBill {
  struct Sums {
    var nominal = Tally()
    var presentValue = Tally()
  }

  private(set) var sums: [Plan.Cost.Line.Cause: Sums] = [:]
  var owed = Tally()
  var upfrontAfterHorizon = Tally()

  mutating func enter(
    _ cause: Plan.Cost.Line.Cause, _ money: Tally, at presentValue: Double, sign: Double = 1
  ) {
    guard money.size > 0 else { return }
    sums[cause, default: Sums()].nominal.add(money, times: sign)
    sums[cause, default: Sums()].presentValue.add(money, times: sign * presentValue)
  }
}
