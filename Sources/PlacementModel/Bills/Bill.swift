/// What providers billed: money by provider, service, region, billing period, currency and kind of charge, and what is known
/// of commitments. Sums are exact to the last digit of the bill.
public struct Bill: Hashable, Sendable {
  /// Groups of charges; no two are alike in everything but their amounts.
  public let entries: [Entry]
  /// What all rows add up to, by currency, summed row by row and apart from the entries.
  public let totals: [Total]
  /// Reservations, savings plans and the like, and how they were used.
  public let commitments: [BillCommitment]
  /// The day, as a distance from 1970-01-01, at which charges for use end in a billing period, where that is before the period does:
  /// a bill of a month that is not over.
  public let usedUntil: [BillPeriod: Int]

  /// - Parameters:
  ///   - entries: in any order.
  ///   - totals: in any order.
  package init(
    entries: [Entry], totals: [Total], commitments: [BillCommitment], usedUntil: [BillPeriod: Int] = [:]
  ) {
    self.entries = entries.map { (entry: $0, order: $0.order) }
      .sorted { $0.order.lexicographicallyPrecedes($1.order) }.map(\.entry)
    self.usedUntil = usedUntil
    self.totals = totals.sorted { $0.currency < $1.currency }
    self.commitments = commitments.sorted { ($0.provider, $0.id) < ($1.provider, $1.id) }
  }
}

extension Bill {
  /// Charges that are alike, and their money.
  public struct Entry: Hashable, Sendable {
    /// The provider's id: `aws`.
    public var provider: String
    /// The name of the service as billed; `nil` where the bill has none.
    public var service: String?
    /// The region's id, `aws/us-east-1`; `nil` where the charge belongs to none.
    public var region: String?
    /// The month, or part of one, that is charged for.
    public var period: BillPeriod
    /// `XXX` where the bill states none.
    public var currency: String
    /// What kind of charge it is.
    public var category: Category
    /// Whether the charges correct those of a billing period that was closed.
    public var isCorrection: Bool
    /// What a mapping says of the charges; `nil` where no rule matches, or there is no mapping.
    public var use: Use?
    /// Over all rows that are alike in everything above.
    public var amounts: Amounts

    package init(
      provider: String, service: String?, region: String?, period: BillPeriod, currency: String,
      category: Category, isCorrection: Bool, use: Use? = nil, amounts: Amounts = Amounts()
    ) {
      self.provider = provider
      self.service = service
      self.region = region
      self.period = period
      self.currency = currency
      self.category = category
      self.isCorrection = isCorrection
      self.use = use
      self.amounts = amounts
    }

    fileprivate var order: [String] {
      [
        currency, provider, period.order, service ?? "", region ?? "", String(category.order),
        isCorrection ? "1" : "0", use?.name ?? "",
      ]
    }
  }

  /// What charges are for, by a mapping.
  public enum Use: Hashable, Sendable {
    /// The id of the workload to which a rule gives it.
    case workload(String)
    /// Something that is not planned, by the name the mapping gives it.
    case outside(String)

    /// The workload's id, or the name that the mapping gives.
    public var name: String {
      switch self {
      case .workload(let id): id
      case .outside(let name): name
      }
    }
  }

  /// The kinds of charge that FOCUS tells apart.
  public enum Category: String, CaseIterable, Hashable, Sendable {
    /// For what was used.
    case usage
    /// For what was bought ahead.
    case purchase
    /// Taxes.
    case tax
    /// What the provider gives back.
    case credit
    /// Corrections that belong to nothing else.
    case adjustment
    /// A word that the specification does not know.
    case other

    var order: Int { Self.allCases.firstIndex(of: self) ?? 0 }
  }

  /// All of one currency.
  public struct Total: Hashable, Sendable {
    /// The currency of its amounts.
    public let currency: String
    /// Over all rows in that currency.
    public let amounts: Amounts

    package init(currency: String, amounts: Amounts) {
      self.currency = currency
      self.amounts = amounts
    }
  }

  /// The four costs of FOCUS, summed.
  public struct Amounts: Hashable, Sendable {
    /// How many rows of the bill.
    public var rows = 0
    /// What is invoiced: purchases when they are bought, nothing for what they cover.
    public var billed = ExactDecimal.zero
    /// What is used, with purchases spread over what they cover.
    public var effective = ExactDecimal.zero
    /// At published prices.
    public var list = ExactDecimal.zero
    /// At negotiated prices, before commitments.
    public var contracted = ExactDecimal.zero
    /// Rows that state no effective, list or contracted cost.
    public var withoutEffective = 0
    /// Rows that state no list cost.
    public var withoutList = 0
    /// Rows that state no contracted cost.
    public var withoutContracted = 0

    package init() {}

    /// Adds other charges.
    ///
    /// - Returns: whether the sums can be held.
    package mutating func add(_ other: Amounts) -> Bool {
      rows += other.rows
      withoutEffective += other.withoutEffective
      withoutList += other.withoutList
      withoutContracted += other.withoutContracted
      return billed.add(other.billed) && effective.add(other.effective) && list.add(other.list)
        && contracted.add(other.contracted)
    }

    /// The sum of several; sums past what can be held stay at what they were, which cannot be where all rows together
    /// could be summed in any order.
    package static func sum(_ amounts: some Sequence<Amounts>) -> Amounts {
      amounts.reduce(into: Amounts()) { _ = $0.add($1) }
    }
  }
}

/// A billing period: from its first day up to the day after its last, UTC.
public struct BillPeriod: Hashable, Comparable, Sendable {
  /// The days, as distances from 1970-01-01.
  public let firstDay: Int
  /// The day after the last one.
  public let endDay: Int

  package init(from first: CivilDay, to end: CivilDay) {
    firstDay = first.number
    endDay = max(end.number, first.number + 1)
  }

  /// `2024-09` for a calendar month, the first and last day for anything else: `2024-09-15..2024-09-30`.
  public var label: String {
    let (first, end) = (CivilDay(number: firstDay), CivilDay(number: endDay))
    let (year, month, day) = first.date
    if day == 1, first.adding(months: 1) == end { return "\(padded(year, to: 4))-\(padded(month, to: 2))" }
    return "\(first.text)..\(CivilDay(number: endDay - 1).text)"
  }

  /// Hours from its first day to its end.
  public var hours: Double { Double(endDay - firstDay) * 24 }

  fileprivate var order: String {
    "\(padded(firstDay + 1_000_000, to: 9)) \(padded(endDay + 1_000_000, to: 9))"
  }

  public static func < (left: Self, right: Self) -> Bool {
    (left.firstDay, left.endDay) < (right.firstDay, right.endDay)
  }
}

extension CivilDay {
  /// `2024-09-15`.
  package var text: String {
    let (year, month, day) = date
    return "\(padded(year, to: 4))-\(padded(month, to: 2))-\(padded(day, to: 2))"
  }
}
