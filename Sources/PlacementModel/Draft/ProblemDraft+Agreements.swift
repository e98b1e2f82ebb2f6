extension ProblemDraft {
  /// A commitment to spend with a provider, signed or on offer.
  public struct Agreement: DraftEntry {
    /// Whether it binds.
    public typealias Status = PlacementModel.Agreement.Status
    /// What counts.
    public typealias Counts = PlacementModel.Agreement.Counts

    /// Its name, unique in its list.
    public var id = ""
    /// The id of a provider.
    public var provider = ""
    /// Its first day; the first of the month where no day is given.
    public var from: Day = ""
    /// Its last day; the last of the month where no day is given.
    public var through: Day = ""
    /// Currency that must be spent in each window, or is paid all the same.
    public var minimumSpend: Amount?
    /// Currency that may be spent in each window.
    public var maximumSpend: Amount?
    /// The windows; years where absent.
    public var per: Windowing?
    /// The part of option prices that is taken off, a fraction.
    public var discount: Series?
    /// Whether it binds, or may be signed where that pays; signed where absent.
    public var status: Status?
    /// Whether spend counts after the discount or at option prices; after it where absent.
    public var counts: Counts?
    /// The offers whose options count; all of the provider's where absent.
    public var scope: Selection?
    /// Currency already spent in the window that is open when the horizon starts.
    public var spentBefore: Double?
    /// Currency spent in each window on what the problem does not model; it counts.
    public var outsideSpend: Amount?
    /// What is asked of a window that the end of the horizon cuts; its part by hours where absent.
    public var atHorizonEnd: HorizonEnd?
    /// The id of an agreement whose `maximumSpend` its spend counts toward as well.
    public var sharesMaximumOf: String?
    /// The part of what a window asks that may be put off to the next, a fraction.
    public var carryShortfall: Double?
    /// The part of what a window asks by which spend above it may count in the next, a fraction.
    public var carryExcess: Double?
    /// Capacity that comes with it, on top of the offers' own.
    public var grantedCapacity: [Grant] = []
    /// Currency that the provider pays of the spend in each window, at most.
    public var credits: Amount?
    /// Currency that it costs to leave at the start of a window; without it there is no leaving.
    public var exitFee: Double?
    /// What a reader should know.
    public var note: String?
    /// Where the figures come from.
    public var source: String?

    init() {}

    /// What stands for an entry that is not there.
    public init(missing id: String) { self.id = id }

    /// What is `nil`, or empty, is a key that is absent.
    public init(
      _ id: String, provider: String, from: Day, through: Day, minimumSpend: Amount? = nil,
      maximumSpend: Amount? = nil, per: Windowing? = nil, discount: Series? = nil, status: Status? = nil,
      counts: Counts? = nil, scope: Selection? = nil, spentBefore: Double? = nil,
      outsideSpend: Amount? = nil, atHorizonEnd: HorizonEnd? = nil, sharesMaximumOf: String? = nil,
      carryShortfall: Double? = nil, carryExcess: Double? = nil, grantedCapacity: [Grant] = [],
      credits: Amount? = nil, exitFee: Double? = nil
    ) {
      self.id = id
      self.provider = provider
      self.from = from
      self.through = through
      self.minimumSpend = minimumSpend
      self.maximumSpend = maximumSpend
      self.per = per
      self.discount = discount
      self.status = status
      self.counts = counts
      self.scope = scope
      self.spentBefore = spentBefore
      self.outsideSpend = outsideSpend
      self.atHorizonEnd = atHorizonEnd
      self.sharesMaximumOf = sharesMaximumOf
      self.carryShortfall = carryShortfall
      self.carryExcess = carryExcess
      self.grantedCapacity = grantedCapacity
      self.credits = credits
      self.exitFee = exitFee
    }
  }

  /// Capacity that comes with an agreement.
  public struct Grant: Equatable, Sendable {
    /// The id of an offer of the agreement's provider.
    public var offer = ""
    /// Units; 0 before the first step.
    public var units: Series = .missing
    /// What a reader should know.
    public var note: String?
    /// Where the figures come from.
    public var source: String?

    init() {}

    /// What is `nil`, or empty, is a key that is absent.
    public init(offer: String, units: Series) {
      self.offer = offer
      self.units = units
    }
  }

  /// An amount of money in every window of an agreement.
  public enum Amount: Equatable, Sendable {
    /// The same in every window.
    case same(Double)
    /// One for each window, in order.
    case perWindow([Double])
  }

  /// A commitment of money per hour, paid whether used or not, that options of the kind `spendPlan` draw on.
  public struct SpendPlan: DraftEntry {
    /// Its name, unique in its list.
    public var id = ""
    /// The id of a provider.
    public var provider = ""
    /// How long a commitment is paid.
    public var term: Stretch = ""
    /// Currency per hour already committed; 0 before the first step.
    public var held: Series?
    /// The most that may be committed in all, currency per hour.
    public var capacity: Series?
    /// The part of the commitment's value after the horizon that is credited, a fraction.
    public var salvage: Double?
    /// How long before its term starts a commitment is ordered.
    public var leadTime: Stretch?
    /// The first day on which it can be ordered.
    public var orderFrom: Day?
    /// The last day on which it can be ordered.
    public var orderUntil: Day?
    /// What a reader should know.
    public var note: String?
    /// Where the figures come from.
    public var source: String?

    init() {}

    /// What stands for an entry that is not there.
    public init(missing id: String) { self.id = id }

    /// What is `nil`, or empty, is a key that is absent.
    public init(
      _ id: String, provider: String, term: Stretch, held: Series? = nil, capacity: Series? = nil,
      salvage: Double? = nil, leadTime: Stretch? = nil, orderFrom: Day? = nil, orderUntil: Day? = nil
    ) {
      self.id = id
      self.provider = provider
      self.term = term
      self.held = held
      self.capacity = capacity
      self.salvage = salvage
      self.leadTime = leadTime
      self.orderFrom = orderFrom
      self.orderUntil = orderUntil
    }
  }
}

