extension PlanDecoder {
  mutating func allocation(_ entry: Entry) -> Plan.Allocation? {
    let (workload, offer) = (index(entry, "workload", workloads), index(entry, "offer", offers))
    let (units, work) = (number(entry, "units"), number(entry, "work"))
    let fleet = optionalNumber(entry, "fleet")
    guard let workload, let offer, let step = step(entry) else { return nil }
    return Plan.Allocation(
      workload: workload, offer: offer, step: step, units: units, work: work, fleet: fleet)
  }

  mutating func purchase(_ entry: Entry) -> Plan.Purchase? {
    let option = index(entry, "option", options)
    let (units, cost) = (number(entry, "units"), number(entry, "cost"))
    guard let option, let step = step(entry) else { return nil }
    return Plan.Purchase(option: option, step: step, units: units, cost: cost)
  }

  mutating func order(_ entry: Entry) -> Plan.Order? {
    let (option, period) = (index(entry, "option", options), index(entry, "period", periods))
    let by = text(entry, "by")
    let (units, cash, value) = (
      number(entry, "units"), number(entry, "cash"), number(entry, "contractValue")
    )
    guard let option, let period else { return nil }
    return Plan.Order(option: option, period: period, by: by, units: units, cash: cash, contractValue: value)
  }

  mutating func planOrder(_ entry: Entry) -> Plan.PlanOrder? {
    let (plan, period) = (index(entry, "spendPlan", spendPlans), index(entry, "period", periods))
    let by = text(entry, "by")
    let (commitment, value) = (number(entry, "commitment"), number(entry, "contractValue"))
    guard let plan, let period else { return nil }
    return Plan.PlanOrder(
      spendPlan: plan, period: period, by: by, commitment: commitment, contractValue: value)
  }

  mutating func planStanding(_ entry: Entry) -> Plan.PlanStanding? {
    let plan = index(entry, "spendPlan", spendPlans)
    let (committed, drawn, cost) = (
      number(entry, "committed"), number(entry, "drawn"), number(entry, "cost")
    )
    guard let plan, let step = step(entry) else { return nil }
    return Plan.PlanStanding(spendPlan: plan, step: step, committed: committed, drawn: drawn, cost: cost)
  }

  mutating func agreementWindow(_ entry: Entry) -> Plan.AgreementWindow? {
    let (covered, shortfall) = (number(entry, "covered"), number(entry, "shortfall"))
    let carried = optionalNumber(entry, "carriedShortfall") ?? 0
    let extra = optionalNumber(entry, "carriedExcess") ?? 0
    let credits = optionalNumber(entry, "credits") ?? 0
    guard let status: Plan.AgreementWindow.Status = word(entry, "status"),
      let agreement = index(entry, "agreement", agreements)
    else { return nil }
    let ids = problem.agreements[agreement].windows.elements.map(\.id)
    guard let window = index(entry, "window", Registry<CommitmentWindow>(kind: "window", ids: ids)) else {
      return nil
    }
    return Plan.AgreementWindow(
      agreement: agreement, window: window, status: status, covered: covered, shortfall: shortfall,
      carried: carried, extra: extra, credits: credits)
  }

  mutating func providerSpend(_ entry: Entry) -> Plan.ProviderSpend? {
    let (provider, period) = (index(entry, "provider", providers), index(entry, "period", periods))
    let (spend, shortfall) = (number(entry, "spend"), number(entry, "shortfall"))
    let share = optionalNumber(entry, "share")
    guard let provider, let period else { return nil }
    return Plan.ProviderSpend(
      provider: provider, period: period, spend: spend, shortfall: shortfall, share: share)
  }

  mutating func limitValue(_ entry: Entry) -> Plan.LimitValue? {
    let workload = entry.value["workload"] == nil ? nil : index(entry, "workload", workloads)
    let (part, span) = (optionalText(entry, "part"), text(entry, "span"))
    let value = optionalNumber(entry, "value")
    let (minimum, maximum) = (optionalNumber(entry, "minimum"), optionalNumber(entry, "maximum"))
    let isBinding = flag(entry, "binding")
    let (violation, price) = (optionalNumber(entry, "violation"), optionalNumber(entry, "price"))
    guard let limit = index(entry, "limit", limits) else { return nil }
    return Plan.LimitValue(
      limit: limit, part: part, workload: workload, span: span, value: value, minimum: minimum,
      maximum: maximum, isBinding: isBinding, price: price, violation: violation)
  }

  mutating func offerUse(_ entry: Entry) -> Plan.OfferUse? {
    let offer = index(entry, "offer", offers)
    let capacity = number(entry, "capacity")
    let (paid, used) = (number(entry, "paid"), number(entry, "used"))
    let price = optionalNumber(entry, "price")
    guard let offer, let step = step(entry) else { return nil }
    let own = problem.offers[offer].capacity[problem.horizon.steps[step].period]
    return Plan.OfferUse(
      offer: offer, step: step, paid: paid, used: used, price: price,
      granted: Self.addend(to: own, for: capacity))
  }

  /// What is to be added for a sum, to the last bit: a plan that was read is written as it was.
  private static func addend(to own: Double, for sum: Double) -> Double {
    let rest = sum - own
    return [rest, rest.nextUp, rest.nextDown].first { own + $0 == sum } ?? rest
  }

  mutating func opening(_ entry: Entry) -> Plan.Opening? {
    let fee = number(entry, "fee")
    let period = index(entry, "period", periods)
    guard let kind = FeePlace.Kind.allCases.first(where: { entry.value[$0.rawValue] != nil }) else {
      faults.report(entry.path, .missing(key: "offer", accepted: "`offer`, `region` or `provider`"))
      return nil
    }
    let id = text(entry, kind.rawValue)
    return period.map { Plan.Opening(kind: kind, id: id, period: $0, fee: fee) }
  }

  mutating func service(_ entry: Entry) -> Plan.WorkloadService? {
    let workload = index(entry, "workload", workloads)
    let (demand, served, unmet) = (
      number(entry, "demand"), number(entry, "served"), number(entry, "unmet")
    )
    let (backlog, cost) = (number(entry, "backlog"), optionalNumber(entry, "marginalCost"))
    guard let workload, let step = step(entry) else { return nil }
    return Plan.WorkloadService(
      workload: workload, step: step, demand: demand, served: served, unmet: unmet, backlog: backlog,
      marginalCost: cost)
  }

  mutating func move(_ entry: Entry) -> Plan.Move? {
    let (workload, period) = (index(entry, "workload", workloads), index(entry, "period", periods))
    let (moved, cost) = (number(entry, "moved"), number(entry, "cost"))
    guard let workload, let period else { return nil }
    return Plan.Move(workload: workload, period: period, moved: moved, cost: cost)
  }

  mutating func goal(_ entry: Entry) -> Plan.GoalValue? {
    let (value, tolerance) = (number(entry, "value"), number(entry, "tolerance"))
    guard let goal: Goal = word(entry, "goal") else { return nil }
    return Plan.GoalValue(goal: goal, value: value, tolerance: tolerance)
  }

  mutating func conflict(_ entry: Entry) -> Plan.ConflictingRow? {
    Plan.ConflictingRow(family: text(entry, "family"), row: text(entry, "row"))
  }
}
