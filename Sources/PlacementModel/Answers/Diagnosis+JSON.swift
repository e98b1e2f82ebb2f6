extension Diagnosis {
  /// The answer as `berth diagnose --format json` writes it. Everything is told by id; an absent value has no key.
  public func json() -> JSONValue {
    var answer = ObjectBuilder(answer: "diagnosis", of: problem)
    answer.add("verdict", verdict.rawValue)
    answer.add("stoppedBy", stoppedBy?.rawValue)
    answer.add("cost", cost)
    answer.add("conflict", conflict.map(json))
    if verdict == .noPlan { answer.add("repairs", .array(repairs.map(json))) }
    return answer.value
  }

  private func json(_ conflict: Conflict) -> JSONValue {
    var entry = ObjectBuilder()
    entry.add("irreducible", .bool(conflict.isProvedIrreducible))
    entry.add("wholeNumbersAside", .bool(conflict.leavesWholeNumbersAside))
    entry.add("others", conflict.hasOthers.map(JSONValue.bool))
    entry.add(
      "rules",
      .array(
        conflict.members.map { rule in
          var entry = problem.entry(rule)
          if conflict.unservable.contains(rule) { entry.add("servedByNothing", .bool(true)) }
          return entry.value
        }))
    return entry.value
  }

  private func json(_ repair: Repair) -> JSONValue {
    var entry = ObjectBuilder()
    entry.add("origin", repair.origin.rawValue)
    entry.add("weight", repair.weight)
    entry.add("cost", repair.cost)
    entry.add("optimal", .bool(repair.isOptimal))
    entry.add("changes", .array(repair.changes.map(json)))
    return entry.value
  }

  private func json(_ change: RepairChange) -> JSONValue {
    var entry = ObjectBuilder()
    switch change.subject {
    case .limit(let l, let isFloor):
      entry.add("limit", problem.limits[l].id)
      if case .bounds(let bounds) = change.kind {
        let isSurvival = if case .survive = problem.limits[l].rule { true } else { false }
        entry.add("bound", isSurvival ? "serve" : isFloor ? "min" : "max")
        entry.add(
          "spans",
          .array(
            bounds.map { bound in
              .object([
                .init("span", .string(bound.span)), .init("from", .number(bound.old)),
                .init("to", .number(bound.new)),
              ])
            }))
      }
    case .capacity(let o): entry.add("offer", problem.offers[o].id)
    case .demand(let w): entry.add("workload", problem.workloads[w].id)
    default: break
    }
    switch change.kind {
    case .bounds: break
    case .lifted: entry.add("lifted", .bool(true))
    case .units(let units, let first):
      entry.add("addUnits", units)
      entry.add("from", problem.horizon.periods[first].id)
    case .less(let part, let steps):
      entry.add("lessWork", part)
      entry.add("steps", .array(steps.map { .string(problem.horizon.steps[$0].id) }))
    }
    entry.add("relative", change.relative)
    return entry.value
  }
}

extension Problem {
  /// A rule by the ids of what it speaks of.
  fileprivate func entry(_ rule: ProblemRule) -> ObjectBuilder {
    var entry = ObjectBuilder()
    func span(_ s: Index<Step>) -> String { horizon.steps[s].id }
    switch rule {
    case .demand(let w, let steps):
      entry.add("rule", "demand")
      entry.add("workload", workloads[w].id)
      entry.add(
        "span",
        steps.count == 1 ? steps.first.map(span) : periods(of: rule).first.map { horizon.periods[$0].id })
      entry.add("workPerHour", workPerHour(w, steps))
    case .deferral(let w, let t):
      entry.add("rule", "deferrable")
      entry.add("workload", workloads[w].id)
      entry.add("span", horizon.periods[t].id)
    case .capacity(let o, let s):
      entry.add("rule", "capacity")
      entry.add("offer", offers[o].id)
      entry.add("span", span(s))
      entry.add("units", offers[o].capacity[horizon.steps[s].period])
    case .quota(let q, let s):
      entry.add("rule", "optionCapacity")
      entry.add("option", options[q].id)
      entry.add("span", span(s))
      entry.add("units", options[q].capacity?[horizon.steps[s].period])
    case .planCapacity(let n, let t):
      entry.add("rule", "spendPlanCapacity")
      entry.add("spendPlan", spendPlans[n].id)
      entry.add("span", horizon.periods[t].id)
      entry.add("perHour", spendPlans[n].capacity?[t])
    case .fixedPurchase(let q, let t):
      entry.add("rule", "fix")
      entry.add("option", options[q].id)
      entry.add("span", horizon.periods[t].id)
      entry.add("units", fixed.first { $0.option == q && $0.period == t }?.units)
    case .ceiling(let a, let j):
      entry.add("rule", "maximumSpend")
      entry.add("agreement", agreements[a].id)
      entry.add("window", agreements[a].windows[j].id)
      entry.add("maximum", agreements[a].windows[j].maximum)
    case .limit(let place):
      entry.add("rule", "limit")
      entry.add("limit", limits[place.limit].id)
      entry.add("part", place.part)
      entry.add("workload", place.workload.map { workloads[$0].id })
      entry.add("span", place.span)
      let isFloor = if case .survive = limits[place.limit].rule { true } else { place.isFloor }
      entry.add(isFloor ? "atLeast" : "atMost", bound(at: place))
    case .leastFleet(let w, let o, let s):
      entry.add("rule", "minimumUnits")
      entry.add("workload", workloads[w].id)
      entry.add("offer", offers[o].id)
      entry.add("span", span(s))
      entry.add("units", workloads[w].minimumUnits)
    case .oneSite(let w, let place):
      entry.add("rule", "site")
      entry.add("workload", workloads[w].id)
      entry.add("span", place)
    case .leastPurchase(let q, let place):
      entry.add("rule", "minimumUnits")
      entry.add("option", options[q].id)
      entry.add("span", place)
      entry.add("units", options[q].minimumUnits)
    }
    return entry
  }

  /// Mean work per hour that is asked for over some steps.
  package func workPerHour(_ w: Index<Workload>, _ steps: [Index<Step>]) -> Double {
    let hours = steps.reduce(0) { $0 + horizon.steps[$1].hours }
    let work = steps.reduce(0) { $0 + horizon.steps[$1].hours * workloads[w].demand[$1] }
    return hours > 0 ? work / hours : 0
  }
}
