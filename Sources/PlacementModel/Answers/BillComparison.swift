/// A plan against what was billed, over the time that both have.
///
/// Planned is what the plan pays in cash (what providers get, and shortfalls of agreements), billed what was invoiced, effective what was
/// used, with purchases spread over what they cover. Amounts are nominal and in the problem's currency.
public struct BillComparison: Sendable {
  public enum Fault: Error, Hashable, Sendable {
    /// Nothing is billed in the plan's currency.
    case currencies(plan: String, bill: [String])
    /// No day is in both.
    case noTimeInCommon
    /// The plan has no allocations: there is none, or it was stopped.
    case noPlan
  }

  public struct Amounts: Hashable, Sendable {
    public var planned = 0.0
    public var billed = 0.0
    public var effective = 0.0
    /// What was billed beyond the plan; negative where less was.
    public var difference: Double { billed - planned }

    public init(planned: Double = 0, billed: Double = 0, effective: Double = 0) {
      (self.planned, self.billed, self.effective) = (planned, billed, effective)
    }
  }

  /// What a part of the bill is, as far as it is known.
  public enum Cause: Hashable, Sendable {
    /// Charges of workloads that the plan has.
    case workloads
    /// Charges of workloads that it does not have.
    case otherWorkloads
    /// What a mapping names as not planned.
    case outside(String)
    /// Use and purchases of which no rule says whose they are.
    case unmapped
    /// Use of commitments that was paid for and not used, or their purchase, where no rule says whose.
    case tax, credits, adjustments, other
  }

  public struct Provider: Hashable, Sendable {
    public let provider: String
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
    public let region: String
    public var amounts: Amounts
  }

  public let plan: Plan
  public let currency: String
  /// Those of the bill that are left out.
  public let otherCurrencies: [String]
  public let providers: [Provider]
  public let regions: [Region]
  /// The time in common, in hours, and the plan's.
  public let hours: Double
  public let planHours: Double
  /// Labels of the first and last billing period that count.
  public let span: (first: String, last: String)
  /// Whether money of a period was counted by its part of the hours, since periods do not end together.
  public let isProrated: Bool
  /// Billed in periods that the plan does not have.
  public let billedElsewhere: Double
  /// Whether any charge is mapped.
  public let isMapped: Bool

  public var total: Amounts {
    providers.reduce(into: Amounts()) { $0.add($1.amounts) }
  }

  /// - Throws: why the two cannot be set against each other.
  public init(_ plan: Plan, _ bill: Bill) throws(Fault) {
    guard plan.objective != nil else { throw .noPlan }
    let currency = plan.problem.currency
    let entries = bill.entries.filter { $0.currency == currency }
    guard !entries.isEmpty else { throw .currencies(plan: currency, bill: bill.currencies) }
    let overlap = BillOverlap(plan, Set(entries.map(\.period)).sorted())
    guard let span = overlap.span else { throw .noTimeInCommon }
    self.plan = plan
    self.currency = currency
    self.span = span
    otherCurrencies = bill.currencies.filter { $0 != currency }
    (hours, planHours, isProrated) = (overlap.hours, plan.problem.horizon.hours, overlap.isProrated)
    billedElsewhere = entries.reduce(0) { sum, entry in
      sum + entry.amounts.billed.number * (1 - overlap.share(of: entry.period))
    }
    isMapped = entries.contains { $0.use != nil }
    providers = Self.providers(plan, entries, overlap)
    regions = Self.regions(plan, entries, overlap)
  }
}

extension BillComparison.Amounts {
  mutating func add(_ other: Self, times share: Double = 1) {
    planned += other.planned * share
    billed += other.billed * share
    effective += other.effective * share
  }
}

// MARK: - Providers

