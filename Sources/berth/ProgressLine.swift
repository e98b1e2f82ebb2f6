internal import BerthKit
internal import Synchronization

/// One line on a terminal that is rewritten as planning goes on.
final class ProgressLine: Sendable {
  /// Time between two lines: often enough to look alive, seldom enough to cost nothing.
  private static let interval = Duration.milliseconds(100)

  private let terminal: Terminal
  private let start = ContinuousClock.now
  private let lastShown = Mutex<ContinuousClock.Instant?>(nil)

  init(_ terminal: Terminal) { self.terminal = terminal }

  func show(_ progress: PlanProgress) { show { Wording.progress(progress, seconds: $0) } }

  func show(_ progress: ImportProgress) { show { Wording.progress(progress, seconds: $0) } }

  /// - Parameter words: made only where a line is due; is handed the seconds since the start.
  private func show(_ words: (Double) -> String) {
    let now = ContinuousClock.now
    let isDue = lastShown.withLock { last in
      if let shown = last, now - shown < Self.interval { return false }
      last = now
      return true
    }
    guard isDue else { return }
    write("\r" + words((now - start) / .seconds(1)).prefix(max(0, terminal.width - 1)) + "\u{1B}[K")
  }

  /// Leaves the line empty for what comes next.
  func clear() {
    if lastShown.withLock({ $0 }) != nil { write("\r\u{1B}[K") }
  }

  private func write(_ text: String) {
    try? FileOutput.write(Array(text.utf8), to: terminal.descriptor)
  }
}
