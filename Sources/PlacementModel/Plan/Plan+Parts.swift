/// The parts of a plan: what runs where, what is bought, what is owed, what binds, and the proof.
extension Plan {
  /// Units of an offer that serve a workload in a step.
  public struct Allocation: Sendable {
    /// Whose work it is.
    public var workload: Index<Workload>
    /// On whose units it runs.
    public var offer: Index<Offer>
    /// When.
    public var step: Index<Step>
    /// Units in use, averaged over the step.
    public var units: Double
    /// Work done in the whole step: hours x rate x units.
    public var work: Double
    /// Units kept for the workload, where they are whole or have a least number; `nil` elsewhere.
    public var fleet: Double?

    package init(
      workload: Index<Workload>, offer: Index<Offer>, step: Index<Step>, units: Double, work: Double,
      fleet: Double? = nil
    ) {
      self.fleet = fleet
      self.workload = workload
      self.offer = offer
      self.step = step
      self.units = units
      self.work = work
    }
  }

  /// Units of an option that are paid for in a step (reserved units: in each step of the term).
  public struct Purchase: Sendable {
    /// The way to pay.
    public var option: Index<PurchaseOption>
    /// When.
    public var step: Index<Step>
    /// Units paid for, used or not, averaged over the step.
    public var units: Double
    /// Money at option prices, before agreements; upfront payments stand in the first step of their period. Of units
    /// that draw on a spend plan: what they draw, which the plan's commitment pays.
    public var cost: Double

    package init(option: Index<PurchaseOption>, step: Index<Step>, units: Double, cost: Double) {
      self.option = option
      self.step = step
      self.units = units
      self.cost = cost
    }
  }

  /// What to buy: a reservation whose term starts in the period.
  public struct Order: Sendable {
    /// The reservation.
    public var option: Index<PurchaseOption>
    /// In which the term starts.
    public var period: Index<Period>
    /// The date by which it must be placed: the start of the period less the option's lead time.
    public var by: String
    /// Units for the whole term.
    public var units: Double
    /// Cash due at the order.
    public var cash: Double
    /// Value of the whole contract: upfront and all payments of the term, also after the horizon.
    public var contractValue: Double

    package init(
      option: Index<PurchaseOption>, period: Index<Period>, by: String, units: Double, cash: Double,
      contractValue: Double
    ) {
      self.option = option
      self.period = period
      self.by = by
      self.units = units
      self.cash = cash
      self.contractValue = contractValue
    }
  }

  /// How an agreement stands in one of its windows; amounts are in the currency of its provider.
  public struct AgreementWindow: Sendable {
    /// Whether an agreement binds in a window.
    public enum Status: String, CaseIterable, Sendable {
      /// It is in force.
      case signed
      /// It was on offer and is not signed.
      case notSigned
      /// It was left before the window began.
      case left
    }

    /// The agreement.
    public var agreement: Index<Agreement>
    /// Of the agreement's windows.
    public var window: Index<CommitmentWindow>
    /// Whether it is in force.
    public var status: Status
    /// What was spent on its offers and counts; also where it is not in force.
    public var covered: Double
    /// What is missing and paid all the same.
    public var shortfall: Double
    /// What is missing and put off to the next window, and what counts there of the spend in this one.
    public var carried: Double
    /// What counts in the next window of the spend in this one.
    public var extra: Double
    /// What the provider pays.
    public var credits: Double

    package init(
      agreement: Index<Agreement>, window: Index<CommitmentWindow>, status: Status = .signed,
      covered: Double, shortfall: Double, carried: Double = 0, extra: Double = 0, credits: Double = 0
    ) {
      self.agreement = agreement
      self.window = window
      self.status = status
      self.covered = covered
      self.shortfall = shortfall
      self.carried = carried
      self.extra = extra
      self.credits = credits
    }
  }

  /// What a provider is paid in a period, nominal.
  public struct ProviderSpend: Sendable {
    /// Who is paid.
    public var provider: Index<Provider>
    /// When.
    public var period: Index<Period>
    /// Money for what is bought, after discounts, without shortfalls.
    public var spend: Double
    /// Shortfalls of its agreements that are due in the period.
    public var shortfall: Double
    /// Part of all providers' outlay in the period; `nil` where that is zero.
    public var share: Double?

    package init(
      provider: Index<Provider>, period: Index<Period>, spend: Double, shortfall: Double, share: Double?
    ) {
      self.provider = provider
      self.period = period
      self.spend = spend
      self.shortfall = shortfall
      self.share = share
    }
  }

  /// One constraint of a limit: where it stands against its bounds.
  public struct LimitValue: Sendable {
    /// The limit.
    public var limit: Index<Limit>
    /// The part's id; `nil` for a budget.
    public var part: String?
    /// The workload of a spread.
    public var workload: Index<Workload>?
    /// The span's (or step's) id.
    public var span: String
    /// A fraction for shares, spreads, churn and survival (`nil` where the total is zero), money for budgets.
    public var value: Double?
    /// The lower bound, in the unit of `value`; `nil` for none.
    public var minimum: Double?
    /// The upper bound, in the unit of `value`; `nil` for none.
    public var maximum: Double?
    /// Whether it stands at a bound.
    public var isBinding: Bool
    /// By how much a soft limit is missed, in the unit of what is measured; `nil` where it must be kept.
    public var violation: Double?
    /// Present value saved per unit by which the bound is relaxed (one, for a fraction: 100 percentage points;
    /// currency per currency for a budget), at the margin; `nil` where the plan has no duals.
    public var price: Double?

