internal import LinearProgramming
internal import PlacementModel

/// What is left of an answer's time, and whether anybody wants it still.
struct Clockwork: Sendable {
  private let deadline: ContinuousClock.Instant?
  private let cancellation: Cancellation?

  init(_ options: PlanOptions) {
    deadline = options.timeLimit.map { ContinuousClock.now + $0 }
    cancellation = options.cancellation
  }

  /// What the next solve is asked to keep to.
  var options: SolverOptions {
    var options = SolverOptions()
    options.timeLimit = timeLeft
    options.cancellation = cancellation
    return options
  }

  var timeLeft: Duration? { deadline.map { max(.zero, $0 - ContinuousClock.now) } }

  /// Why no more solves may begin; `nil` while they may.
  var stop: Plan.StopCause? {
    if cancellation?.isCancelled == true { return .cancelled }
    if let timeLeft, timeLeft <= .zero { return .time }
    return nil
  }
}

extension Plan.StopCause {
  var limit: Outcome.Limit {
    switch self {
    case .time: .time
    case .iterations: .iterations
    case .cancelled: .cancelled
    }
  }
}
