internal import ArgumentParser
internal import BerthKit

struct Solve: Subcommand {
  static let configuration = CommandConfiguration(
    commandName: "solve", abstract: Wording.solveAbstract, discussion: Wording.solveDiscussion)

  /// Seconds that fit a `Duration` with room to spare: three thousand years.
  private static let longestTimeLimit = 1e11

  @OptionGroup var input: ProblemArgument
  @Option(help: Wording.formatHelp) var format = PlanFormat.table
  @Option(help: Wording.listHelp) var list = PlanCSV.List.allocations
  @OptionGroup var output: OutputOption
  @OptionGroup var style: StyleOptions
  @Option(help: Wording.solveReportHelp, completion: .file(extensions: ["html"])) var report: String?
  @OptionGroup var frontiers: FrontierArguments
  @Option(parsing: .unconditional, help: Wording.timeLimitHelp) var timeLimit: Double?
  @OptionGroup var memory: MemoryOption
  @Option(parsing: .unconditional, help: Wording.gapHelp) var gap = PlanOptions().relativeGap
  @Option(help: Wording.solverHelp) var solver = SolverChoice.glpk
  @Option(help: Wording.methodHelp) var method = Method.automatic
  @Flag(help: Wording.certifyHelp) var certify = false
  @Flag(help: Wording.noTimingsHelp) var noTimings = false
  @Flag(help: Wording.watchHelp) var watch = false

  func validate() throws {
    if let timeLimit, !(timeLimit > 0 && timeLimit <= Self.longestTimeLimit) {
      throw ValidationError(Wording.badTimeLimit)
    }
    guard gap >= 0, gap < 1 else { throw ValidationError(Wording.badGap) }
    if watch, input.file == "-" { throw ValidationError(Wording.watchNeedsFile) }
    guard report != nil || frontiers.isEmpty else { throw ValidationError(Wording.frontierNeedsReport) }
    // Standard output too: a page among tables is neither.
    guard report == nil || report != output.output ?? "-" else { throw ValidationError(Wording.samePath) }
  }

  func perform(in session: Session) throws -> ExitStatus {
    for case let path? in [output.output, report] where FileOutput.isSameFile(path, input.file) {
      throw Failure(.usage, Wording.outputIsInput(path))
    }
    if watch { return try SolveWatch(self, session).run() }
    let problem = try input.problem(in: session, within: memory)
    // What is wrong with what is asked is told before anything is solved.
    _ = try frontiers.requests(for: problem)
    let end = options.end
    return try deliver(try session.solving(problem, options, with: solver), by: end, in: session)
  }

  var options: PlanOptions {
    var options = PlanOptions()
    options.method = method.method
    options.relativeGap = gap
    options.certification = certify ? .exact : .recomputed
    options.timeLimit = timeLimit.map { .seconds($0) }
    options.memoryLimit = memory.bytes
    return options
  }

  /// Writes a plan where it belongs, and says what the reader must know beside it.
  ///
  /// - Parameter end: of the time for the curves on its page.
  func deliver(_ plan: Plan, by end: ContinuousClock.Instant?, in session: Session) throws -> ExitStatus {
    if plan.status == .stopped, let path = output.output, FileOutput.exists(path) {
      // Nothing is better than an earlier plan replaced by none.
      session.say(Wording.kept(path))
    } else if plan.status != .stopped || format != .csv {
      try output.write(try text(of: plan, for: session.results))
    }
    let stop = try deliverPage(of: plan, by: end, in: session)
    let status = session.status(of: session.status(of: plan), stoppedBy: stop)
    if let message = Wording.message(about: plan) { session.say(message) }
    return status
  }

  /// Writes the page of a plan, where one was asked for.
  ///
  /// - Returns: what stopped a curve on it.
  func deliverPage(
    of plan: Plan, by end: ContinuousClock.Instant?, in session: Session
  ) throws -> Plan.StopCause? {
    guard let report else { return nil }
    let requests = try frontiers.requests(for: plan.problem)
    let curves = try session.curves(through: plan, requests, options, by: end, with: solver)
    try session.writePage(PlanPage(plan, frontiers: curves).html, of: plan, to: report)
    return curves.lazy.compactMap(\.stoppedBy).first
  }

  private func text(of plan: Plan, for terminal: Terminal) throws -> String {
    switch format {
    case .json: try plan.jsonText(timings: noTimings ? .omitted : .included)
    case .csv: PlanCSV(plan).text(list)
    case .table:
      output.laidOut(for: terminal, as: style.wish) { PlanTables(plan).text(width: $0, style: $1) }
    }
  }
}
