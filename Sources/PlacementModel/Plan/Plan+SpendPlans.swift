extension Plan {
  /// What to order: a commitment to a spend plan whose term starts in the period.
  public struct PlanOrder: Sendable {
    /// The plan that is committed to.
    public var spendPlan: Index<SpendPlan>
    /// In which the term starts.
    public var period: Index<Period>
    /// The date by which it must be placed.
    public var by: String
    /// In the provider's currency per hour.
    public var commitment: Double
    /// Value of the whole commitment, also after the horizon, in the problem's currency.
    public var contractValue: Double

    package init(
      spendPlan: Index<SpendPlan>, period: Index<Period>, by: String, commitment: Double,
      contractValue: Double
    ) {
      self.spendPlan = spendPlan
      self.period = period
      self.by = by
      self.commitment = commitment
      self.contractValue = contractValue
    }
  }

  /// What is committed to a spend plan in a step, and how much of it is drawn.
  public struct PlanStanding: Sendable {
    /// The plan that is committed to.
    public var spendPlan: Index<SpendPlan>
    /// When.
    public var step: Index<Step>
    /// In the provider's currency per hour.
    public var committed: Double
    /// What units draw of it, in the provider's currency per hour.
    public var drawn: Double
    /// What the commitment costs in the step, drawn or not, in the problem's currency.
    public var cost: Double

    package init(
      spendPlan: Index<SpendPlan>, step: Index<Step>, committed: Double, drawn: Double, cost: Double
    ) {
      self.spendPlan = spendPlan
      self.step = step
      self.committed = committed
      self.drawn = drawn
      self.cost = cost
    }
  }
}
