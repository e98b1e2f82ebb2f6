/// What came of a solve. An outcome is an answer; a failure of the solver is a thrown `SolverError`.
public enum Outcome: Sendable {
  /// Proved optimal, for a mixed-integer program within the asked relative gap.
  case optimal(Solution)
  /// Feasible, but stopped before it was proved optimal. `bound` is a valid bound on the optimum, if one is
  /// known.
  case feasible(Solution, bound: Double?, stoppedBy: Limit)
  /// No point satisfies every bound.
  case infeasible(InfeasibilityProof?)
  /// The objective improves without end.
  case unbounded
  /// One of the two; it was not told which.
  case infeasibleOrUnbounded
  /// Stopped without a feasible point.
  case noSolution(bound: Double?, stoppedBy: Limit)
}

extension Outcome {
  /// Why a solve ended before its proof.
  public enum Limit: Hashable, Sendable {
    /// The time limit.
    case time
    /// The limit on iterations.
    case iterations
    /// The limit on memory.
    case memory
    /// A ``Cancellation``.
    case cancelled
  }

  /// The point held, proved optimal or not.
  public var solution: Solution? {
    switch self {
    case .optimal(let solution), .feasible(let solution, _, _): solution
    default: nil
    }
  }
}

/// A point of a linear program, with its duals where the program has any.
public struct Solution: Sendable {
  /// The objective, its constant included, recomputed from `columnValues`.
  public var objective: Double
  /// One value per column, in the program's order.
  public var columnValues: [Double]
  /// One value per row: the sum of coefficient times value.
  public var rowValues: [Double]
  /// `nil` for a mixed-integer program: there is nothing to read.
  public var duals: Duals?
  /// Of a mixed-integer solution: the prices of the program with its whole numbers fixed where they are. They say what a
  /// right-hand side is worth as long as no whole number changes, and prove nothing about the optimum.
  public var fixedDuals: Duals?
  /// `nil` where the method ends away from a vertex; of a mixed-integer solution that of the program with its whole
  /// numbers fixed, where the method has one.
  public var basis: Basis?
  /// The best proved bound on the optimum; for a linear program solved to optimality, its objective.
  public var bound: Double

  /// A point with all that is known of it; arrays in the program's order.
  public init(
    objective: Double, columnValues: [Double], rowValues: [Double], duals: Duals?, basis: Basis?,
    bound: Double
  ) {
    self.objective = objective
    self.columnValues = columnValues
    self.rowValues = rowValues
    self.duals = duals
    self.basis = basis
    self.bound = bound
  }

  package subscript(variable: Variable) -> Double { columnValues[variable.position] }

  /// `|objective - bound| / max(1e-10, |objective|)`, the mixed-integer convention.
  public var relativeGap: Double { abs(objective - bound) / max(1e-10, abs(objective)) }
}

/// The prices of a linear program at an optimum.
///
/// A row's dual is the change of the optimum per unit increase of its right-hand side, when minimising and
/// when maximising alike; a column's reduced cost is the same for the bound it rests on. So
/// `cost[j] = reducedCost[j] + sum{i} a[i,j] * dual[i]`.
public struct Duals: Sendable {
  /// One for each row.
  public var rowDuals: [Double]
  /// One for each column.
  public var reducedCosts: [Double]

  /// Prices in the program's order.
  public init(rowDuals: [Double], reducedCosts: [Double]) {
    self.rowDuals = rowDuals
    self.reducedCosts = reducedCosts
  }

  package subscript(constraint: Constraint) -> Double { rowDuals[constraint.position] }
}

/// Where each row and column stands at a vertex: enough to start another solve there.
public struct Basis: Hashable, Sendable {
  /// Where a row or column stands.
  public enum Standing: UInt8, Hashable, Sendable {
    /// Between its bounds, or wherever the rest puts it.
    case basic
    /// At its lower bound.
    case atLower
    /// At its upper bound.
    case atUpper
    /// At 0, without bounds.
    case free
    /// At its only value.
    case fixed
  }
  /// One for each row.
  public var rows: [Standing]
  /// One for each column.
  public var columns: [Standing]

  /// As many basic ones as there are rows.
  public init(rows: [Standing], columns: [Standing]) {
    self.rows = rows
    self.columns = columns
  }
}

/// Weights on rows under which they contradict the bounds (Farkas): the weighted sum of the rows can be met
/// by no point inside the column bounds. `rowWeights[i]` is positive where the lower end of row i is used,
/// negative where the upper end is.
public struct InfeasibilityProof: Sendable {
  /// One for each row.
  public var rowWeights: [Double]
  /// Weights in the program's order.
  public init(rowWeights: [Double]) { self.rowWeights = rowWeights }
}
