import BerthKit
import Foundation
import Testing

@testable import berth_bench

/// What peers say is read as they say it, and held against berth.
@Suite struct CompareTests {
  @Test func glpsolLeavesASolution() throws {
    let scratch = try ScratchFolder()
    func answer(_ line: String) throws -> PeerAnswer? {
      PeerAnswer(glpsol: try scratch.write(Array("c Problem:\n\(line)\ni 1 b 0\n".utf8), to: "solution"))
    }
    #expect(try answer("s bas 24 24 f f 4124") == PeerAnswer(objective: 4124))
    #expect(try answer("s mip 24 24 o 12.5") == PeerAnswer(objective: 12.5))
    #expect(try answer("s bas 24 24 n u 0") == nil)
    #expect(try answer("s mip 24 24 f 13") == nil)
    #expect(PeerAnswer(glpsol: scratch.path("none")) == nil)
  }

  @Test func clpAndCBCPrint() {
    let linear = "Clp0006I\nOptimal objective 3184196978 - 6198 iterations time 0.132, Presolve 0.01\n"
    let expected = PeerAnswer(objective: 3_184_196_978, solveSeconds: 0.132, iterations: 6198)
    #expect(PeerAnswer(coin: linear) == expected)
    let search = """
      Continuous objective value is 100 - 0.00 seconds
      Result - Optimal solution found

      Objective value:                178.00000000
      """
    #expect(PeerAnswer(coin: search) == PeerAnswer(objective: 178))
    #expect(PeerAnswer(coin: "Primal infeasible - objective value 12\n") == nil)
  }

  @Test func modelsEndWithALineOfJSON() {
    let output = """
      a warning {
      {"status": "optimal", "objective": 4124.0, "solveSeconds": 0.5, "iterations": 7, "version": "PuLP 3"}
      """
    let expected = PeerAnswer(objective: 4124, solveSeconds: 0.5, iterations: 7, version: "PuLP 3")
    #expect(PeerAnswer(model: output) == expected)
    #expect(PeerAnswer(model: #"{"status": "infeasible", "objective": 0}"#) == nil)
    #expect(PeerAnswer(model: "Traceback") == nil)
  }

  @Test func anotherOptimumIsADisagreement() throws {
    var comparison = Comparison(
      instance: "x", reference: 1000, tolerance: Comparison.linearTolerance,
      berth: try Self.result(status: "optimal"))
    comparison.add(Comparison.Entry(peer: "near", outcome: .optimal, objective: 1000.0005, cpuSeconds: 6))
    #expect(comparison.isSound)
    #expect(comparison.peers[0].ratio == 3)
    comparison.add(Comparison.Entry(peer: "absent", outcome: .notInstalled))
    comparison.add(Comparison.Entry(peer: "late", outcome: .outOfTime, cpuSeconds: 600))
    #expect(comparison.isSound)
    #expect(comparison.peers[2].ratio == nil)
    comparison.add(Comparison.Entry(peer: "far", outcome: .optimal, objective: 1000.01))
    #expect(!comparison.isSound)
    let table = Wording.table(comparison)
    #expect(table.contains("DISAGREES") && table.contains("not installed") && table.contains("out of time"))
  }

  @Test func withoutAnOptimumOfBerthPeersAreHeldAgainstEachOther() throws {
    var comparison = Comparison(
      instance: "x", tolerance: Comparison.linearTolerance, berth: try Self.result(status: "stopped"))
    comparison.add(Comparison.Entry(peer: "first", outcome: .optimal, objective: 50, cpuSeconds: 1))
    comparison.add(Comparison.Entry(peer: "second", outcome: .optimal, objective: 51, cpuSeconds: 1))
    #expect(comparison.peers.map(\.agrees) == [true, false])
    #expect(comparison.peers.map(\.ratio) == [nil, nil])
    #expect(!comparison.isSound)
  }

  /// Peers of our own making stand in for those that a machine may not have.
  @Test func peersAreRunInTime() throws {
    let run = try PeerRun(
      InstanceTests.root + "/data/by-hand.json", root: InstanceTests.root, secondsAllowed: 0.5,
      executable: try executable())
    #expect(!run.hasWholeNumbers)
    func entry(_ line: String, programs: [String] = ["sh"]) throws -> Comparison.Entry {
      let peer = Peer(
        name: "own", form: .mps, programs: programs, command: { ["sh", "-c", line, "own", $0.path(.mps)] },
        answer: { output, _ in PeerAnswer(coin: output) })
      return try run.entry(of: peer, repeats: 2)
    }
    let answered = try entry("grep -q ENDATA \"$1\" && echo Optimal objective 4124 - 13 iterations time 0.5")
    #expect(answered.outcome == .optimal)
    #expect(answered.objective == 4124)
    #expect(try entry("exec sleep 60").outcome == .outOfTime)
    #expect(try entry("exit 1").outcome == .failed)
    #expect(try entry("true", programs: ["no-such-program"]).outcome == .notInstalled)
  }

  /// `glpsol` is there in continuous integration: one true peer.
  @Test(.enabled(if: PeerRun.isOnPath("glpsol")))
  func glpsolAgrees() throws {
    let path = InstanceTests.root + "/data/by-hand.json"
    let run = try PeerRun(
      path, root: InstanceTests.root, secondsAllowed: 60, executable: try executable())
    for name in ["glpsol", "glpsol-mathprog"] {
      let entry = try run.entry(of: try #require(Peer.named(name)), repeats: 1)
      #expect(entry.objective == 4124)
    }
  }

  private static func result(status: String) throws -> BenchmarkReport.Result {
    let path = InstanceTests.root + "/data/by-hand.json"
    var measurement = try Measurement.taken(of: path, PlanOptions())
    measurement.status = status
    measurement.cpuSeconds = 2
    return .init(instance: "x", family: "real", repeats: 1, measurement: measurement)
  }
}

/// The built `berth-bench`: SwiftPM builds it into the folder of the test bundle.
func executable() throws -> String {
  struct NotBuilt: Error {}
  let starts = Bundle.allBundles.map(\.bundleURL) + [URL(fileURLWithPath: CommandLine.arguments.first ?? "")]
  for start in starts {
    var folder = start
    for _ in 0..<6 {
      let path = folder.appendingPathComponent("berth-bench").path
      var isFolder: ObjCBool = false
      let exists = FileManager.default.fileExists(atPath: path, isDirectory: &isFolder)
      if exists, !isFolder.boolValue { return path }
      folder = folder.deletingLastPathComponent()
    }
  }
  throw NotBuilt()
}
