/// A plan that was checked, or the news that there is none. What `berth solve` writes and every report reads.
///
/// Money is nominal currency where not said otherwise; units are averages over the step; work is work units.
public struct Plan: Sendable {
  /// What came of planning.
  public enum Status: String, CaseIterable, Sendable {
    /// No plan that keeps every rule costs less, within the gap asked for where there are whole numbers.
    case optimal
    /// A plan that keeps every rule, stopped before its proof; `bound` says how much less one could cost.
    case feasible
    /// No plan keeps every rule; `conflict` names rows that cannot hold together.
    case infeasible
    /// Stopped before there was a plan.
    case stopped
  }

  /// What came of planning; whether there are allocations hangs on it.
  public var status: Status
  /// What was planned.
  public var problem: Problem
  /// What ended the solve before its proof; `nil` where nothing did.
  public var stoppedBy: StopCause?
  /// Present value of the plan's cost, and the best proved bound on it; `nil` without allocations.
  public var objective: Double?
  /// Present value that no plan costs less than; `nil` where none is known.
  public var bound: Double?
  /// The cost by cause; `nil` without allocations.
  public var cost: Cost?
  /// What the plan has of each goal, in their order; empty where cost is the only one.
  public var goals: [GoalValue] = []
  /// What runs where, in the order of workloads, offers and steps.
  public var allocations: [Allocation] = []
  /// What is paid for in each step.
  public var purchases: [Purchase] = []
  /// Reservations to order, in the order of options and periods.
  public var orders: [Order] = []
  /// Commitments to spend plans to make.
  public var planOrders: [PlanOrder] = []
  /// What is committed and drawn, by spend plan and step.
  public var spendPlans: [PlanStanding] = []
  /// How each agreement stands in each of its windows.
  public var agreements: [AgreementWindow] = []
  /// Outlay by provider and period.
  public var providers: [ProviderSpend] = []
  /// Where every row of every limit stands.
  public var limits: [LimitValue] = []
  /// What is paid for and used of every offer, by step.
  public var capacity: [OfferUse] = []
  /// The places with a fixed fee that are used, in the problem's order.
  public var openings: [Opening] = []
  /// How every workload is served, by step.
  public var workloads: [WorkloadService] = []
  /// Work that changed place, where moves are counted.
  public var moves: [Move] = []
  /// By row name, every row whose dual is not zero, in the program's order.
  public var duals: [RowDual] = []
  /// Of limits of concentration, those tangents whose rows have a dual.
  public var tangents: [Tangent] = []
  /// Why it is believed; `nil` without allocations.
  public var certificate: Certificate?
  /// The rows that cannot hold together, when there is no plan.
  public var conflict: [ConflictingRow] = []
  /// Weights under which the rows of a problem without a plan contradict each other (Farkas), by row name.
  public var farkas: [RowDual] = []
  /// How it was found.
  public var solver: SolverReport

  package init(status: Status, problem: Problem, solver: SolverReport) {
    self.status = status
    self.problem = problem
    self.solver = solver
  }
}

extension Plan {
  /// What ends a solve early.
  public enum StopCause: String, CaseIterable, Sendable {
    /// The time limit.
    case time
    /// A limit on pivots.
    case iterations
    /// A limit on memory.
    case memory
    /// A ``Cancellation``, a cancelled task, or Ctrl-C.
    case cancelled
  }

  /// The cost by cause. `presentValue` parts add up to the objective; `nominal` is money paid inside the horizon.
  public struct Cost: Sendable {
    /// Money of one cause.
    public struct Line: Sendable {
      /// What money is for.
      public enum Cause: String, CaseIterable, Sendable {
        /// On-demand units, at option prices.
        case onDemand
        /// Spot units, at option prices.
        case spot
        /// Payments under reservations inside the horizon, those held included.
        case reserved
        /// Paid when a term starts.
        case upfront
        /// Commitments of money per hour, drawn or not.
        case spendPlans
        /// Support fees.
        case support
        /// Costs per unit of work at chosen places.
        case surcharges
        /// Data sent home.
        case egress
        /// Fees of offers, regions and providers in use.
        case fixedFees
        /// What agreements take off: negative.
        case discounts
        /// What providers pay themselves: negative.
        case credits
        /// What commitments miss.
        case shortfalls
        /// For leaving agreements.
        case exitFees
        /// Moves of work; nobody's spend.
        case migration
        /// Penalties on work that is not served; nobody's spend.
        case unmet
        /// Penalties of limits that are missed; nobody's spend.
        case softLimits
        /// The carbon price; nobody's spend.
        case carbon
        /// Contract payments after the horizon less what is credited of them; present value only.
        case salvage
      }
      /// What it is for.
      public var cause: Cause
      /// Money paid inside the horizon.
      public var nominal: Double
      /// Its part of the objective.
      public var presentValue: Double

      package init(cause: Cause, nominal: Double, presentValue: Double) {
        self.cause = cause
        self.nominal = nominal
        self.presentValue = presentValue
      }
    }
    /// One for each cause that is not 0, in the order of ``Line/Cause-swift.enum``.
    public var lines: [Line]
    /// Nominal cash paid inside the horizon: outlay to all providers.
    public var cash: Double
    /// Nominal cost with upfront payments spread over their terms: cash less the part of upfront payments
    /// that belongs to hours after the horizon.
    public var amortised: Double
    /// Nominal money still owed after the horizon under reservations.
    public var owedAfterHorizon: Double

    package init(lines: [Line], cash: Double, amortised: Double, owedAfterHorizon: Double) {
      self.lines = lines
      self.cash = cash
      self.amortised = amortised
      self.owedAfterHorizon = owedAfterHorizon
    }
  }
}
