internal import CGLPK
internal import LinearProgramming

extension GLPKHandle {
  enum SimplexEnd {
    case optimal, noPoint, noOptimum
    /// Where it stood, a slice ended.
    case stopped(Outcome.Limit)
    /// In the middle of a slice: the handle holds nothing any more.
    case abandoned(Outcome.Limit)
  }

  /// Runs the simplex from the basis that the target stands at, in slices, so that limits are kept,
  /// progress is told and a stop leaves a usable basis.
  ///
  /// The dual simplex takes the long-step ratio test: on placement programs it needed 2,800 pivots where
  /// Harris's test needed 9,300 (1,000 rows), and 5,900 against 7,400 (2,900 rows). The primal simplex has
  /// Harris's.
  ///
  /// - Parameter tolerance: of bounds and of reduced costs, in GLPK's scaled numbers.
  func runSimplex(
    on target: Target, _ method: Simplex, tolerance: Double, _ watch: inout Watch
  ) throws(GLPKFailure) -> SimplexEnd {
    let (rows, columns) = try size(of: target)
    let slice = Self.sliceLength(rows: rows, columns: columns)
    while true {
      if let limit = watch.reached { return .stopped(limit) }
      let options = cg_simplex_options(
        method: Int32(method == .primal ? CG_PRIMAL_SIMPLEX : CG_DUAL_SIMPLEX),
        ratio_test: Int32(method == .primal ? CG_HARRIS_RATIO : CG_LONG_STEP_RATIO),
        primal_tolerance: tolerance, dual_tolerance: tolerance,
        iteration_limit: Int32(min(slice, watch.iterationsLeft)), milliseconds_limit: watch.millisecondsLeft)
      let patience = Patience(watch.cancellation)
      guard let (code, state) = try simplex(on: target, options, isStopped: patience.isOver) else {
        return .abandoned(watch.reached ?? .cancelled)
      }
      watch.iterations += Int(state.iterations)
      let isFeasible = Int(state.primal_status) == CG_FEASIBLE
      watch.report(isFeasible ? .optimization : .feasibility, objective: isFeasible ? state.objective : nil)
      switch Int(code) {
      case CG_DONE: return try Self.end(state)
      case CG_ITERATION_LIMIT, CG_TIME_LIMIT: continue
      default:
        throw GLPKFailure(doing: "running the simplex method", code: code, detail: "GLPK answered \(code)")
      }
    }
  }

  /// Pivots between two looks at whether to go on. Counted, not timed: a restart resets the reference weights of
  /// the pricing, and the same program must take the same path on every machine. A pivot costs about 40 ns
  /// per column.
  private static func sliceLength(rows: Int, columns: Int) -> Int {
    max(1000, min(5000, 10_000_000 / max(1, rows + columns)))
  }

  private static func end(_ state: cg_simplex_state) throws(GLPKFailure) -> SimplexEnd {
    switch (Int(state.primal_status), Int(state.dual_status)) {
    case (CG_FEASIBLE, CG_FEASIBLE): return .optimal
    case (CG_NONE_EXISTS, _): return .noPoint
    case (_, CG_NONE_EXISTS): return .noOptimum
    default:
      throw GLPKFailure(doing: "running the simplex method", code: 0, detail: "it ended without an answer")
    }
  }
}

/// How long a simplex that was asked to stop may go on to the end of its slice, which leaves a usable basis. A slice of a
/// program with a million columns takes a minute; past this it is left in the middle.
private final class Patience {
  private static let most = Duration.milliseconds(500)

  private let cancellation: Cancellation?
  private var asked: ContinuousClock.Instant?

  init(_ cancellation: Cancellation?) { self.cancellation = cancellation }

  func isOver() -> Bool {
    guard cancellation?.reached != nil else { return false }
    let now = ContinuousClock.now
    let asked = self.asked ?? now
    self.asked = asked
    return now - asked >= Self.most
  }
}
