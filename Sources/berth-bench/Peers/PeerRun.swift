internal import BerthKit
internal import Foundation

/// Runs peers on one problem.
struct PeerRun {
  let files: PeerFiles
  let hasWholeNumbers: Bool
  /// Seconds on the wall that each may take.
  let secondsAllowed: Double
  private let scratch: ScratchFolder
  private let executable: String

  /// Writes what every peer needs: the models, and the program in MPS.
  ///
  /// - Throws: `BenchError` where the problem cannot be exported.
  init(
    _ path: String, root: String, secondsAllowed: Double, executable: String = Bench.executable
  ) throws {
    self.executable = executable
    scratch = try ScratchFolder()
    files = PeerFiles(scratch: scratch, problem: path, model: root + "/models/placement.mod")
    self.secondsAllowed = secondsAllowed
    for (name, bytes) in Self.scripts { _ = try scratch.write(bytes, to: name + ".py") }
    hasWholeNumbers = try Self.export(path, .mps, files, scratch, executable)
  }

  /// Writes the program of the problem for peers to read, in a process of its own: a child counts the memory of its
  /// parent as its own, so that this process has to stay small.
  ///
  /// - Returns: whether some of it must be whole numbers.
  private static func export(
    _ path: String, _ form: Peer.Form, _ files: PeerFiles, _ scratch: ScratchFolder, _ executable: String
  ) throws -> Bool {
    let arguments = [executable, "program", path, "--to", form.rawValue, "--output", files.path(form)]
    let process = try ChildProcess.run(arguments, scratch: scratch)
    guard process.end == .exited(0) else { throw BenchError(Wording.brokenDown(process)) }
    return process.output.contains(Program.wholeNumbers)
  }

  private static let scripts = [
    ("problem", PackageResources.problem_py), ("with_highs", PackageResources.with_highs_py),
    ("with_pulp", PackageResources.with_pulp_py), ("with_linopy", PackageResources.with_linopy_py),
  ]

  /// Runs a peer so often, and gives the median of its seconds.
  func entry(of peer: Peer, repeats: Int) throws -> Comparison.Entry {
    guard isInstalled(peer) else { return Comparison.Entry(peer: peer.name, outcome: .notInstalled) }
    if hasWholeNumbers, !peer.takesWholeNumbers {
      return Comparison.Entry(peer: peer.name, outcome: .notAsked, detail: Wording.noWholeNumbers)
    }
    if case .mathprog = peer.form {
      guard FileManager.default.fileExists(atPath: files.model) else {
        return Comparison.Entry(peer: peer.name, outcome: .notAsked, detail: Wording.noModel(files.model))
      }
      _ = try Self.export(files.problem, .mathprog, files, scratch, executable)
    }
    var entries: [Comparison.Entry] = []
    for _ in 0..<repeats {
      entries.append(try once(peer))
      guard entries.last?.outcome == .optimal else { break }
    }
    return Self.median(of: entries)
  }

  private func once(_ peer: Peer) throws -> Comparison.Entry {
    try? FileManager.default.removeItem(atPath: files.solution)
    let process = try ChildProcess.run(
      peer.command(files), secondsAllowed: secondsAllowed, scratch: scratch)
    var entry = Comparison.Entry(peer: peer.name, outcome: .failed)
    entry.wallSeconds = process.use.wallSeconds
    entry.cpuSeconds = process.use.cpuSeconds
    entry.peakMemory = process.use.peakMemory
    if process.end == .outOfTime {
      entry.outcome = .outOfTime
    } else if process.end == .exited(3), case .problem = peer.form {
      entry = Comparison.Entry(
        peer: peer.name, outcome: .notAsked, detail: process.output.trimmingCharacters(in: .newlines))
    } else if let answer = peer.answer(process.output, files) {
      entry.outcome = .optimal
      entry.objective = answer.objective
      entry.iterations = answer.iterations
      entry.solveCPUSeconds = answer.solveSeconds
      entry.version = answer.version
    } else {
      entry.detail = Wording.brokenDown(process)
    }
    return entry
  }

  /// The last, which tells how it ended, with the medians of all seconds.
  private static func median(of entries: [Comparison.Entry]) -> Comparison.Entry {
    guard var result = entries.last else { return Comparison.Entry(peer: "", outcome: .failed) }
    guard result.outcome == .optimal else { return result }
    result.wallSeconds = entries.compactMap(\.wallSeconds).median
    result.cpuSeconds = entries.compactMap(\.cpuSeconds).median
    let solving = entries.compactMap(\.solveCPUSeconds)
    result.solveCPUSeconds = solving.isEmpty ? nil : solving.median
    return result
  }

  private func isInstalled(_ peer: Peer) -> Bool {
    guard peer.programs.allSatisfy(Self.isOnPath) else { return false }
    guard !peer.modules.isEmpty else { return true }
    let question = "import " + peer.modules.joined(separator: ", ")
    return (try? ChildProcess.run(["python3", "-c", question], scratch: scratch))?.end == .exited(0)
  }

  /// Whether a program can be found without being run.
  static func isOnPath(_ program: String) -> Bool {
    let folders = (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":")
    return folders.contains { access("\($0)/\(program)", X_OK) == 0 }
  }
}
