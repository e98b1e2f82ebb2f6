internal import CGLPK
internal import LinearProgramming

/// What a solve may still use, and who wants to know how it stands. One watch runs through all parts of a
/// solve.
struct Watch {
  private(set) var deadline: ContinuousClock.Instant?
  private(set) var iterationLimit: Int?
  private(set) var cancellation: Cancellation?
  let onProgress: (@Sendable (SolverProgress) -> Void)?
  /// Simplex and interior-point iterations so far, over all parts.
  var iterations = 0
  var nodes = 0

  init(_ options: SolverOptions) {
    deadline = options.timeLimit.map { ContinuousClock.now + $0 }
    iterationLimit = options.iterationLimit
    cancellation = options.cancellation
    onProgress = options.onProgress
  }

  /// Runs a part that may take so many iterations and no more.
  ///
  /// - Returns: what it gave, and whether it was its own limit that ended it, not the whole solve's.
  mutating func within<R>(
    _ iterations: Int, _ part: (inout Watch) throws(GLPKFailure) -> R
  ) throws(GLPKFailure) -> (result: R, isCut: Bool) {
    let whole = iterationLimit
    iterationLimit = min(whole ?? .max, self.iterations + iterations)
    defer { iterationLimit = whole }
    let result = try part(&self)
    let isOwn = whole.map { self.iterations < $0 } ?? true
    return (result, isOwn && reached == .iterations)
  }

  /// Runs what a point in hand is not whole without: where a limit was reached it has a second of its own.
  mutating func finishing<R>(_ part: (inout Watch) throws(GLPKFailure) -> R) throws(GLPKFailure) -> R {
    guard reached != nil else { return try part(&self) }
    var last = self
    (last.deadline, last.iterationLimit, last.cancellation) = (ContinuousClock.now + .seconds(1), nil, nil)
    defer { iterations = last.iterations }
    return try part(&last)
  }

  /// The limit that ends work which takes no iterations: somebody who asks, or the time.
  var interruption: Outcome.Limit? {
    if let limit = cancellation?.reached { return limit }
    if let deadline, ContinuousClock.now >= deadline { return .time }
    return nil
  }

  /// The limit that has been reached, if one has.
  var reached: Outcome.Limit? {
    if let interruption { return interruption }
    if let iterationLimit, iterations >= iterationLimit { return .iterations }
    return nil
  }

  var iterationsLeft: Int { iterationLimit.map { max(0, $0 - iterations) } ?? Int.max }

  /// Milliseconds until the deadline, as GLPK takes them.
  var millisecondsLeft: Int32 {
    guard let deadline else { return Int32.max }
    let (seconds, attoseconds) = (deadline - ContinuousClock.now).components
    guard seconds < 1_000_000 else { return Int32.max }
    return Int32(clamping: max(1, seconds * 1000 + attoseconds / 1_000_000_000_000_000))
  }

  func report(_ phase: SolverProgress.Phase, objective: Double? = nil, bound: Double? = nil) {
    guard let onProgress else { return }
    var progress = SolverProgress(phase: phase, iterations: iterations, objective: objective, bound: bound)
    progress.nodes = nodes
    onProgress(progress)
  }
}
