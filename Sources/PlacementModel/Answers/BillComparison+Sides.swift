/// What is planned and what is billed, laid beside each other.
struct BillComparisonSides {
  typealias Amounts = BillComparison.Amounts
  typealias Cause = BillComparison.Cause

  let plan: Plan
  /// Those that count.
  let entries: [Bill.Entry]
  let overlap: BillOverlap
  let rates: BillRates
  /// Ids of providers of which nothing counts.
  let leftOut: Set<String>
  let ownership: CommitmentOwnership

  // MARK: Providers

  /// What is planned of each provider in the time in common.
  var planned: [String: Double] {
    plan.providers.reduce(into: [:]) { sums, spend in
      sums[plan.problem.providers[spend.provider].id, default: 0] +=
        (spend.spend + spend.shortfall) * overlap.share(ofPlanPeriod: spend.period.offset)
    }
  }

  var providers: [BillComparison.Provider] {
    let known = Set(plan.problem.workloads.elements.map(\.id))
    var builders: [String: ProviderBuilder] = [:]
    for spend in plan.providers {
      let id = plan.problem.providers[spend.provider].id
      guard !leftOut.contains(id) else { continue }
      builders[id, default: ProviderBuilder()].plan(
        spend.spend + spend.shortfall, in: spend.period.offset, overlap)
    }
    for entry in entries {
      let cause = cause(entry, known)
      for part in overlap.parts(of: entry.period) {
        builders[entry.provider, default: ProviderBuilder()].bill(
          amounts(entry, part), cause, in: part.period)
      }
    }
    let periods = plan.problem.horizon.periods.elements.map(\.id)
    return builders.map { $1.provider($0, periods) }
      .filter { $0.amounts != Amounts() }
      .sorted { ($1.amounts.largest, $0.provider) < ($0.amounts.largest, $1.provider) }
  }

  /// What an entry comes to in the plan's currency, of its part in a period of the plan.
  private func amounts(_ entry: Bill.Entry, _ part: (period: Int, share: Double)) -> Amounts {
    let factor = part.share * (rates[entry.currency]?[Index(part.period)] ?? 0)
    return Amounts(
      billed: entry.amounts.billed.number * factor, effective: entry.amounts.effective.number * factor)
  }

  private func cause(_ entry: Bill.Entry, _ known: Set<String>) -> Cause {
    switch (entry.category, entry.use) {
    case (.tax, _): .tax
    case (.credit, _): .credits
    case (.adjustment, _): .adjustments
    case (.other, _): .other
    case (_, .workload(let id)?): known.contains(id) ? .workloads : .otherWorkloads
    case (_, .outside(let name)?): .outside(name)
    case (_, nil): ownership.cause(ofUnmapped: entry)
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

    mutating func bill(_ amounts: Amounts, _ cause: Cause, in period: Int) {
      self.amounts.add(amounts)
      causes[cause, default: Amounts()].add(amounts)
      periods[period, default: Amounts()].add(amounts)
    }

    func provider(_ id: String, _ names: [String]) -> BillComparison.Provider {
      BillComparison.Provider(
        provider: id, amounts: amounts,
        causes: causes.map { ($0.key, $0.value) }.sorted { $0.0.order < $1.0.order },
        periods: periods.sorted { $0.key < $1.key }.map { (names[$0.key], $0.value) })
    }
  }

  // MARK: Regions

  var regions: [BillComparison.Region] {
    var sums: [String: Amounts] = [:]
    for purchase in plan.purchases {
      let problem = plan.problem
      let offer = problem.offers[problem.options[purchase.option].offer]
      guard !leftOut.contains(problem.providers[offer.provider].id) else { continue }
      let share = overlap.share(ofPlanPeriod: problem.horizon.steps[purchase.step].period.offset)
      sums[problem.regions[offer.region].id, default: Amounts()]
        .add(Amounts(planned: purchase.cost), times: share)
    }
    for entry in entries where [.usage, .purchase].contains(entry.category) {
      guard let region = entry.region else { continue }
      for part in overlap.parts(of: entry.period) {
        sums[region, default: Amounts()].add(amounts(entry, part))
      }
    }
    return sums.map { BillComparison.Region(region: $0, amounts: $1) }.filter { $0.amounts != Amounts() }
      .sorted { ($1.amounts.largest, $0.region) < ($0.amounts.largest, $1.region) }
  }
}

extension BillComparison.Cause {
  fileprivate var order: String {
    switch self {
    case .workloads: "0"
    case .commitments: "1"
    case .openPurchases: "2"
    case .otherWorkloads: "3"
    case .outside(let name): "4" + name
    case .unmapped: "5"
    case .tax: "6"
    case .credits: "7"
    case .adjustments: "8"
    case .other: "9"
    }
  }
}

extension BillComparison.Amounts {
  fileprivate var largest: Double { max(abs(planned), abs(billed), abs(effective)) }
}

// MARK: - Currencies

/// What currencies are worth in a plan: its own, and those of its providers.
struct BillRates {
  private var rates: [String: Values<Period>]

