/// Why a problem has no plan, and what would give it one.
public struct Diagnosis: Sendable {
  /// Whether there is a plan.
  public enum Verdict: String, Sendable {
    /// The rules cannot all hold.
    case noPlan
    /// There is a plan after all, and nothing to diagnose.
    case hasPlan
    /// Stopped before it was known whether there is a plan.
    case unknown
  }

  /// The problem that was diagnosed.
  public let problem: Problem
  /// Whether there is a plan.
  public var verdict: Verdict
  /// Present value of the cost of the plan, where there is one.
  public var cost: Double?
  /// Rules that cannot all hold; `nil` where there is a plan, or where none was found in time.
  public var conflict: Conflict?
  /// Verified ones, the cheapest first; those that leave work unserved come last.
  public var repairs: [Repair] = []
  /// What ended the search before its end; `nil` where nothing did.
  public var stoppedBy: Plan.StopCause?

  package init(problem: Problem, verdict: Verdict) {
    self.problem = problem
    self.verdict = verdict
  }
}

/// Rules that cannot all hold.
public struct Conflict: Sendable {
  /// In the order of the problem.
  public var members: [ProblemRule]
  /// Whether the set was shown to contradict itself, and without each of its members in turn to have a point.
  public var isProvedIrreducible: Bool
  /// Whether the set contradicts itself even where units, blocks and choices need not be whole.
  public var leavesWholeNumbersAside: Bool
  /// Whether other rules contradict each other as well, without any of these; `nil` where that is not known.
  public var hasOthers: Bool?
  /// Members of the set that ask for work which nothing may serve.
  public var unservable: [ProblemRule] = []

  package init(
    members: [ProblemRule], isProvedIrreducible: Bool, leavesWholeNumbersAside: Bool, hasOthers: Bool?
  ) {
    self.members = members
    self.isProvedIrreducible = isProvedIrreducible
    self.leavesWholeNumbersAside = leavesWholeNumbersAside
    self.hasOthers = hasOthers
  }
}

/// Changes after which the problem has a plan.
public struct Repair: Sendable {
  /// How a repair was found.
  public enum Origin: String, Sendable {
    /// The least weight of all.
    case cheapest
    /// One change that is enough by itself.
    case single
    /// The least weight without what cheaper repairs change.
    case alternative
  }

  /// How it was found.
  public var origin: Origin
  /// In the order of the problem.
  public var changes: [RepairChange]
  /// The sum of the changes, each relative to what it changes and times its weight.
  public var weight: Double
  /// Present value of the cost of the repaired problem's plan.
  public var cost: Double
  /// Whether that plan was proved the cheapest.
  public var isOptimal: Bool

  package init(
    origin: Origin, changes: [RepairChange], weight: Double, cost: Double, isOptimal: Bool
  ) {
    self.origin = origin
    self.changes = changes
    self.weight = weight
    self.cost = cost
    self.isOptimal = isOptimal
  }
}

/// One change of one of the user's things.
public struct RepairChange: Sendable {
  /// What a repair does to a rule.
  public enum Kind: Sendable {
    /// Another bound in some spans of a limit, in the limit's own unit.
    case bounds([(span: String, old: Double, new: Double)])
    /// The limit is taken out.
    case lifted
    /// More units, from a period on.
    case units(Double, from: Index<Period>)
    /// Less work, by this fraction, in some steps.
    case less(Double, [Index<Step>])
  }

  /// The rule that is changed.
  public let subject: RuleSubject
  /// What is done to it.
  public let kind: Kind
  /// The largest change relative to what is changed; 1 where it is taken out.
  public let relative: Double

  package init(_ subject: RuleSubject, _ kind: Kind, relative: Double) {
    self.subject = subject
    self.kind = kind
    self.relative = relative
  }
}
