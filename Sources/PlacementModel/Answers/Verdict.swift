/// What an independent check of a plan came to: what does not hold, what was compared, and what was not.
public struct Verdict: Sendable {
  public let problem: Problem
  /// What the plan says it is.
  public let status: Plan.Status
  /// In the order of the rules of the check; empty where everything holds.
  public let findings: [Finding]
  /// The rules that were looked at, in their order.
  public let checks: [RuleCheck]
  /// What could not be checked, and why.
  public let gaps: [CheckGap]
  /// What the duals of the plan prove, recomputed; `nil` where they prove nothing.
  public let proof: Proof?

  public enum Proof: Hashable, Sendable {
    /// No plan costs less than so much, present value; and how far the plan is from that, over `max(1, |cost|)`.
    case bound(Double, relativeGap: Double)
    /// The rules contradict each other, by so much of the terms that they are weighed with.
    case contradiction(Double)
  }

  package init(
    problem: Problem, status: Plan.Status, findings: [Finding], checks: [RuleCheck], gaps: [CheckGap],
    proof: Proof? = nil
  ) {
    self.proof = proof
    self.problem = problem
    self.status = status
    self.findings = findings
    self.checks = checks
    self.gaps = gaps
  }

  /// Whether nothing was found.
  public var holds: Bool { findings.isEmpty }
}

/// Something in a plan that is not so.
public struct Finding: Hashable, Sendable {
  public let rule: PlanRule
  /// Where it stands in the JSON of the plan.
  public let pointer: Pointer
  /// What it is about: ids of workloads, offers, periods.
  public let place: [String]
  public let fault: Fault

  public enum Fault: Hashable, Sendable {
    /// What is stated, and what it comes to.
    case differs(Double, Double)
    /// An amount, and the bound it may not pass.
    case above(Double, Double)
    /// An amount, and what it must reach.
    case below(Double, Double)
    /// What is written, and what should be.
    case reads(String, String)
    /// An entry is not there.
    case missing
    /// An entry that has no place in a plan of this problem, or stands twice.
    case unexpected
  }

  package init(rule: PlanRule, pointer: Pointer, place: [String], fault: Fault) {
    self.rule = rule
    self.pointer = pointer
    self.place = place
    self.fault = fault
  }
}

/// How a rule was looked at.
public struct RuleCheck: Hashable, Sendable {
  public let rule: PlanRule
  public let comparisons: Int
  /// The largest difference, relative to the terms of what was compared; 0 of what is so or is not.
  public let largestDifference: Double

  package init(rule: PlanRule, comparisons: Int, largestDifference: Double) {
    self.rule = rule
    self.comparisons = comparisons
    self.largestDifference = largestDifference
  }
}

/// What a check leaves open.
public enum CheckGap: String, CaseIterable, Sendable {
  /// A plan without allocations has nothing else to check.
  case noAllocations
  /// The plan has no duals, and its bound is the solver's word.
  case boundOfWholeNumbers
  /// The duals are of a program that the check does not state: that of a goal other than cost.
  case dualsOfGoals
  /// A plan without allocations comes with no proof that there is none.
  case noProof
  /// What was reached of goals before the last was not shown to be the least.
  case earlierGoals
  /// Credits of two windows in one period cannot be told apart.
  case creditsOfWindows
}

/// What a plan is checked for. The raw value stands in JSON.
public enum PlanRule: String, CaseIterable, Sendable {
  // What the document is.
  case problem, status, document, entries
  // What runs where.
  case eligibility, demand, deferral, supply, firm, fleet, gang, site
  // What is bought.
  case capacity, quota, orders, decided, blocks, minimumUnits, spendPlans, openings
  // What is agreed.
  case standing, rivals, commitment, carrying, ceiling, credits
  // Policy, and moves.
  case limits, moves
  // Figures.
  case work, use, purchases, contracts, covered, spend, shares, limitValues, cost, objective
  case goals, prices, certificate, bound, contradiction
}
