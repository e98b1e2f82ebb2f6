internal import ArgumentParser
internal import BerthKit

struct DealCommand: Subcommand {
  static let configuration = CommandConfiguration(
    commandName: "deal", abstract: Wording.dealAbstract, discussion: Wording.dealDiscussion)

  @OptionGroup var input: ProblemArgument
  @Option(help: Wording.dealAgreementHelp, completion: IdCompletion.ids(of: "agreements")) var agreement:
    [String] = []
  @Option(help: Wording.dealOfferHelp, completion: IdCompletion.ids(of: "offers")) var offer: [String] = []
  @Option(help: Wording.dealLimitHelp, completion: IdCompletion.ids(of: "limits")) var limit: [String] = []
  @OptionGroup var output: AnswerOutput
  @OptionGroup var options: AnswerOptions

  private var deals: [Deal] {
    agreement.map { Deal(.agreement, $0) } + offer.map { Deal(.offer, $0) } + limit.map { Deal(.limit, $0) }
  }

  func validate() throws {
    guard !deals.isEmpty else { throw ValidationError(Wording.noDeal) }
  }

  func perform(in session: Session) throws -> ExitStatus {
    let problem = try input.problem(in: session, within: options.memory)
    let question: DealQuestion
    do throws(DealQuestion.Fault) { question = try DealQuestion(deals, of: problem) } catch {
      session.say(Wording.fault(error))
      return .usage
    }
    let answer = try session.working(options.options, in: problem.currency) {
      try Berth.deals(question, $0, solver: options.solver)
    }
    try output.write(answer.json(), in: session) { DealTables(answer).text(width: $0, style: $1) }
    let hasPlan = answer.sets.contains { $0.cost != nil }
    return session.status(of: hasPlan ? .success : .infeasible, stoppedBy: answer.stoppedBy)
  }
}
