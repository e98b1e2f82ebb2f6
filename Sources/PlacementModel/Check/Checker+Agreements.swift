/// An agreement as far as its own entry tells, and what is compared with others.
struct AgreementDraft {
  var agreement: Agreement
  let plan: WindowPlan
  let grants: [(offer: Index<Offer>, units: Values<Period>)]
  let place: Pointer
}

extension Checker {
  /// - Returns: the agreements, not yet knowing what their offers can cost.
  mutating func agreements() -> [AgreementDraft] {
    var drafts: [AgreementDraft] = []
    for (offset, agreement) in file.agreements.enumerated() {
      let place = Pointer.root["agreements"][offset]
      let provider = names.providers.resolve(agreement.provider, at: place["provider"], &findings)
      let offers = offers(of: agreement, by: provider, at: place)
      guard let plan = windowPlan(of: agreement, at: place) else { continue }
      let discount = series.perPeriod(
        agreement.discount ?? .constant(0), .discount, within: plan.interval, at: place["discount"], &findings
      )
      let windows = windows(of: agreement, plan, at: place)
      let grants = grants(of: agreement, by: provider, plan, at: place["grantedCapacity"])
      reportIdleTerms(agreement, at: place)
      let plans = spendPlans(
        in: offers ?? [], at: agreement.scope == nil ? place["provider"] : place["scope"])
      guard let provider, let offers, let discount, let windows, let grants else { continue }
      var made = Agreement(
        id: agreement.id, provider: provider, offers: offers, spendPlans: plans, discount: discount,
        counts: agreement.counts,
        isOptional: agreement.status == .optional, carryShortfall: agreement.carryShortfall,
        carryExcess: agreement.carryExcess, exitFee: agreement.exitFee ?? 0, windows: List(windows),
        laterWindows: List(laterWindows(of: agreement, plan)),
        worth: Values(repeating: 0, count: timeline.count))
      made.statedMinimum = agreement.statedMinimum(over: plan)
      drafts.append(AgreementDraft(agreement: made, plan: plan, grants: grants, place: place))
    }
    relate(&drafts)
    share(&drafts)
    return drafts
  }

  /// The provider's own offers among those in scope. Rule: there are some.
  private mutating func offers(
    of agreement: AgreementFile, by provider: Index<Provider>?, at place: Pointer
  ) -> [Index<Offer>]? {
    let selection = selecting.select(
      agreement.scope, .places, in: "the scope of an agreement", at: place["scope"], &findings)
    guard let provider, let selection else { return nil }
    let offers = selection.offers.filter { selecting.offers[$0.offset].provider == provider }
    let pointer = agreement.scope == nil ? place["provider"] : place["scope"]
    return selecting.reportsAny(offers, of: "offers", at: pointer, &findings) ? offers : nil
  }

  /// Rule: an agreement does not end before it begins, and some of it lies in the horizon.
  private mutating func windowPlan(of agreement: AgreementFile, at place: Pointer) -> WindowPlan? {
    let found = "\(agreement.from.text) through \(agreement.through.text)"
    guard agreement.from.firstDay <= agreement.through.lastDay else {
      findings.report(
        .contradiction(found: found, rule: "`through` is not before `from`"), at: place["through"])
      return nil
    }
    let plan = WindowPlan(agreement, on: timeline, horizon)
    guard plan.interval.overlap(timeline.whole) > 0 else {
      let names = PeriodNames(timeline: timeline, unit: nil)
      let horizon = "from \(names.start(at: 0)) up to \(names.start(at: timeline.end))"
      findings.report(
        .contradiction(found: found, rule: "an agreement overlaps the horizon, \(horizon)"), at: place)
      return nil
    }
    return plan
  }

  /// What comes with an agreement, once for each offer. Rule: only the provider's own offers are granted.
  private mutating func grants(
    of agreement: AgreementFile, by provider: Index<Provider>?, _ plan: WindowPlan, at place: Pointer
  ) -> [(offer: Index<Offer>, units: Values<Period>)]? {
    let before = findings.count
    var grants: [(offer: Index<Offer>, units: Values<Period>)] = []
    for (offset, grant) in agreement.grantedCapacity.enumerated() {
      let offer = names.offers.resolve(grant.offer, at: place[offset]["offer"], &findings)
      let units = series.perPeriod(
        grant.units, .capacity, within: plan.interval, at: place[offset]["units"], &findings)
      guard let offer, let units, let provider else { continue }
      if let owner = selecting.offers[offer.offset].provider, owner != provider {
        let rule = "an offer of `\(agreement.provider)`, whose agreement it is"
        findings.report(.contradiction(found: grant.offer, rule: rule), at: place[offset]["offer"])
      }
      if let known = grants.firstIndex(where: { $0.offer == offer }) {
        grants[known].units = grants[known].units.adding(units)
      } else {
        grants.append((offer, units))
      }
    }
    return findings.count == before ? grants.sorted { $0.offer < $1.offer } : nil
  }

  /// Rule: only of a minimum can a part be carried to another window.
  private mutating func reportIdleTerms(_ agreement: AgreementFile, at place: Pointer) {
    guard agreement.minimumSpend == nil else { return }
    for (key, part) in [
      ("carryShortfall", agreement.carryShortfall), ("carryExcess", agreement.carryExcess),
    ] where part > 0 {
      findings.report(
        .contradiction(found: "\(key) without `minimumSpend`", rule: "a part of a minimum is carried"),
        at: place[key])
    }
  }
}

extension AgreementFile {
  /// Currency over all its windows.
  fileprivate func statedMinimum(over plan: WindowPlan) -> Double {
    switch minimumSpend {
    case nil: 0
    case .perWindow(let amounts): amounts.reduce(0, +)
    case .same(let amount):
      amount * (Double(plan.amounts) + (per == .period ? plan.later.reduce(0) { $0 + $1.count } : 0))
    }
  }
}

extension Supply {
  /// With the capacity that comes with agreements: in the offer where the agreement is surely in force.
  func granting(_ drafts: [AgreementDraft]) -> Supply {
    var offers = self.offers.elements
    for (offset, draft) in drafts.enumerated() {
      for (offer, units) in draft.grants {
        if draft.agreement.isConditional {
          offers[offer.offset].grants.append(Grant(agreement: Index(offset), units: units))
        } else {
          offers[offer.offset].capacity = offers[offer.offset].capacity.adding(units)
        }
      }
    }
    return Supply(
      machines: machines, regions: regions, providers: providers, offers: List(offers), options: options,
      spendPlans: spendPlans)
  }
}
