internal import ArgumentParser
internal import BerthKit

struct ExplainCommand: Subcommand {
  static let configuration = CommandConfiguration(
    commandName: "explain", abstract: Wording.explainAbstract, discussion: Wording.explainDiscussion)

  @OptionGroup var input: ProblemArgument
  @Option(help: Wording.explainWorkloadHelp) var workload: String?
  @Option(help: Wording.explainOfferHelp) var offer: String?
  @Option(help: Wording.explainLimitHelp) var limit: String?
  @Flag(help: Wording.explainAllHelp) var all = false
  @Option(help: Wording.answerFormatHelp) var format = AnswerFormat.table
  @OptionGroup var output: OutputOption
  @OptionGroup var options: AnswerOptions

  func validate() throws {
    guard [workload, offer, limit].compactMap({ $0 }).count <= 1 else {
      throw ValidationError(Wording.oneFocus)
    }
  }

  func perform(in session: Session) throws -> ExitStatus {
    let problem = try input.problem()
    var request = ExplanationRequest(try focus(in: problem))
    if all { request.most = nil }
    let asked = request
    let answer = try session.working(options.options) {
      try Berth.explain(problem, asked, $0, solver: options.solver)
    }
    let terminal = session.results
    switch format {
    case .json: try output.write(JSONText(answer.json()).string + "\n")
    case .table where output.output == nil:
      try output.write(ExplanationTables(answer).text(width: terminal.width, emphasis: terminal.emphasis))
    case .table: try output.write(ExplanationTables(answer).text())
    }
    if let message = Wording.message(about: answer.plan) ?? answer.stoppedBy.map(Wording.partial) {
      session.say(message)
    }
    if session.interruption.wasInterrupted { return .interrupted }
    switch answer.plan.status {
    case .infeasible: return .infeasible
    case .stopped, .feasible: return .stopped
    case .optimal: return answer.stoppedBy == nil ? .success : .stopped
    }
  }

  private func focus(in problem: Problem) throws(UnknownId) -> ExplanationRequest.Focus? {
    if let workload { return .workload(try problem.workload(named: workload)) }
    if let offer { return .offer(try problem.offer(named: offer)) }
    if let limit { return .limit(try problem.limit(named: limit)) }
    return nil
  }
}
