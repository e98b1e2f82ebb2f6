import GLPKBackend
import PlacementModel
import Planning
import Testing

/// Other people's problems in Berth's format cost what their authors published.
@Suite struct PublishedPlanTests {
  private func plan(_ name: String) throws -> Plan {
    var options = PlanOptions()
    options.relativeGap = 1e-6
    return try Planner(solver: GLPKSolver()).plan(Samples.problem("published/" + name), options)
  }

  /// OR-Library: sites with a fixed fee and a capacity, customers whose demand may be split.
  @Test(arguments: zip(["cap41", "cap71", "cap104"], [1_040_444.375, 932_615.750, 928_941.750]))
  func warehousesCostWhatIsPublished(_ name: String, _ optimum: Double) throws {
    let plan = try plan(name)
    #expect(plan.status == .optimal)
    #expect(abs((plan.objective ?? 0) - optimum) <= 1e-9 * optimum)
    #expect(abs((plan.bound ?? 0) - optimum) <= 1e-6 * optimum)
    let lines = plan.cost?.lines.reduce(0) { $0 + $1.presentValue } ?? 0
    #expect(abs(lines - optimum) <= 1e-9 * optimum)
  }

  /// asi-uniovi/malloovia: whole machines, reserved for all hours or on demand, for two applications.
  @Test func machinesForAHistogramOfLoadsCostWhatIsPublished() throws {
    let plan = try plan("malloovia-problem1")
    #expect(plan.status == .optimal)
    #expect(abs((plan.objective ?? 0) - 178) <= 1e-9)
    #expect(abs((plan.bound ?? 0) - 178) <= 1e-4)
    #expect(plan.notableOrders.map(\.units) == [6])
  }
}
