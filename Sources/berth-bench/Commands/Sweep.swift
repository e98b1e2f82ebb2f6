internal import ArgumentParser
internal import BerthKit

struct Sweep: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: Wording.sweepAbstract, discussion: Wording.sweepDiscussion)

  @Argument(help: Wording.sweepInstanceHelp) var name = "sweep"
  @Option(help: Wording.seedHelp) var seed = Instance.usualSeed
  @Option(help: Wording.pointsHelp) var points = 20
  @Option(help: Wording.lowestHelp) var lowest = 0.2
  @Option(help: Wording.highestHelp) var highest = 0.58
  @OptionGroup var planning: PlanningOptions
  @Option(help: Wording.jsonHelp, completion: .file()) var json: String?

  func validate() throws {
    guard (2...1000).contains(points) else { throw ValidationError(Wording.badPoints) }
    guard lowest >= 0, lowest < highest, highest <= 1 else { throw ValidationError(Wording.badShares) }
  }

  func run() throws {
    guard let instance = try Instance.named([name]).first, let shape = instance.shape else {
      throw ValidationError(Wording.nothingToSweep(name))
    }
    let shares = (0..<points).map { number in
      (lowest + (highest - lowest) * Double(number) / Double(points - 1)).rounded(toDecimals: 6)
    }
    let problems = try shares.map { share in
      var shape = shape
      shape.providerShare = share
      let text = try JSONText(ProblemGenerator(shape, seed: seed).document()).string
      return try Problem(json: Array(text.utf8))
    }
    var report = SweepReport(instance: instance.name, seed: seed, shares: shares)
    for way in SweepWay.allCases { report.ways.append(try way.measured(problems, planning.planOptions)) }
    if let json { try ResultText.write(report, to: json) }
    if json != "-" { print(Wording.table(report)) }
    guard report.isSound else { throw ExitCode.failure }
  }
}
