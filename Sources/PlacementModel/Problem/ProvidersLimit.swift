/// Caps or floors how many providers are used.
public struct ProvidersLimit: Sendable {
  /// The offers that count, in the problem's order.
  public let offers: [Index<Offer>]
  /// The providers that have any of them.
  public let providers: [Index<Provider>]
  /// The bases on which it holds.
  public let spans: List<Span>
  /// The fewest that are paid at least `countsFrom`; `nil` for no such limit.
  public let minimum: Int?
  /// The most at which anything is paid for; `nil` for no such limit.
  public let maximum: Int?
  /// Currency in a span.
  public let countsFrom: Double
}
