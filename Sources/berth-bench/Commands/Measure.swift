internal import ArgumentParser
internal import BerthKit

struct Measure: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: Wording.measureAbstract, discussion: Wording.measureDiscussion)

  @Argument(help: Wording.fileHelp, completion: .file(extensions: ["json"])) var file: String
  @OptionGroup var planning: PlanningOptions
  @Option(name: .shortAndLong, help: Wording.outputHelp, completion: .file()) var output = "-"

  func run() throws {
    try ResultText.write(try Measurement.taken(of: file, planning.planOptions), to: output)
  }
}
