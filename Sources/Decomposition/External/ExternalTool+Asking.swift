internal import LinearProgramming

extension ExternalTool {
  /// How long a program that was asked to stop may take to write down what it has.
  private static let grace = Duration.seconds(2)
  /// How long past its time limit a program is left alone: it stops by itself, as a rule.
  private static let lateness = Duration.milliseconds(250)
  /// Bytes of a log that are looked at, from its end.
  private static let logLength = 1 << 20
  /// Between two reports of progress.
  private static let interval = Duration.milliseconds(200)

  /// Has the program solve a linear program.
  func ask(_ program: LinearProgram, _ budget: Budget) throws(SolverError) -> ExternalAnswer {
    let phase: SolverProgress.Phase = program.isMixedInteger ? .search : .optimization
    func report() {
      budget.options.onProgress?(SolverProgress(phase: phase, iterations: budget.iterations))
    }
    report()
    if let limit = budget.reached { return ExternalAnswer(claim: .stopped(by: limit)) }

    let handedOut = program.handedOut
    let remaining = budget.remaining()
    var task = ExternalTask(
      hasWholeNumbers: program.isMixedInteger, seconds: remaining.timeLimit.map { $0 / .seconds(1) },
      relativeGap: remaining.relativeGap)
    switch remaining.method {
    case .primalSimplex: task.method = .primal
    case .dualSimplex: task.method = .dual
    case .interiorPoint: task.method = .interior
    default: break
    }
    let folder = try Self.folder()
    try write(handedOut.program, task, in: folder)

    let deadline = remaining.timeLimit.map { ContinuousClock.now + $0 + Self.lateness }
    var lastReport = ContinuousClock.now
    let ending = try Self.run(
      executable, task.arguments(for: self.program), in: folder, grace: Self.grace
    ) {
      let now = ContinuousClock.now
      if now - lastReport >= Self.interval {
        lastReport = now
        report()
      }
      if let deadline, now >= deadline { return .time }
      return budget.options.cancellation?.reached
    }
    var answer = try read(handedOut.program, ending, in: folder)
    answer.bound = answer.bound.map { $0 / handedOut.factor + handedOut.constant }
    return answer
  }

  // MARK: Files

  private func write(
    _ program: LinearProgram, _ task: ExternalTask, in folder: borrowing PrivateFolder
  ) throws(SolverError) {
    var file = FileText(path: folder.file(ExternalTask.programFile))
    do { try MPSFormat.write(program, names: .places, to: &file) } catch {
      throw .failed(doing: "writing the program", detail: "\(error)")
    }
    var failure = file.end()
    if failure == nil, let settings = task.settings(for: self.program) {
      var file = FileText(path: folder.file(ExternalTask.settingsFile))
      file.write(settings)
      failure = file.end()
    }
    if let failure { throw .failed(doing: "writing the program into \(folder.path)", detail: failure) }
  }

  private func read(
    _ program: LinearProgram, _ ending: ChildProcess.Ending, in folder: borrowing PrivateFolder
  ) throws(SolverError) -> ExternalAnswer {
    let log = ExternalLog(folder.text(ExternalTask.logFile, last: Self.logLength) ?? "")
    var limit: Outcome.Limit?
    switch ending {
    case .killed(let signal):
      throw .failed(doing: "running \(executable)", detail: "it was ended by signal \(signal): \(log.ending)")
    case .stopped(let reached): limit = reached
    case .exited: break
    }
    guard let text = folder.text(ExternalTask.solutionFile), !text.isEmpty else {
      // Stopped before it could write anything.
      if let limit { return ExternalAnswer(claim: .stopped(by: limit)) }
      throw .failed(doing: "running \(executable)", detail: "it wrote no solution: \(log.ending)")
    }
    do throws(UnreadableAnswer) {
      switch self.program {
      case .clp, .cbc: return try coinAnswer(program, text, log, limit, in: folder)
      case .highs: return try highsAnswer(program, text, log, limit)
      case .scip: return try scipAnswer(program, text, log, limit)
      }
    } catch {
      // Half a file of a program that was stopped is no fault.
      if let limit { return ExternalAnswer(claim: .stopped(by: limit)) }
      throw .failed(doing: "reading what \(executable) wrote", detail: error.summary)
    }
  }

  // MARK: Answers

  private func coinAnswer(
    _ program: LinearProgram, _ text: String, _ log: ExternalLog, _ limit: Outcome.Limit?,
    in folder: borrowing PrivateFolder
  ) throws(UnreadableAnswer) -> ExternalAnswer {
    let (claim, hasPoint) = try CoinAnswer.claim(in: text, stoppedBy: limit)
    var answer = ExternalAnswer(claim: claim)
    if program.isMixedInteger {
      if hasPoint {
        answer.columnValues = try CoinAnswer.columnValues(
          in: folder.bytes(ExternalTask.valuesFile) ?? [], of: program)
      }
      // Three decimals are written; nothing is written where the optimum was proved.
      answer.bound =
        log.number(after: "Lower bound").map { $0 - 0.0005 }
        ?? (claim == .optimal ? log.number(after: "Objective value") : nil)
      answer.iterations = Int(clamping: log.number(after: "Total iterations"))
      answer.nodes = Int(clamping: log.number(after: "Enumerated nodes"))
    } else {
      if claim == .optimal {
        answer.basis = try CoinAnswer.basis(in: folder.text(ExternalTask.basisFile) ?? "", of: program)
      }
      answer.iterations = Int(clamping: log.number(before: "iterations"))
    }
    return answer
  }

  private func highsAnswer(
    _ program: LinearProgram, _ text: String, _ log: ExternalLog, _ limit: Outcome.Limit?
  ) throws(UnreadableAnswer) -> ExternalAnswer {
    let solution = try HighsAnswer(text, of: program)
    var answer = ExternalAnswer(claim: try solution.claim(stoppedBy: limit))
    if program.isMixedInteger {
      answer.columnValues = solution.hasPoint ? solution.columnValues : nil
      answer.bound = solution.bound ?? log.number(after: "Dual bound")
      answer.iterations = Int(clamping: log.number(after: "LP iterations"))
      answer.nodes = Int(clamping: log.number(after: "Nodes"))
    } else {
      if answer.claim == .optimal {
        guard let basis = solution.wholeBasis else { throw UnreadableAnswer(faults: ["there is no basis"]) }
        answer.basis = basis
      }
      answer.iterations = Int(clamping: log.number(after: "Simplex   iterations"))
    }
    return answer
  }

  private func scipAnswer(
    _ program: LinearProgram, _ text: String, _ log: ExternalLog, _ limit: Outcome.Limit?
  ) throws(UnreadableAnswer) -> ExternalAnswer {
    var answer = ExternalAnswer(claim: try ScipAnswer.claim(inLog: log, stoppedBy: limit))
    switch answer.claim {
    case .optimal, .stopped: answer.columnValues = try ScipAnswer.columnValues(in: text, of: program)
    case .infeasible, .unbounded, .infeasibleOrUnbounded: break
    }
    answer.bound = log.number(after: "Dual Bound")
    answer.nodes = Int(clamping: log.number(after: "Solving Nodes"))
    return answer
  }
}

extension Int {
  /// A count out of a log: 0 where it is none.
  fileprivate init(clamping number: Double?) {
    self = number.flatMap { Int(exactly: $0.rounded()) } ?? 0
  }
}
