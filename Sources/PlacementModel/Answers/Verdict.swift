/// What an independent check of a plan came to: what does not hold, what was compared, and what was not.
public struct Verdict: Sendable {
  /// The problem that the plan was held against.
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

  /// What weights on the rows of the program show.
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
  /// By which it was found.
  public let rule: PlanRule
  /// Where it stands in the JSON of the plan.
  public let pointer: Pointer
  /// What it is about: ids of workloads, offers, periods.
  public let place: [String]
  /// What is not so.
  public let fault: Fault

  /// In what way something is not so.
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
  /// What was looked at.
  public let rule: PlanRule
  /// How many figures or entries it was applied to.
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
  /// Prices lie so far apart that the bound which no rounding can spoil is weaker than the plan's.
  case roundingOfBound
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

  /// It is of the problem at hand, by digest and content.
  case problem
  /// What its status says goes with what there is.
  case status
  /// Read and written again it is the same: copies of the problem, sums of neighbours.
  case document
  /// Every list has the entries it should, each once.
  case entries

  // What runs where.

  /// Work runs where it may, on machines that can do it, where there can be units.
  case eligibility
  /// Served, unmet and waiting work make up what is demanded.
  case demand
  /// Work waits no longer than it may.
  case deferral
  /// What is used is paid for.
  case supply
  /// Work that may not be interrupted is kept off spot units.
  case firm
  /// Fleets are large enough, and whole where they are to be.
  case fleet
  /// A gang has its least size, or is not there.
  case gang
  /// Work that keeps to one place has one.
  case site

  // What is bought.

  /// Within what offers have.
  case capacity
  /// Within what options have.
  case quota
  /// In time, and by the dates that are told.
  case orders
  /// What was decided is bought as decided.
  case decided
  /// In whole blocks.
  case blocks
  /// Nothing, or at least an option's minimum.
  case minimumUnits
  /// What draws on a spend plan is committed, and commitments can be had.
  case spendPlans
  /// Places with a fixed fee are open where anything is paid for, and paid.
  case openings

  // What is agreed.

  /// Agreements stand as they may.
  case standing
  /// Of two for the same offers at one time one at most stands.
  case rivals
  /// Minimum spend is covered or paid.
  case commitment
  /// What is carried between windows is within what may be.
  case carrying
  /// Maximum spend is kept.
  case ceiling
  /// Credits are within what windows have.
  case credits

  // Policy, and moves.

  /// Limits are kept, or missed by what is told.
  case limits
  /// What moved is told and costs what it does.
  case moves

  // Figures.

  /// Work done, demanded and served.
  case work
  /// Units used, paid for and granted.
  case use
  /// Units and cost of purchases.
  case purchases
  /// Cash and value of orders.
  case contracts
  /// Covered spend of windows.
  case covered
  /// Outlay of providers.
  case spend
  /// Shares of outlay.
  case shares
  /// Where limits stand, and whether they bind.
  case limitValues
  /// Cost by cause, cash, amortised and owed.
  case cost
  /// The present value of it all, and its bound.
  case objective
  /// Goals in their order, held where they were reached.
  case goals
  /// Prices are what duals come to.
  case prices
  /// Residuals are within what is promised.
  case certificate
  /// The duals prove the bound.
  case bound
  /// The weights of a problem without a plan contradict each other.
  case contradiction
}
