internal import ArgumentParser
internal import BerthKit

struct ExplainCommand: Subcommand {
  static let configuration = CommandConfiguration(
    commandName: "explain", abstract: Wording.explainAbstract, discussion: Wording.explainDiscussion)

  @OptionGroup var input: ProblemArgument
  @Option(help: Wording.explainWorkloadHelp, completion: IdCompletion.ids(of: "workloads")) var workload:
    String?
  @Option(help: Wording.explainOfferHelp, completion: IdCompletion.ids(of: "offers")) var offer: String?
  @Option(help: Wording.explainLimitHelp, completion: IdCompletion.ids(of: "limits")) var limit: String?
  @Flag(help: Wording.explainAllHelp) var all = false
  @OptionGroup var output: AnswerOutput
  @OptionGroup var options: AnswerOptions

  func validate() throws {
    guard [workload, offer, limit].compactMap({ $0 }).count <= 1 else {
      throw ValidationError(Wording.oneFocus)
    }
  }

  func perform(in session: Session) throws -> ExitStatus {
    let problem = try input.problem(in: session, within: options.memory)
    var request = ExplanationRequest(try focus(in: problem))
    if all { request.most = nil }
    let asked = request
    let answer = try session.working(options.options, in: problem.currency) {
      try Berth.explain(problem, asked, $0, solver: options.solver)
    }
    try output.write(answer.json(), in: session) {
      ExplanationTables(answer).text(width: $0, style: $1)
    }
    let plan = answer.plan
    guard plan.status == .optimal else {
      if let message = Wording.message(about: plan) { session.say(message) }
      return session.status(of: plan)
    }
    return session.status(of: .success, stoppedBy: answer.stoppedBy)
  }

  private func focus(in problem: Problem) throws(UnknownId) -> ExplanationRequest.Focus? {
    if let workload { return .workload(try problem.workload(named: workload)) }
    if let offer { return .offer(try problem.offer(named: offer)) }
    if let limit { return .limit(try problem.limit(named: limit)) }
    return nil
  }
}