  init(_ problem: Problem) {
    rates = Dictionary(
      problem.providers.elements.map { ($0.currency, $0.exchange) }, uniquingKeysWith: { first, _ in first })
    rates[problem.currency] = Values(repeating: 1, count: problem.horizon.periods.count)
  }

  /// `nil` for a currency that no provider of the plan has.
  subscript(currency: String) -> Values<Period>? { rates[currency] }
}

// MARK: - Commitments

/// Whose the money of commitments is that no rule maps: neither purchases nor unused parts carry tags.
///
/// A bill's groups of charges do not tell commitments apart. Where the purchases of those that the plan has are all purchases of
/// a provider, to the last digit, all are the plan's; where they are not, and the plan has commitments of the provider, it is not known.
struct CommitmentOwnership {
  private struct Payer: Hashable {
    let provider: String
    let currency: String
  }

  /// Payers by what their unmapped purchases are.
  private var purchases: [Payer: BillComparison.Cause] = [:]
  /// Those whose unmapped use is all of it unused parts of the plan's commitments.
  private var unused: Set<Payer> = []

  init(_ problem: Problem, _ bill: Bill) {
    let plans = Self.commitments(of: problem)
    let tails = Dictionary(bill.commitments.map { (Self.tail($0.id), 1) }, uniquingKeysWith: +)
    for (payer, commitments) in Dictionary(
      grouping: bill.commitments, by: { Payer(provider: $0.provider, currency: $0.currency) })
    {
      guard let planned = plans[payer.provider] else { continue }
      let names = commitments.map { commitment -> Set<String> in
        let tail = Self.tail(commitment.id)
        let long = "\(commitment.provider) \(commitment.id) \(commitment.currency)"
        return tails[tail] == 1 ? [tail, long, commitment.id] : [long, commitment.id]
      }
      let own = zip(commitments, names).filter { !$1.isDisjoint(with: planned) }.map(\.0)
      let unknown = planned.subtracting(names.reduce(into: Set()) { $0.formUnion($1) })
      let entries = bill.entries.filter { $0.provider == payer.provider && $0.currency == payer.currency }
      let bought = Self.sum(commitments.map(\.purchased))
      let ownBought = Self.sum(own.map(\.purchased))
      let all = Self.sum(entries.filter { $0.category == .purchase }.map(\.amounts.billed))
      if !ownBought.isZero, ownBought == all {
        purchases[payer] = .commitments
      } else if !bought.isZero, !ownBought.isZero || !unknown.isEmpty {
        purchases[payer] = .openPurchases
      }
      let idle = Self.sum(own.map(\.unusedCost))
      let unmapped = entries.filter { $0.category == .usage && $0.use == nil }
      if !idle.isZero, idle == Self.sum(unmapped.map(\.amounts.effective)),
        Self.sum(unmapped.map(\.amounts.billed)).isZero
      {
        unused.insert(payer)
      }
    }
  }

  func cause(ofUnmapped entry: Bill.Entry) -> BillComparison.Cause {
    let payer = Payer(provider: entry.provider, currency: entry.currency)
    if entry.category == .purchase { return purchases[payer] ?? .unmapped }
    return unused.contains(payer) ? .commitments : .unmapped
  }

  /// Ids of options under contract and of plans of spend, by provider.
  private static func commitments(of problem: Problem) -> [String: Set<String>] {
    var ids: [String: Set<String>] = [:]
    for option in problem.options.elements where option.reservation != nil {
      let offer = problem.offers[option.offer]
      ids[problem.providers[offer.provider].id, default: []].insert(
        String(option.id.dropFirst(offer.id.count + 1)))
    }
    for plan in problem.spendPlans.elements {
      ids[problem.providers[plan.provider].id, default: []].insert(plan.id)
    }
    return ids
  }

  /// What stands behind the last slash or colon, by which an import names options.
  private static func tail(_ id: String) -> String {
    id.split { $0 == "/" || $0 == ":" }.last.map(String.init) ?? id
  }

  private static func sum(_ amounts: [ExactDecimal]) -> ExactDecimal {
    amounts.reduce(.zero) { $0.adding($1) ?? $0 }
  }
}
