/// A plan against what was billed, over the time that both have.
///
/// Planned is what the plan pays in cash (what providers get, and shortfalls of agreements), billed what was invoiced, effective what was
/// used, with purchases spread over what they cover. Amounts are nominal and in the problem's currency; what is billed in another is
/// converted at the plan's rates where one of its providers has that currency, and else its whole provider is left out on both sides.
public struct BillComparison: Sendable {
  /// Why a bill and a plan cannot be compared.
  public enum Fault: Error, Hashable, Sendable {
    /// Nothing is billed in the plan's currency, or in one that it has a rate for.
    case currencies(plan: String, bill: [String])
    /// No day is in both.
    case noTimeInCommon
    /// The plan has no allocations: there is none, or it was stopped.
    case noPlan
  }

  /// What a plan and a bill say of the same thing in the same hours.
  public struct Amounts: Hashable, Sendable {
    /// Nominal outlay of the plan, shortfalls included.
    public var planned = 0.0
    /// What was billed: FOCUS `BilledCost`.
    public var billed = 0.0
    /// What was used, with prepaid money where it belongs: FOCUS `EffectiveCost`.
    public var effective = 0.0
    /// What was billed beyond the plan; negative where less was.
    public var difference: Double { billed - planned }

    package init(planned: Double = 0, billed: Double = 0, effective: Double = 0) {
      (self.planned, self.billed, self.effective) = (planned, billed, effective)
    }
  }

  /// What a part of the bill is, as far as it is known.
  public enum Cause: Hashable, Sendable {
    /// Charges of workloads that the plan has.
    case workloads
    /// Purchases and unused parts of commitments that the plan has, which no rule maps.
    case commitments
    /// Purchases that no rule maps, of which it is not known whether the plan has their commitments.
    case openPurchases
    /// Charges of workloads that it does not have.
    case otherWorkloads
    /// What a mapping names as not planned.
    case outside(String)
    /// Use and purchases of which no rule says whose they are.
    case unmapped
    /// Charges of the category tax.
    case tax
    /// Charges of the category credit.
    case credits
    /// Charges of the category adjustment.
    case adjustments
    /// What no other cause has.
    case other
  }

  /// A provider's money in the plan and on the bill.
  public struct Provider: Hashable, Sendable {
    /// The provider's id.
    public let provider: String
    /// Over all hours in common.
    public var amounts = Amounts()
    /// The bill by what it is for; adds up to what was billed.
    public var causes: [(cause: Cause, amounts: Amounts)] = []
    /// By the plan's periods that have a part in common with the bill.
    public var periods: [(period: String, amounts: Amounts)] = []

    public static func == (left: Self, right: Self) -> Bool { left.provider == right.provider }
    public func hash(into hasher: inout Hasher) { hasher.combine(provider) }
  }

  /// Use and purchases in a region. Planned is at option prices, before agreements and without fees and egress.
  public struct Region: Hashable, Sendable {
    /// The region's id.
    public let region: String
    /// Over all hours in common.
    public var amounts: Amounts
  }

  /// The plan that is compared.
  public let plan: Plan
  /// The currency of all amounts: the plan's.
  public let currency: String
  /// Those of the bill for which the plan has no rate. They are left out.
  public let otherCurrencies: [String]
  /// Those of the bill that are converted at the plan's rates.
  public let converted: [String]
  /// Providers that bill in one of the other currencies, with what is planned of them. They are left out on both sides.
  public let leftOut: [(provider: String, planned: Double)]
  /// Those of the plan in its order, then those that only the bill has.
  public let providers: [Provider]
  /// Those of the plan in its order, then those that only the bill has.
  public let regions: [Region]
  /// The time in common, in hours, and the plan's.
  public let hours: Double
  /// Hours of the plan's horizon.
  public let planHours: Double
  /// The stretches of time in common, in order: first and last month of each where it has whole months, else first and last day.
  public let times: [(from: String, through: String)]
  /// Billing periods in which charges for use end before the period does, with the last day that has some: what comes later is not
  /// compared.
  public let notOver: [(period: String, through: String)]
  /// Whether money of a period was counted by its part of the hours, since periods do not end together.
  public let isProrated: Bool
  /// Billed in periods that the plan does not have.
  public let billedElsewhere: Double
  /// Whether any charge is mapped.
  public let isMapped: Bool

  /// Over all providers.
  public var total: Amounts {
    providers.reduce(into: Amounts()) { $0.add($1.amounts) }
  }

  /// - Throws: why the two cannot be set against each other.
  public init(_ plan: Plan, _ bill: Bill) throws(Fault) {
    guard plan.objective != nil else { throw .noPlan }
    let rates = BillRates(plan.problem)
    let strange = Set(bill.entries.filter { rates[$0.currency] == nil }.map(\.provider))
    let entries = bill.entries.filter { !strange.contains($0.provider) }
    guard !entries.isEmpty else {
      throw .currencies(plan: plan.problem.currency, bill: bill.currencies)
    }
    let periods = Set(entries.map(\.period)).sorted()
    let overlap = BillOverlap(plan, periods, usedUntil: bill.usedUntil)
    notOver = periods.compactMap { period in
      overlap.share(of: period) > 0
        ? bill.usedUntil[period].map { (period.label, CivilDay(number: $0 - 1).text) } : nil
    }
    guard !overlap.times.isEmpty else { throw .noTimeInCommon }
    self.plan = plan
    currency = plan.problem.currency
    times = overlap.times
    otherCurrencies = bill.currencies.filter { rates[$0] == nil }
    converted = Set(entries.map(\.currency)).filter { $0 != plan.problem.currency }.sorted()
    (hours, planHours, isProrated) = (overlap.hours, plan.problem.horizon.hours, overlap.isProrated)
    billedElsewhere = entries.reduce(0) { sum, entry in
      // The plan has no rates of times that it does not have.
      guard entry.currency == plan.problem.currency else { return sum }
      return sum + entry.amounts.billed.number * (1 - overlap.share(of: entry.period))
    }
    isMapped = entries.contains { $0.use != nil }
    let sides = BillComparisonSides(
      plan: plan, entries: entries, overlap: overlap, rates: rates, leftOut: strange,
      ownership: CommitmentOwnership(plan.problem, bill))
    leftOut = sides.planned.filter { strange.contains($0.key) }.sorted { $0.key < $1.key }
      .map { ($0.key, $0.value) }
    providers = sides.providers
    regions = sides.regions
  }
}

extension BillComparison.Amounts {
  mutating func add(_ other: Self, times share: Double = 1) {
    planned += other.planned * share
    billed += other.billed * share
    effective += other.effective * share
  }
}