extension ProblemDraft.Agreement: DraftObject {
  static let format = Format.agreement
  static let fields: [DraftField<Self>] = [
    .init("id", \.id), .init("provider", \.provider), .init("from", \.from), .init("through", \.through),
    .init("minimumSpend", \.minimumSpend), .init("maximumSpend", \.maximumSpend), .init("per", \.per),
    .init("discount", \.discount), .init("status", \.status), .init("counts", \.counts),
    .init("scope", \.scope), .init("spentBefore", \.spentBefore), .init("outsideSpend", \.outsideSpend),
    .init("atHorizonEnd", \.atHorizonEnd), .init("sharesMaximumOf", \.sharesMaximumOf),
    .init("carryShortfall", \.carryShortfall), .init("carryExcess", \.carryExcess),
    .init("grantedCapacity", \.grantedCapacity), .init("credits", \.credits), .init("exitFee", \.exitFee),
  ]
}

extension ProblemDraft.Grant: DraftObject {
  static let format = Format.grant
  static let fields: [DraftField<Self>] = [.init("offer", \.offer), .init("units", \.units)]
}

extension ProblemDraft.Amount: DraftValue, ExpressibleByFloatLiteral, ExpressibleByIntegerLiteral,
  ExpressibleByArrayLiteral
{
  /// A number.
  public init(floatLiteral value: Double) { self = .same(value) }
  /// A number.
  public init(integerLiteral value: Int) { self = .same(Double(value)) }
  /// One amount for each window.
  public init(arrayLiteral amounts: Double...) { self = .perWindow(amounts) }

  init(draft json: JSONValue) throws(ObjectReader.Mismatch) {
    if case .array = json {
      self = .perWindow(try Read.numbers(json))
    } else {
      self = .same(try Read.number(json))
    }
  }

  var draftJSON: JSONValue {
    switch self {
    case .same(let amount): .number(amount)
    case .perWindow(let amounts): amounts.draftJSON
    }
  }
}

extension ProblemDraft.SpendPlan: DraftObject {
  static let format = Format.spendPlan
  static let fields: [DraftField<Self>] = [
    .init("id", \.id), .init("provider", \.provider), .init("term", \.term), .init("held", \.held),
    .init("capacity", \.capacity), .init("salvage", \.salvage), .init("leadTime", \.leadTime),
    .init("orderFrom", \.orderFrom), .init("orderUntil", \.orderUntil),
  ]
}
