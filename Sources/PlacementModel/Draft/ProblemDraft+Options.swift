extension ProblemDraft {
  /// A way to pay for units of an offer: ``onDemand(_:price:tiers:availability:capacity:blockSize:minimumUnits:)`` and its
  /// neighbours make one with what its kind has.
  public struct Option: DraftEntry {
    /// Its name, unique in its list.
    public var id = ""
    /// How it is paid.
    public var kind = Kind.onDemand
    /// Currency per unit-hour; either this or `tiers`.
    public var price: Series?
    /// Prices by volume; either these or `price`.
    public var tiers: Tiers?
    /// The id of the spend plan that pays.
    public var plan: String?
    /// The useful part of paid time, a fraction.
    public var availability: Series?
    /// Units that can be had this way, within the offer's capacity.
    public var capacity: Series?
    /// How long a reservation is paid for.
    public var term: Stretch?
    /// Currency per unit, paid when the term starts.
    public var upfront: Series?
    /// Units already under contract; 0 before the first step.
    public var held: Series?
    /// Currency per unit-hour of units already held; `price` where absent.
    public var heldPrice: Series?
    /// The part of the contract's value after the horizon that is credited, a fraction.
    public var salvage: Double?
    /// Units are paid for in whole blocks of this size.
    public var blockSize: Double?
    /// No units, or at least so many.
    public var minimumUnits: Double?
    /// How long before its term starts a reservation is ordered.
    public var leadTime: Stretch?
    /// The first day on which it can be ordered.
    public var orderFrom: Day?
    /// The last day on which it can be ordered.
    public var orderUntil: Day?
    /// Whether every period is paid at its own price, not at that of the day on which the term started.
    public var reprice: Bool?
    /// What a reader should know.
    public var note: String?
    /// Where the figures come from.
    public var source: String?

    init() {}

    /// What stands for an entry that is not there.
    public init(missing id: String) {
      self.id = id
      price = .missing
    }

    private init(
      _ id: String, _ kind: Kind, _ price: Series?, _ tiers: Tiers?, _ availability: Series?,
      _ capacity: Series?, _ blockSize: Double?, _ minimumUnits: Double?
    ) {
      self.id = id
      self.kind = kind
      self.price = price
      self.tiers = tiers
      self.availability = availability
      self.capacity = capacity
      self.blockSize = blockSize
      self.minimumUnits = minimumUnits
    }
  }
}

extension ProblemDraft.Option {
  /// Prices by volume.
  public typealias Tiers = ProblemDraft.Tiers

  /// Paid while used.
  public static func onDemand(
    _ id: String, price: Series? = nil, tiers: Tiers? = nil, availability: Series? = nil,
    capacity: Series? = nil, blockSize: Double? = nil, minimumUnits: Double? = nil
  ) -> Self {
    Self(id, .onDemand, price, tiers, availability, capacity, blockSize, minimumUnits)
  }

  /// Paid while used, and interruptible by the provider.
  public static func spot(
    _ id: String, price: Series? = nil, tiers: Tiers? = nil, availability: Series? = nil,
    capacity: Series? = nil, blockSize: Double? = nil, minimumUnits: Double? = nil
  ) -> Self {
    Self(id, .spot, price, tiers, availability, capacity, blockSize, minimumUnits)
  }

  /// Paid for a term, used or not.
  public static func reserved(
    _ id: String, price: Series? = nil, tiers: Tiers? = nil, term: Stretch, upfront: Series? = nil,
    held: Series? = nil, heldPrice: Series? = nil, salvage: Double? = nil, availability: Series? = nil,
    capacity: Series? = nil, blockSize: Double? = nil, minimumUnits: Double? = nil,
    leadTime: Stretch? = nil,
    orderFrom: Day? = nil, orderUntil: Day? = nil, reprice: Bool? = nil
  ) -> Self {
    var option = Self(id, .reserved, price, tiers, availability, capacity, blockSize, minimumUnits)
    option.term = term
    option.upfront = upfront
    option.held = held
    option.heldPrice = heldPrice
    option.salvage = salvage
    option.leadTime = leadTime
    option.orderFrom = orderFrom
    option.orderUntil = orderUntil
    option.reprice = reprice
    return option
  }

  /// Paid out of what is committed to a spend plan, at the plan's price of the offer.
  ///
  /// - Parameter plan: the id of the spend plan.
  public static func spendPlan(
    _ id: String, plan: String, price: Series, availability: Series? = nil, capacity: Series? = nil
  ) -> Self {
    var option = Self(id, .spendPlan, price, nil, availability, capacity, nil, nil)
    option.plan = plan
    return option
  }
}

extension ProblemDraft {
  /// Prices by volume.
  public struct Tiers: Equatable, Sendable {
    /// Each tier's price is paid for the units inside it.
    public var graduated: [Tier]?
    /// All units are paid at the price of the tier that the last one is in.
    public var allUnits: [Tier]?
    /// What a reader should know.
    public var note: String?
    /// Where the figures come from.
    public var source: String?

    init() {}

    /// Each tier's price is paid for the units inside it.
    public static func graduated(_ tiers: [Tier]) -> Tiers {
      var value = Tiers()
      value.graduated = tiers
      return value
    }

    /// All units are paid at the price of the tier that the last one is in.
    public static func allUnits(_ tiers: [Tier]) -> Tiers {
      var value = Tiers()
      value.allUnits = tiers
      return value
    }
  }

  /// A price up to a volume.
  public struct Tier: Equatable, Sendable {
    /// Units at which the tier ends; `nil` in the last only.
    public var upTo: Double?
    /// Currency per unit-hour.
    public var price: Series = .missing
    /// What a reader should know.
    public var note: String?
    /// Where the figures come from.
    public var source: String?

    init() {}

    /// What is `nil`, or empty, is a key that is absent.
    public init(upTo: Double? = nil, price: Series) {
      self.upTo = upTo
      self.price = price
    }
  }
}

extension ProblemDraft.Option: DraftObject {
  static let format = Format.option
  static let fields: [DraftField<Self>] = [
    .init("id", \.id), .init("kind", \.kind), .init("price", \.price), .init("tiers", \.tiers),
    .init("plan", \.plan), .init("availability", \.availability), .init("capacity", \.capacity),
    .init("term", \.term), .init("upfront", \.upfront), .init("held", \.held),
    .init("heldPrice", \.heldPrice), .init("salvage", \.salvage), .init("blockSize", \.blockSize),
    .init("minimumUnits", \.minimumUnits), .init("leadTime", \.leadTime),
    .init("orderFrom", \.orderFrom), .init("orderUntil", \.orderUntil), .init("reprice", \.reprice),
  ]
}

extension ProblemDraft.Tiers: DraftObject {
  static let format = Format.tiers
  static let fields: [DraftField<Self>] = [.init("graduated", \.graduated), .init("allUnits", \.allUnits)]
}

extension ProblemDraft.Tier: DraftObject {
  static let format = Format.tier
  static let fields: [DraftField<Self>] = [.init("upTo", \.upTo), .init("price", \.price)]
}
