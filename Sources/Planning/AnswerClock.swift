internal import LinearProgramming
internal import PlacementModel

/// What is left of the time of an answer that takes many solves, and whether anybody wants it still.
struct AnswerClock: Sendable {
  private let options: PlanOptions
  private let deadline: ContinuousClock.Instant?

  init(_ options: PlanOptions) {
    self.options = options
    deadline = options.timeLimit.map { ContinuousClock.now + $0 }
  }

  /// Why nothing more may be begun; `nil` while it may.
  var stop: Plan.StopCause? {
    if let limit = options.cancellation?.reached { return Plan.StopCause(limit) }
    if let timeLeft, timeLeft <= .zero { return .time }
    return nil
  }

  /// `nil` without a limit.
  var timeLeft: Duration? { deadline.map { max(.zero, $0 - ContinuousClock.now) } }

  /// For one solve among many.
  var solverOptions: SolverOptions {
    var asked = SolverOptions()
    asked.cancellation = options.cancellation
    asked.timeLimit = timeLeft
    asked.relativeGap = options.relativeGap
    return asked
  }

  /// For one plan among many, which tells as the whole does.
  var planOptions: PlanOptions {
    var asked = options
    asked.timeLimit = timeLeft
    return asked
  }

  /// For one plan among many that nobody is told of.
  var quietPlanOptions: PlanOptions {
    var asked = planOptions
    asked.onProgress = nil
    return asked
  }
}

extension Plan.StopCause {
  var limit: Outcome.Limit {
    switch self {
    case .time: .time
    case .iterations: .iterations
    case .memory: .memory
    case .cancelled: .cancelled
    }
  }
}
