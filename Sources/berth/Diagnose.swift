internal import ArgumentParser
internal import BerthKit

struct Diagnose: Subcommand {
  static let configuration = CommandConfiguration(
    commandName: "diagnose", abstract: Wording.diagnoseAbstract, discussion: Wording.diagnoseDiscussion)

  private static let names = IdCompletion.ids(
    of: "limits", "offers", "workloads", others: RepairWishes.kinds)

  @OptionGroup var input: ProblemArgument
  @Option(help: Wording.relaxHelp, completion: Self.names) var relax: [String] = []
  @Option(help: Wording.keepHelp, completion: Self.names) var keep: [String] = []
  @Option(parsing: .unconditional, help: Wording.writeRepairHelp) var writeRepair: Int?
  @OptionGroup var output: AnswerOutput
  @OptionGroup var answer: AnswerOptions

  func validate() throws {
    if let writeRepair, writeRepair < 1 { throw ValidationError(Wording.badRepairNumber) }
    for text in relax where Self.weight(text) == nil { throw ValidationError(Wording.badWeight(text)) }
  }

  func perform(in session: Session) throws -> ExitStatus {
    let problem = try input.problem(in: session, within: answer.memory)
    let weights = relax.compactMap(Self.weight)
    let names = RepairWishes.names(in: problem)
    for name in keep + weights.map(\.id) where !names.contains(name) {
      throw Failure(.usage, Wording.unknownName(name, nearest: RepairWishes.nearest(to: name, in: problem)))
    }
    let wishes = RepairWishes(
      kept: Set(keep), weights: Dictionary(weights.map { ($0.id, $0.weight) }, uniquingKeysWith: { $1 }))
    let diagnosis = try session.working(answer.options, in: problem.currency) {
      try Berth.diagnose(problem, wishes, $0, solver: answer.solver)
    }
    if let number = writeRepair {
      guard diagnosis.repairs.indices.contains(number - 1) else {
        session.say(Wording.noSuchRepair(number, of: diagnosis.repairs.count))
        return status(of: diagnosis, session)
      }
      let repaired = try problem.repaired(by: diagnosis.repairs[number - 1])
      try output.output.write(JSONText(repaired.source).string)
      return status(of: diagnosis, session)
    }
    try output.write(diagnosis.json(), in: session) { width, _ in DiagnosisText(diagnosis).text(width: width)
    }
    return status(of: diagnosis, session)
  }

  private func status(of diagnosis: Diagnosis, _ session: Session) -> ExitStatus {
    let found: ExitStatus =
      switch diagnosis.verdict {
      case .hasPlan: .success
      case .noPlan: .infeasible
      case .unknown: .stopped
      }
    return session.status(of: found, stoppedBy: diagnosis.stoppedBy)
  }

  /// `ID=WEIGHT`; ids may hold the sign as well.
  private static func weight(_ text: String) -> (id: String, weight: Double)? {
    guard let sign = text.lastIndex(of: "="), let weight = Double(text[text.index(after: sign)...]),
      weight > 0, weight.isFinite
    else { return nil }
    return (String(text[..<sign]), weight)
  }
}
