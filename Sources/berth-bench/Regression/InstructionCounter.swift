internal import Foundation

/// Counts machine instructions of this program with valgrind's callgrind.
struct InstructionCounter {
  private let program: String
  private let scratch: ScratchFolder

  /// - Returns: `nil` where valgrind, or `strip`, is not installed.
  init?(_ scratch: ScratchFolder, executable: String = Bench.executable) throws {
    guard PeerRun.isOnPath("valgrind"), PeerRun.isOnPath("strip") else { return nil }
    // Valgrind gives up on debug information that is newer than itself.
    let copy = scratch.path("stripped")
    let source = URL(fileURLWithPath: executable).resolvingSymlinksInPath().path
    guard try ChildProcess.run(["strip", "-g", source, "-o", copy], scratch: scratch).end == .exited(0) else {
      return nil
    }
    program = copy
    self.scratch = scratch
  }

  /// Instructions from the start of the program to its end, with these arguments; hashes are the same in every run.
  ///
  /// - Throws: `BenchError` where there is no count.
  func count(_ arguments: [String]) throws -> Int {
    let profiler = ["valgrind", "--tool=callgrind", "--callgrind-out-file=/dev/null", program]
    let process = try ChildProcess.run(
      ["env", "SWIFT_DETERMINISTIC_HASHING=1"] + profiler + arguments, scratch: scratch)
    let line = process.output.split(separator: "\n").last { $0.contains("Collected : ") }
    guard process.end == .exited(0), let word = line?.split(separator: " ").last, let count = Int(word) else {
      throw BenchError(Wording.brokenDown(process))
    }
    return count
  }
}
