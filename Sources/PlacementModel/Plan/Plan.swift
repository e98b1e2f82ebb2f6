/// A plan that was checked, or the news that there is none. What `berth solve` writes and every report reads.
///
/// Money is nominal currency where not said otherwise; units are averages over the step; work is work units.
public struct Plan: Sendable {
  public enum Status: String, Sendable { case optimal, feasible, infeasible, stopped }

  public var status: Status
  public var problem: Problem
  /// What ended the solve before its proof; `nil` where nothing did.
  public var stoppedBy: StopCause?
  /// Present value of the plan's cost, and the best proved bound on it; `nil` without allocations.
  public var objective: Double?
  public var bound: Double?
  public var cost: Cost?
  public var allocations: [Allocation] = []
  public var purchases: [Purchase] = []
  public var orders: [Order] = []
  public var agreements: [AgreementWindow] = []
  public var providers: [ProviderSpend] = []
  public var limits: [LimitValue] = []
  public var capacity: [OfferUse] = []
  public var workloads: [WorkloadService] = []
  /// By row name, every row whose dual is not zero, in the program's order.
  public var duals: [RowDual] = []
  public var certificate: Certificate?
  /// The rows that cannot hold together, when there is no plan.
  public var conflict: [ConflictingRow] = []
  public var solver: SolverReport

  public init(status: Status, problem: Problem, solver: SolverReport) {
    self.status = status
    self.problem = problem
    self.solver = solver
  }
}

extension Plan {
  public enum StopCause: String, Sendable { case time, iterations, cancelled }

  /// The cost by cause. `presentValue` parts add up to the objective; `nominal` is money paid inside the horizon.
  public struct Cost: Sendable {
    public struct Line: Sendable {
      public enum Cause: String, CaseIterable, Sendable {
        case onDemand, spot, reserved, upfront, surcharges, discounts, shortfalls, unmet, salvage
      }
      public var cause: Cause
      public var nominal: Double
      public var presentValue: Double
    }
    public var lines: [Line]
    /// Nominal cash paid inside the horizon: outlay to all providers.
    public var cash: Double
    /// Nominal cost with upfront payments spread over their terms: cash less the part of upfront payments
    /// that belongs to hours after the horizon.
    public var amortised: Double
    /// Nominal money still owed after the horizon under reservations.
    public var owedAfterHorizon: Double
  }

  /// Units of an offer that serve a workload in a step.
  public struct Allocation: Sendable {
    public var workload: Index<Workload>
    public var offer: Index<Offer>
    public var step: Index<Step>
    public var units: Double
    /// Work done in the whole step: hours x rate x units.
    public var work: Double
  }

  /// Units of an option that are paid for in a step (reserved units: in each step of the term).
  public struct Purchase: Sendable {
    public var option: Index<PurchaseOption>
    public var step: Index<Step>
    public var units: Double
    /// Money at option prices, before agreements; upfront payments stand in the first step of their period.
    public var cost: Double
  }

  /// What to buy: a reservation whose term starts in the period.
  public struct Order: Sendable {
    public var option: Index<PurchaseOption>
    public var period: Index<Period>
    /// The date by which it must be placed: the start of the period.
    public var by: String
    public var units: Double
    /// Cash due at the order.
    public var cash: Double
    /// Value of the whole contract: upfront and all payments of the term, also after the horizon.
    public var contractValue: Double
  }

  public struct AgreementWindow: Sendable {
    public var agreement: Index<Agreement>
    public var window: Index<CommitmentWindow>
    public var covered: Double
    public var shortfall: Double
  }

  public struct ProviderSpend: Sendable {
    public var provider: Index<Provider>
    public var period: Index<Period>
    public var spend: Double
    public var shortfall: Double
    /// Part of all providers' outlay in the period; `nil` where that is zero.
    public var share: Double?
  }

  /// One constraint of a limit: where it stands against its bounds.
  public struct LimitValue: Sendable {
    public var limit: Index<Limit>
    /// The part's id; `nil` for a budget.
    public var part: String?
    /// The workload of a spread.
    public var workload: Index<Workload>?
    /// The span's (or step's) id.
    public var span: String
    /// A fraction for shares and spreads (`nil` where the total is zero), money for budgets.
    public var value: Double?
    public var minimum: Double?
    public var maximum: Double?
    public var isBinding: Bool
    /// Present value saved per unit by which the bound is relaxed (one, for a fraction: 100 percentage points;
    /// currency per currency for a budget), at the margin; `nil` where the plan has no duals.
    public var price: Double?
  }

  public struct OfferUse: Sendable {
    public var offer: Index<Offer>
    public var step: Index<Step>
    public var paid: Double
    public var used: Double
    /// Present value of one more unit of capacity for an hour; `nil` where the plan has no duals.
    public var price: Double?
  }

  public struct WorkloadService: Sendable {
    public var workload: Index<Workload>
    public var step: Index<Step>
    /// Work per hour.
    public var demand: Double
    public var served: Double
    public var unmet: Double
    /// Work carried out of the period, in work units, on the period's last step.
    public var backlog: Double
    /// Present value of one more unit of work demanded; `nil` where the plan has no duals.
    public var marginalCost: Double?
  }

  public struct RowDual: Sendable {
    public var row: String
    public var dual: Double
  }

  public struct ConflictingRow: Sendable {
    public var family: String
    public var row: String
  }

  /// Residuals recomputed from the program and the plan, without the solver. See PROBLEM-FORMAT, *A plan*.
  public struct Certificate: Sendable {
    public var primalResidual: Double
    /// `nil` for a mixed-integer plan.
    public var dualResidual: Double?
    public var complementarityResidual: Double?
    public var relativeGap: Double
    /// The largest violation in currency: of a row of money itself, of any other row at its price.
    public var moneyViolation: Double
    /// Whether the bound is the solver's word (mixed-integer) or recomputed from the duals.
    public var boundIsRecomputed: Bool
  }

  public struct SolverReport: Sendable {
    public var name: String
    public var method: String
    public var iterations: Int
    public var nodes: Int
    public var rows: Int
    public var columns: Int
    public var nonzeros: Int
    /// Seconds of each phase, in order; left out of the output with `--no-timings`.
    public var seconds: [(phase: String, seconds: Double)]
  }
}
