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
  @Option(parsing: .unconditional, help: Wording.timeLimitHelp) var timeLimit: Double?
  @Option(parsing: .unconditional, help: Wording.gapHelp) var gap = PlanOptions().relativeGap
  @Option(help: Wording.solverHelp) var solver = SolverChoice.glpk
  @Option(help: Wording.methodHelp) var method = Method.automatic
  @Flag(help: Wording.noTimingsHelp) var noTimings = false
  @Flag(help: Wording.watchHelp) var watch = false

  func validate() throws {
    if let timeLimit, !(timeLimit > 0 && timeLimit <= Self.longestTimeLimit) {
      throw ValidationError(Wording.badTimeLimit)
    }
    guard gap >= 0, gap < 1 else { throw ValidationError(Wording.badGap) }
    if watch, input.file == "-" { throw ValidationError(Wording.watchNeedsFile) }
  }

  func perform(in session: Session) throws -> ExitStatus {
    if let path = output.output, FileOutput.isSameFile(path, input.file) {
      throw Failure(.usage, Wording.outputIsInput(path))
    }
    if watch { return try SolveWatch(self, session).run() }
    let plan = try session.solving(input.problem(in: session), options, with: solver)
    return try deliver(plan, in: session)
  }

  var options: PlanOptions {
    var options = PlanOptions()
    options.method = method.method
    options.relativeGap = gap
    options.timeLimit = timeLimit.map { .seconds($0) }
    return options
  }

  /// Writes a plan where it belongs, and says what the reader must know beside it.
  func deliver(_ plan: Plan, in session: Session) throws -> ExitStatus {
    if plan.status == .stopped, let path = output.output, FileOutput.exists(path) {
      // Nothing is better than an earlier plan replaced by none.
      session.say(Wording.kept(path))
    } else if plan.status != .stopped || format != .csv {
      try output.write(try text(of: plan, for: session.results))
    }
    let status = session.status(of: plan)
    if let message = Wording.message(about: plan) { session.say(message) }
    return status
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
