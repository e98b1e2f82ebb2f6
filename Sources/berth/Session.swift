internal import BerthKit

#if canImport(Darwin)
  internal import Darwin
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Glibc
#endif

/// One run of the command: its terminal, its signals and the way to its streams.
struct Session {
  let interruption = Interruption()
  let messages = Terminal(STDERR_FILENO)
  let results = Terminal(STDOUT_FILENO)

  /// Writes a message to standard error. Nothing can be done where that fails.
  func say(_ message: String) {
    try? FileOutput.write(Array("berth: \(message)\n".utf8), to: STDERR_FILENO)
  }

  func status(of plan: Plan) -> ExitStatus {
    if interruption.wasInterrupted { return .interrupted }
    return switch plan.status {
    case .optimal: .success
    case .infeasible: .infeasible
    case .feasible, .stopped: .stopped
    }
  }

  /// The status of an answer: that it is not whole goes before what it found, and is said.
  func status(of found: ExitStatus, stoppedBy cause: Plan.StopCause?) -> ExitStatus {
    if let cause { say(Wording.partial(cause)) }
    if interruption.wasInterrupted { return .interrupted }
    return cause == nil ? found : .stopped
  }
}

// MARK: - Work that takes its time

extension PlanOptions {
  /// When the time is up of what begins now.
  var end: ContinuousClock.Instant? { timeLimit.map { .now + $0 } }
}

extension Session {
  /// Runs whatever takes solves: Ctrl-C stops it, and it shows how it stands where standard error is a terminal.
  ///
  /// - Parameters:
  ///   - currency: of the costs that are shown meanwhile.
  ///   - work: is handed the options with what stops it and what it tells.
  func working<Answer>(
    _ options: PlanOptions, in currency: String, _ work: (PlanOptions) throws -> Answer
  ) throws -> Answer {
    var options = options
    let cancellation = options.cancellation ?? Cancellation()
    options.cancellation = cancellation
    return try showing(in: currency) { line in
      if let line { options.onProgress = { line.tell($0) } }
      interruption.beginSolving(cancellation)
      defer { interruption.endSolving() }
      let watch = options.memoryLimit.map { limit in
        MemoryWatch { endWhereBeyond(limit, with: $0, Wording.outOfMemory) }
      }
      defer { watch?.end() }
      return try work(options)
    }
  }

  /// Runs a solve that Ctrl-C stops and that shows how it stands where standard error is a terminal. What is dangerous
  /// about the problem's numbers is said first.
  func solving(
    _ problem: Problem, _ options: PlanOptions, with solver: SolverChoice
  ) throws -> Plan {
    for warning in ProblemSummary.warnings(about: problem) { say(warning.escapingControls) }
    return try working(options, in: problem.currency) { try Berth.plan(problem, $0, solver: solver) }
  }

  /// What the solve was asked to stop for it did not hear, as while a program is loaded: the process ends, with nothing
  /// half-written, before it takes more than it may.
  ///
  /// - Parameter words: what there is to say of the limit.
  private func endWhereBeyond(_ limit: Int, with bytes: Int, _ words: (Int) -> String) {
    guard bytes > limit else { return }
    ProgressLine.endCurrent()
    FileOutput.discardPending()
    Berth.abandonSolves()
    say(words(limit))
    _exit(ExitStatus.stopped.rawValue)
  }

  /// Runs a reading of files, which takes a while where they are large; Ctrl-C ends it, and so does more memory than the
  /// process may have.
  func reading<Value>(within memory: Int? = nil, _ work: () throws -> Value) throws -> Value {
    let memory = memory ?? ProcessMemory.machine
    return try showing(in: "") { line in
      line?.tellReading()
      let watch = MemoryWatch(every: 1) { endWhereBeyond(memory, with: $0, Wording.outOfMemoryReading) }
      defer { watch.end() }
      return try work()
    }
  }

  /// Runs an import that shows how far it is where standard error is a terminal; Ctrl-C ends it, and nothing is written.
  func importing<Answer>(_ work: (ImportOptions) throws -> Answer) throws -> Answer {
    try showing(in: "") { line in
      var options = ImportOptions()
      if let line { options.onProgress = { line.tell($0) } }
      return try work(options)
    }
  }

  /// - Parameter work: is handed the line to tell, where there is one.
  private func showing<Value>(in currency: String, _ work: (ProgressLine?) throws -> Value) throws -> Value {
    let line =
      messages.isInteractive
      ? ProgressLine(messages, currency: currency) { [interruption] in interruption.wasInterrupted } : nil
    defer { line?.end() }
    return try work(line)
  }
}
