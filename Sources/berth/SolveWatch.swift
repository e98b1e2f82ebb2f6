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

/// `berth solve --watch`: solves, and again whenever the problem or a CSV file that it names has changed, until Ctrl-C.
///
/// The files are looked at several times a second rather than subscribed to: that works on every system and file system,
/// over a network and inside a container, and takes nothing that could be measured.
struct SolveWatch {
  /// Microseconds between two looks.
  private static let interval: UInt32 = 100_000

  private let command: Solve
  private let session: Session

  init(_ command: Solve, _ session: Session) { (self.command, self.session) = (command, session) }

  func run() throws -> ExitStatus {
    let path = command.input.file
    var files = InputFiles(problem: path)
    if files.stamps.first == .some(nil) {
      // A pipe or a device holds its text only once.
      guard !FileOutput.exists(path) else { throw Failure(.usage, Wording.watchNeedsFile) }
      _ = try Input(path: path).bytes()
    }
    var replanner = try Replanner(solver: command.solver)
    var shown: Plan?
    while true {
      let watch = FileWatch(files)
      if let plan = try plan(files, &replanner, watch) {
        shown = try show(plan, after: shown, watch) ?? shown
      }
      if session.interruption.wasInterrupted { return .interrupted }
      session.say(Wording.watching(files.paths))
      files = next(after: files, watch)
    }
  }

  /// Waits until a file holds something else.
  private func next(after files: InputFiles, _ watch: FileWatch) -> InputFiles {
    var (files, watch) = (files, watch)
    while true {
      while !watch.hasChanged() { usleep(Self.interval) }
      let next = InputFiles(problem: command.input.file, earlier: files)
      let changes = next.changes(since: files)
      if !changes.isEmpty {
        session.say(Wording.changed(changes))
        return next
      }
      files = next
      watch = FileWatch(files)
    }
  }

  /// The plan of the files as they are; `nil`, with what is wrong told, where there is none or they changed meanwhile.
  private func plan(_ files: InputFiles, _ replanner: inout Replanner, _ watch: FileWatch) throws -> Plan? {
    do {
      let problem = try command.input.problem(in: session, within: command.memory)
      let plan = try whileUnchanged(watch, in: problem.currency) { try replanner.plan(problem, $0) }
      return watch.hasSeenChange ? nil : plan
    } catch let error as OutputError {
      throw error
    } catch {
      // Whatever is wrong with a save, the next one may mend.
      if let message = Failure(error).message { session.say(message) }
      return nil
    }
  }

  /// Shows a plan: the first one whole, and of every other what is different.
  ///
  /// - Returns: the plan, where later ones are to be compared with it.
  private func show(_ plan: Plan, after shown: Plan?, _ watch: FileWatch) throws -> Plan? {
    guard plan.objective != nil, let shown,
      let question = try? ComparisonQuestion(.plan(shown), .plan(plan))
    else {
      _ = try command.deliver(plan, by: command.options.end, in: session)
      return plan.objective == nil ? nil : plan
    }
    let isElsewhere = command.output.output != nil
    if isElsewhere || command.format != .table {
      _ = try command.deliver(plan, by: command.options.end, in: session)
    } else {
      _ = try command.deliverPage(of: plan, by: command.options.end, in: session)
    }
    let answer = try whileUnchanged(watch, in: plan.problem.currency) {
      try Berth.compare(question, $0, solver: command.solver)
    }
    let width = session.results.width
    let style = command.style.wish.over(session.results.style)
    let text = ComparisonTables(answer).text(width: width, style: style)
    // Results that a program reads keep standard output to themselves.
    if isElsewhere || command.format == .table {
      try FileOutput.write(text, to: nil)
    } else {
      try? FileOutput.write(Array(text.utf8), to: session.messages.descriptor)
    }
    return plan
  }

  /// Runs what takes solves, and stops it when the files change.
  private func whileUnchanged<Answer>(
    _ watch: FileWatch, in currency: String, _ work: (PlanOptions) throws -> Answer
  ) throws -> Answer {
    var options = command.options
    let cancellation = Cancellation()
    options.cancellation = cancellation
    let timer = DispatchSource.makeTimerSource(queue: DispatchQueue(label: "berth.watch"))
    timer.setEventHandler { if watch.hasChanged() { cancellation.cancel() } }
    timer.schedule(deadline: .now(), repeating: .microseconds(Int(Self.interval)))
    timer.activate()
    defer { timer.cancel() }
    return try session.working(options, in: currency, work)
  }
}

/// Some files and what has been seen of them since they were read, for the thread that solves and the one that looks.
private final class FileWatch: Sendable {
  private let files: InputFiles
  private let state: Mutex<(detector: ChangeDetector, hasChanged: Bool)>

  init(_ files: InputFiles) {
    self.files = files
    state = Mutex((ChangeDetector(knowing: files.stamps), false))
  }

  var hasSeenChange: Bool { state.withLock { $0.hasChanged } }

  /// Looks at the files. Once they have changed they stay so.
  func hasChanged() -> Bool {
    let look = files.look
    return state.withLock { state in
      if !state.hasChanged { state.hasChanged = state.detector.see(look) }
      return state.hasChanged
    }
  }
}
