internal import ArgumentParser
internal import BerthKit

@main
struct BenchCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "berth-bench", abstract: Wording.abstract, discussion: Wording.discussion,
    version: Berth.version,
    subcommands: [
      List.self, Make.self, Run.self, Compare.self, Sweep.self, FrontierBench.self, Regress.self,
      Measure.self, Program.self, Soak.self, Conform.self,
    ])
}
