internal import ArgumentParser
internal import Foundation

struct Make: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "instance", abstract: Wording.instanceAbstract)

  @Argument(help: Wording.instanceHelp) var name: String
  @OptionGroup var source: SourceOptions
  @Option(name: .shortAndLong, help: Wording.outputHelp, completion: .file()) var output = "-"

  func run() throws {
    let instances = try Instance.named([name])
    guard let instance = instances.first, instances.count == 1 else {
      throw ValidationError(Wording.severalInstances(name, instances))
    }
    let bytes = Data(try instance.bytes(seed: source.seed, root: source.root))
    if output == "-" { return FileHandle.standardOutput.write(bytes) }
    try bytes.write(to: URL(fileURLWithPath: output), options: .atomic)
  }
}
