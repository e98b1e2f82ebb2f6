/// One thing by which a variant of a problem differs from it. Everything is named by id.
public enum Change: Hashable, Sendable {
  /// Takes out an agreement, and what refers to it.
  case removeAgreement(String)
  /// Takes out an offer and what refers to it: what comes with agreements, decided purchases, what stands there today, its
  /// place in selections, spend plans that nothing else draws on, and caps and surcharges on nothing else.
  case removeOffer(String)
  /// Leaves an offer without units: no capacity, nothing held, nothing decided. Selections may go on naming it.
  case closeOffer(String)
  /// Takes out a limit.
  case removeLimit(String)
  /// Makes an agreement binding, or one that may be signed.
  case status(String, Agreement.Status)
  /// Sets an agreement's discount, a fraction of option prices.
  case discount(String, Level)
  /// Multiplies an agreement's discount in every period.
  case discounts(String, times: Double)
  /// Multiplies what an agreement asks in every window.
  case minimums(String, times: Double)
  /// Multiplies every price of an offer's options: by the hour, of tiers, upfront, and of units held.
  case offerPrices(String, times: Double)
  /// The same of every offer that an agreement covers.
  case agreementPrices(String, times: Double)
  /// Sets bounds of a limit, each in the limit's own unit; what is `nil` stays.
  case limit(String, minimum: Level? = nil, maximum: Level? = nil, serve: Level? = nil)
  /// Adds units to what an offer can have, averages over periods.
  case addUnits(String, Level)
  /// Sets a workload's demand in every step, work units per hour.
  case demand(String, [Double])
  /// Sets what a unit of work costs that is not served, in currency; without a penalty all of it must be.
  case unmetPenalty(String, Level?)
}

/// A number that may differ from period to period.
public enum Level: Hashable, Sendable, ExpressibleByFloatLiteral, ExpressibleByIntegerLiteral {
  /// The same at all times.
  case always(Double)
  /// One number for each period.
  case perPeriod([Double])
  /// A number for some spans, by their ids: periods, or a limit's years. Elsewhere what was there stays.
  case inSpans([String: Double])

  public init(floatLiteral value: Double) { self = .always(value) }
  public init(integerLiteral value: Int) { self = .always(Double(value)) }
}
