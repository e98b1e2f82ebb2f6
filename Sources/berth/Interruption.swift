internal import BerthKit
internal import Dispatch
internal import Synchronization

#if canImport(Darwin)
  internal import Darwin
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Glibc
#endif

/// What Ctrl-C, SIGTERM and the end of a terminal (SIGHUP) do: during a solve the first stops the solver, so that the best plan so far can be
/// written; at any other time, or the second time, the process ends at once. No temporary file and no other program is
/// left behind.
///
/// What signals a whole group of processes, as `timeout` does, may reach one of them twice in a moment: that counts once.
///
/// SIGHUP that was ignored when the process began, as `nohup` has it, stays so. Ctrl-C does not: scripts start everything
/// behind an `&` with it ignored, and stop it so.
///
/// A pipe whose reader has gone is an error of writing, not a signal.
final class Interruption: Sendable {
  /// Within this much of the first a second signal is no second wish: nobody presses keys as fast.
  private static let moment = Duration.milliseconds(250)

  private struct State {
    /// What stops the solve that is under way.
    var solve: Cancellation?
    /// When a solve was first asked to stop.
    var interrupted: ContinuousClock.Instant?
  }

  /// What a signal leads to.
  private enum Effect {
    case stop(Cancellation)
    case none, exit
  }

  private let state = Mutex(State())

  init() {
    for number in [SIGINT, SIGTERM] { listen(to: number) }
    if !Self.isIgnored(SIGHUP) { listen(to: SIGHUP) }
  }

  /// From here on writing to a pipe that nobody reads fails, whatever writes: the help of the argument parser, too.
  static func takeClosedPipesForErrors() { signal(SIGPIPE, SIG_IGN) }

  /// Whether a solve was stopped by a signal.
  var wasInterrupted: Bool { state.withLock { $0.interrupted != nil } }

  func beginSolving(_ cancellation: Cancellation) { state.withLock { $0.solve = cancellation } }
  func endSolving() { state.withLock { $0.solve = nil } }

  private func effect() -> Effect {
    let now = ContinuousClock.now
    return state.withLock { state in
      if let first = state.interrupted { return now - first < Self.moment ? .none : .exit }
      state.interrupted = now
      return state.solve.map { .stop($0) } ?? .exit
    }
  }

  private static func isIgnored(_ number: Int32) -> Bool {
    let before = signal(number, SIG_IGN)
    let isIgnored = unsafeBitCast(before, to: Int.self) == unsafeBitCast(SIG_IGN, to: Int.self)
    if !isIgnored { signal(number, before) }
    return isIgnored
  }

  /// The handler runs on a queue's thread, not inside the signal, so it may lock and remove files.
  private func listen(to number: Int32) {
    signal(number, SIG_IGN)
    let source = DispatchSource.makeSignalSource(signal: number, queue: .global())
    source.setEventHandler { [self] in
      switch effect() {
      case .stop(let cancellation): cancellation.cancel()
      case .none: break
      case .exit:
        ProgressLine.endCurrent()
        FileOutput.discardPending()
        Berth.abandonSolves()
        _exit(ExitStatus.interrupted.rawValue)
      }
    }
    source.activate()
    // The queue keeps an active source's handler only while the source lives: for the whole process.
    _ = Unmanaged.passRetained(source as AnyObject)
  }
}
