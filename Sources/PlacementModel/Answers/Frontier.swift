/// What the least cost is for every bound of a limit, or for every amount of a second goal.
///
/// Costs are present values in the problem's currency.
public struct Frontier: Sendable {
  /// What moves along the curve.
  public enum Axis: Hashable, Sendable {
    /// One end of a limit. With `factor`, its bounds are not all the same, and the position multiplies each of them.
    case limit(Index<Limit>, LimitSide, factor: Bool)
    /// The most there may be of a goal, in its own unit.
    case goal(Goal)
  }

  /// The problem as it stands.
  public var problem: Problem
  /// What moves: the bound of a limit, or an amount of a goal.
  public var axis: Axis
  /// Where the problem as it stands lies on the curve, and what it costs; `nil` where it has no plan there, or no bound.
  public var today: Point?
  /// Exact, from the least position to the largest, each beginning where the one before ends. Empty where samples stand
  /// instead.
  public var pieces: [Piece] = []
  /// Plans for single positions, in their order, where whole numbers or limits of concentration keep the curve from being
  /// followed exactly.
  public var samples: [Point] = []
  /// Why the curve ends where it does.
  public var low: End
  /// Why the curve has no more above.
  public var high: End
  /// The vertex optima that were found on the way.
  public var solves = 0
  /// Whether the problem has whole numbers or cones, so that the curve is sampled.
  public var isSampled = false

  package init(problem: Problem, axis: Axis, low: End = .asked, high: End = .asked) {
    self.problem = problem
    self.axis = axis
    self.low = low
    self.high = high
  }
}

extension Frontier {
  /// A position whose plan was made, where no basis could be followed.
  public struct Point: Sendable {
    /// On the axis.
    public var position: Double
    /// Present value of the plan's cost.
    public var cost: Double
    /// Best proved bound on the cost, for samples.
    public var bound: Double?

    package init(position: Double, cost: Double, bound: Double? = nil) {
      self.position = position
      self.cost = cost
      self.bound = bound
    }
  }

  /// A stretch over which the cost is one function of the position.
  public struct Piece: Sendable {
    /// The lower position.
    public var from: Double
    /// The upper position; the same as `from` at a jump.
    public var through: Double
    /// At its ends.
    public var costFrom: Double
    /// Present value of the least cost at `through`.
    public var costThrough: Double
    /// What the cost falls by for each unit by which the limit is relaxed, at its ends: at least 0 where relaxing helps.
    public var priceFrom: Double
    /// The price at `through`; like `priceFrom`.
    public var priceThrough: Double
    /// Whether the cost is known all along; else a straight line stands between exact costs for pieces too short to be told.
    public var isExact: Bool
    /// `nil` where the cost is linear.
    public var formula: Formula?

    package init(
      from: Double, through: Double, costFrom: Double, costThrough: Double, priceFrom: Double,
      priceThrough: Double, isExact: Bool = true, formula: Formula? = nil
    ) {
      self.isExact = isExact
      self.from = from
      self.through = through
      self.costFrom = costFrom
      self.costThrough = costThrough
      self.priceFrom = priceFrom
      self.priceThrough = priceThrough
      self.formula = formula
    }
  }

  /// `cost(p) = value + (p - at) * weights . (I + (p - at) * matrix)^-1 loads`: with one weight a ratio of two linear
  /// functions.
  public struct Formula: Sendable {
    /// The position around which the formula is stated.
    public var at: Double
    /// The least cost there, present value.
    public var value: Double
    /// Duals, at `at`, of the rows that move and bind.
    public var weights: [Double]
    /// What the rates of those rows come to at the vertex.
    public var loads: [Double]
    /// `matrix[r][s]`: the rate of row r on what a unit at row s changes; square, as many rows as `weights`.
    public var matrix: [[Double]]

    package init(at: Double, value: Double, weights: [Double], loads: [Double], matrix: [[Double]]) {
      self.at = at
      self.value = value
      self.weights = weights
      self.loads = loads
      self.matrix = matrix
    }
  }

  /// Why a curve goes no further.
  public enum End: Sendable {
    /// Nobody asked for more, or there is no more: a fraction of 0 or 1.
    case asked
    /// Beyond, the limit binds nothing, and the cost stays as it is.
    case slack
    /// Beyond, no plan exists: the rules that cannot all hold, where they are known.
    case noPlan([Plan.ConflictingRow])
    /// It was stopped before.
    case stopped(Plan.StopCause)
  }
}
