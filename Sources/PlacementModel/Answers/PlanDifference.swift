/// How one plan differs from another, by ids: the plans may be of different problems over the same periods.
///
/// Money is nominal where not said otherwise. Differences are what the second has more.
public struct PlanDifference: Sendable {
  /// An amount on both sides.
  public struct Change: Sendable {
    /// On the left.
    public var before: Double
    /// On the right.
    public var after: Double
    /// Right less left.
    public var difference: Double { after - before }

    package init(before: Double = 0, after: Double = 0) {
      self.before = before
      self.after = after
    }
  }

  /// What one cause costs.
  public struct Line: Sendable {
    /// What the money is for.
    public let cause: Plan.Cost.Line.Cause
    /// Money paid inside the horizon.
    public var nominal = Change()
    /// Its part of the objective.
    public var presentValue = Change()
  }

  /// Outlay to a provider in a calendar year.
  public struct Outlay: Sendable {
    /// The provider's id.
    public let provider: String
    /// The calendar year, by the middle of each period.
    public let year: Int
    /// Nominal money paid to it, shortfalls included.
    public var amount = Change()
  }

  /// Work of a workload at a provider in a region, in one period.
  public struct Work: Sendable {
    /// The workload's id.
    public let workload: String
    /// The id of the provider that serves it.
    public let provider: String
    /// The id of the region in which it runs.
    public let region: String
    /// The period's id.
    public let period: String
    /// Work units done in the period.
    public var work = Change()
    /// Units in use, averaged over the period.
    public var units = Change()
  }

  /// What one more unit of a workload's work costs, in present value, averaged over its demand.
  public struct Marginal: Sendable {
    /// The workload's id.
    public let workload: String
    /// Present value of one more unit of its work, the mean over the horizon.
    public var cost: Change
  }

  /// Every cause that either plan has, in the order of causes; in present value they add up to the objectives.
  public let lines: [Line]
  /// By provider and year, those that either plan pays.
  public let outlays: [Outlay]
  /// What is nobody's spend, of each cause: with the outlays it adds up to the nominal lines. What regions cost stands
  /// under fixed fees.
  public let unpaid: [(cause: Plan.Cost.Line.Cause, amount: Change)]
  /// Where work runs that does not run there in both plans alike.
  public let work: [Work]
  /// Of workloads with demand in both plans, where both plans have prices.
  public let marginals: [Marginal]

  package init(from before: Plan, to after: Plan) {
    lines = Self.lines(before, after)
    outlays = Self.outlays(before, after)
    unpaid = Self.unpaid(before, after)
    work = Self.work(before, after)
    marginals = Self.marginals(before, after)
  }

  /// Nominal money by calendar year, in order.
  public var years: [(year: Int, amount: Change)] {
    var years: [Int: Change] = [:]
    for outlay in outlays {
      years[outlay.year, default: Change()].before += outlay.amount.before
      years[outlay.year, default: Change()].after += outlay.amount.after
    }
    return years.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
  }

  /// All nominal money.
  public var nominal: Change {
    Change(before: lines.sum(\.nominal.before), after: lines.sum(\.nominal.after))
  }
}

// MARK: - Money

extension PlanDifference {
  private static func lines(_ before: Plan, _ after: Plan) -> [Line] {
    Plan.Cost.Line.Cause.allCases.compactMap { cause in
      let old = before.cost?.lines.first { $0.cause == cause }
      let new = after.cost?.lines.first { $0.cause == cause }
      guard old != nil || new != nil else { return nil }
      return Line(
        cause: cause, nominal: Change(before: old?.nominal ?? 0, after: new?.nominal ?? 0),
        presentValue: Change(before: old?.presentValue ?? 0, after: new?.presentValue ?? 0))
    }
  }

  private static func outlays(_ before: Plan, _ after: Plan) -> [Outlay] {
    var table = Table<[String], Outlay>()
    for (plan, side) in [(before, \Change.before), (after, \Change.after)] {
      for spend in plan.providers {
        let provider = plan.problem.providers[spend.provider].id
        let year = plan.problem.horizon.periods[spend.period].year
        table.at([provider, "\(year)"], Outlay(provider: provider, year: year)) {
          $0.amount[keyPath: side] += spend.spend + spend.shortfall
        }
      }
    }
    return table.entries.filter { $0.amount.before != 0 || $0.amount.after != 0 }
  }

