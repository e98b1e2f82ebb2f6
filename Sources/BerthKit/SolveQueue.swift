internal import Dispatch
internal import Synchronization

#if canImport(Darwin)
  internal import Darwin
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Glibc
#endif

/// Where answers are worked out that somebody awaits: on threads of their own, so that no task's thread is kept waiting, and
/// as many at once as there are processors. The others wait in the order in which they came.
///
/// A solve never leaves the thread on which it began: the solver's memory belongs to its thread.
final class SolveQueue: Sendable {
  /// The processors of the machine are one thing for all of a process, and so is this queue.
  static let shared = SolveQueue(places: processorCount)

  private struct Waiting {
    let ticket: UInt64
    let places: Int
    let run: @Sendable () -> Void
  }

  private struct State {
    var free: Int
    var line: [Waiting] = []
    var lastTicket: UInt64 = 0
  }

  private let places: Int
  private let state: Mutex<State>

  init(places: Int) {
    self.places = max(1, places)
    state = Mutex(State(free: max(1, places)))
  }

  /// Works something out on a thread of its own, when it is its turn.
  ///
  /// Cancelling the task cancels `cancellation`. What still waits then waits no longer: it is begun at once, finds that
  /// nobody wants it any more, and gives what its answer is in that case.
  ///
  /// - Parameter places: how many threads it keeps busy.
  func run<Answer: Sendable, Failure: Error>(
    places: Int, _ cancellation: Cancellation,
    _ work: @escaping @Sendable () throws(Failure) -> Answer
  ) async throws(Failure) -> Answer {
    let ticket = state.withLock { state in
      state.lastTicket += 1
      return state.lastTicket
    }
    let result: Result<Answer, Failure> = await withTaskCancellationHandler {
      await withCheckedContinuation { continuation in
        enqueue(
          Waiting(ticket: ticket, places: min(max(1, places), self.places)) {
            do throws(Failure) {
              continuation.resume(returning: .success(try work()))
            } catch {
              continuation.resume(returning: .failure(error))
            }
          })
        // Cancelled before it stood in line: the handler found nobody there.
        if cancellation.isCancelled { hurry(ticket) }
      }
    } onCancel: {
      cancellation.cancel()
      hurry(ticket)
    }
    return try result.get()
  }

  private func enqueue(_ waiting: Waiting) {
    state.withLock { $0.line.append(waiting) }
    advance()
  }

  /// Begins what stands first in line, while there are places for it.
  private func advance() {
    while let next = takeFirst() {
      Self.onThread {
        next.run()
        self.state.withLock { $0.free += next.places }
        self.advance()
      }
    }
  }

  private func takeFirst() -> Waiting? {
    state.withLock { state in
      guard let first = state.line.first, first.places <= state.free else { return nil }
      state.free -= first.places
      return state.line.removeFirst()
    }
  }

  /// Begins what nobody wants any more, out of its turn.
  private func hurry(_ ticket: UInt64) {
    let waiting = state.withLock { state -> Waiting? in
      guard let position = state.line.firstIndex(where: { $0.ticket == ticket }) else { return nil }
      return state.line.remove(at: position)
    }
    guard let waiting else { return }
    Self.onThread { waiting.run() }
    // It may have stood in the way of something smaller.
    advance()
  }

  /// A serial queue of its own is a thread of its own. A concurrent one would lend its threads from the pool on which tasks
  /// run, as many as there are processors: a few solves, and no task would go on, not even to cancel them.
  private static func onThread(_ work: @escaping @Sendable () -> Void) {
    DispatchQueue(label: "berth.answer").async(execute: work)
  }

  private static var processorCount: Int { Int(sysconf(Int32(_SC_NPROCESSORS_ONLN))) }
}
