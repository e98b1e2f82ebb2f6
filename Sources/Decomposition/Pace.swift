/// Asks now and then whether to stop: as often as so much work takes, for the question costs more than a step of the work.
struct Pace {
  /// Work between two questions: multiplications, or entries looked at. A few milliseconds of it.
  private static let interval = 4_000_000

  private let question: () -> Bool
  private var work = 0

  /// - Parameter question: whether to stop.
  init(_ question: @escaping () -> Bool) { self.question = question }

  /// Whether to stop, after so much more work was done.
  mutating func isStopped(after more: Int) -> Bool {
    work += more
    guard work >= Self.interval else { return false }
    work = 0
    return question()
  }
}

/// Lends a pace to C as a function and a context, for the length of `body`.
func withPoll<R>(
  _ pace: inout Pace,
  _ body: (@convention(c) (UnsafeMutableRawPointer?, Int) -> Int32, UnsafeMutableRawPointer) -> R
) -> R {
  withUnsafeMutablePointer(to: &pace) { pace in
    body(
      { context, work in
        guard let context else { return 0 }
        return context.assumingMemoryBound(to: Pace.self).pointee.isStopped(after: work) ? 1 : 0
      }, UnsafeMutableRawPointer(pace))
  }
}
