/// A plan that was checked, or the news that there is none. What `berth solve` writes and every report reads.
///
/// Money is nominal currency where not said otherwise; units are averages over the step; work is work units.
public struct Plan: Sendable {
  public enum Status: String, CaseIterable, Sendable { case optimal, feasible, infeasible, stopped }

  public var status: Status
  public var problem: Problem
  /// What ended the solve before its proof; `nil` where nothing did.
  public var stoppedBy: StopCause?
  /// Present value of the plan's cost, and the best proved bound on it; `nil` without allocations.
  public var objective: Double?
  public var bound: Double?
  public var cost: Cost?
  /// What the plan has of each goal, in their order; empty where cost is the only one.
  public var goals: [GoalValue] = []
  public var allocations: [Allocation] = []
  public var purchases: [Purchase] = []
  public var orders: [Order] = []
  public var planOrders: [PlanOrder] = []
  public var spendPlans: [PlanStanding] = []
  public var agreements: [AgreementWindow] = []
  public var providers: [ProviderSpend] = []
  public var limits: [LimitValue] = []
  public var capacity: [OfferUse] = []
  /// The places with a fixed fee that are used, in the problem's order.
  public var openings: [Opening] = []
  public var workloads: [WorkloadService] = []
  /// Work that changed place, where moves are counted.
  public var moves: [Move] = []
  /// By row name, every row whose dual is not zero, in the program's order.
  public var duals: [RowDual] = []
  public var certificate: Certificate?
  /// The rows that cannot hold together, when there is no plan.
  public var conflict: [ConflictingRow] = []
  public var solver: SolverReport

  package init(status: Status, problem: Problem, solver: SolverReport) {
    self.status = status
    self.problem = problem
    self.solver = solver
  }
}

extension Plan {
  public enum StopCause: String, CaseIterable, Sendable { case time, iterations, cancelled }

  /// The cost by cause. `presentValue` parts add up to the objective; `nominal` is money paid inside the horizon.
  public struct Cost: Sendable {
    public struct Line: Sendable {
      public enum Cause: String, CaseIterable, Sendable {
        case onDemand, spot, reserved, upfront, spendPlans, support, surcharges, egress, fixedFees, discounts,
          credits
        case shortfalls, exitFees, migration, unmet, softLimits, carbon, salvage
      }
      public var cause: Cause
      public var nominal: Double
      public var presentValue: Double

      package init(cause: Cause, nominal: Double, presentValue: Double) {
        self.cause = cause
        self.nominal = nominal
        self.presentValue = presentValue
      }
    }
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
