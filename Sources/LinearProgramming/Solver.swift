internal import Synchronization

/// Anything that solves a linear program.
///
/// A solver is a value without state: every call stands alone, on any thread, and does not suspend.
public protocol Solver: Sendable {
  /// The name and version that plans and messages show.
  var name: String { get }

  /// Solves `program`.
  ///
  /// - Throws: `SolverError.invalid` when the program is not one (with every fault),
  ///   `SolverError.unsupported` when the options ask what this solver cannot do,
  ///   `SolverError.failed` when the solver broke down.
  func solve(_ program: LinearProgram, _ options: SolverOptions) throws(SolverError) -> SolverResult
}

/// An outcome and how it was reached.
public struct SolverResult: Sendable {
  /// The answer.
  public var outcome: Outcome
  /// How it was reached.
  public var statistics: SolverStatistics
  /// For a later solve of nearly the same program; `nil` where a basis alone says all there is to say.
  package var warmStart: WarmStart?

  /// The result of a solver of one's own.
  public init(outcome: Outcome, statistics: SolverStatistics) {
    self.init(outcome: outcome, statistics: statistics, warmStart: nil)
  }

  package init(outcome: Outcome, statistics: SolverStatistics, warmStart: WarmStart?) {
    self.outcome = outcome
    self.statistics = statistics
    self.warmStart = warmStart
  }
}

/// How a solve went. Nothing here depends on a clock.
public struct SolverStatistics: Hashable, Sendable {
  /// The method that ended the solve, in words such as `dual simplex after presolve`.
  public var method: String
  /// Pivots, or steps of an interior point.
  public var iterations: Int
  /// Branch-and-bound nodes; 0 for a linear program.
  public var nodes: Int
  /// The program that was solved instead, where rows and columns that are alike were merged.
  public var merged: Size?

  /// What a solver of one's own tells.
  public init(method: String, iterations: Int, nodes: Int = 0, merged: Size? = nil) {
    self.method = method
    self.iterations = iterations
    self.nodes = nodes
    self.merged = merged
  }

  /// How large a program is.
  public struct Size: Hashable, Sendable {
    /// Constraints.
    public var rows: Int
    /// Variables.
    public var columns: Int
    /// Coefficients that are not 0.
    public var nonzeros: Int

    /// The size of the program that was solved instead.
    public init(rows: Int, columns: Int, nonzeros: Int) {
      self.rows = rows
      self.columns = columns
      self.nonzeros = nonzeros
    }
  }
}

/// What a caller may ask of a solve.
public struct SolverOptions: Sendable {
  /// The way in which a linear program is solved.
  public enum Method: String, CaseIterable, Hashable, Sendable {
    /// `blocks` is a simplex over blocks of stages; a solver without such a method of its own takes `automatic`.
    case automatic, primalSimplex, dualSimplex, interiorPoint, blocks
  }

  /// The way asked for; `automatic` leaves it to the solver.
  public var method: Method = .automatic
  /// Wall-clock seconds, `nil` for no limit.
  public var timeLimit: Duration?
  /// Simplex iterations over all phases, `nil` for no limit.
  public var iterationLimit: Int?
  /// When to call a mixed-integer solution optimal: `|objective - bound| <= relativeGap * |objective|`.
  public var relativeGap: Double = 1e-4
  /// Where to start, from an earlier solution of a program of the same shape.
  public var startingBasis: Basis?
  /// What an earlier solve of nearly the same program left behind. A solver that does not know what to do with it goes
  /// without.
  package var warmStart: WarmStart?
  /// Whether another method is tried where the first breaks down. A caller that has a better second way says no.
  package var triesOtherMethods = true
  /// Whether a claim that there is no point, or no optimum, is proved where that takes another solve. A caller that knows
  /// better says no, and gets the claim without a proof.
  package var provesClaims = true
  /// Whether an optimum must be a vertex, with a basis. A caller that needs no more than a hint where the optimum lies says
  /// no, and may get a point near it without a basis: `optimal` where it holds like any other, or `feasible`, stopped by
  /// `iterations`, with prices and missing its rows and its optimum by little; or nothing, where a solver has no quick way.
  package var endsAtVertex = true
  /// Asked several times a second whether to stop.
  public var cancellation: Cancellation?
  /// Told several times a second how the solve stands, on the solving thread.
  public var onProgress: (@Sendable (SolverProgress) -> Void)?

