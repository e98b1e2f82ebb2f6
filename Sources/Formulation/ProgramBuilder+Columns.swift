internal import LinearProgramming
internal import PlacementModel

extension ProgramBuilder {
  /// Adds every column, in the order in which `models/placement.mod` declares them.
  ///
  /// - Complexity: O(workloads x offers x steps + options x steps).
  mutating func addColumns() {
    addUse()
    addPurchases()
    addTiers()
    addCommitments()
    addUnmetAndBacklog()
    addMoney()
    addAgreementTerms()
    addOwed()
    addFeeColumns()
    addWholePurchases()
    addFleetColumns()
    addSiteColumns()
    addUsedProviders()
    addMoves()
    addRecourse()
  }

  /// `use[w,o,s]` >= 0 where the workload runs at some rate and the offer can have units.
  private mutating func addUse() {
    let (periods, steps) = (problem.horizon.periods, problem.horizon.steps)
    let hasUnits = problem.offers.elements.map { offer in periods.indices.map { problem.hasUnits(offer, $0) }
    }
    let offerParts = problem.offers.elements.map { program.sharing(unambiguous($0.id) + ",") }
    let stepParts = steps.elements.map { program.sharing(unambiguous($0.id) + "]") }
    let stepsOfPeriods = periods.elements.map(\.steps)
    var routes: [Route] = []
    let most = problem.workloads.elements.reduce(0) { $0 + $1.offers.count } * steps.count
    routes.reserveCapacity(most)
    // With what is bought and what stays unmet; a little too much costs nothing, too little moves everything.
    reserve(columns: most + 2 * (problem.options.count + problem.workloads.count) * steps.count)
    for w in problem.workloads.indices {
      let workload = problem.workloads[w]
      let head = program.sharing("use[" + unambiguous(workload.id) + ",")
      if isStopped() { break }
      for o in workload.offers {
        guard let rates = workload.throughput[problem.offers[o].machine.offset] else { continue }
        for (t, steps) in stepsOfPeriods.enumerated() where rates.numbers[t] > 0 && hasUnits[o.offset][t] {
          for s in steps {
            let use = addColumn(.init(head, offerParts[o.offset], stepParts[s]), in: Index(t))
            routes.append(
              Route(workload: w, offer: o, step: Index(s), period: Index(t), rate: rates.numbers[t], use: use)
            )
          }
        }
      }
    }
    columns.take(routes, of: problem)
  }

  /// `units[q,s]` >= 0 on demand and spot, `reserve[q,v]` >= 0 reserved, where the offer has capacity.
  private mutating func addPurchases() {
    for q in problem.options.indices where problem.options[q].reservation == nil {
      let option = problem.options[q]
      for s in problem.horizon.steps.indices {
        let step = problem.horizon.steps[s]
        guard problem.offers[option.offer].mostCapacity(in: step.period) > 0 else { continue }
        columns.units[q, s] = addColumn("units", [option.id, step.id], in: step.period)
      }
    }
    for q in problem.options.indices where problem.options[q].reservation != nil {
      let option = problem.options[q]
      for v in problem.horizon.periods.indices where problem.canStart(option, in: v) {
        columns.reserve[q, v] = addColumn("reserve", [option.id, problem.horizon.periods[v].id], in: v)
      }
    }
  }

  /// `unmet[w,s]` >= 0 where there is a penalty; `backlog[w,t]` >= 0 for work that may wait, except after
  /// the last period.
  private mutating func addUnmetAndBacklog() {
    for w in problem.workloads.indices where problem.workloads[w].unmetPenalty != nil {
      for s in problem.horizon.steps.indices {
        let step = problem.horizon.steps[s]
        columns.unmet[w, s] = addColumn("unmet", [problem.workloads[w].id, step.id], in: step.period)
      }
    }
    for w in problem.workloads.indices where problem.workloads[w].deferral != nil {
      for t in problem.horizon.periods.indices.dropLast() {
        let ids = [problem.workloads[w].id, problem.horizon.periods[t].id]
        let backlog = addColumn("backlog", ids, in: t)
        columns.backlog[w, t] = backlog
        handOvers.insert(Int32(backlog.position))
      }
    }
  }

  /// `list[a,t]`, `saved[a,t]`, `spend[p,t]` and `shortfall[a,j]`, all >= 0, in currency.
  private mutating func addMoney() {
    let periods = problem.horizon.periods
    for a in problem.agreements.indices {
      for t in periods.indices where problem.agreements[a].isInForce(in: t) {
        columns.list[a, t] = addColumn("list", [problem.agreements[a].id, periods[t].id], in: t)
      }
    }
    for a in problem.agreements.indices {
      for t in periods.indices where problem.agreements[a].isInForce(in: t) {
        columns.saved[a, t] = addColumn("saved", [problem.agreements[a].id, periods[t].id], in: t)
      }
    }
    for p in problem.providers.indices {
      for t in periods.indices {
        columns.spend[p, t] = addColumn("spend", [problem.providers[p].id, periods[t].id], in: t)
      }
    }
    for a in problem.agreements.indices {
      let agreement = problem.agreements[a]
      for j in agreement.windows.indices where agreement.windows[j].minimum != nil {
        columns.shortfall[a.offset][j.offset] = addColumn(
          "shortfall", [agreement.id, agreement.windows[j].id], in: agreement.windows[j].due)
      }
    }
  }
}

extension Problem {
  /// Whether a term can start in the period: it can be ordered in time, and the offer has capacity.
  func canStart(_ option: PurchaseOption, in period: Index<Period>) -> Bool {
    offers[option.offer].mostCapacity(in: period) > 0 && option.reservation?.mayStart[period.offset] == true
  }
}

extension Agreement {
  /// Whether it saves something in the period or a window adds the period's spend up.
  func isInForce(in period: Index<Period>) -> Bool {
    discount[period] > 0
      || windows.elements.contains { $0.periods.contains { $0.period == period && $0.share > 0 } }
  }
}
