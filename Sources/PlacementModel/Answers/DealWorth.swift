/// What one deal is worth, beside all other deals that were asked for.
public struct DealWorth: Sendable {
  /// What was asked about.
  public let deal: Deal
  /// The cheapest plans with it and without it; `nil` where none was found, or was not looked for in time.
  public var with: Plan?
  /// The cheapest plan without it, other deals as asked; like `with`.
  public var without: Plan?
  /// Whether there is a plan with it, without it, or both.
  public var verdict: Verdict
  /// What it saves as the only one of the deals asked for, in present value; `nil` where a plan is missing.
  public var alone: Double?
  /// `nil` where the question has no meaning: a clause has no discount, an offer no commitment.
  public var discount: BreakEven?
  /// Where a factor on all its prices breaks even; `nil` where it has none.
  public var price: BreakEven?
  /// Where what it asks breaks even; `nil` where it asks for nothing.
  public var commitment: BreakEven?

  /// How far a deal could be weighed.
  public enum Verdict: Sendable {
    /// There is a plan either way.
    case weighed
    /// Without it there is no plan, whatever else of the deals is there.
    case necessary
    /// There is no plan without it as long as the others stand.
    case needed
    /// There is no plan with it.
    case unfulfillable
    /// The deals cannot stand together as asked: a rule of the format is broken, with it or without it.
    case notAllowed(InvalidProblem)
    /// There is no plan either way.
    case hopeless
    /// Not both were planned before the end.
    case unknown
  }

  package init(_ deal: Deal, verdict: Verdict = .unknown) {
    self.deal = deal
    self.verdict = verdict
  }

  /// What the plan without it costs more, in present value.
  public var presentValue: Double? {
    guard let with = with?.objective, let without = without?.objective else { return nil }
    return without - with
  }

  /// How the plan without it differs from the plan with it.
  public var difference: PlanDifference? {
    guard let with, let without, with.objective != nil, without.objective != nil else { return nil }
    return PlanDifference(from: with, to: without)
  }
}

/// The value of one of a deal's terms at which the deal is worth nothing.
public struct BreakEven: Sendable {
  /// The term of a deal that is moved until it breaks even.
  public enum Term: String, CaseIterable, Sendable {
    /// A discount, a fraction of option prices; or a factor on it where it changes over time.
    case discount
    /// A factor on all prices in the deal.
    case price
    /// A factor on all that the agreement asks.
    case commitment
  }

  /// A value of the term, and the cost of the cheapest plan with the deal there.
  public struct Side: Sendable {
    /// Of the term: a fraction, a factor, or currency over its term.
    public var value: Double
    /// Present value; `nil` where there is no plan.
    public var cost: Double?

    package init(value: Double, cost: Double?) {
      self.value = value
      self.cost = cost
    }
  }

  /// Where a deal breaks even in a term.
  public enum Finding: Sendable {
    /// Between two values that were both planned: at one the deal pays, at the other it does not.
    case between(better: Side, worse: Side)
    /// It pays even at the worst value of all, which was planned.
    case alwaysPays(Side)
    /// It pays neither at the best value of all nor at any other that was planned: the best, and all of them by value.
    case neverPays(Side, [Side])
    /// At some values that were planned it pays, at others it does not, and not as the term would have it: all of them by
    /// value, the first and the last that there are among them. What lies between is not known.
    case mixed([Side])
    /// The search was stopped, or the solver broke down at a value on the way.
    case unknown
  }

  /// Which term was moved.
  public let term: Term
  /// The value in the file: the discount, or 1 for a factor.
  public let present: Double
  /// Whether the value is a factor on what the file has, not the thing itself.
  public let isFactor: Bool
  /// The value where the plans with and without the deal cost the same, as near as it was sought; `nil` where none was
  /// found.
  public var value: Double?
  /// Where it breaks even, with both sides planned.
  public var finding: Finding
  /// What the file has at a factor of 1: the least and the most discount, or the money asked over the term, or a price
  /// per unit-hour; `nil` where there is no such number.
  public var stated: ClosedRange<Double>?
  /// The present value of the cost without the deal, which the sides are compared with.
  public let without: Double

  package init(
    _ term: Term, present: Double, isFactor: Bool, value: Double? = nil, finding: Finding = .unknown,
    stated: ClosedRange<Double>? = nil, without: Double
  ) {
    self.term = term
    self.present = present
    self.isFactor = isFactor
    self.value = value
    self.finding = finding
    self.stated = stated
    self.without = without
  }
}
