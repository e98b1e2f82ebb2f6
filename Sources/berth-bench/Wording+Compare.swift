internal import ArgumentParser
internal import BerthKit

extension Wording {
  static let compareAbstract = "Run berth and its peers on the same instances, one after another."
  static let compareDiscussion = """
    Peers get the program that berth exports (MPS, or MathProg data), or the problem file itself, which a \
    PuLP and a linopy model state as a user would. `ratio` says how many times berth's processor seconds a \
    peer took, from the start of its process to its end with everything it started; `solve ratio` leaves out \
    starting, reading and stating where the peer tells. Objectives must agree to 1e-6 of their size (2e-4 \
    with whole numbers, each within its own gap), or the line says DISAGREES and the exit status is 1. A peer \
    that is not installed is passed over.
    """
  static let peerHelp = ArgumentHelp(
    "Only this peer, which may be said more than once: "
      + Peer.all.map(\.name).joined(separator: ", ") + ".", valueName: "peer")
  static let peerTimeLimitHelp = ArgumentHelp(
    "Seconds on the wall after which a peer is stopped.", valueName: "seconds")
  static let badPeerTimeLimit = "--peer-time-limit takes seconds, more than 0"
  static let programAbstract = "Write the linear program of a problem file."
  static let programFormatHelp: ArgumentHelp = "In which form."
  static let noWholeNumbers = "it solves linear programs only"

  static func noModel(_ path: String) -> String {
    "there is no \(path.escapingControls); say --root, the folder of the repository"
  }

  static func unknownPeer(_ name: String) -> String {
    "there is no peer \(name.escapingControls); there are " + Peer.all.map(\.name).joined(separator: ", ")
  }

  /// A line for berth, and one for each peer.
  static func table(_ comparison: Comparison) -> String {
    var table = TextTable([
      .init(comparison.instance, .left), .init("CPU s"), .init("ratio"), .init("solve s"),
      .init("solve ratio"), .init("MB"), .init("pivots"), .init("objective"), .init("", .left),
    ])
    let own = comparison.berth.measurement
    table.add([
      "berth", seconds(own?.cpuSeconds), "", seconds(own?.solveCPUSeconds), "", megabytes(own?.peakMemory),
      own?.work.iterations.text ?? "", objective(own?.objective),
      comparison.berth.failure ?? own?.status ?? "",
    ])
    for entry in comparison.peers {
      table.add([
        entry.peer, seconds(entry.cpuSeconds), ratio(entry.ratio), seconds(entry.solveCPUSeconds),
        ratio(entry.solveRatio), megabytes(entry.peakMemory), entry.iterations?.text ?? "",
        objective(entry.objective), verdict(entry),
      ])
    }
    let details = comparison.peers.compactMap { entry in
      entry.detail.map { "\(entry.peer): \($0)" }
    }
    return (table.lines(width: 160) + details).joined(separator: "\n") + "\n"
  }

  private static func verdict(_ entry: Comparison.Entry) -> String {
    switch entry.outcome {
    case .optimal where entry.agrees == false: "DISAGREES by \(entry.difference?.scientificText ?? "?")"
    case .optimal: "agrees"
    case .notInstalled: "not installed"
    case .notAsked: "not asked"
    case .outOfTime: "out of time"
    case .failed: "failed"
    }
  }

  private static func ratio(_ ratio: Double?) -> String { ratio?.text(significantDigits: 3) ?? "" }
  private static func megabytes(_ bytes: Int?) -> String {
    bytes.map { (Double($0) / 1e6).text(decimals: 0) } ?? ""
  }
  private static func objective(_ objective: Double?) -> String {
    objective?.text(significantDigits: 10) ?? ""
  }
}
