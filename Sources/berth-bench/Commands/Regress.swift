internal import ArgumentParser
internal import Foundation

struct Regress: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: Wording.regressAbstract, discussion: Wording.regressDiscussion)

  @Option(help: Wording.boundsHelp, completion: .file(extensions: ["json"])) var bounds = ".ci/bounds.json"
  @Flag(help: Wording.updateHelp) var update = false
  @Option(help: Wording.rootHelp, completion: .directory) var root = "."

  /// Instances that take a second or few, so that this can be asked of every change.
  static let planned = [
    "by-hand", "two-clouds", "cap41", "whole-1", "small-1", "small-8", "small-12", "sweep", "enterprise-8",
    "frontier-lab",
  ]
  /// Of these also instructions are counted, which takes fifty times as long.
  static let profiled = ["by-hand", "cap41", "small-8"]
  /// Of these the instructions of reading, checking, stating and writing the program are counted.
  static let stated = ["small-8"]

  func run() throws {
    var file = update ? WorkBounds() : try ResultText.read(WorkBounds.self, from: bounds)
    if update, let old = try? ResultText.read(WorkBounds.self, from: bounds) {
      file = old.keeping(Self.planned)
    }
    let scratch = try ScratchFolder()
    let bench = Bench(
      seed: Instance.usualSeed, root: root, method: nil, timeLimit: nil, scratch: scratch)
    let counter = try InstructionCounter(scratch)
    if counter == nil { print(Wording.noValgrind) }
    var findings: [BoundFinding] = []
    for instance in try Instance.named(Self.planned) {
      let counts = try counts(of: instance, bench, counter)
      findings += file.findings(counts, of: instance.name)
      if update { file.update(counts, of: instance.name) }
    }
    print(Wording.table(findings, isUpdate: update))
    if update { return try ResultText.write(file, to: bounds) }
    guard findings.allSatisfy(\.holds) else { throw ExitCode.failure }
  }

  private func counts(
    of instance: Instance, _ bench: Bench, _ counter: InstructionCounter?
  ) throws -> WorkBounds.Counts {
    let path = try bench.path(of: instance)
    let output = bench.scratch.path("counted")
    let measurement = try bench.measurement(of: path)
    guard measurement.status == "optimal" else {
      throw BenchError(Wording.notOptimal(instance.name, measurement.status))
    }
    var counts = WorkBounds.counts(measurement)
    if let counter, Self.profiled.contains(instance.name) {
      counts["instructions"] = try counter.count(["measure", path, "--output", output])
    }
    if let counter, Self.stated.contains(instance.name) {
      counts["instructionsToState"] = try counter.count(["program", path, "--output", output])
    }
    return counts
  }
}

extension WorkBounds {
  /// Only what is said of these instances.
  func keeping(_ names: [String]) -> WorkBounds {
    WorkBounds(tolerance: tolerance, instances: instances.filter { names.contains($0.key) })
  }
}
