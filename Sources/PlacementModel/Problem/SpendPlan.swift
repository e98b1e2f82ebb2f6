/// A commitment of money per hour to a provider, paid whether used or not, that buys units at plan prices.
public struct SpendPlan: Sendable {
  /// Its id in the file.
  public let id: String
  /// Who is committed to.
  public let provider: Index<Provider>
  /// The options that draw on it, and their offers, in the problem's order. There are some.
  public let options: [Index<PurchaseOption>]
  /// The offers of its options, in the problem's order.
  public let offers: [Index<Offer>]
  /// How long a commitment is paid, in periods.
  public let term: Int
  /// Already committed, in the provider's currency per hour, averaged over each period.
  public let held: Values<Period>
  /// The most that may be committed in all, in the provider's currency per hour; `nil` for no such bound.
  public let capacity: Values<Period>?
  /// The part of the commitment's value after the horizon that is credited, in [0, 1].
  public let salvage: Double
  /// Units of the problem's currency for one of the provider's.
  public let exchange: Values<Period>
  /// Hours of a term that starts in the period, and how many of them lie after the horizon.
  public let termHours: Values<Period>
  /// Hours after the horizon of a term that starts in the period.
  public let hoursAfterHorizon: Values<Period>
  /// By period: whether a term can start then, ordered inside the horizon and its window.
  public let mayStart: [Bool]
  /// By period: the date by which a term that starts then is ordered.
  public let orderDates: [String]

  /// What one unit of the provider's currency per hour is worth after the horizon: as in the last period.
  public var exchangeAfterHorizon: Double { exchange.numbers.last ?? 1 }
}
