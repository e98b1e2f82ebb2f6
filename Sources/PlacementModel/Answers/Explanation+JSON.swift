extension Explanation {
  /// The explanation as `berth explain --format json` writes it: amounts in their own units, money at present value.
  public func json() -> JSONValue {
    let problem = plan.problem
    var answer = ObjectBuilder(answer: "explanation", of: problem)
    answer.add("status", plan.status.rawValue)
    answer.add("cost", plan.objective)
    answer.add("bound", plan.bound)
    answer.add("fixesWholeNumbers", .bool(fixesWholeNumbers))
    answer.add("stoppedBy", stoppedBy?.rawValue)
    answer.add("prices", .array(prices.map(json)))
    answer.add("entries", .array(entries.map(json)))
    let untold = Price.Kind.allCases.compactMap { kind in
      self.untold[kind].map { JSONValue.Member(kind.rawValue, .number(Double($0))) }
    }
    answer.add("untoldEntries", untoldEntries > 0 ? Double(untoldEntries) : nil)
    answer.add("untold", untold.isEmpty ? nil : .object(untold))
    return answer.value
  }

  private func json(_ price: Price) -> JSONValue {
    let problem = plan.problem
    var entry = ObjectBuilder()
    entry.add("of", price.subject.kind.rawValue)
    switch price.subject {
    case .capacity(let offer, let period):
      entry.add("offer", problem.offers[offer].id)
      entry.add("period", problem.horizon.periods[period].id)
      entry.add("unit", "unit over the period")
    case .allWork(let workload, let work):
      entry.add("workload", problem.workloads[workload].id)
      entry.add("unit", "hundredth of its demand")
      entry.add("work", work)
    case .work(let workload, let step):
      entry.add("workload", problem.workloads[workload].id)
      entry.add("period", problem.horizon.periods[problem.horizon.steps[step].period].id)
      entry.add("slice", problem.horizon.steps[step].slice)
      entry.add("unit", "work unit per hour")
    case .limit(let limit, let side, let isHundredths):
      entry.add("limit", problem.limits[limit].id)
      entry.add("side", side.rawValue)
      entry.add("unit", isHundredths ? "hundredth of its bounds" : "bound")
    case .limitPart(let limit, let side, let part, let workload, let span):
      entry.add("limit", problem.limits[limit].id)
      entry.add("side", side.rawValue)
      entry.add("part", part)
      entry.add("workload", workload.map { problem.workloads[$0].id })
      entry.add("span", span)
      entry.add("unit", "bound")
    case .commitment(let agreement, let money):
      entry.add("agreement", problem.agreements[agreement].id)
      entry.add("unit", "hundredth of its minimums")
      entry.add("money", money)
    }
    entry.add("now", price.now)
    entry.add("more", price.more.map(Self.json))
    entry.add("less", price.less.map(Self.json))
    return entry.value
  }

  private static func json(_ side: Side) -> JSONValue {
    var entry = ObjectBuilder()
    entry.add("change", side.change)
    entry.add("changeAtEnd", side.changeAtEnd == side.change ? nil : side.changeAtEnd)
    entry.add("atOnce", side.atOnce == 0 ? nil : side.atOnce)
    entry.add("units", side.units)
    entry.add("then", side.end.rawValue)
    return entry.value
  }

  private func json(_ found: Entry) -> JSONValue {
    var entry = ObjectBuilder()
    entry.add("option", plan.problem.options[found.option].id)
    entry.add("factor", found.factor)
    entry.add("period", found.period.map { plan.problem.horizon.periods[$0].id })
    entry.add("price", found.price)
    entry.add("checked", .bool(found.isChecked))
    return entry.value
  }
}