  /// Defaults: any method, no limit, a relative gap of 1e-4.
  public init() {}
}

/// How a solve stands.
public struct SolverProgress: Sendable {
  /// What a solver is doing.
  public enum Phase: Sendable {
    /// Making the program smaller.
    case presolve
    /// Looking for a first point inside all bounds.
    case feasibility
    /// Improving a feasible point.
    case optimization
    /// Steps from inside.
    case interiorPoint
    /// Branch and bound over whole numbers.
    case search
    /// Mending an optimum in compensated arithmetic.
    case refinement
  }
  /// What is being done.
  public var phase: Phase
  /// Pivots, or steps of an interior point, so far.
  public var iterations: Int
  /// The objective of the point at hand, when there is one.
  public var objective: Double?
  /// The best bound known, in a mixed-integer search.
  public var bound: Double?
  /// Branch-and-bound nodes so far.
  public var nodes = 0
  /// Solves of one program after another, each with what the last one broke; 0 where there is but one.
  public var round = 0
  /// How far the point of an interior method is from an optimum: the largest of its residuals and its gap, each relative.
  public var distance: Double?

  /// A report of a solver of one's own.
  public init(phase: Phase, iterations: Int, objective: Double? = nil, bound: Double? = nil) {
    self.phase = phase
    self.iterations = iterations
    self.objective = objective
    self.bound = bound
  }
}

/// A request to stop, made on any thread and seen by a running solve.
public final class Cancellation: Sendable {
  private enum Request: UInt8, AtomicRepresentable { case none, cancelled, memory }

  private let request = Atomic(Request.none)

  /// A request that nobody has made yet.
  public init() {}

  /// Asks to stop, from any thread; a solve sees it within a fraction of a second.
  public func cancel() { ask(.cancelled) }
  /// Whether it was asked to stop.
  public var isCancelled: Bool { reached != nil }

  /// Asks to stop because memory runs out, where nobody has asked before.
  package func stopForMemory() { ask(.memory) }

  /// The limit that a solve which stops has reached; `nil` while nobody has asked.
  package var reached: Outcome.Limit? {
    switch request.load(ordering: .relaxed) {
    case .none: nil
    case .cancelled: .cancelled
    case .memory: .memory
    }
  }

  /// The first who asks is the one who is named.
  private func ask(_ asked: Request) {
    _ = request.compareExchange(expected: .none, desired: asked, ordering: .relaxed)
  }
}

/// Why a solve gave no outcome.
public enum SolverError: Error, Sendable {
  /// The program is none; every fault of it.
  case invalid([ProgramFault])
  /// The options ask for what this solver cannot do, each by name.
  case unsupported([String])
  /// A program that a solver runs is not there. `source` says where it can be had.
  case unavailable(program: String, source: String)
  /// `doing` names the step, `detail` is the solver's own word.
  case failed(doing: String, detail: String)
}

/// One thing that makes a program unfit to be solved.
public enum ProgramFault: Hashable, Sendable {
  /// A number is not finite, or too large to be one of a plan.
  case notFinite(place: ProgramPlace)
  /// A lower bound lies above the upper one.
  case crossedBounds(place: ProgramPlace, lower: Double, upper: Double)
  /// A row names a column that is not there.
  case unknownColumn(row: Int, position: Int)
  /// A starting basis is of a program of another shape.
  case basisShape(rows: Int, columns: Int)
}

/// Where in a program: by position and by name.
public enum ProgramPlace: Hashable, Sendable {
  /// The constant of the objective.
  case objectiveConstant
  /// A coefficient of the objective.
  case cost(column: Int, name: String)
  /// The bounds of a column.
  case columnBounds(column: Int, name: String)
  /// The bounds of a row.
  case rowBounds(row: Int, name: String)
  /// A nonzero of a row.
  case coefficient(row: Int, rowName: String, column: Int)
}
