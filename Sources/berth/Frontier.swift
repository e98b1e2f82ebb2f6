internal import ArgumentParser
internal import BerthKit

struct FrontierCommand: Subcommand {
  static let configuration = CommandConfiguration(
    commandName: "frontier", abstract: Wording.frontierAbstract, discussion: Wording.frontierDiscussion)

  /// What a curve may be drawn against beside limits.
  enum Objective: String, CaseIterable, ExpressibleByArgument {
    case carbon, concentration, unmet, moves

    var goal: Goal {
      switch self {
      case .carbon: .carbon
      case .concentration: .concentration
      case .unmet: .unmet
      case .moves: .moves
      }
    }
  }

  @OptionGroup var input: ProblemArgument
  @Option(help: Wording.frontierLimitHelp, completion: IdCompletion.ids(of: "limits")) var limit: String?
  @Option(help: Wording.frontierAgainstHelp) var against: Objective?
  @Option(help: Wording.frontierSideHelp) var side: LimitSide?
  @Option(parsing: .unconditional, help: Wording.frontierFromHelp) var from: Double?
  @Option(parsing: .unconditional, help: Wording.frontierThroughHelp) var through: Double?
  @Option(parsing: .unconditional, help: Wording.frontierPiecesHelp) var pieces: Int?
  @Option(parsing: .unconditional, help: Wording.frontierResolutionHelp) var resolution = 0.0
  @Option(parsing: .unconditional, help: Wording.frontierSamplesHelp) var samples = 21
  @OptionGroup var output: AnswerOutput
  @OptionGroup var options: AnswerOptions

  func validate() throws {
    guard (limit == nil) != (against == nil) else { throw ValidationError(Wording.frontierSubject) }
    guard pieces ?? 1 >= 1, samples >= 1 else { throw ValidationError(Wording.badPieces) }
    guard resolution >= 0, resolution < 1 else { throw ValidationError(Wording.badResolution) }
    let ends = [from, through].compactMap { $0 }
    guard ends.allSatisfy({ $0 >= 0 && $0.isFinite }), from ?? 0 < through ?? .infinity else {
      throw ValidationError(Wording.badRange)
    }
  }

  func perform(in session: Session) throws -> ExitStatus {
    let problem = try input.problem(in: session, within: options.memory)
    let request = try request(for: problem)
    let frontier = try session.working(options.options, in: problem.currency) {
      try Berth.frontier(of: problem, request, $0, solver: options.solver)
    }
    try output.write(frontier.json(), in: session) {
      FrontierTables(frontier).text(width: $0, style: $1)
    }
    let isNothing = frontier.today == nil && frontier.pieces.isEmpty && frontier.samples.isEmpty
    return session.status(of: isNothing ? .infeasible : .success, stoppedBy: frontier.stoppedBy)
  }

  private func request(for problem: Problem) throws(UnknownId) -> FrontierRequest {
    let subject: FrontierRequest.Subject =
      if let against { .goal(against.goal) } else { .limit(try problem.limit(named: limit ?? ""), side) }
    var request = FrontierRequest(subject)
    request.from = from
    request.through = through
    request.mostPieces = pieces
    request.resolution = resolution
    request.sampleCount = samples
    return request
  }
}
