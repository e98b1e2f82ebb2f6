internal import ArgumentParser

struct Compare: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: Wording.compareAbstract, discussion: Wording.compareDiscussion)

  @Argument(help: Wording.namesHelp) var names: [String]
  @Option(name: .customLong("peer"), help: Wording.peerHelp) var peers: [String] = []
  @Option(help: Wording.peerTimeLimitHelp) var peerTimeLimit = 600.0
  @Option(help: Wording.repeatHelp) var `repeat` = 1
  @OptionGroup var source: SourceOptions
  @OptionGroup var planning: PlanningOptions
  @Option(help: Wording.jsonHelp, completion: .file()) var json: String?

  func validate() throws {
    guard (1...1000).contains(`repeat`) else { throw ValidationError(Wording.badRepeat) }
    guard peerTimeLimit > 0 else { throw ValidationError(Wording.badPeerTimeLimit) }
    for name in peers where Peer.named(name) == nil { throw ValidationError(Wording.unknownPeer(name)) }
  }

  func run() throws {
    let chosen = peers.isEmpty ? Peer.all : peers.compactMap(Peer.named)
    let bench = Bench(
      seed: source.seed, root: source.root, method: planning.method, timeLimit: planning.timeLimit,
      scratch: try ScratchFolder())
    var comparisons: [Comparison] = []
    for instance in try Instance.named(names) {
      let comparison = try comparison(of: instance, bench, chosen)
      if json != "-" { ResultText.show(Wording.table(comparison)) }
      comparisons.append(comparison)
    }
    if let json { try ResultText.write(comparisons, to: json) }
    guard comparisons.allSatisfy(\.isSound) else { throw ExitCode.failure }
  }

  private func comparison(of instance: Instance, _ bench: Bench, _ peers: [Peer]) throws -> Comparison {
    let run = try PeerRun(bench.path(of: instance), root: source.root, secondsAllowed: peerTimeLimit)
    let berth = bench.result(of: instance, repeats: `repeat`)
    let own = berth.measurement
    var comparison = Comparison(
      instance: instance.name, seed: berth.seed,
      reference: own?.status == "optimal" ? own?.objective : nil,
      tolerance: run.hasWholeNumbers ? Comparison.wholeTolerance : Comparison.linearTolerance, berth: berth)
    for peer in peers { comparison.add(try run.entry(of: peer, repeats: `repeat`)) }
    return comparison
  }
}
