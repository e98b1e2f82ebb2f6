/// A commitment to spend with a provider, signed or on offer.
public struct Agreement: Sendable {
  /// Its id in the file.
  public let id: String
  /// With whom it is made.
  public let provider: Index<Provider>
  /// The offers whose options count, in the problem's order.
  public let offers: [Index<Offer>]
  /// The spend plans whose money counts: all their offers are among `offers`.
  public let spendPlans: [Index<SpendPlan>]
  /// Part of list spend that is taken off, averaged over the period; 0 for hours outside the agreement.
  public let discount: Values<Period>
  /// What counts toward its minima and maxima.
  public let counts: Counts
  /// Whether the plan decides to sign it.
  public let isOptional: Bool
  /// The part of a window's minimum that may be put off to the next window, in [0, 1].
  public let carryShortfall: Double
  /// The part of a window's minimum by which spend above it may count in the next window, in [0, 1].
  public let carryExcess: Double
  /// What it costs to leave at the start of a window, in the provider's currency; 0 where there is no leaving.
  public let exitFee: Double
  /// The windows that reach into the horizon and ask something of it; all that reach into it where something may be
  /// carried from one to the next, paid by credits or left.
  public internal(set) var windows: List<CommitmentWindow>
  /// What its windows ask after the horizon, in order.
  public let laterWindows: List<LaterWindow>
  /// The most that its offers can cost in each period at option prices, in the problem's currency: all capacity at its
  /// dearest option.
  public internal(set) var worth: Values<Period>
  /// What it asks over its whole term as it is stated, in the provider's currency: nothing prorated, nothing taken off for
  /// what was spent before. Of windows that are periods with amounts of their own, those in the horizon.
  public internal(set) var statedMinimum = 0.0
  /// Earlier agreements that cover some of its offers at the same time: at most one of the two is in force.
  public internal(set) var rivals: [Rival] = []

  /// An agreement that covers some of the same offers, where neither is surely in force.
  public struct Rival: Sendable {
    /// The other one.
    public let agreement: Index<Agreement>
    /// The periods in which the times of both meet.
    public let periods: [Index<Period>]
  }

  /// Whether an agreement binds.
  public enum Status: String, CaseIterable, Sendable {
    /// It is in force whatever the plan does.
    case signed
    /// The plan decides whether to sign it.
    case optional
  }

  /// What counts toward minima and maxima.
  public enum Counts: String, Sendable {
    /// Spend after the discount.
    case net
    /// Spend at option prices.
    case list
  }

  /// Whether it may turn out not to be in force: it is optional, or may be left.
  public var isConditional: Bool { isOptional || windows.elements.contains(where: \.mayLeave) }
}

/// A stretch of an agreement over which spend is added up, cut to the horizon. Its amounts are in the provider's
/// currency.
public struct CommitmentWindow: Sendable {
  /// A label unique in the agreement: the period's id, `2027-11` for a year that starts then, `term`.
  public let id: String
  /// Currency that must be covered inside the horizon, after proration and what was spent before; `nil` for none.
  public let minimum: Double?
  /// Currency that may be covered inside the horizon; `nil` for no ceiling.
  public let maximum: Double?
  /// Currency of its spend that the provider pays inside the horizon; 0 for none.
  public let credits: Double
  /// The periods it touches, and the part of each period's hours inside it, in (0, 1].
  public let periods: [Coverage]
  /// Where a shortfall is paid: the last period it touches.
  public let due: Index<Period>
  /// Whether the agreement may be left when it begins.
  public let mayLeave: Bool
  /// Other agreements whose covered spend counts toward this window's maximum.
  public internal(set) var sharers: [Sharer] = []

  /// The first period it touches.
  public var first: Index<Period> { periods.first?.period ?? due }

  /// How much of a period lies in a window.
  public struct Coverage: Sendable {
    /// A period that the window touches.
    public let period: Index<Period>
    /// The part of the period's hours in the window, in (0, 1].
    public let share: Double
    /// `share` over the part of the period's hours inside the agreement: how much of the period's saving is the window's.
    public let shareOfSaving: Double
  }

  /// An agreement whose covered spend counts toward this window's maximum as well.
  public struct Sharer: Sendable {
    /// The other agreement.
    public let agreement: Index<Agreement>
    /// The periods in which it and the window meet; shares as in the window's own, of the sharer's money.
    public let periods: [Coverage]
  }
}

/// What a window asks after the horizon.
public struct LaterWindow: Sendable {
  /// The window's id; see ``CommitmentWindow/id``.
  public let id: String
  /// Currency.
  public let minimum: Double
  /// The hours after the horizon's end at which it begins and ends.
  public let from: Double
  /// Hours after the horizon at which it ends.
  public let through: Double
}
