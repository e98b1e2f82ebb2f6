import BerthKit
import Foundation
import Testing

@testable import berth_bench

/// What is measured is complete and can be read again. No test asks how long anything took.
@Suite struct MeasurementTests {
  private static func path(_ name: String) -> String { InstanceTests.root + "/data/\(name).json" }

  @Test func everyPhaseIsTimed() throws {
    let measurement = try Measurement.taken(of: Self.path("by-hand"), PlanOptions())
    #expect(measurement.phases.map(\.phase) == ["read", "check", "formulate", "solve", "readBack", "write"])
    #expect(measurement.phases.allSatisfy { $0.wallSeconds >= 0 && $0.cpuSeconds != nil })
    #expect(measurement.status == "optimal")
    #expect(measurement.objective == 4124)
    #expect(measurement.work.rows == 24)
    #expect(measurement.peakMemory > 0)
    #expect((measurement.certificate?.relativeGap ?? 1) <= 1e-9)
  }

  /// The smallest of each generated kind has a plan, proved.
  @Test(arguments: ["small", "wholeNumbers"])
  func smallInstancesSolve(_ kind: String) throws {
    let shape = ProblemShape(
      workloads: 8, offers: 12, quarters: kind == "small" ? 5 : 1, hasWholeNumbers: kind == "wholeNumbers")
    let text = try JSONText(ProblemGenerator(shape, seed: 5).document()).string
    let scratch = try ScratchFolder()
    let path = try scratch.write(Array(text.utf8), to: "problem.json")
    let measurement = try Measurement.taken(of: path, PlanOptions())
    #expect(measurement.status == "optimal")
    #expect(measurement.bytesRead == text.utf8.count)
  }

  @Test func reportsReadBackAsTheyWereWritten() throws {
    let measurement = try Measurement.taken(of: Self.path("transport"), PlanOptions())
    var report = BenchmarkReport()
    report.results = [
      .init(instance: "transport", family: "real", repeats: 1, measurement: measurement),
      .init(instance: "none", family: "small", seed: 4, repeats: 1, failure: "it broke"),
    ]
    let scratch = try ScratchFolder()
    let path = scratch.path("report.json")
    try ResultText.write(report, to: path)
    #expect(try ResultText.read(BenchmarkReport.self, from: path) == report)
    let text = try ResultText.json(report)
    // What is not known has no key: a linear program has no nodes, and no round was counted.
    #expect(!text.contains("\"nodes\"") && !text.contains("\"rounds\"") && !text.contains("null"))
    #expect(Wording.table(report).contains("none: it broke"))
  }

  @Test func theMedianIsOfEveryFigureApart() throws {
    var measurements = Array(
      repeating: try Measurement.taken(of: Self.path("by-hand"), PlanOptions()), count: 3)
    for (number, seconds) in [5.0, 1, 3].enumerated() {
      measurements[number].cpuSeconds = seconds
      measurements[number].phases[0].cpuSeconds = 10 - seconds
      measurements[number].peakMemory = Int(seconds) * 100
    }
    let median = try #require(Measurement.median(of: measurements))
    #expect(median.cpuSeconds == 3)
    #expect(median.phases[0].cpuSeconds == 7)
    #expect(median.peakMemory == 300)
    #expect(Measurement.median(of: []) == nil)
    #expect([1.0, 4].median == 2.5)
  }

  @Test func childrenAreAccountedForAndEndInTime() throws {
    let scratch = try ScratchFolder()
    let child = try ChildProcess.run(["sh", "-c", "echo said; exit 3"], scratch: scratch)
    #expect(child.end == .exited(3))
    #expect(child.output == "said\n")
    let late = try ChildProcess.run(["sleep", "60"], secondsAllowed: 0.05, scratch: scratch)
    #expect(late.end == .outOfTime)
    #expect(throws: BenchError.self) { try ChildProcess.run(["/no/such/program"], scratch: scratch) }
  }
}
