/// A rule of policy with a name.
public struct Limit: Sendable {
  public let id: String
  public let rule: Rule
  /// Currency per unit of violation, in the unit of what is measured; `nil` where the limit must be kept.
  public let penalty: Values<Period>?

  init(id: String, rule: Rule, penalty: Values<Period>? = nil) {
    self.id = id
    self.rule = rule
    self.penalty = penalty
  }

  public enum Rule: Sendable {
    case share(ShareLimit)
    case budget(BudgetLimit)
    case spread(SpreadLimit)
    case pool(PoolLimit)
    case carbon(CarbonLimit)
    case concentration(ConcentrationLimit)
    case exclusive(HolderLimit)
    case firstRefusal(HolderLimit)
    case churn(ChurnLimit)
    case survive(SurviveLimit)
    case exposure(ExposureLimit)
    case providers(ProvidersLimit)
  }
}

/// What a share is a share of.
public enum Measure: String, CaseIterable, Sendable {
  /// Money paid, nominal: option prices less discounts, surcharges, and shortfalls where parts are providers.
  case spend
  /// Work served.
  case work
  /// Unit-hours in use, weighted where weights are given.
  case units
}

/// Caps or floors the part that each of some offers has of all in scope.
public struct ShareLimit: Sendable {
  public let parts: List<Part>
  /// The offers of the denominator, in the problem's order; every part lies inside.
  public let offers: [Index<Offer>]
  /// The workloads whose work or use is measured, in the problem's order; all of them for `spend`.
  public let workloads: [Index<Workload>]
  public let measure: Measure
  /// Weight of one unit of each machine, by the machine's offset, for `units`; 1 where the file gives none.
  public let weights: [Double]
  /// Whether parts are providers: then an agreement's shortfall counts where all its offers do.
  public let countsShortfall: Bool
  public let spans: List<Span>
  /// Fractions in [0, 1] for each span; `nil` where there is no such limit.
  public let minimum: Values<Span>?
  public let maximum: Values<Span>?
}

/// Some of the offers in a limit's scope, under one name.
public struct Part: Sendable {
  /// The provider's, region's, vendor's ... id; for a part named by lists, the ids joined by `+`.
  public let id: String
  public let offers: [Index<Offer>]
}

/// Caps nominal outlay on the offers in scope; an agreement's shortfall counts where all its offers are in scope.
public struct BudgetLimit: Sendable {
  public let offers: [Index<Offer>]
  public let spans: List<Span>
  /// Currency for each span.
  public let maximum: Values<Span>
}

/// Caps the part of a workload's served work that any one provider or region has, in every step.
public struct SpreadLimit: Sendable {
  public let workloads: [Index<Workload>]
  public let parts: List<Part>
  /// Fraction in [0, 1] for each period.
  public let maximum: Values<Period>
}
