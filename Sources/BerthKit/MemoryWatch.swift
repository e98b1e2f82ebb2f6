internal import Dispatch

/// Looks, many times a second, at how much memory this process has.
package final class MemoryWatch {
  private let timer: any DispatchSourceTimer

  /// Looks once before it returns: work may be over before a thread of the watch has had its turn.
  ///
  /// - Parameters:
  ///   - milliseconds: between two looks. A solve takes a gigabyte a second at most, a reading several.
  ///   - look: is told the bytes of the process that stand in memory, from now on by a thread of the watch.
  package init(every milliseconds: Int = 10, _ look: @escaping @Sendable (_ bytes: Int) -> Void) {
    let interval = DispatchTimeInterval.milliseconds(milliseconds)
    look(ProcessMemory.resident)
    let queue = DispatchQueue(label: "berth.memory", qos: .userInteractive)
    timer = DispatchSource.makeTimerSource(queue: queue)
    timer.schedule(deadline: .now() + interval, repeating: interval)
    timer.setEventHandler { look(ProcessMemory.resident) }
    timer.activate()
  }

  deinit { timer.cancel() }

  /// Looks no more. A watch that nobody holds would end at once, so whoever works under it ends it.
  package func end() { timer.cancel() }
}
