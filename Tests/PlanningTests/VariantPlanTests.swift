import GLPKBackend
import PlacementModel
import Planning
import Testing

/// Plans of changed problems.
@Suite struct VariantPlanTests {
  private func cost(_ problem: Problem) throws -> Double {
    try #require(try Planner(solver: GLPKSolver()).plan(problem).objective)
  }

  @Test(arguments: ["transport", "by-hand", "load-levels", "two-clouds", "contracts"])
  func whatDoesNotChangeCostsTheSame(_ name: String) throws {
    let problem = try Samples.problem(name)
    let cost = try cost(problem)
    ByHand.near(try self.cost(problem.with([])), cost)
    let same = problem.offers.elements.map { Change.offerPrices($0.id, times: 1) }
    ByHand.near(try self.cost(problem.with(same)), cost)
    let averaged = problem.workloads.elements.map { Change.demand($0.id, $0.demand.numbers) }
    ByHand.near(try self.cost(problem.with(averaged)), cost)
    let none = problem.offers.elements.map { Change.addUnits($0.id, 0) }
    ByHand.near(try self.cost(problem.with(none)), cost)
  }

  /// Each change beside the same change in the text of the file.
  @Test(arguments: [
    ([Change.minimums("alpha-deal", times: 1.1)], "\"minimumSpend\": 2000", "\"minimumSpend\": 2200"),
    (
      [.minimums("alpha-deal", times: 0.5), .discount("alpha-deal", 0.1)], "\"minimumSpend\": 2000",
      "\"discount\": 0.1, \"minimumSpend\": 1000"
    ),
    ([.status("alpha-deal", .optional)], "\"status\": \"signed\"", "\"status\": \"optional\""),
    ([.offerPrices("beta/east/gpu", times: 2)], "[ 2, 1.5 ]", "[ 4, 3 ]"),
    ([.agreementPrices("alpha-deal", times: 1.25)], "\"price\": 4", "\"price\": 5"),
    ([.addUnits("alpha/east/gpu", .perPeriod([1, 0]))], "\"capacity\": 20", "\"capacity\": [ 21, 20 ]"),
    ([.demand("chat", [70, 40])], "\"demand\": [ 80, 36 ]", "\"demand\": [ 70, 40 ]"),
    ([.unmetPenalty("batch", 3)], "\"unmetPenalty\": 9", "\"unmetPenalty\": 3"),
    ([.limit("no-lock-in", maximum: 0.505)], "\"max\": 0.6", "\"max\": 0.505"),
  ])
  func aChangeIsThatOfTheText(_ changes: [Change], _ old: String, _ new: String) throws {
    let written = try cost(Samples.problem("by-hand", replacing: old, with: new))
    ByHand.near(try cost(Samples.problem("by-hand").with(changes)), written)
    #expect(abs(written - 4124) > 1e-3, "the change must matter")
  }
}
