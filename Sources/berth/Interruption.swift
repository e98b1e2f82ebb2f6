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

/// What Ctrl-C and SIGTERM do: during a solve the first stops the solver, so that the best plan so far can be
/// written; at any other time, or the second time, the process ends at once. No temporary file and no other program is
/// left behind.
///
/// A pipe whose reader has gone is an error of writing, not a signal.
final class Interruption: Sendable {
  private struct State {
    var isSolving = false
    var wasInterrupted = false
  }

  let cancellation = Cancellation()
  private let state = Mutex(State())

  init() {
    signal(SIGPIPE, SIG_IGN)
    for number in [SIGINT, SIGTERM] { listen(to: number) }
  }

  /// Whether a solve was stopped by a signal.
  var wasInterrupted: Bool { state.withLock { $0.wasInterrupted } }

  func beginSolving() { state.withLock { $0.isSolving = true } }
  func endSolving() { state.withLock { $0.isSolving = false } }

  /// The handler runs on a queue's thread, not inside the signal, so it may lock and remove files.
  private func listen(to number: Int32) {
    signal(number, SIG_IGN)
    let source = DispatchSource.makeSignalSource(signal: number, queue: .global())
    source.setEventHandler { [self] in
      let mayFinish = state.withLock { state in
        defer { state.wasInterrupted = true }
        return state.isSolving && !state.wasInterrupted
      }
      if mayFinish {
        cancellation.cancel()
      } else {
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
