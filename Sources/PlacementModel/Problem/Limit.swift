/// A rule of policy with a name.
public struct Limit: Sendable {
  /// Its id in the file.
  public let id: String
  /// What it asks.
  public let rule: Rule
  /// Currency per unit of violation, in the unit of what is measured; `nil` where the limit must be kept.
  public let penalty: Values<Period>?

  init(id: String, rule: Rule, penalty: Values<Period>? = nil) {
    self.id = id
    self.rule = rule
    self.penalty = penalty
  }

  /// What a limit asks: one case for each `type` of the file.
  public enum Rule: Sendable {
    /// A part of outlay, work or units is at most, or at least, a fraction of all.
    case share(ShareLimit)
    /// Outlay is at most an amount.
    case budget(BudgetLimit)
    /// No provider or region has more than a fraction of what a workload is served.
    case spread(SpreadLimit)
    /// What is paid for, weighted, is at most an amount.
    case pool(PoolLimit)
    /// Emissions are at most an amount.
    case carbon(CarbonLimit)
    /// The Herfindahl index of outlay is at most a number.
    case concentration(ConcentrationLimit)
    /// One provider alone takes new use.
    case exclusive(HolderLimit)
    /// One provider takes new use before others do.
    case firstRefusal(HolderLimit)
    /// No more than a fraction of work moves.
    case churn(ChurnLimit)
    /// After a loss a fraction can still be served.
    case survive(SurviveLimit)
    /// No more than an amount is still owed.
    case exposure(ExposureLimit)
    /// At most, or at least, so many providers are used.
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
  /// What has a share, each bounded by itself.
  public let parts: List<Part>
  /// The offers of the denominator, in the problem's order; every part lies inside.
  public let offers: [Index<Offer>]
  /// The workloads whose work or use is measured, in the problem's order; all of them for `spend`.
  public let workloads: [Index<Workload>]
  /// What shares are of.
  public let measure: Measure
  /// Weight of one unit of each machine, by the machine's offset, for `units`; 1 where the file gives none.
  public let weights: [Double]
  /// Whether parts are providers: then an agreement's shortfall counts where all its offers do.
  public let countsShortfall: Bool
  /// The bases on which it holds.
  public let spans: List<Span>
  /// Fractions in [0, 1] for each span; `nil` where there is no such limit.
  public let minimum: Values<Span>?
  /// The largest share, a fraction in [0, 1] for each span; `nil` where there is no such limit.
  public let maximum: Values<Span>?
}

/// Some of the offers in a limit's scope, under one name.
public struct Part: Sendable {
  /// The provider's, region's, vendor's ... id; for a part named by lists, the ids joined by `+`.
  public let id: String
  /// In the problem's order.
  public let offers: [Index<Offer>]
}

/// Caps nominal outlay on the offers in scope; an agreement's shortfall counts where all its offers are in scope.
public struct BudgetLimit: Sendable {
  /// Whose outlay counts, in the problem's order.
  public let offers: [Index<Offer>]
  /// The bases on which it holds.
  public let spans: List<Span>
  /// Currency for each span.
  public let maximum: Values<Span>
}

/// Caps the part of a workload's served work that any one provider or region has, in every step.
public struct SpreadLimit: Sendable {
  /// Those that must be spread, each by itself.
  public let workloads: [Index<Workload>]
  /// Each provider or region, and its offers.
  public let parts: List<Part>
  /// Fraction in [0, 1] for each period.
  public let maximum: Values<Period>
}
