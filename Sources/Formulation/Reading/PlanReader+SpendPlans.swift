internal import LinearProgramming
internal import PlacementModel

extension PlanReader {
  func planOrders() -> [Plan.PlanOrder] {
    problem.spendPlans.indices.flatMap { n -> [Plan.PlanOrder] in
      let plan = problem.spendPlans[n]
      return horizon.periods.indices.compactMap { v in
        let commitment = value(columns.commit[n, v])
        guard commitment > 0 else { return nil }
        let last = min(v.offset + plan.term, horizon.periods.count)
        let inside = (v.offset..<last).map { Index<Period>($0) }
          .reduce(0) { $0 + horizon.periods[$1].hours * plan.exchange[$1] }
        let after = plan.hoursAfterHorizon[v] * plan.exchangeAfterHorizon
        return Plan.PlanOrder(
          spendPlan: n, period: v, by: plan.orderDates[v.offset], commitment: commitment,
          contractValue: commitment * (inside + after))
      }
    }
  }

  /// In every step in which something is committed.
  func spendPlans() -> [Plan.PlanStanding] {
    problem.spendPlans.indices.flatMap { n -> [Plan.PlanStanding] in
      let plan = problem.spendPlans[n]
      return horizon.steps.indices.compactMap { s in
        let step = horizon.steps[s]
        let committed = value(columns.committed(n, plan, in: step.period))
        guard committed > 0 else { return nil }
        let drawn = plan.options.reduce(0) { $0 + value(columns.price($1, problem.options[$1], in: s)) }
        let exchange = plan.exchange[step.period]
        return Plan.PlanStanding(
          spendPlan: n, step: s, committed: committed, drawn: drawn / exchange,
          cost: step.hours * exchange * committed)
      }
    }
  }

  /// What spend plans of a provider cost in a period.
  func planMoney(of p: Index<Provider>, in t: Index<Period>) -> Double {
    problem.spendPlans.indices.reduce(0) { sum, n in
      let plan = problem.spendPlans[n]
      guard plan.provider == p else { return sum }
      return sum + horizon.periods[t].hours * plan.exchange[t] * value(columns.committed(n, plan, in: t))
    }
  }

  /// What is still owed after the horizon.
  func planMoneyAfterHorizon() -> Double {
    problem.spendPlans.indices.reduce(0) { sum, n in
      let plan = problem.spendPlans[n]
      return horizon.periods.indices.reduce(sum) {
        $0 + plan.exchangeAfterHorizon * plan.hoursAfterHorizon[$1] * value(columns.commit[n, $1])
      }
    }
  }
}
