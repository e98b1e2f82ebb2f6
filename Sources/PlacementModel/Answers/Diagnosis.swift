/// Why a problem has no plan, and what would give it one.
public struct Diagnosis: Sendable {
  public enum Verdict: String, Sendable {
    case noPlan, hasPlan
    /// Stopped before it was known whether there is a plan.
    case unknown
  }

  public let problem: Problem
  public var verdict: Verdict
  /// Present value of the cost of the plan, where there is one.
  public var cost: Double?
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
  public enum Origin: String, Sendable {
    /// The least weight of all.
    case cheapest
    /// One change that is enough by itself.
    case single
    /// The least weight without what cheaper repairs change.
    case alternative
  }

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

  public let subject: RuleSubject
  public let kind: Kind
  /// The largest change relative to what is changed; 1 where it is taken out.
  public let relative: Double

  package init(_ subject: RuleSubject, _ kind: Kind, relative: Double) {
    self.subject = subject
    self.kind = kind
    self.relative = relative
  }
}
