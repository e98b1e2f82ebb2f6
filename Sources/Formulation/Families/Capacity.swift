internal import LinearProgramming
internal import PlacementModel

extension ProgramBuilder {
  /// An offer's units; what was held before the horizon stays, even above a capacity that falls.
  ///
  ///     s.t. capacity{o,s}: sum{q of o} (paid[q,s] - held[q,t]) <= free[o,t]
  mutating func addCapacity() {
    for o in problem.offers.indices {
      for s in problem.horizon.steps.indices {
        var bought = LinearExpression()
        for q in problem.offers[o].options { bought.add(paid(q, in: s)) }
        guard !bought.terms.isEmpty else { continue }
        bought.constant = 0
        bought.add(freeUnits(of: o, in: problem.horizon.steps[s].period), times: -1)
        let ids = [problem.offers[o].id, problem.horizon.steps[s].id]
        rows.capacity[o, s] = add(.capacity, ids, bought, .atMost(0))
      }
    }
  }

  /// Units of an offer that can be had beside those held, with what comes with agreements in force.
  ///
  ///     free[o,t] = max(0, available[o,t] - held[o,t])
  ///       + sum{a} (max(0, available[o,t] + granted[a,o,t] - held[o,t]) - max(0, available[o,t] - held[o,t])) * standing[a,t]
  func freeUnits(of o: Index<Offer>, in t: Index<Period>) -> LinearExpression {
    let rest = problem.offers[o].capacity[t] - problem.held(on: o, in: t)
    var free = LinearExpression(constant: max(0, rest))
    for grant in problem.offers[o].grants {
      let added = max(0, rest + grant.units[t]) - max(0, rest)
      free.add(columns.standing(grant.agreement, in: t, of: problem), times: added)
    }
    return free
  }

  /// An option's own capacity: a quota, the depth of a spot market.
  ///
  ///     s.t. quota{q,s}: paid[q,s] - held[q,t] <= max(0, quotaUnits[q,t] - held[q,t])
  mutating func addQuota() {
    for q in problem.options.indices {
      guard let quota = problem.options[q].capacity else { continue }
      for s in problem.horizon.steps.indices {
        var bought = paid(q, in: s)
        guard !bought.terms.isEmpty else { continue }
        let held = bought.constant
        bought.constant = 0
        let ids = [problem.options[q].id, problem.horizon.steps[s].id]
        let bound = max(0, quota[problem.horizon.steps[s].period] - held)
        add(.quota, ids, bought, .atMost(bound), stating: .quota(q, s), .atMost)
      }
    }
  }

  /// Purchases that are decided.
  ///
  ///     s.t. fix{q,v}: reserve[q,v] = fixedUnits[q,v]
  mutating func addFix() {
    for fixed in problem.fixed {
      guard let reserve = columns.reserve[fixed.option, fixed.period] else { continue }
      let ids = [problem.options[fixed.option].id, problem.horizon.periods[fixed.period].id]
      add(
        .fix, ids, 1 * reserve, .equal(to: fixed.units), stating: .fixedPurchase(fixed.option, fixed.period),
        .both)
    }
  }
}
