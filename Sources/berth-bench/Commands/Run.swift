internal import ArgumentParser

struct Run: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: Wording.runAbstract, discussion: Wording.runDiscussion)

  @Argument(help: Wording.namesHelp) var names: [String] = []
  @Option(help: Wording.repeatHelp) var `repeat` = 1
  @OptionGroup var source: SourceOptions
  @OptionGroup var planning: PlanningOptions
  @Option(help: Wording.jsonHelp, completion: .file()) var json: String?

  func validate() throws {
    guard (1...1000).contains(`repeat`) else { throw ValidationError(Wording.badRepeat) }
  }

  func run() throws {
    let instances = names.isEmpty ? Instance.quick : try Instance.named(names)
    let bench = Bench(
      seed: source.seed, root: source.root, method: planning.method, timeLimit: planning.timeLimit,
      scratch: try ScratchFolder())
    var report = BenchmarkReport()
    for instance in instances {
      report.results.append(bench.result(of: instance, repeats: `repeat`))
    }
    if let json { try ResultText.write(report, to: json) }
    if json != "-" { print(Wording.table(report)) }
    guard report.results.allSatisfy({ $0.failure == nil }) else { throw ExitCode.failure }
  }
}
