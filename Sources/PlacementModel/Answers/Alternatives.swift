/// How far plans can differ that cost little more than the cheapest: what each provider, region and machine can have at
/// least and at most, and a few plans that differ as much as was found.
public struct Alternatives: Sendable {
  /// What is measured: a provider, a region, or a kind of machine.
  public enum Kind: String, CaseIterable, Sendable {
    /// Each provider, by all that is bought from it.
    case provider
    /// Each region, whoever sells there.
    case region
    /// Each machine, whoever sells it.
    case machine
  }

  /// One end of a range, and the plan that has it.
  public struct End: Sendable {
    /// In the unit of the measure.
    public var amount: Double
    /// Its part of the total in the same plan; `nil` where the total is 0.
    public var share: Double?
    /// Present value of that plan's cost.
    public var cost: Double
    /// What no plan is below, or above: the amount, but for the precision of the search.
    public var bound: Double?

    package init(amount: Double, share: Double?, cost: Double, bound: Double? = nil) {
      self.bound = bound
      self.amount = amount
      self.share = share
      self.cost = cost
    }
  }

  /// What one provider, region or machine can have over the horizon.
  public struct Extent: Sendable {
    /// What it is the range of.
    public var kind: Kind
    /// The id of the provider, region or machine.
    public var id: String
    /// What it has in the cheapest plan at hand.
    public var now: End
    /// The least and the most of any plan within the tolerance; `nil` where they were not reached.
    public var least: End?
    /// The most that any plan within the tolerance has; `nil` where it was not found.
    public var most: End?

    package init(kind: Kind, id: String, now: End, least: End? = nil, most: End? = nil) {
      self.kind = kind
      self.id = id
      self.now = now
      self.least = least
      self.most = most
    }
  }

  /// What a plan has in use in one place, beside what the cheapest has there: work, unit-hours, or for spend unit-hours at the
  /// lowest price at which units can be had there for sure. What is bought and not used is no difference.
  public struct Change: Sendable {
    /// Who sells.
    public var provider: Index<Provider>
    /// Where it stands.
    public var region: Index<Region>
    /// What it is.
    public var machine: Index<Machine>
    /// Over the horizon.
    public var before: Double
    /// The same in the plan that differs.
    public var after: Double

    package init(
      provider: Index<Provider>, region: Index<Region>, machine: Index<Machine>, before: Double, after: Double
    ) {
      self.provider = provider
      self.region = region
      self.machine = machine
      self.before = before
      self.after = after
    }
  }

  /// A whole plan that differs from the cheapest and from those before it.
  public struct Variant: Sendable {
    /// Checked; its status is `feasible`, for another costs less.
    public var plan: Plan
    /// Present value above the least cost.
    public var extraCost: Double
    /// The part of what is in use that stands elsewhere than in the cheapest plan.
    public var difference: Double
    /// The same against whichever plan before it is nearest, the cheapest among them.
    public var nearest: Double
    /// Every place that has more or less than in the cheapest plan, the largest change first.
    public var changes: [Change]

    package init(plan: Plan, extraCost: Double, difference: Double, nearest: Double, changes: [Change]) {
      self.plan = plan
      self.extraCost = extraCost
      self.difference = difference
      self.nearest = nearest
      self.changes = changes
    }
  }

  /// The cheapest plan, or one whose status says why there is none: then all else is empty.
  public var plan: Plan
  /// How much more than the least a plan may cost, as a fraction of it.
  public var tolerance: Double
  /// What amounts are of: nominal outlay, work, or unit-hours in use.
  public var measure: Measure
  /// Present value of the least cost, and the most that was allowed.
  public var leastCost: Double?
  /// The dearest that a plan may be: the least cost and the tolerance of it.
  public var mostCost: Double?
  /// Of all offers, in the cheapest plan, in the unit of the measure.
  public var total: Double?
  /// Ranges: providers, regions, machines, each in the problem's order.
  public var extents: [Extent] = []
  /// Plans that differ, the first found first.
  public var variants: [Variant] = []
  /// What is forced and what is free among the cheapest plans; `nil` where the tolerance is more than 0.
  public var choices: Choices?
  /// Whether ranges and plans keep the whole numbers of the plan: true ranges may be wider.
  public var fixesWholeNumbers = false
  /// How many of the ends and plans looked for are missing because the solver broke down on the way to them.
  public var leftOut = 0
  /// What ended the work before all of it was done.
  public var stoppedBy: Plan.StopCause?

  package init(plan: Plan, tolerance: Double, measure: Measure) {
    self.plan = plan
    self.tolerance = tolerance
    self.measure = measure
  }
}
