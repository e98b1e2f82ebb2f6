internal import ArgumentParser
internal import BerthKit

struct Report: Subcommand {
  static let configuration = CommandConfiguration(
    commandName: "report", abstract: Wording.reportAbstract, discussion: Wording.reportDiscussion)

  @Argument(help: Wording.reportPlanHelp, completion: .file(extensions: ["json"]))
  var plan: String
  @Argument(help: Wording.reportAfterHelp, completion: .file(extensions: ["json"]))
  var after: String?
  @OptionGroup var frontiers: FrontierArguments
  @OptionGroup var output: OutputOption
  @OptionGroup var options: AnswerOptions

  func validate() throws {
    guard [plan, after].count(where: { $0 == "-" }) < 2 else {
      throw ValidationError(Wording.standardInputTwice)
    }
    guard after == nil || frontiers.isEmpty else { throw ValidationError(Wording.frontierOfTwo) }
  }

  func perform(in session: Session) throws -> ExitStatus {
    if let after { return try compare(with: after, session) }
    let comparand = try Comparand(contentsOfFile: self.plan)
    // What is wrong with what is asked is told before anything is solved.
    let requests = try frontiers.requests(for: comparand.problem)
    let end = options.options.end
    let plan: Plan
    switch comparand {
    case .plan(let known): plan = known
    case .problem(let problem): plan = try session.solving(problem, options.options, with: options.solver)
    }
    let curves = try session.curves(
      through: plan, requests, options.options, by: end, with: options.solver)
    try session.writePage(PlanPage(plan, frontiers: curves).html, of: plan, to: output.output)
    if let message = Wording.message(about: plan) { session.say(message) }
    return session.status(of: session.status(of: plan), stoppedBy: curves.lazy.compactMap(\.stoppedBy).first)
  }

  private func compare(with after: String, _ session: Session) throws -> ExitStatus {
    let comparands = try [plan, after].map { try session.comparand($0) }
    guard let old = comparands[0], let new = comparands[1] else { return .badData }
    let question: ComparisonQuestion
    do throws(ComparisonQuestion.Fault) { question = try ComparisonQuestion(old, new) } catch {
      session.say(Wording.fault(error))
      return .badData
    }
    let answer = try session.working(options.options, in: old.problem.currency) {
      try Berth.compare(question, $0, solver: options.solver)
    }
    try output.write(ComparisonPage(answer).html)
    return session.status(
      of: answer.difference == nil ? .infeasible : .success, stoppedBy: answer.stoppedBy)
  }
}

/// The curves that a page is asked for.
struct FrontierArguments: ParsableArguments {
  @Option(name: .customLong("frontier"), help: Wording.reportFrontierHelp)
  var limits: [String] = []

  var isEmpty: Bool { limits.isEmpty }

  func requests(for problem: Problem) throws(UnknownId) -> [FrontierRequest] {
    var requests: [FrontierRequest] = []
    for limit in limits { requests.append(FrontierRequest(.limit(try problem.limit(named: limit), nil))) }
    return requests
  }
}

extension Session {
  /// The curves of a page; none where there is no plan to move.
  ///
  /// - Parameter end: of the time for all of them; `nil` for no limit.
  func curves(
    through plan: Plan, _ requests: [FrontierRequest], _ options: PlanOptions,
    by end: ContinuousClock.Instant?, with solver: SolverChoice
  ) throws -> [FrontierPlans] {
    guard plan.objective != nil, !interruption.wasInterrupted else { return [] }
    return try requests.map { request in
      var options = options
      options.timeLimit = end.map { max(.zero, $0 - .now) }
      return try working(options, in: plan.problem.currency) {
        try Berth.frontierPlans(of: plan.problem, request, $0, solver: solver)
      }
    }
  }

  /// Writes a page, but never over an earlier one when there is no plan to show.
  func writePage(_ html: String, of plan: Plan, to path: String?) throws {
    if plan.status == .stopped, let path, FileOutput.exists(path) {
      say(Wording.kept(path))
    } else {
      try FileOutput.write(html, to: path)
    }
  }

  /// A plan or a problem; `nil` with the faults told, under the name of the file: there may be two.
  func comparand(_ path: String) throws -> Comparand? {
    do { return try reading { try Comparand(contentsOfFile: path) } } catch let error
      as InvalidProblem
    {
      say(path.escapingControls + ": " + Wording.faults(error))
      return nil
    }
  }
}
