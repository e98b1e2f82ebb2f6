internal import LinearProgramming

/// What a solve made of many may still use, and what it has used.
struct Budget: Sendable {
  private(set) var options: SolverOptions
  private let deadline: ContinuousClock.Instant?
  private(set) var iterations = 0
  private(set) var nodes = 0

  init(_ options: SolverOptions) {
    self.options = options
    deadline = options.timeLimit.map { ContinuousClock.now + $0 }
  }

  /// The limit that has been reached, so that nothing more is begun.
  var reached: Outcome.Limit? {
    if let interruption { return interruption }
    if let limit = options.iterationLimit, iterations >= limit { return .iterations }
    return nil
  }

  /// The limit that ends work which takes no iterations: somebody who asks, or the time.
  var interruption: Outcome.Limit? {
    if let limit = options.cancellation?.reached { return limit }
    if let deadline, ContinuousClock.now >= deadline { return .time }
    return nil
  }

  /// The caller's options, less what was used of time and iterations.
  ///
  /// - Parameter progress: what to tell the caller of a part's progress; `nil` tells only the work done, for what
  ///   a part is worth is not what the whole is worth.
  func remaining(_ progress: (@Sendable (SolverProgress) -> SolverProgress)? = nil) -> SolverOptions {
    var asked = options
    asked.startingBasis = nil
    asked.warmStart = nil
    asked.timeLimit = deadline.map { max(.zero, $0 - ContinuousClock.now) }
    asked.iterationLimit = options.iterationLimit.map { max(0, $0 - iterations) }
    if let onProgress = options.onProgress {
      let (iterations, nodes) = (iterations, nodes)
      asked.onProgress = { part in
        var told = progress?(part) ?? SolverProgress(phase: part.phase, iterations: part.iterations)
        told.iterations = iterations + part.iterations
        told.nodes = max(told.nodes, nodes + part.nodes)
        onProgress(told)
      }
    }
    return asked
  }

  /// Tells nobody of progress from here on.
  mutating func silence() { options.onProgress = nil }

  mutating func charge(_ statistics: SolverStatistics) {
    iterations += statistics.iterations
    nodes += statistics.nodes
  }
}

extension SolverOptions {
  /// Whether nothing is asked that makes no sense; the base solver says what does not.
  var isSound: Bool {
    relativeGap >= 0 && relativeGap < .infinity && (iterationLimit ?? 0) >= 0
      && (timeLimit ?? .zero) >= .zero
  }
}
