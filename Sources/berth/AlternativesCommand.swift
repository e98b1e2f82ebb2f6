internal import ArgumentParser
internal import BerthKit

struct AlternativesCommand: Subcommand {
  static let configuration = CommandConfiguration(
    commandName: "alternatives", abstract: Wording.alternativesAbstract,
    discussion: Wording.alternativesDiscussion)

  /// More plans than anybody reads.
  private static let mostPlans = 50

  @OptionGroup var input: ProblemArgument
  @Option(parsing: .unconditional, help: Wording.withinHelp) var within = "1%"
  @Option(help: Wording.measureHelp) var measure = Measure.spend
  @Option(help: Wording.rangesOfHelp) var of: [Alternatives.Kind] = []
  @Option(parsing: .unconditional, help: Wording.plansHelp) var plans = 3
  @Option(help: Wording.rangedWorkloadHelp, completion: IdCompletion.ids(of: "workloads")) var workload:
    String?
  @OptionGroup var output: AnswerOutput
  @OptionGroup var answering: AnswerOptions

  func validate() throws {
    guard let tolerance = Tolerance.fraction(within) else { throw ValidationError(Wording.badWithin) }
    guard (0...Self.mostPlans).contains(plans) else {
      throw ValidationError(Wording.badPlanCount(most: Self.mostPlans))
    }
    if workload != nil, tolerance > 0 { throw ValidationError(Wording.workloadNeedsNothing) }
  }

  func perform(in session: Session) throws -> ExitStatus {
    let problem = try input.problem(in: session, within: answering.memory)
    var request = AlternativesRequest(
      within: Tolerance.fraction(within) ?? 0, measure: measure, planCount: plans)
    if !of.isEmpty { request.kinds = of }
    if let workload { request.workload = try problem.workload(named: workload) }
    let answer = try session.working(answering.options, in: problem.currency) {
      try Berth.alternatives(problem, request, $0, solver: answering.solver)
    }
    try output.write(answer.json(), in: session) {
      AlternativesTables(answer).text(width: $0, style: $1)
    }
    guard answer.leastCost != nil, answer.plan.status == .optimal else {
      if let message = Wording.message(about: answer.plan) { session.say(message) }
      return session.status(of: answer.plan)
    }
    return session.status(of: .success, stoppedBy: answer.stoppedBy)
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
