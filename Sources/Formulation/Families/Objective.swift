internal import LinearProgramming
internal import PlacementModel

extension ProgramBuilder {
  /// The present value of cost.
  ///
  ///     minimize cost: sum{p,t} presentValue[t] * spend[p,t]
  ///       + sum{a,j} presentValue[due[a,j]] * shortfall[a,j]
  ///       + sum{w,s} presentValue[t] * hours[s] * unmetPenalty[w,t] * unmet[w,s]
  ///       + sum{w,o,s} presentValue[t] * hours[s] * carbonPrice[t] * kilowatts[m] * carbonIntensity[r] * use[w,o,s]
  ///       + sum{x,t} presentValue[t] * fees[region,x,t]
  ///       + sum{q,v} presentValueAtEnd * ((1 - salvage[q]) * paymentAfter[q,v] * hoursAfterHorizon[q,v]
  ///           - salvage[q] * upfront[q,v] * hoursAfterHorizon[q,v] / termHours[q,v]) * reserve[q,v]
  ///       + sum{n,v} presentValueAtEnd * (1 - planSalvage[n]) * exchange[p,last] * planHoursAfter[n,v] * commit[n,v]
  ///
  /// With tiers the payment after the horizon is that of each tier, for `tier[q,v,k]`.
  ///
  /// The last sums charge what a contract costs after the horizon and credit the unexpired part of its value.
  mutating func addObjective() {
    let horizon = problem.horizon
    for p in problem.providers.indices {
      for t in horizon.periods.indices {
        if let spend = columns.spend[p, t] { program.setCost(horizon.periods[t].presentValue, of: spend) }
      }
    }
    for a in problem.agreements.indices {
      let windows = problem.agreements[a].windows
      for j in windows.indices {
        guard let shortfall = columns.shortfall[a.offset][j.offset] else { continue }
        program.setCost(horizon.periods[windows[j].due].presentValue, of: shortfall)
      }
    }
    for w in problem.workloads.indices {
      guard let penalty = problem.workloads[w].unmetPenalty else { continue }
      for s in horizon.steps.indices {
        guard let unmet = columns.unmet[w, s] else { continue }
        let step = horizon.steps[s]
        program.setCost(
          horizon.periods[step.period].presentValue * step.hours * penalty[step.period], of: unmet)
      }
    }
    if let carbonPrice = problem.carbonPrice {
      for route in columns.routes {
        let price = horizon.periods[route.period].presentValue * carbonPrice[route.period]
        program.addToObjective(carbon(of: [route], times: price))
      }
    }
    for q in problem.options.indices {
      guard let reservation = problem.options[q].reservation else { continue }
      for v in horizon.periods.indices {
        program.addToObjective(
          horizon.presentValueAtEnd * columns.residual(q, reservation, startingIn: v))
      }
    }
    for n in problem.spendPlans.indices {
      for v in horizon.periods.indices {
        program.addToObjective(
          horizon.presentValueAtEnd * columns.residual(n, problem.spendPlans[n], startingIn: v))
      }
    }
  }
}

extension Reservation {
  /// The periods in which a term that is still running in `period` can have started.
  func starts(runningIn period: Index<Period>) -> [Index<Period>] {
    (max(0, period.offset - term + 1)...period.offset).map { Index($0) }
  }
}
