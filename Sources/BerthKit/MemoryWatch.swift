internal import Dispatch

/// Looks, a hundred times a second, at how much memory this process has.
package final class MemoryWatch {
  /// A solve can take a gigabyte a second: more than this between two looks would be too much.
  private static let interval = DispatchTimeInterval.milliseconds(10)

  private let timer: any DispatchSourceTimer

  /// Looks once before it returns: work may be over before a thread of the watch has had its turn.
  ///
  /// - Parameter look: is told the bytes of the process that stand in memory, from now on by a thread of the watch.
  package init(_ look: @escaping @Sendable (_ bytes: Int) -> Void) {
    look(ProcessMemory.resident)
    let queue = DispatchQueue(label: "berth.memory", qos: .userInteractive)
    timer = DispatchSource.makeTimerSource(queue: queue)
    timer.schedule(deadline: .now() + Self.interval, repeating: Self.interval)
    timer.setEventHandler { look(ProcessMemory.resident) }
    timer.activate()
  }

  deinit { timer.cancel() }

  /// Looks no more. A watch that nobody holds would end at once, so whoever works under it ends it.
  package func end() { timer.cancel() }
}
