/// What `berth-bench compare` found of one instance, as it is written in JSON.
struct Comparison: Codable, Equatable, Sendable {
  /// How a peer fared, against berth.
  struct Entry: Codable, Equatable, Sendable {
    enum Outcome: String, Codable, Sendable {
      case optimal
      /// It is not there to be run.
      case notInstalled
      /// It cannot be asked this: whole numbers of a linear solver, or rules that a model does not state.
      case notAsked
      case outOfTime
      /// It ended without an optimum.
      case failed
    }

    var peer: String
    var outcome: Outcome
    var detail: String?
    var version: String?
    var objective: Double?
    /// Distance of the objective from the reference, relative.
    var difference: Double?
    /// Whether the difference is within what is allowed; `nil` where there is nothing to compare.
    var agrees: Bool?
    var iterations: Int?
    /// Of the whole process with its children: starting, reading and stating included.
    var wallSeconds: Double?
    var cpuSeconds: Double?
    /// Of solving alone, where the peer tells.
    var solveCPUSeconds: Double?
    var peakMemory: Int?
    /// How many times berth's processor seconds it took, all in all.
    var ratio: Double?
    /// The same of solving alone.
    var solveRatio: Double?
  }

  var instance: String
  var seed: UInt64?
  /// What objectives are compared to: berth's, or where it has none that of the first peer that has one.
  var reference: Double?
  /// Allowed relative difference.
  var tolerance: Double
  var berth: BenchmarkReport.Result
  var peers: [Entry] = []

  /// What linear programs must agree on; those with whole numbers are solved within a gap of 1e-4 each.
  static let linearTolerance = 1e-6
  static let wholeTolerance = 2e-4

  /// Whether everybody who claims an optimum claims the same, and berth does.
  var isSound: Bool {
    berth.measurement?.status == "optimal" && peers.allSatisfy { $0.agrees != false }
  }

  /// Adds how a peer fared, with its distance from the reference and its ratio to berth.
  mutating func add(_ entry: Entry) {
    var entry = entry
    if let objective = entry.objective {
      let reference = reference ?? objective
      self.reference = reference
      let difference = abs(objective - reference) / max(1, abs(reference))
      entry.difference = difference
      entry.agrees = difference <= tolerance
    }
    if let own = berth.measurement, own.status == "optimal", entry.outcome == .optimal {
      entry.ratio = Self.ratio(entry.cpuSeconds, own.cpuSeconds)
      entry.solveRatio = Self.ratio(entry.solveCPUSeconds, own.solveCPUSeconds)
    }
    peers.append(entry)
  }

  private static func ratio(_ theirs: Double?, _ ours: Double?) -> Double? {
    guard let theirs, let ours, ours > 0 else { return nil }
    return theirs / ours
  }
}

extension Measurement {
  /// Processor seconds between a checked problem and its plan less stating and reading back: what a peer's solving
  /// is like.
  var solveCPUSeconds: Double? { phase("solve")?.cpuSeconds }
}
