/// Why a plan costs what it does: what a little more or less of everything that stands firm would change.
///
/// Money is present value in the problem's currency.
public struct Explanation: Sendable {
  /// The plan that is explained.
  public var plan: Plan
  /// Whether all of it holds only as long as no whole number of the plan changes.
  public var fixesWholeNumbers: Bool
  /// One for everything that stands firm: limits, commitments, capacity, work.
  public var prices: [Price] = []
  /// Offers of which the plan pays for nothing, and what would change that.
  public var entries: [Entry] = []
  /// How many subjects of a kind have a price and are not told, because they matter less than those that are.
  public var untold: [Price.Kind: Int] = [:]
  /// How many unused offers are not told, because they are farther from being used.
  public var untoldEntries = 0
  /// What ended the answer before all was walked; `nil` where nothing did.
  public var stoppedBy: Plan.StopCause?

  package init(plan: Plan, fixesWholeNumbers: Bool) {
    self.plan = plan
    self.fixesWholeNumbers = fixesWholeNumbers
  }
}

extension Explanation {
  /// What a change of one thing does to the cost.
  public struct Price: Sendable {
    /// What kind of thing is asked about.
    public enum Kind: String, CaseIterable, Sendable {
      /// Units of an offer.
      case capacity
      /// What a workload demands.
      case work
      /// The bound of a limit.
      case limit
      /// What an agreement asks.
      case commitment
    }

    /// What a little more or less of is asked about.
    public enum Subject: Hashable, Sendable {
      /// Units of an offer in a period.
      case capacity(Index<Offer>, Index<Period>)
      /// A workload's demand in every step at once, in hundredths of what it is; `work` is its demand over the horizon.
      case allWork(Index<Workload>, work: Double)
      /// A workload's demand in a step, in work units per hour.
      case work(Index<Workload>, Index<Step>)
      /// All bounds of a limit at one end, in the limit's own unit; where they are not all the same, in hundredths of what
      /// they are.
      case limit(Index<Limit>, LimitSide, isHundredths: Bool)
      /// One bound of a limit: a part, a workload and a span, where it has such.
      case limitPart(Index<Limit>, LimitSide, part: String?, workload: Index<Workload>?, span: String)
      /// What an agreement asks in all its windows, in hundredths of it; `money` is all of that, in the provider's currency.
      case commitment(Index<Agreement>, money: Double)

      /// The kind under which it is listed.
      public var kind: Kind {
        switch self {
        case .capacity: .capacity
        case .allWork, .work: .work
        case .limit, .limitPart: .limit
        case .commitment: .commitment
        }
      }
    }

    /// What the price is of.
    public var subject: Subject
    /// How much there is of it.
    public var now: Double
    /// What one unit more changes, and one unit less; `nil` where that is not known.
    public var more: Side?
    /// What less of it changes; `nil` where there can be no less, or none was walked.
    public var less: Side?

    package init(_ subject: Subject, now: Double, more: Side?, less: Side?) {
      self.subject = subject
      self.now = now
      self.more = more
      self.less = less
    }
  }

  /// One way from where something stands.
  public struct Side: Sendable {
    /// Why a price does not hold any further.
    public enum End: String, Sendable {
      /// Farther on another price holds.
      case otherPrice
      /// Farther on there is no plan.
      case noPlan
      /// Farther was not looked.
      case notSought
    }
    /// By how much the cost changes for each unit, at first: below 0 where it falls.
    public var change: Double
    /// Units for which it does: exactly so where the cost is linear; `changeAtEnd` is the rate at their end otherwise.
    public var units: Double
    /// The rate at the end of `units`; that of `change` where the cost is linear.
    public var changeAtEnd: Double
    /// What any change at all costs before that, where the cost jumps: a share of all may leave room for nothing below what
    /// it is.
    public var atOnce: Double
    /// Why it ends there.
    public var end: End

    package init(change: Double, units: Double, changeAtEnd: Double, atOnce: Double = 0, end: End) {
      self.atOnce = atOnce
      self.change = change
      self.units = units
      self.changeAtEnd = changeAtEnd
      self.end = end
    }
  }

  /// An offer of which nothing is paid for, and the price at which that ends.
  public struct Entry: Sendable {
    /// A way to pay that the plan does not use.
    public var option: Index<PurchaseOption>
    /// The factor on all its prices at which it would be bought first; `nil` where it would not be even for nothing.
    public var factor: Double?
    /// The period in which it would be bought first, and its price then: currency per unit-hour.
    public var period: Index<Period>?
    /// Its price in that period, currency per unit-hour.
    public var price: Double?
    /// Whether plans on both sides of the factor were made and show it.
    public var isChecked: Bool

    package init(
      option: Index<PurchaseOption>, factor: Double?, period: Index<Period>?, price: Double?, isChecked: Bool
    ) {
      self.option = option
      self.factor = factor
      self.period = period
      self.price = price
      self.isChecked = isChecked
    }
  }
}
