internal import ArgumentParser
internal import BerthKit

/// Plans problems over and over in one process, and tells how its memory stood: what grows without end leaks.
struct Soak: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: Wording.soakAbstract, discussion: Wording.soakDiscussion)

  @Argument(help: Wording.fileHelp) var files: [String]
  @Option(help: Wording.solvesHelp) var solves = 10_000

  /// Tenths of the solves, of which the first is left out of the comparison: caches and pages fill up in it.
  private static let parts = 10
  /// How far memory may stand above where the first tenth left it. An allocator gives back in large pieces.
  private static let slack = 1.1

  func validate() throws {
    guard (Self.parts...10_000_000).contains(solves) else { throw ValidationError(Wording.badSolves) }
  }

  func run() throws {
    let problems = try files.map { try Problem(contentsOfFile: $0) }
    var levels: [Int] = []
    for solve in 0..<solves {
      let plan = try Berth.plan(problems[solve % problems.count])
      guard plan.status == .optimal else { throw ValidationError(Wording.notOptimal(plan.status.rawValue)) }
      if (solve + 1) % (solves / Self.parts) == 0 { levels.append(ProcessMemory.resident) }
    }
    print(Wording.soaked(solves, levels))
    guard let first = levels.first, let last = levels.last, Double(last) <= Double(first) * Self.slack else {
      throw ExitCode.failure
    }
  }
}