  /// The causes whose money no provider gets.
  private static let nobodysSpend: [Plan.Cost.Line.Cause] = [
    .migration, .unmet, .softLimits, .carbon, .salvage,
  ]

  private static func unpaid(
    _ before: Plan, _ after: Plan
  ) -> [(cause: Plan.Cost.Line.Cause, amount: Change)] {
    var amounts: [(cause: Plan.Cost.Line.Cause, amount: Change)] = []
    let regions = Change(before: before.regionFees, after: after.regionFees)
    if regions.before != 0 || regions.after != 0 { amounts.append((.fixedFees, regions)) }
    for line in lines(before, after) where nobodysSpend.contains(line.cause) {
      amounts.append((line.cause, line.nominal))
    }
    return amounts
  }
}

extension Plan {
  /// Nominal fees of regions, which are paid to nobody that the problem knows.
  fileprivate var regionFees: Double { openings.reduce(0) { $1.kind == .region ? $0 + $1.fee : $0 } }
}

// MARK: - Work

extension PlanDifference {
  /// Work that differs by less than this part of the most that the workload has anywhere is rounding.
  private static let rounding = 1e-7

  private static func work(_ before: Plan, _ after: Plan) -> [Work] {
    var table = Table<[String], Work>()
    var largest: [String: Double] = [:]
    for (plan, side) in [(before, \Change.before), (after, \Change.after)] {
      let problem = plan.problem
      for allocation in plan.allocations {
        let offer = problem.offers[allocation.offer]
        let step = problem.horizon.steps[allocation.step]
        let period = problem.horizon.periods[step.period]
        let workload = problem.workloads[allocation.workload].id
        let (provider, region) = (problem.providers[offer.provider].id, problem.regions[offer.region].id)
        let entry = Work(workload: workload, provider: provider, region: region, period: period.id)
        largest[workload] = max(largest[workload] ?? 0, allocation.work)
        table.at([workload, provider, region, period.id], entry) {
          $0.work[keyPath: side] += allocation.work
          $0.units[keyPath: side] += allocation.units * (step.hours / period.hours)
        }
      }
    }
    return table.entries.filter { abs($0.work.difference) > rounding * (largest[$0.workload] ?? 0) }
  }

  private static func marginals(_ before: Plan, _ after: Plan) -> [Marginal] {
    let (old, new) = (before.meanMarginalCosts, after.meanMarginalCosts)
    return before.problem.workloads.elements.compactMap { workload in
      guard let before = old[workload.id], let after = new[workload.id] else { return nil }
      return Marginal(workload: workload.id, cost: Change(before: before, after: after))
    }
  }
}

extension Plan {
  /// Present value of one more unit of work, by workload, averaged over demand; only where there are prices.
  fileprivate var meanMarginalCosts: [String: Double] {
    var sums: [String: (cost: Double, work: Double)] = [:]
    for service in workloads {
      guard let cost = service.marginalCost else { continue }
      let work = service.demand * problem.horizon.steps[service.step].hours
      sums[problem.workloads[service.workload].id, default: (0, 0)].cost += cost * work
      sums[problem.workloads[service.workload].id, default: (0, 0)].work += work
    }
    return sums.compactMapValues { $0.work > 0 ? $0.cost / $0.work : nil }
  }
}

/// Entries by key, in the order in which they first came.
private struct Table<Key: Hashable, Entry> {
  private var places: [Key: Int] = [:]
  private(set) var entries: [Entry] = []

  mutating func at(_ key: Key, _ new: @autoclosure () -> Entry, _ change: (inout Entry) -> Void) {
    let place = places[key] ?? entries.count
    if place == entries.count {
      places[key] = place
      entries.append(new())
    }
    change(&entries[place])
  }
}

extension Sequence {
  fileprivate func sum(_ number: (Element) -> Double) -> Double { reduce(0) { $0 + number($1) } }
}