    package init(
      limit: Index<Limit>, part: String?, workload: Index<Workload>?, span: String, value: Double?,
      minimum: Double?, maximum: Double?, isBinding: Bool, price: Double?, violation: Double? = nil
    ) {
      self.limit = limit
      self.part = part
      self.workload = workload
      self.span = span
      self.value = value
      self.minimum = minimum
      self.maximum = maximum
      self.isBinding = isBinding
      self.price = price
      self.violation = violation
    }
  }

  /// What was reached of a goal when it was its turn.
  public struct GoalValue: Sendable {
    /// What there is to be little of.
    public var goal: Goal
    /// Work not served, present value of cost, an index, kilograms, or work per hour that moved.
    public var value: Double
    /// The fraction by which later goals may exceed it.
    public var tolerance: Double

    package init(goal: Goal, value: Double, tolerance: Double) {
      self.goal = goal
      self.value = value
      self.tolerance = tolerance
    }
  }

  /// Units of an offer in a step.
  public struct OfferUse: Sendable {
    /// The offer.
    public var offer: Index<Offer>
    /// When.
    public var step: Index<Step>
    /// Units paid for, those held included.
    public var paid: Double
    /// Units in use by all workloads, averaged over the step.
    public var used: Double
    /// Present value of one more unit of capacity for an hour; `nil` where the plan has no duals.
    public var price: Double?
    /// Units that come with agreements that might not be in force and are.
    public var granted: Double

    package init(
      offer: Index<Offer>, step: Index<Step>, paid: Double, used: Double, price: Double?, granted: Double = 0
    ) {
      self.granted = granted
      self.offer = offer
      self.step = step
      self.paid = paid
      self.used = used
      self.price = price
    }
  }

  /// How a workload is served in a step; rates are work per hour.
  public struct WorkloadService: Sendable {
    /// The workload.
    public var workload: Index<Workload>
    /// When.
    public var step: Index<Step>
    /// Work per hour.
    public var demand: Double
    /// Work done per hour, with what waited.
    public var served: Double
    /// Work per hour that nobody does, at the penalty.
    public var unmet: Double
    /// Work carried out of the period, in work units, on the period's last step.
    public var backlog: Double
    /// Present value of one more unit of work demanded; `nil` where the plan has no duals.
    public var marginalCost: Double?

    package init(
      workload: Index<Workload>, step: Index<Step>, demand: Double, served: Double, unmet: Double,
      backlog: Double, marginalCost: Double?
    ) {
      self.workload = workload
      self.step = step
      self.demand = demand
      self.served = served
      self.unmet = unmet
      self.backlog = backlog
      self.marginalCost = marginalCost
    }
  }

  /// Work of a workload that does not run where it ran in the period before.
  public struct Move: Sendable {
    /// Whose work it is.
    public var workload: Index<Workload>
    /// Into which it moves.
    public var period: Index<Period>
    /// Work per hour, an average over the period.
    public var moved: Double
    /// Nominal currency; nobody's spend.
    public var cost: Double

    package init(workload: Index<Workload>, period: Index<Period>, moved: Double, cost: Double) {
      self.workload = workload
      self.period = period
      self.moved = moved
      self.cost = cost
    }
  }

  /// The dual of a row: see <doc:Duality>.
  public struct RowDual: Sendable {
    /// The row's name: its family, and its indices in brackets.
    public var row: String
    /// Change of the optimum, present value, per unit increase of its right-hand side.
    public var dual: Double

    package init(row: String, dual: Double) {
      self.row = row
      self.dual = dual
    }
  }

  /// A row that cannot hold together with the others.
  public struct ConflictingRow: Sendable {
    /// Its family, as in `models/placement.mod`.
    public var family: String
    /// Its name: its family, and its indices in brackets.
    public var row: String

    package init(family: String, row: String) {
      self.family = family
      self.row = row
    }
  }

  /// Residuals recomputed from the program and the plan, without the solver. See PROBLEM-FORMAT, *A plan*.
  public struct Certificate: Sendable {
    /// The largest violation of a row or bound, relative to max(1, |right-hand side|, sum |a x|).
    public var primalResidual: Double
    /// For a plan with whole numbers, of the program in which they are fixed; `nil` where that was not solved.
    public var dualResidual: Double?
    /// The largest product of a dual and the distance to the bound it prices, over max(1, |objective|); `nil` without
    /// duals.
    public var complementarityResidual: Double?
    /// |cost - bound| over max(1, |cost|). The bound is recomputed from the duals; with whole numbers it is that of the search.
    public var relativeGap: Double
    /// The largest violation in currency: of a row of money itself, of any other row at its price.
    public var moneyViolation: Double
    /// Whether the bound is the solver's word (mixed-integer) or recomputed from the duals.
    public var boundIsRecomputed: Bool
    /// Whether prices and duals are those of the program with its whole numbers fixed: what they say holds as long as
    /// no whole number changes.
    public var pricesFixWholeNumbers: Bool
    /// What exact arithmetic showed, where that was asked for.
    public var exact: ExactProof?

    package init(
      primalResidual: Double, dualResidual: Double?, complementarityResidual: Double?,
      relativeGap: Double, moneyViolation: Double, boundIsRecomputed: Bool,
      pricesFixWholeNumbers: Bool = false, exact: ExactProof? = nil
    ) {
      self.exact = exact
      self.primalResidual = primalResidual
      self.dualResidual = dualResidual
      self.complementarityResidual = complementarityResidual
      self.relativeGap = relativeGap
      self.moneyViolation = moneyViolation
      self.boundIsRecomputed = boundIsRecomputed
      self.pricesFixWholeNumbers = pricesFixWholeNumbers
    }
  }
}
