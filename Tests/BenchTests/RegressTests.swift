import BerthKit
import Foundation
import Testing

@testable import berth_bench

/// Bounds hold what they should, and let pass what they should.
@Suite struct RegressTests {
  @Test func aCountMayGrowByTheToleranceAndNoMore() {
    let bounds = WorkBounds(tolerance: 0.1, instances: ["x": ["iterations": 1000, "rows": 2]])
    func holds(_ counts: WorkBounds.Counts) -> [Bool] { bounds.findings(counts, of: "x").map(\.holds) }
    #expect(holds(["iterations": 1103, "rows": 6]) == [true, true])
    #expect(holds(["iterations": 1104, "rows": 7]) == [false, false])
    #expect(holds(["iterations": 1]) == [true])
    // What has no bound is a fault, so that none is forgotten.
    #expect(holds(["nodes": 1]) == [false])
    #expect(bounds.findings(["rows": 1], of: "y").map(\.holds) == [false])
  }

  @Test func updatingKeepsWhatCouldNotBeCounted() {
    var bounds = WorkBounds(instances: ["x": ["iterations": 5, "instructions": 900], "gone": ["rows": 1]])
    bounds = bounds.keeping(["x"])
    bounds.update(["iterations": 7], of: "x")
    #expect(bounds.instances == ["x": ["iterations": 7, "instructions": 900]])
  }

  @Test func theFileOfBoundsCoversEveryInstance() throws {
    let bounds = try ResultText.read(WorkBounds.self, from: InstanceTests.root + "/.ci/bounds.json")
    #expect(Set(bounds.instances.keys) == Set(Regress.planned))
    #expect((0.1...0.2).contains(bounds.tolerance))
    for name in Regress.planned { #expect(bounds.instances[name]?["iterations"] != nil) }
  }

  @Test func aSweepIsSoundWhereEveryWayFindsTheSame() throws {
    let problem = try Problem(contentsOfFile: InstanceTests.root + "/data/by-hand.json")
    var report = SweepReport(instance: "x", seed: 1, shares: [0.5, 0.6])
    #expect(!report.isSound)
    report.ways = [try SweepWay.cold.measured([problem, problem], PlanOptions())]
    #expect(report.isSound)
    #expect(report.ways[0].iterations > 0)
    report.ways.append(report.ways[0])
    report.ways[1].points[1].objective = 4125
    #expect(!report.isSound)
  }
}