extension BillComparison {
  private static func providers(_ plan: Plan, _ entries: [Bill.Entry], _ overlap: BillOverlap) -> [Provider] {
    let known = Set(plan.problem.workloads.elements.map(\.id))
    var builders: [String: ProviderBuilder] = [:]
    for spend in plan.providers {
      let id = plan.problem.providers[spend.provider].id
      builders[id, default: ProviderBuilder()].plan(
        spend.spend + spend.shortfall, in: spend.period.offset, overlap)
    }
    for entry in entries {
      builders[entry.provider, default: ProviderBuilder()].bill(entry, cause(entry, known), overlap)
    }
    let periods = plan.problem.horizon.periods.elements.map(\.id)
    return builders.map { $1.provider($0, periods) }
      .filter { $0.amounts != Amounts() }
      .sorted { ($1.amounts.largest, $0.provider) < ($0.amounts.largest, $1.provider) }
  }

  private static func cause(_ entry: Bill.Entry, _ known: Set<String>) -> Cause {
    switch (entry.category, entry.use) {
    case (.tax, _): .tax
    case (.credit, _): .credits
    case (.adjustment, _): .adjustments
    case (.other, _): .other
    case (_, .workload(let id)?): known.contains(id) ? .workloads : .otherWorkloads
    case (_, .outside(let name)?): .outside(name)
    case (_, nil): .unmapped
    }
  }

  private struct ProviderBuilder {
    var amounts = Amounts()
    var causes: [Cause: Amounts] = [:]
    var periods: [Int: Amounts] = [:]

    mutating func plan(_ money: Double, in period: Int, _ overlap: BillOverlap) {
      let amounts = Amounts(planned: money)
      let share = overlap.share(ofPlanPeriod: period)
      guard share > 0 else { return }
      self.amounts.add(amounts, times: share)
      periods[period, default: Amounts()].add(amounts, times: share)
    }

    mutating func bill(_ entry: Bill.Entry, _ cause: Cause, _ overlap: BillOverlap) {
      let amounts = Amounts(
        billed: entry.amounts.billed.number, effective: entry.amounts.effective.number)
      for part in overlap.parts(of: entry.period) {
        self.amounts.add(amounts, times: part.share)
        causes[cause, default: Amounts()].add(amounts, times: part.share)
        periods[part.period, default: Amounts()].add(amounts, times: part.share)
      }
    }

    func provider(_ id: String, _ names: [String]) -> Provider {
      Provider(
        provider: id, amounts: amounts,
        causes: causes.map { ($0.key, $0.value) }.sorted { $0.0.order < $1.0.order },
        periods: periods.sorted { $0.key < $1.key }.map { (names[$0.key], $0.value) })
    }
  }
}

extension BillComparison.Cause {
  fileprivate var order: String {
    switch self {
    case .workloads: "0"
    case .otherWorkloads: "1"
    case .outside(let name): "2" + name
    case .unmapped: "3"
    case .tax: "4"
    case .credits: "5"
    case .adjustments: "6"
    case .other: "7"
    }
  }
}

extension BillComparison.Amounts {
  fileprivate var largest: Double { max(abs(planned), abs(billed), abs(effective)) }
}

// MARK: - Regions

extension BillComparison {
  private static func regions(_ plan: Plan, _ entries: [Bill.Entry], _ overlap: BillOverlap) -> [Region] {
    var amounts: [String: Amounts] = [:]
    for purchase in plan.purchases {
      let problem = plan.problem
      let region = problem.regions[problem.offers[problem.options[purchase.option].offer].region].id
      let share = overlap.share(ofPlanPeriod: problem.horizon.steps[purchase.step].period.offset)
      amounts[region, default: Amounts()].add(Amounts(planned: purchase.cost), times: share)
    }
    for entry in entries where [.usage, .purchase].contains(entry.category) {
      guard let region = entry.region else { continue }
      amounts[region, default: Amounts()].add(
        Amounts(billed: entry.amounts.billed.number, effective: entry.amounts.effective.number),
        times: overlap.share(of: entry.period))
    }
    return amounts.map { Region(region: $0, amounts: $1) }.filter { $0.amounts != Amounts() }
      .sorted { ($1.amounts.largest, $0.region) < ($0.amounts.largest, $1.region) }
  }
}
