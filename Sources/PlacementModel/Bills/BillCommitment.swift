/// A commitment discount (a reservation, a savings plan) as a bill shows it: what was bought, used and left unused.
public struct BillCommitment: Hashable, Sendable {
  /// What is committed to.
  public enum Category: String, Hashable, Sendable {
    /// Money per hour.
    case spend
    /// Quantities of use per hour.
    case usage
  }

  /// As the provider writes it.
  public let id: String
  /// Its name on the bill.
  public let name: String?
  /// Who is committed to.
  public let provider: String
  /// The currency of its costs.
  public let currency: String
  /// Whether money or use is committed.
  public let category: Category
  /// The provider's word: `Savings Plan`.
  public let type: String?
  /// Of the quantities: a currency for spend, `Hours` for use; `nil` where the bill states none.
  public let unit: String?
  /// What was used and left unused of the commitment, in its unit.
  public let used: ExactDecimal
  /// In the same unit: what was paid for and not used.
  public let unused: ExactDecimal
  /// Hours in which it was used or left unused: the charge periods laid over each other.
  public let hours: Double
  /// What was used and left unused of it, in amortised money.
  public let usedCost: ExactDecimal
  /// What that cost.
  public let unusedCost: ExactDecimal
  /// What was invoiced for it.
  public let purchased: ExactDecimal
  /// Quantity per hour that its purchases come to, where they say so.
  public let purchasedPerHour: Double?
  /// Months for which it was bought, where a one-time purchase says so.
  public let termMonths: Int?
  /// The days for which it was bought, where one-time purchases say so; nothing of it is held after them.
  package let term: Range<CivilDay>?
  /// Whether it is used up over its term and not by the hour, so that what an hour leaves is not lost: it was bought, all its
  /// charges are for longer than a day, and none is for what was not used.
  public let isDrawnDown: Bool
  /// Ids of regions where it was used, in order.
  public let regions: [String]

  package init(
    id: String, name: String?, provider: String, currency: String, category: Category, type: String?,
    unit: String?, used: ExactDecimal, unused: ExactDecimal, hours: Double, usedCost: ExactDecimal,
    unusedCost: ExactDecimal, purchased: ExactDecimal, purchasedPerHour: Double?, termMonths: Int?,
    term: Range<CivilDay>?, isDrawnDown: Bool, regions: [String]
  ) {
    self.id = id
    self.name = name
    self.provider = provider
    self.currency = currency
    self.category = category
    self.type = type
    self.unit = unit
    self.used = used
    self.unused = unused
    self.hours = hours
    self.usedCost = usedCost
    self.unusedCost = unusedCost
    self.purchased = purchased
    self.purchasedPerHour = purchasedPerHour
    self.termMonths = termMonths
    self.term = term
    self.isDrawnDown = isDrawnDown
    self.regions = regions
  }

  /// The part that was used; `nil` where nothing of it was there to be used.
  public var utilisation: Double? {
    guard let all = used.adding(unused), !all.isZero else { return nil }
    return used.number / all.number
  }

  /// Units, or currency, that are held in an hour: what was used and unused over the hours, or where the bill shows
  /// neither, what the purchases come to. `nil` where it shows nothing of both, or nothing is held by the hour.
  public var heldPerHour: Double? {
    if isDrawnDown { return nil }
    guard hours > 0, let all = used.adding(unused), all > .zero else { return purchasedPerHour }
    return all.number / hours
  }
}
