internal import ArgumentParser
internal import BerthKit

struct Compare: Subcommand {
  static let configuration = CommandConfiguration(
    commandName: "compare", abstract: Wording.compareAbstract, discussion: Wording.compareDiscussion)

  @Argument(help: Wording.compareBeforeHelp, completion: .file(extensions: ["json"]))
  var before: String
  @Argument(help: Wording.compareAfterHelp, completion: .file(extensions: ["json"]))
  var after: String?
  @Option(
    name: .customLong("bill"), parsing: .upToNextOption, help: Wording.compareBillHelp,
    completion: .file(extensions: ["csv"]))
  var bills: [String] = []
  @OptionGroup var bill: BillArguments
  @OptionGroup var output: AnswerOutput
  @OptionGroup var options: AnswerOptions

  func validate() throws {
    let inputs = [before] + (after.map { [$0] } ?? []) + bills + (bill.mapping.map { [$0] } ?? [])
    guard inputs.count(where: { $0 == "-" }) < 2 else { throw ValidationError(Wording.standardInputTwice) }
    guard (after == nil) != bills.isEmpty else { throw ValidationError(Wording.planOrBill) }
    if bills.isEmpty, bill.isGiven { throw ValidationError(Wording.billOptionsNeedBill) }
  }

  func perform(in session: Session) throws -> ExitStatus {
    guard let after else { return try compareWithBill(session) }
    let comparands = try [before, after].map { try session.comparand($0) }
    guard let old = comparands[0], let new = comparands[1] else { return .badData }
    let question: ComparisonQuestion
    do throws(ComparisonQuestion.Fault) { question = try ComparisonQuestion(old, new) } catch {
      session.say(Wording.fault(error))
      return .badData
    }
    let answer = try session.working(options.options, in: old.problem.currency) {
      try Berth.compare(question, $0, solver: options.solver)
    }
    try output.write(answer.json(), in: session) {
      ComparisonTables(answer).text(width: $0, style: $1)
    }
    return session.status(
      of: answer.difference == nil ? .infeasible : .success, stoppedBy: answer.stoppedBy)
  }

  /// A plan, or a problem that is planned first, against what was billed.
  private func compareWithBill(_ session: Session) throws -> ExitStatus {
    guard let comparand = try session.comparand(before) else { return .badData }
    let request = try bill.request()
    let billed = try session.importing { try request.read(bills.map { TableFile(path: $0) }, $0) }
    let plan: Plan
    switch comparand {
    case .plan(let known): plan = known
    case .problem(let problem): plan = try session.solving(problem, options.options, with: options.solver)
    }
    let answer: BillComparison
    do throws(BillComparison.Fault) { answer = try BillComparison(plan, billed.bill) } catch {
      session.say(Wording.fault(error))
      return error == .noPlan ? session.status(of: plan) : .badData
    }
    try output.write(answer.json(), in: session) {
      BillComparisonTables(answer).text(width: $0, style: $1)
    }
    session.say(ImportSummary(billed.report).text())
    return session.status(of: plan)
  }
}
