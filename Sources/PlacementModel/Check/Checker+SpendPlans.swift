extension Checker {
  /// The spend plans, with the options that draw on them.
  ///
  /// Rules: a plan's provider exists, and some option draws on it.
  mutating func spendPlans(drawnOnBy options: List<PurchaseOption>) -> [SpendPlan] {
    var plans: [SpendPlan] = []
    for (offset, plan) in file.spendPlans.enumerated() {
      let place = Pointer.root["spendPlans"][offset]
      let drawing = options.indices.filter { options[$0].spendPlan == Index(offset) }
      if !file.offers.contains(where: { $0.options.contains { $0.kind == .spendPlan && $0.plan == plan.id } })
      {
        findings.report(
          .contradiction(
            found: "a spend plan that no option draws on",
            rule: "an option of the kind `spendPlan` names it as its `plan`"), at: place["id"])
      }
      if let plan = spendPlan(plan, options: drawing, of: options, at: place) { plans.append(plan) }
    }
    return plans
  }

  private mutating func spendPlan(
    _ plan: SpendPlanFile, options drawing: [Index<PurchaseOption>], of options: List<PurchaseOption>,
    at place: Pointer
  ) -> SpendPlan? {
    let provider = names.providers.resolve(plan.provider, at: place["provider"], &findings)
    let term = durations.periods(plan.term, at: place["term"], &findings)
    let held = series.perPeriod(plan.held ?? .constant(0), .commitment, at: place["held"], &findings)
    var capacity: Values<Period>?
    if let own = plan.capacity {
      capacity = series.perPeriod(own, .commitment, at: place["capacity"], &findings)
      guard capacity != nil else { return nil }
    }
    let window = orderWindow(
      leadTime: plan.leadTime, from: plan.orderFrom, until: plan.orderUntil, at: place)
    guard let provider, let term, let held, let window else { return nil }
    let ends = (0..<timeline.count).map { timeline.boundary($0 + term) }
    return SpendPlan(
      id: plan.id, provider: provider, options: drawing,
      offers: Set(drawing.map { options[$0].offer }).sorted(),
      term: term, held: held, capacity: capacity, salvage: plan.salvage, exchange: exchange(of: provider),
      termHours: Values(zip(ends, timeline.bounds).map { $0 - $1 }),
      hoursAfterHorizon: Values(ends.map { max(0, $0 - timeline.end) }), mayStart: window.mayStart,
      orderDates: window.dates)
  }

  /// The plan that an option draws on, and what its units cost there, in the problem's currency.
  ///
  /// Rule: it is a plan of the offer's own provider.
  mutating func drawing(
    _ option: OptionFile, on offer: Index<Offer>, _ exchange: Values<Period>, at place: Pointer
  ) -> PurchaseOption.Terms? {
    let price = option.price.flatMap { series.perStep($0, .price, at: place["price"], &findings) }
    if option.price == nil {
      findings.report(.missing(key: "price", accepted: "the plan's price of this offer"), at: place)
    }
    guard let id = option.plan else {
      findings.report(.missing(key: "plan", accepted: "the id of a spend plan"), at: place)
      return nil
    }
    guard let plan = names.spendPlans.resolve(id, at: place["plan"], &findings), let price else { return nil }
    let (owner, seller) = (file.spendPlans[plan.offset].provider, file.offers[offer.offset].provider)
    if owner != seller {
      findings.report(
        .contradiction(
          found: "a spend plan of `\(owner)`", rule: "a spend plan of the offer's provider, `\(seller)`"),
        at: place["plan"])
    }
    return .spendPlan(plan, price: converted(price, exchange))
  }

  /// The spend plans whose money an agreement covers: those all of whose offers are in its scope.
  ///
  /// Rule: a scope holds all offers of a plan or none, since a plan's money belongs to none of them alone.
  mutating func spendPlans(
    in scope: [Index<Offer>], at place: Pointer
  ) -> [Index<SpendPlan>] {
    let scope = Set(scope)
    return file.spendPlans.indices.compactMap { number -> Index<SpendPlan>? in
      let plan = file.spendPlans[number]
      let offers = file.offers.indices.filter { offer in
        file.offers[offer].options.contains { $0.kind == .spendPlan && $0.plan == plan.id }
      }
      let inside = offers.filter { scope.contains(Index($0)) }
      if !inside.isEmpty, inside.count < offers.count {
        findings.report(
          .contradiction(
            found: "\(inside.count) of the \(offers.count) offers of the spend plan `\(plan.id)`",
            rule: "the scope of an agreement holds all offers of a spend plan or none"), at: place)
      }
      return !inside.isEmpty && inside.count == offers.count ? Index(number) : nil
    }
  }
}
