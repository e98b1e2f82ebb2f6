internal import ArgumentParser
internal import BerthKit

struct AlternativesCommand: Subcommand {
  static let configuration = CommandConfiguration(
    commandName: "alternatives", abstract: Wording.alternativesAbstract,
    discussion: Wording.alternativesDiscussion)

  /// More plans than anybody reads.
  private static let mostPlans = 50

  @OptionGroup var input: ProblemArgument
  @Option(help: Wording.withinHelp) var within = "1%"
  @Option(help: Wording.measureHelp) var measure = Measure.spend
  @Option(help: Wording.rangesOfHelp) var of: [Alternatives.Kind] = []
  @Option(help: Wording.plansHelp) var plans = 3
  @Option(help: Wording.rangedWorkloadHelp) var workload: String?
  @Option(help: Wording.answerFormatHelp) var format = AnswerFormat.table
  @OptionGroup var output: OutputOption
  @OptionGroup var answering: AnswerOptions

  func validate() throws {
    guard let tolerance = Tolerance.fraction(within) else { throw ValidationError(Wording.badWithin) }
    guard (0...Self.mostPlans).contains(plans) else {
      throw ValidationError(Wording.badPlanCount(most: Self.mostPlans))
    }
    if workload != nil, tolerance > 0 { throw ValidationError(Wording.workloadNeedsNothing) }
  }

  func perform(in session: Session) throws -> ExitStatus {
    let problem = try input.problem()
    var request = AlternativesRequest(
      within: Tolerance.fraction(within) ?? 0, measure: measure, planCount: plans)
    if !of.isEmpty { request.kinds = of }
    if let workload {
      guard let index = problem.workload(named: workload) else {
        let ids = problem.workloads.elements.map(\.id)
        session.say(
          Wording.unknown("workload", workload, nearest: problem.workloadId(near: workload), accepted: ids))
        return .usage
      }
      request.workload = index
    }
    let answer = try session.working(answering.options) {
      try Berth.alternatives(problem, request, $0, solver: answering.solver)
    }
    switch format {
    case .json: try output.write(answer.jsonText())
    case .table where output.output == nil:
      try output.write(
        AlternativesTables(answer).text(width: session.results.width, emphasis: session.results.emphasis))
    case .table: try output.write(AlternativesTables(answer).text())
    }
    if let message = Wording.message(about: answer) { session.say(message) }
    return Self.status(of: answer, session)
  }

  private static func status(of answer: Alternatives, _ session: Session) -> ExitStatus {
    if session.interruption.wasInterrupted { return .interrupted }
    if answer.plan.status == .infeasible { return .infeasible }
    return answer.stoppedBy == nil && answer.plan.status == .optimal ? .success : .stopped
  }
}

/// How much more a plan may cost, as people write it.
enum Tolerance {
  /// `1%`, `1 %` or `0.01`: a fraction from 0 to 1; `nil` for anything else.
  static func fraction(_ text: String) -> Double? {
    var digits = text[...]
    let isPercent = digits.hasSuffix("%")
    if isPercent { digits = digits.dropLast() }
    while digits.hasSuffix(" ") { digits = digits.dropLast() }
    guard let number = Double(digits), number.isFinite else { return nil }
    let fraction = isPercent ? number / 100 : number
    return fraction >= 0 && fraction <= 1 ? fraction : nil
  }
}
