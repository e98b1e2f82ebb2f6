/// What a series measures: how far it may go, and what it is before its first step.
struct Quantity: Sendable {
  enum Start: Sendable {
    /// There is none of it before the first step.
    case zero
    /// It must be known from the start: nothing is free, or works, by omission.
    case given
  }

  /// In the plural, for messages.
  let name: String
  let beforeFirstStep: Start
  let range: ClosedRange<Double>
  let accepted: String

  /// The largest number of the format.
  static let largest = 1e15

  private static func amount(_ name: String, beforeFirstStep: Start) -> Quantity {
    Quantity(
      name: name, beforeFirstStep: beforeFirstStep, range: 0...largest, accepted: "a number from 0 to 1e15")
  }

  private static func fraction(_ name: String) -> Quantity {
    Quantity(name: name, beforeFirstStep: .given, range: 0...1, accepted: "a fraction from 0 to 1")
  }

  static let capacity = amount("capacities", beforeFirstStep: .zero)
  static let demand = amount("demands", beforeFirstStep: .zero)
  static let held = amount("units held", beforeFirstStep: .zero)
  static let commitment = amount("commitments", beforeFirstStep: .zero)
  static let price = amount("prices", beforeFirstStep: .given)
  static let throughput = amount("throughputs", beforeFirstStep: .given)
  static let fee = amount("fees", beforeFirstStep: .given)
  static let penalty = amount("penalties", beforeFirstStep: .given)
  static let budget = amount("bounds", beforeFirstStep: .given)
  static let availability = fraction("availabilities")
  static let discount = fraction("discounts")
  static let supportFee = fraction("support fees")
  static let share = fraction("bounds")
  static let peak = Quantity(
    name: "peaks", beforeFirstStep: .given, range: 1...largest, accepted: "a number from 1 to 1e15")
  static let exchange = Quantity(
    name: "exchange rates", beforeFirstStep: .given, range: Double.leastNormalMagnitude...largest,
    accepted: "a number above 0, up to 1e15")
  static let surcharge = amount("surcharges", beforeFirstStep: .given)
  static let data = amount("amounts of data", beforeFirstStep: .given)
  static let moving = amount("costs of moving", beforeFirstStep: .given)
}
