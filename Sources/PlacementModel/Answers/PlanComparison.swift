/// One of two things that are compared.
public enum Comparand: Sendable {
  /// Is planned first.
  case problem(Problem)
  /// Is taken as it is.
  case plan(Plan)

  /// The problem, or that of the plan.
  public var problem: Problem {
    switch self {
    case .problem(let problem): problem
    case .plan(let plan): plan.problem
    }
  }
}

/// Two things whose money is of one currency.
public struct ComparisonQuestion: Sendable {
  /// What stands on the left.
  public let before: Comparand
  /// What stands on the right.
  public let after: Comparand

  /// Why two sides cannot be compared.
  public enum Fault: Error, Hashable, Sendable {
    /// Amounts of two currencies are not compared.
    case currencies(String, String)
  }

  /// - Throws: what cannot be compared at all.
  public init(_ before: Comparand, _ after: Comparand) throws(Fault) {
    let (old, new) = (before.problem.currency, after.problem.currency)
    guard old == new else { throw .currencies(old, new) }
    self.before = before
    self.after = after
  }

  /// Whether both are planned over the same periods.
  public var hasOneHorizon: Bool {
    let (old, new) = (before.problem.horizon.periods.elements, after.problem.horizon.periods.elements)
    return old.map(\.id) == new.map(\.id) && old.map(\.hours) == new.map(\.hours)
  }
}

/// Two plans side by side: where the money went, what moved, which limits changed, and what in the input did it.
public struct PlanComparison: Sendable {
  /// The plan on the left, as it was given or made.
  public let before: Plan
  /// The plan on the right.
  public let after: Plan
  /// Whether both are of the same periods; elsewhere totals are of different times, and nothing is told by cause of the
  /// input.
  public let hasOneHorizon: Bool
  /// What has changed in the input, list by list in the order of the format.
  public let input: [InputChange]
  /// From the first cost to the second, one group of changes after another; empty where there is nothing to tell apart.
  public var steps: [ComparisonStep]
  /// What ended the answer before all stages were planned; `nil` where nothing did.
  public var stoppedBy: Plan.StopCause?

  package init(
    before: Plan, after: Plan, hasOneHorizon: Bool, input: [InputChange], steps: [ComparisonStep],
    stoppedBy: Plan.StopCause?
  ) {
    self.before = before
    self.after = after
    self.hasOneHorizon = hasOneHorizon
    self.input = input
    self.steps = steps
    self.stoppedBy = stoppedBy
  }

  /// `nil` where one of the two has no plan.
  public var difference: PlanDifference? {
    guard before.objective != nil, after.objective != nil else { return nil }
    return PlanDifference(from: before, to: after)
  }

  /// The rows of limits whose bounds differ, that bind in one plan alone, or that only one has.
  public var limits: [LimitChange] { LimitChange.all(from: before, to: after) }
}

/// Changes of the input that were made together, and what they did to the cost.
public struct ComparisonStep: Sendable {
  /// Groups of changes, in the order in which they are made.
  public enum Cause: String, CaseIterable, Sendable {
    /// Prices and fees of what both have.
    case prices
    /// Offers that come and go, and how much each has.
    case capacity
    /// Agreements and spend plans.
    case agreements
    /// Workloads: demand, penalties and where they may run.
    case workloads
    /// Limits.
    case limits
    /// The horizon, the rate of discount, goals and all else.
    case rest
  }

  /// More than one where what lies between has no plan, or cannot stand alone.
  public let causes: [Cause]
  /// Present value before and after.
  public let before: Double
  /// Present value of the least cost once it has changed.
  public let after: Double

  package init(causes: [Cause], before: Double, after: Double) {
    self.causes = causes
    self.before = before
    self.after = after
  }
}

/// How a list of the input differs.
public struct InputChange: Sendable {
  /// The key of the list, or of a value of the document.
  public let section: String
  /// Ids that only the right has.
  public var added: [String] = []
  /// Ids that only the left has.
  public var removed: [String] = []
  /// Entries that both have, and the keys in which they differ.
  public var changed: [(id: String, keys: [String])] = []
}

/// A row of a limit in two plans.
public struct LimitChange: Sendable {
  /// Where a row of a limit stands in one plan.
  public struct Side: Sendable {
    /// As ``Plan/LimitValue/value``.
    public let value: Double?
    /// The lower bound; `nil` for none.
    public let minimum: Double?
    /// The upper bound; `nil` for none.
    public let maximum: Double?
    /// Whether it stands at a bound.
    public let isBinding: Bool
    /// As in ``Plan/LimitValue/price``.
    public let price: Double?
  }

  /// The limit's id.
  public let limit: String
  /// The part's id; `nil` where it has none.
  public let part: String?
  /// The workload's id; `nil` where it is of none.
  public let workload: String?
  /// The id of the span, period or step.
  public let span: String
  /// `nil` where only the other plan has it.
  public let before: Side?
  /// In the plan on the right; `nil` where it has no such row.
  public let after: Side?
}

extension LimitChange {
  private struct Key: Hashable {
    let limit: String
    let part: String?
    let workload: String?
    let span: String
    /// A share has a row for each of its two bounds.
    let isMinimum: Bool
  }

  static func all(from before: Plan, to after: Plan) -> [LimitChange] {
    let (old, new) = (sides(before), sides(after))
    let keys = old.map(\.key) + new.map(\.key).filter { key in old.places[key] == nil }
    return keys.compactMap { key in
      let (before, after) = (old.places[key].map { old[$0].side }, new.places[key].map { new[$0].side })
      let isSame =
        before?.minimum == after?.minimum && before?.maximum == after?.maximum
        && before?.isBinding == after?.isBinding
      guard !isSame else { return nil }
      return LimitChange(
        limit: key.limit, part: key.part, workload: key.workload, span: key.span, before: before, after: after
      )
    }
  }

  private struct Sides {
    var entries: [(key: Key, side: Side)] = []
    var places: [Key: Int] = [:]

    func map<Value>(_ value: ((key: Key, side: Side)) -> Value) -> [Value] { entries.map(value) }
    subscript(place: Int) -> (key: Key, side: Side) { entries[place] }
  }

  private static func sides(_ plan: Plan) -> Sides {
    var sides = Sides()
    for row in plan.limits {
      let key = Key(
        limit: plan.problem.limits[row.limit].id, part: row.part,
        workload: row.workload.map { plan.problem.workloads[$0].id }, span: row.span,
        isMinimum: row.minimum != nil)
      guard sides.places.updateValue(sides.entries.count, forKey: key) == nil else { continue }
      let side = Side(
        value: row.value, minimum: row.minimum, maximum: row.maximum, isBinding: row.isBinding,
        price: row.price)
      sides.entries.append((key, side))
    }
    return sides
  }
}
