internal import ArgumentParser
internal import BerthKit

struct FrontierBench: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "frontier", abstract: Wording.frontierAbstract, discussion: Wording.frontierDiscussion)

  @Argument(help: Wording.frontierFileHelp, completion: .file(extensions: ["json"])) var file: String
  @Option(help: Wording.frontierLimitHelp) var limit: String
  @Option(help: Wording.frontierPiecesHelp) var pieces = 20
  @Option(help: Wording.repetitionsHelp) var repetitions = 3
  @Option(help: Wording.jsonHelp, completion: .file()) var json: String?

  func validate() throws {
    guard pieces >= 1, (1...100).contains(repetitions) else { throw ValidationError(Wording.badPieces) }
  }

  func run() throws {
    let problem = try Problem(contentsOfFile: file)
    var request = FrontierRequest(.limit(try problem.limit(named: limit)))
    request.mostPieces = pieces
    let report = try FrontierReport(of: problem, request, repetitions: repetitions)
    if let json { try ResultText.write(report, to: json) }
    if json != "-" { print(Wording.table(report)) }
    guard report.isSound else { throw ExitCode.failure }
  }
}
