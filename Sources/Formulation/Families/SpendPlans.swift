internal import LinearProgramming
internal import PlacementModel

extension ProgramBuilder {
  /// `commit[n,v]` >= 0, in the provider's currency per hour, where a term can start.
  mutating func addCommitments() {
    for n in problem.spendPlans.indices {
      for v in problem.horizon.periods.indices where problem.spendPlans[n].mayStart[v.offset] {
        let ids = [problem.spendPlans[n].id, problem.horizon.periods[v].id]
        columns.commit[n, v] = addColumn("commit", ids, in: v)
      }
    }
  }

  /// What draws on a spend plan stays within what is committed.
  ///
  ///     s.t. planUse{n,s}: sum{q of n} price[q,s] * units[q,s]
  ///       <= exchange[p,t] * (held[n,t] + sum{v running in t} commit[n,v])
  ///
  /// What is not drawn in a step is lost.
  mutating func addPlanUse() {
    for n in problem.spendPlans.indices {
      let plan = problem.spendPlans[n]
      for s in problem.horizon.steps.indices {
        var use = LinearExpression()
        for q in plan.options { use.add(columns.price(q, problem.options[q], in: s)) }
        guard !use.terms.isEmpty else { continue }
        let t = problem.horizon.steps[s].period
        use.add(columns.committed(n, plan, in: t), times: -plan.exchange[t])
        add(.planUse, [plan.id, problem.horizon.steps[s].id], use, .atMost(0))
      }
    }
  }

  /// What can be committed in all; what is held stays, even above a bound that falls.
  ///
  ///     s.t. planCapacity{n,t}: sum{v running in t} commit[n,v] <= max(0, planMost[n,t] - held[n,t])
  mutating func addPlanCapacity() {
    for n in problem.spendPlans.indices {
      let plan = problem.spendPlans[n]
      guard let capacity = plan.capacity else { continue }
      for t in problem.horizon.periods.indices {
        var committed = columns.committed(n, plan, in: t)
        guard !committed.terms.isEmpty else { continue }
        committed.constant = 0
        let bound = max(0, capacity[t] - plan.held[t])
        let ids = [plan.id, problem.horizon.periods[t].id]
        add(.planCapacity, ids, committed, .atMost(bound), stating: .planCapacity(n, t), .atMost)
      }
    }
  }

  /// What a spend plan costs in a period, used or not, nominal.
  ///
  ///     planMoney[n,t] = hours[t] * exchange[p,t] * (held[n,t] + sum{v running in t} commit[n,v])
  func money(_ n: Index<SpendPlan>, in t: Index<Period>) -> LinearExpression {
    let plan = problem.spendPlans[n]
    return problem.horizon.periods[t].hours * plan.exchange[t] * columns.committed(n, plan, in: t)
  }

  /// The agreements that see a plan's money in a period: those that cover its offers.
  func agreements(covering n: Index<SpendPlan>, in t: Index<Period>) -> [Index<Agreement>] {
    problem.spendPlans[n].offers.first.map { agreements(covering: $0, in: t) } ?? []
  }
}

extension Columns {
  /// What is committed to a plan in a period, in the provider's currency per hour.
  func committed(_ n: Index<SpendPlan>, _ plan: SpendPlan, in t: Index<Period>) -> LinearExpression {
    var committed = LinearExpression(constant: plan.held[t])
    for start in max(0, t.offset - plan.term + 1)...t.offset {
      if let commit = commit[n, Index(start)] { committed.add(1, commit) }
    }
    return committed
  }

  /// What commitments that start in a period add to nominal cost after the horizon, less the credit for it.
  func residual(
    _ n: Index<SpendPlan>, _ plan: SpendPlan, startingIn v: Index<Period>
  ) -> LinearExpression {
    guard let commit = commit[n, v] else { return LinearExpression() }
    return (1 - plan.salvage) * plan.exchangeAfterHorizon * plan.hoursAfterHorizon[v] * commit
  }
}
