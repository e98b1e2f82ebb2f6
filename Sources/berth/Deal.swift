internal import ArgumentParser
internal import BerthKit

struct DealCommand: Subcommand {
  static let configuration = CommandConfiguration(
    commandName: "deal", abstract: Wording.dealAbstract, discussion: Wording.dealDiscussion)

  @OptionGroup var input: ProblemArgument
  @Option(help: Wording.dealAgreementHelp) var agreement: [String] = []
  @Option(help: Wording.dealOfferHelp) var offer: [String] = []
  @Option(help: Wording.dealLimitHelp) var limit: [String] = []
  @Option(help: Wording.answerFormatHelp) var format = AnswerFormat.table
  @OptionGroup var output: OutputOption
  @OptionGroup var options: AnswerOptions

  private var deals: [Deal] {
    agreement.map { Deal(.agreement, $0) } + offer.map { Deal(.offer, $0) } + limit.map { Deal(.limit, $0) }
  }

  func validate() throws {
    guard !deals.isEmpty else { throw ValidationError(Wording.noDeal) }
  }

  func perform(in session: Session) throws -> ExitStatus {
    let problem = try input.problem()
    let question: DealQuestion
    do throws(DealQuestion.Fault) { question = try DealQuestion(deals, of: problem) } catch {
      session.say(Wording.fault(error))
      return .usage
    }
    let answer = try session.working(options.options) {
      try Berth.deals(question, $0, solver: options.solver)
    }
    let terminal = session.results
    switch format {
    case .json: try output.write(JSONText(answer.json()).string)
    case .table where output.output == nil:
      try output.write(DealTables(answer).text(width: terminal.width, emphasis: terminal.emphasis))
    case .table: try output.write(DealTables(answer).text())
    }
    return Self.status(of: answer, session)
  }

  private static func status(of answer: DealAnswer, _ session: Session) -> ExitStatus {
    if session.interruption.wasInterrupted { return .interrupted }
    if answer.stoppedBy != nil { return .stopped }
    return answer.sets.contains { $0.cost != nil } ? .success : .infeasible
  }
}
