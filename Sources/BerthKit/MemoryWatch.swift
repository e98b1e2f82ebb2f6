internal import Dispatch

/// Looks, a hundred times a second, at how much memory this process has.
package final class MemoryWatch {
  /// A solve can take a gigabyte a second: more than this between two looks would be too much.
  private static let interval = DispatchTimeInterval.milliseconds(10)

  private let timer: any DispatchSourceTimer

  /// - Parameter look: is told the bytes of the process that stand in memory, on a thread of the watch.
  package init(_ look: @escaping @Sendable (_ bytes: Int) -> Void) {
    let queue = DispatchQueue(label: "berth.memory", qos: .userInteractive)
    timer = DispatchSource.makeTimerSource(queue: queue)
    timer.schedule(deadline: .now(), repeating: Self.interval)
    timer.setEventHandler { look(ProcessMemory.resident) }
    timer.activate()
  }

  deinit { timer.cancel() }

  /// Looks no more. A watch that nobody holds would end at once, so whoever works under it ends it.
  package func end() { timer.cancel() }
}
