/// Prices by volume: of the units paid for in a step, or of those whose term starts in a period.
public struct Tiers<Element: Sendable>: Sendable {
  /// Which units a tier's price is paid for.
  public let counting: TierCounting
  /// Units from which each tier's price holds: 0 first, then rising.
  public let starts: [Double]
  /// The price in each tier, per unit-hour.
  public let prices: [Values<Element>]

  /// The highest price at each place.
  var dearest: Values<Element> {
    let count = prices.first?.numbers.count ?? 0
    return Values((0..<count).map { place in prices.reduce(0) { max($0, $1.numbers[place]) } })
  }
}

/// Which units a tier's price is paid for.
public enum TierCounting: String, Sendable {
  /// Each tier's price is paid for the units inside it.
  case graduated
  /// All units are paid at the price of the tier that the last one is in.
  case allUnits
}
