internal import LinearProgramming

/// What is left of the time of an answer that takes many solves.
struct AnswerClock: Sendable {
  private let options: PlanOptions
  private let deadline: ContinuousClock.Instant?

  init(_ options: PlanOptions) {
    self.options = options
    deadline = options.timeLimit.map { ContinuousClock.now + $0 }
  }

  /// Why nothing more may be begun; `nil` while there is time.
  var reached: Outcome.Limit? {
    if options.cancellation?.isCancelled == true { return .cancelled }
    if let deadline, ContinuousClock.now >= deadline { return .time }
    return nil
  }

  /// For one solve among many.
  var solverOptions: SolverOptions {
    var asked = SolverOptions()
    asked.cancellation = options.cancellation
    asked.timeLimit = left
    asked.relativeGap = options.relativeGap
    return asked
  }

  /// For one plan among many.
  var planOptions: PlanOptions {
    var asked = options
    asked.timeLimit = left
    asked.onProgress = nil
    return asked
  }

  private var left: Duration? { deadline.map { max(.zero, $0 - ContinuousClock.now) } }
}
