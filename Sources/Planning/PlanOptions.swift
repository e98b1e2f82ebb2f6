public import LinearProgramming
public import PlacementModel

/// What a caller may ask of planning.
public struct PlanOptions: Sendable {
  /// How linear programs are solved; the solver's own choice unless told.
  public var method: SolverOptions.Method = .automatic
  /// Wall-clock bound on the solve, `nil` for none.
  public var timeLimit: Duration?
  /// When a plan with whole numbers counts as optimal: relative distance of its cost to the best bound.
  public var relativeGap: Double = 1e-4
  /// Bytes of memory that the process may have while it plans, `nil` for as many as there are. A problem whose program
  /// alone is larger is refused before it is stated; a solve that comes near it is stopped like one whose time is up.
  public var memoryLimit: Int?
  /// How far the optimum of a problem without whole numbers is proved.
  public var certification: Certification = .recomputed
  /// Asked several times a second whether to stop; `nil` for never.
  public var cancellation: Cancellation?
  /// Told several times a second how planning stands, on the planning thread.
  public var onProgress: (@Sendable (PlanProgress) -> Void)?
  /// Seconds on a monotonic clock, so that phases can be timed; without it a plan carries no timings.
  public var clock: (@Sendable () -> Double)?

  /// Defaults: no limit of time, the solver's own method.
  public init() {}
}

/// How far an optimum is proved.
public enum Certification: Sendable {
  /// Residuals and gap are recomputed, with about twice the digits of a `Double`.
  case recomputed
  /// The last basis is solved again in rational numbers; where that takes too long, a bound is proved with every rounding to
  /// the safe side.
  case exact
}

/// How planning stands.
public enum PlanProgress: Sendable {
  /// Stating the linear program.
  case formulating
  /// The solver at work, how it stands, and for which goal.
  case solving(SolverProgress, PlanStage)
  /// Reading the plan from the solution and checking it.
  case readingBack
  /// One of many parts of an answer is done.
  case answering(AnswerProgress)
}

/// Which of a problem's goals is being reached, in the order in which they are.
public struct PlanStage: Hashable, Sendable {
  /// What is optimised.
  public var goal: Goal
  /// Its place among the goals, from 1 on.
  public var number: Int
  /// How many goals there are.
  public var count: Int

  /// The only goal, unless told otherwise.
  public init(_ goal: Goal = .cost, _ number: Int = 1, of count: Int = 1) {
    (self.goal, self.number, self.count) = (goal, number, count)
  }
}

/// Why there is neither a plan nor the news that none exists.
public enum PlanningError: Error, Sendable {
  /// The solver broke down.
  case solver(SolverError)
  /// A solution came, but its own check failed: nothing is reported rather than something wrong.
  case untrustworthy(primalResidual: Double, dualResidual: Double?, relativeGap: Double)
  /// No answer came that holds to its last digits, and numbers lie so far apart that none may.
  case tooFarApart(FarApart)
  /// The program would be larger than memory may be: nothing was stated.
  case tooLarge(ProgramEstimate, limit: Int)
  /// Cost falls without end: a fault of the formulation, since every price is at least 0.
  case unbounded
  /// The question makes no sense for the problem.
  case refused(AnswerRefusal)
}
