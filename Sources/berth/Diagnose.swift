internal import ArgumentParser
internal import BerthKit

struct Diagnose: Subcommand {
  static let configuration = CommandConfiguration(
    commandName: "diagnose", abstract: Wording.diagnoseAbstract, discussion: Wording.diagnoseDiscussion)

  @OptionGroup var input: ProblemArgument
  @Option(help: Wording.relaxHelp) var relax: [String] = []
  @Option(help: Wording.keepHelp) var keep: [String] = []
  @Option(help: Wording.writeRepairHelp) var writeRepair: Int?
  @Option(help: Wording.answerFormatHelp) var format = AnswerFormat.table
  @OptionGroup var output: OutputOption
  @OptionGroup var answer: AnswerOptions

  func validate() throws {
    if let writeRepair, writeRepair < 1 { throw ValidationError(Wording.badRepairNumber) }
    for text in relax where Self.weight(text) == nil { throw ValidationError(Wording.badWeight(text)) }
  }

  func perform(in session: Session) throws -> ExitStatus {
    let problem = try input.problem()
    let weights = relax.compactMap(Self.weight)
    let names = RepairWishes.names(in: problem)
    for name in keep + weights.map(\.id) where !names.contains(name) {
      throw Failure(.usage, Wording.unknownName(name, nearest: RepairWishes.nearest(to: name, in: problem)))
    }
    let wishes = RepairWishes(
      kept: Set(keep), weights: Dictionary(weights.map { ($0.id, $0.weight) }, uniquingKeysWith: { $1 }))
    let diagnosis = try session.working(answer.options) {
      try Berth.diagnose(problem, wishes, $0, solver: answer.solver)
    }
    if let number = writeRepair {
      guard diagnosis.repairs.indices.contains(number - 1) else {
        session.say(Wording.noSuchRepair(number, of: diagnosis.repairs.count))
        return status(of: diagnosis, session)
      }
      let repaired = try problem.repaired(by: diagnosis.repairs[number - 1])
      try output.write(JSONText(repaired.source).string + "\n")
      return status(of: diagnosis, session)
    }
    try output.write(try text(of: diagnosis, for: session.results))
    return status(of: diagnosis, session)
  }

  private func text(of diagnosis: Diagnosis, for terminal: Terminal) throws -> String {
    switch format {
    case .json: try JSONText(diagnosis.json()).string + "\n"
    case .table: DiagnosisText(diagnosis).text(width: output.output == nil ? terminal.width : 80)
    }
  }

  private func status(of diagnosis: Diagnosis, _ session: Session) -> ExitStatus {
    if session.interruption.wasInterrupted { return .interrupted }
    if diagnosis.stoppedBy != nil { return .stopped }
    return switch diagnosis.verdict {
    case .hasPlan: .success
    case .noPlan: .infeasible
    case .unknown: .stopped
    }
  }

  /// `ID=WEIGHT`; ids may hold the sign as well.
  private static func weight(_ text: String) -> (id: String, weight: Double)? {
    guard let sign = text.lastIndex(of: "="), let weight = Double(text[text.index(after: sign)...]),
      weight > 0, weight.isFinite
    else { return nil }
    return (String(text[..<sign]), weight)
  }
}
