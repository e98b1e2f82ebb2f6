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
    guard SignalPipe.isOpen else { return }
    let source = DispatchSource.makeReadSource(fileDescriptor: SignalPipe.reader, queue: .global())
    source.setEventHandler { [self] in for _ in 0..<SignalPipe.take() { act() } }
    source.activate()
    // The queue keeps an active source's handler only while the source lives: for the whole process.
    _ = Unmanaged.passRetained(source as AnyObject)
    for number in [SIGINT, SIGTERM] { signal(number, SignalPipe.handler) }
    let before = signal(SIGHUP, SignalPipe.handler)
    if unsafeBitCast(before, to: Int.self) == unsafeBitCast(SIG_IGN, to: Int.self) { signal(SIGHUP, SIG_IGN) }
    // Whoever starts programs on a thread that hears no signals hands that on.
    var heard = sigset_t()
    sigemptyset(&heard)
    for number in [SIGINT, SIGTERM, SIGHUP] { sigaddset(&heard, number) }
    pthread_sigmask(SIG_UNBLOCK, &heard, nil)
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

  /// Runs on a queue's thread, not inside the signal, so it may lock and remove files.
  private func act() {
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
}

/// Signals as bytes in a pipe, which wait there until somebody reads: a signal may come before anybody does. What a dispatch
/// source of signals does not see because it is not there yet is lost, and so was one Ctrl-C of a hundred at the start.
private enum SignalPipe {
  private static let ends: (reader: Int32, writer: Int32) = {
    var ends: [Int32] = [-1, -1]
    guard pipe(&ends) == 0 else { return (-1, -1) }
    for end in ends {
      _ = fcntl(end, F_SETFD, FD_CLOEXEC)
      _ = fcntl(end, F_SETFL, O_NONBLOCK)
    }
    return (ends[0], ends[1])
  }()

  static var isOpen: Bool { ends.reader >= 0 }
  static var reader: Int32 { ends.reader }

  /// All that may be done inside a signal: the pipe is there before the handler is.
  static let handler: @convention(c) (Int32) -> Void = { _ in
    let before = errno
    var byte: UInt8 = 1
    _ = write(ends.writer, &byte, 1)
    errno = before
  }

  /// Takes the signals that have come, and tells how many.
  static func take() -> Int {
    var bytes = [UInt8](repeating: 0, count: 64)
    return max(0, read(reader, &bytes, bytes.count))
  }
}
