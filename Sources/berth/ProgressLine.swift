internal import BerthKit
internal import Dispatch
internal import Synchronization

/// One line on a terminal that tells how the work stands, and is rewritten as it goes on.
///
/// A solver only leaves word of how it stands; the line is drawn by a clock of its own. So a solver never waits for a
/// terminal, and the seconds go on where it has nothing new to tell. Work that ends soon draws nothing.
final class ProgressLine: Sendable {
  /// Time between two lines: often enough to look alive, seldom enough to cost nothing.
  private static let interval = DispatchTimeInterval.milliseconds(100)
  /// Before this nobody has begun to wait.
  private static let patience = DispatchTimeInterval.milliseconds(300)

  private struct State {
    var standing = Standing()
    /// Columns of the line that is on the terminal; 0 where none is.
    var columns = 0
    var isEnded = false
  }

  private let terminal: Terminal
  private let currency: String
  private let isStopping: @Sendable () -> Bool
  private let start = ContinuousClock.now
  private let state = Mutex(State())
  private let queue = DispatchQueue(label: "berth.progress")

  /// The line that is on the terminal, for a signal to remove.
  private static let current = Mutex<ProgressLine?>(nil)

  /// - Parameters:
  ///   - currency: of the costs that are told.
  ///   - isStopping: whether the work was asked to stop, which it may do only after a while.
  init(_ terminal: Terminal, currency: String, isStopping: @escaping @Sendable () -> Bool) {
    (self.terminal, self.currency, self.isStopping) = (terminal, currency, isStopping)
    drawLater(Self.patience)
    Self.current.withLock { $0 = self }
  }

  func tell(_ progress: PlanProgress) { state.withLock { $0.standing.tell(progress) } }
  func tell(_ progress: ImportProgress) { state.withLock { $0.standing.now = .importing(progress) } }
  func tellReading() { state.withLock { $0.standing.now = .reading } }

  /// Leaves the line empty for what comes next, and draws no more.
  func end() {
    state.withLock { state in
      state.isEnded = true
      if state.columns > 0 { write(returning(from: state.columns) + "\u{1B}[J") }
      state.columns = 0
    }
    Self.current.withLock { if $0 === self { $0 = nil } }
  }

  /// Ends the line that is on the terminal, if there is one.
  static func endCurrent() { current.withLock { $0 }?.end() }

  private func drawLater(_ pause: DispatchTimeInterval) {
    queue.asyncAfter(deadline: .now() + pause) { [weak self] in
      guard let self, draw() else { return }
      drawLater(Self.interval)
    }
  }

  /// - Returns: whether there is more to come.
  private func draw() -> Bool {
    let seconds = (ContinuousClock.now - start) / .seconds(1)
    return state.withLock { state in
      guard !state.isEnded else { return false }
      let parts = Wording.progress(
        state.standing, currency: currency, isStopping: isStopping(), seconds: seconds)
      let line = parts.line(width: terminal.width - 1)
      write(returning(from: state.columns) + line + "\u{1B}[J")
      state.columns = line.displayWidth
      return true
    }
  }

  /// Goes back to the start of a line, which takes several rows where the terminal has become narrower.
  private func returning(from columns: Int) -> String {
    let rows = max(0, columns - 1) / max(1, terminal.width)
    return "\r" + (rows > 0 ? "\u{1B}[\(rows)A" : "")
  }

  private func write(_ text: String) {
    try? FileOutput.write(Array(text.utf8), to: terminal.descriptor)
  }
}

/// What was last heard of the work.
struct Standing {
  enum Work {
    case reading
    case planning(PlanProgress)
    case importing(ImportProgress)
  }

  /// Which of its steps an answer has come to that takes many solves.
  private(set) var step: AnswerProgress?
  var now: Work?

  mutating func tell(_ progress: PlanProgress) {
    if case .answering(let step) = progress { self.step = step } else { now = .planning(progress) }
  }
}

/// A line made of parts, of which some can be spared where it is too long.
struct ProgressParts {
  private var parts: [(words: String, rank: Int)] = []

  /// - Parameter rank: parts of the highest rank go first; those of rank 0 stay.
  mutating func add(_ words: String?, rank: Int = 0) {
    if let words { parts.append((words, rank)) }
  }

  /// The line in so many columns: without the parts that can be spared, and cut where that is not enough.
  func line(width: Int) -> String {
    var left = parts
    while true {
      let line = left.map(\.words).joined(separator: ", ").escapingControls
      if line.displayWidth <= width { return line }
      guard let most = left.map(\.rank).max(), most > 0 else { return line.shortened(to: max(0, width)) }
      left.removeAll { $0.rank == most }
    }
  }
}
