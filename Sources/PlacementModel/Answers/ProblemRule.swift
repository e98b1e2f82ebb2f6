/// One thing that a problem asks and that its author could change, in one part and one stretch of time.
///
/// What money, time and supply are (balances, that nothing is used which is not paid for) is not a rule: nobody could
/// change it.
public enum ProblemRule: Hashable, Sendable {
  /// Work that must be served in a step, or of work that may wait, over all steps of a period.
  case demand(Index<Workload>, [Index<Step>])
  /// How long work may wait: what is put off at the end of a period.
  case deferral(Index<Workload>, Index<Period>)
  /// The units that an offer has.
  case capacity(Index<Offer>, Index<Step>)
  /// The units that can be had by one option.
  case quota(Index<PurchaseOption>, Index<Step>)
  /// The most that may be committed to a spend plan.
  case planCapacity(Index<SpendPlan>, Index<Period>)
  /// A purchase that is decided.
  case fixedPurchase(Index<PurchaseOption>, Index<Period>)
  /// The most that may be spent under an agreement in one of its windows.
  case ceiling(Index<Agreement>, Index<CommitmentWindow>)
  /// A limit that must be kept.
  case limit(LimitPlace)
  /// The fewest units that serve a workload at an offer.
  case leastFleet(Index<Workload>, Index<Offer>, Index<Step>)
  /// That a workload keeps to one place in a period, or in the whole horizon.
  case oneSite(Index<Workload>, span: String)
  /// The fewest units that can be bought of an option, in a step or of the terms that start in a period.
  case leastPurchase(Index<PurchaseOption>, place: String)
}

/// Where a limit holds.
public struct LimitPlace: Hashable, Sendable {
  /// The limit.
  public let limit: Index<Limit>
  /// The part of the limit: a provider, a region, a loss, an offer; `nil` where the limit is on everything in scope.
  public let part: String?
  /// The workload of a spread or a survival; `nil` for rules over all.
  public let workload: Index<Workload>?
  /// The id of the span or step.
  public let span: String
  /// Whether the limit asks for at least so much.
  public let isFloor: Bool

  package init(
    limit: Index<Limit>, part: String?, workload: Index<Workload>?, span: String, isFloor: Bool
  ) {
    self.limit = limit
    self.part = part
    self.workload = workload
    self.span = span
    self.isFloor = isFloor
  }
}

/// One thing of the user's that has rules: what is changed when a rule is.
public enum RuleSubject: Hashable, Sendable {
  /// What a workload asks for must be served.
  case demand(Index<Workload>)
  /// Its work waits no longer than it may.
  case deferral(Index<Workload>)
  /// An offer has no more units.
  case capacity(Index<Offer>)
  /// An option has no more units of its own.
  case quota(Index<PurchaseOption>)
  /// No more can be committed to a spend plan.
  case planCapacity(Index<SpendPlan>)
  /// A purchase is decided, for a term from the period.
  case fixedPurchase(Index<PurchaseOption>, Index<Period>)
  /// No more spend may be covered by an agreement.
  case ceiling(Index<Agreement>)
  /// A limit, by its minimum or its maximum.
  case limit(Index<Limit>, isFloor: Bool)
  /// A gang is placed whole.
  case leastFleet(Index<Workload>)
  /// A workload keeps to one place.
  case oneSite(Index<Workload>)
  /// An option is bought by its minimum or not at all.
  case leastPurchase(Index<PurchaseOption>)
}

extension ProblemRule {
  /// The rule without its place in time.
  public var subject: RuleSubject {
    switch self {
    case .demand(let w, _): .demand(w)
    case .deferral(let w, _): .deferral(w)
    case .capacity(let o, _): .capacity(o)
    case .quota(let q, _): .quota(q)
    case .planCapacity(let n, _): .planCapacity(n)
    case .fixedPurchase(let q, let v): .fixedPurchase(q, v)
    case .ceiling(let a, _): .ceiling(a)
    case .limit(let place): .limit(place.limit, isFloor: place.isFloor)
    case .leastFleet(let w, _, _): .leastFleet(w)
    case .oneSite(let w, _): .oneSite(w)
    case .leastPurchase(let q, _): .leastPurchase(q)
    }
  }
}

extension Problem {
  /// The periods that a rule speaks of, in order.
  package func periods(of rule: ProblemRule) -> [Index<Period>] {
    switch rule {
    case .demand(_, let steps):
      let periods = steps.map { horizon.steps[$0].period }
      return periods.enumerated().filter { $0.offset == 0 || periods[$0.offset - 1] != $0.element }.map(
        \.element)
    case .deferral(_, let t), .planCapacity(_, let t), .fixedPurchase(_, let t): return [t]
    case .capacity(_, let s), .quota(_, let s), .leastFleet(_, _, let s): return [horizon.steps[s].period]
    case .ceiling(let a, let j): return agreements[a].windows[j].periods.map(\.period)
    case .limit(let place): return periods(named: place.span)
    case .oneSite(_, let span): return periods(named: span)
    case .leastPurchase(_, let place): return periods(named: place)
    }
  }

  /// The periods of a span, by the id of a step, a period, a year or `horizon`.
  private func periods(named span: String) -> [Index<Period>] {
    if let step = horizon.steps.elements.first(where: { $0.id == span }) { return [step.period] }
    if let period = horizon.periods.indices.first(where: { horizon.periods[$0].id == span }) {
      return [period]
    }
    let year = horizon.periods.indices.filter { "\(horizon.periods[$0].year)" == span }
    return year.isEmpty ? horizon.periods.indices : year
  }
}
