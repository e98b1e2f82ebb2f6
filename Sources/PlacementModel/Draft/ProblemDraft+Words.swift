// The words of the format that a draft says with a dot in front: `status: .optional`, `per: .year`.

extension ProblemDraft.Option {
  /// The ways to pay for units.
  public enum Kind: String, CaseIterable, Sendable {
    /// Paid while used.
    case onDemand
    /// Paid while used, and interruptible by the provider.
    case spot
    /// Paid for a term, used or not.
    case reserved
    /// Paid out of what is committed to a spend plan.
    case spendPlan
  }
}

extension ProblemDraft.Agreement {
  /// Over which stretches spend is added up.
  public enum Windowing: String, CaseIterable, Sendable {
    /// Every period.
    case period
    /// Every year from the anniversary of the first day.
    case year
    /// The whole term.
    case term
  }

  /// What is asked of a window that the end of the horizon cuts.
  public enum HorizonEnd: String, CaseIterable, Sendable {
    /// Its part by hours.
    case prorate
    /// All of it.
    case full
    /// Nothing.
    case ignore
  }
}

extension ProblemDraft.Selection {
  /// What a limit may be about one by one.
  public enum Each: String, CaseIterable, Sendable {
    /// Every provider.
    case provider
    /// Every vendor of machines.
    case vendor
    /// Every machine.
    case machine
    /// Every region.
    case region
    /// Every geography.
    case geography
  }
}

extension ProblemDraft.Workload {
  /// Between which places work is counted as moved.
  public enum Place: String, CaseIterable, Sendable {
    /// From one region to another.
    case regions
    /// From one provider to another.
    case providers
  }

  /// How a workload keeps together.
  public enum Site: String, CaseIterable, Sendable {
    /// It may be anywhere at once.
    case any
    /// All of it runs in one region.
    case oneRegion
    /// All of it runs at one provider.
    case oneProvider
  }
}

extension ProblemDraft.Limit {
  /// The rules of policy.
  public enum Kind: String, CaseIterable, Sendable {
    /// The part of all that each provider, region ... or a selection has.
    case share
    /// Money in all.
    case budget
    /// The part of a workload that any one provider or region serves.
    case spread
    /// Units paid for at once, weighted.
    case pool
    /// Emissions.
    case carbon
    /// Money still owed.
    case exposure
    /// Work that goes on after a loss.
    case survive
    /// The Herfindahl index of outlay.
    case concentration
    /// Work that moves from one period to the next.
    case churn
    /// How many providers are used.
    case providers
    /// One provider alone takes new work.
    case exclusive
    /// One provider is the first to be asked.
    case firstRefusal
  }

  /// The stretches over which a limit holds.
  public enum Basis: String, CaseIterable, Sendable {
    /// Every period.
    case period
    /// Every calendar year.
    case year
    /// The whole horizon.
    case horizon
  }
}
