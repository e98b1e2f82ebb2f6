/// Caps what is paid for on the offers in scope, in every step: power, a quota, a shared site.
public struct PoolLimit: Sendable {
  /// Whose paid units count.
  public let offers: [Index<Offer>]
  /// Weight of one unit of each machine, by the machine's offset; 1 where the file gives none.
  public let weights: [Double]
  /// In the unit of the weights, for each period.
  public let maximum: Values<Period>
}

/// Caps the emissions of the units in use.
public struct CarbonLimit: Sendable {
  /// Each has a machine of known power in a region of known carbon intensity.
  public let offers: [Index<Offer>]
  /// Whose use counts.
  public let workloads: [Index<Workload>]
  /// The bases on which it holds.
  public let spans: List<Span>
  /// Kilograms of CO2-equivalent for each span.
  public let maximum: Values<Span>
}

/// Caps the Herfindahl index of outlay: the sum of squares of each part's fraction of all outlay in scope.
public struct ConcentrationLimit: Sendable {
  /// Among what outlay is spread.
  public let parts: List<Part>
  /// The offers of the total, in the problem's order; every part lies inside.
  public let offers: [Index<Offer>]
  /// Whether parts are providers: then an agreement's shortfall counts where all its offers do.
  public let countsShortfall: Bool
  /// The bases on which it holds.
  public let spans: List<Span>
  /// The largest index, a fraction in (0, 1], for each span.
  public let maximum: Values<Span>
}

/// What one provider has a right to: new use of some workloads, alone (`exclusive`) or as long as it has capacity
/// (`firstRefusal`).
public struct HolderLimit: Sendable {
  /// Whose right it is.
  public let holder: Index<Provider>
  /// The holder's offers in scope, and everybody else's.
  public let own: [Index<Offer>]
  /// Everybody else's offers in scope.
  public let others: [Index<Offer>]
  /// Whose new use is meant.
  public let workloads: [Index<Workload>]
  /// The periods whose middle lies between the dates.
  public let periods: [Index<Period>]
}
