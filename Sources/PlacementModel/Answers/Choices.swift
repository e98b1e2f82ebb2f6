/// Which choices of a cheapest plan are forced, and which are free: the same in every plan that costs as little, or not.
public struct Choices: Sendable {
  /// One choice: an amount, and whether some cheapest plan has another.
  public struct Choice<Place: Sendable>: Sendable {
    /// What was chosen, and when.
    public var place: Place
    /// What the plan at hand has, in units, or in currency per hour of a spend plan.
    public var amount: Double
    /// Whether another cheapest plan has another amount; else it is forced.
    public var isFree: Bool
    /// The least and the most that any cheapest plan has; `nil` where that was not asked, or not reached.
    public var least: Double?
    /// The most in any cheapest plan; `nil` where ranges were not asked for.
    public var most: Double?

    package init(
      place: Place, amount: Double, isFree: Bool, least: Double? = nil, most: Double? = nil
    ) {
      self.place = place
      self.amount = amount
      self.isFree = isFree
      self.least = least
      self.most = most
    }
  }

  /// Where a workload runs in a step.
  public struct AllocationPlace: Hashable, Sendable {
    /// Whose work it is.
    public var workload: Index<Workload>
    /// On whose units it runs.
    public var offer: Index<Offer>
    /// When.
    public var step: Index<Step>

    package init(workload: Index<Workload>, offer: Index<Offer>, step: Index<Step>) {
      self.workload = workload
      self.offer = offer
      self.step = step
    }
  }

  /// What is paid for in a step.
  public struct PurchasePlace: Hashable, Sendable {
    /// The way to pay.
    public var option: Index<PurchaseOption>
    /// When.
    public var step: Index<Step>

    package init(option: Index<PurchaseOption>, step: Index<Step>) {
      self.option = option
      self.step = step
    }
  }

  /// A term that starts in a period.
  public struct OrderPlace: Hashable, Sendable {
    /// The reservation.
    public var option: Index<PurchaseOption>
    /// In which the term starts.
    public var period: Index<Period>

    package init(option: Index<PurchaseOption>, period: Index<Period>) {
      self.option = option
      self.period = period
    }
  }

  /// A commitment to a spend plan that starts in a period.
  public struct CommitmentPlace: Hashable, Sendable {
    /// The plan that is committed to.
    public var spendPlan: Index<SpendPlan>
    /// In which the term starts.
    public var period: Index<Period>

    package init(spendPlan: Index<SpendPlan>, period: Index<Period>) {
      self.spendPlan = spendPlan
      self.period = period
    }
  }

  /// An agreement in one of its windows.
  public struct SigningPlace: Hashable, Sendable {
    /// One that the plan may sign or leave.
    public var agreement: Index<Agreement>
    /// The window before which the agreement may be left; `nil` for its signing.
    public var window: Index<CommitmentWindow>?

    package init(agreement: Index<Agreement>, window: Index<CommitmentWindow>?) {
      self.agreement = agreement
      self.window = window
    }
  }

  /// Whether an agreement is signed, or kept.
  public struct Signing: Sendable {
    /// The agreement, and its window.
    public var place: SigningPlace
    /// Whether the cheapest plan has it in force.
    public var isInForce: Bool
    /// Present value by which the cheapest plan with the opposite is dearer, within the asked gap: 0 where it costs as
    /// little, `nil` where that was not asked or not reached, or no plan has the opposite.
    public var oppositeCostsMore: Double?
    /// What is known of it; `nil` where it was not asked or not reached.
    public var verdict: Verdict?

    /// Whether every cheapest plan decides alike.
    public enum Verdict: String, Sendable {
      /// The opposite costs more, or has no plan.
      case forced
      /// The opposite costs the same.
      case free
    }

    package init(
      place: SigningPlace, isInForce: Bool, verdict: Verdict? = nil, oppositeCostsMore: Double? = nil
    ) {
      self.place = place
      self.isInForce = isInForce
      self.verdict = verdict
      self.oppositeCostsMore = oppositeCostsMore
    }
  }

  /// What the plan has, and what some other cheapest plan has: choices of nothing in every one of them are left out.
  public var allocations: [Choice<AllocationPlace>] = []
  /// Units paid for; like `allocations`.
  public var purchases: [Choice<PurchasePlace>] = []
  /// Terms that start, in units; like `allocations`.
  public var orders: [Choice<OrderPlace>] = []
  /// Commitments that start, in the provider's currency per hour; like `allocations`.
  public var commitments: [Choice<CommitmentPlace>] = []
  /// Agreements that may be signed or left.
  public var signings: [Signing] = []
  /// The workload whose allocations have their least and most; `nil` for none.
  public var ranged: Index<Workload>?
  /// Whether all of this holds only while whole numbers stay as they are in the plan.
  public var fixesWholeNumbers: Bool
  /// Whether a limit of concentration is among the rules: of what is free, some may then be forced by its curve.
  public var hasConcentration: Bool

  package init(fixesWholeNumbers: Bool, hasConcentration: Bool) {
    self.fixesWholeNumbers = fixesWholeNumbers
    self.hasConcentration = hasConcentration
  }
}
