import GLPKBackend
@testable import PlacementModel
import Planning
import Testing

/// Problems side by side, by hand: fifty units of work for ten hours, as in the tests of deals.
@Suite struct CompareTests {
  private static let analyst = Analyst(planner: Planner(solver: GLPKSolver()), vertices: GLPKSolver())

  private func compare(_ before: Problem, _ after: Problem) throws -> PlanComparison {
    let question = try ComparisonQuestion(.problem(before), .problem(after))
    return try Self.analyst.compare(question)
  }

  /// Alpha at 4, beta at 3, half of the work at each by capacity: 25 at 3 and 25 at 4: 1750.
  private func base() throws -> Problem {
    try DealTests.problem(agreements: DealTests.agreement(#""discount": 0.25"#), alpha: 100, beta: 25)
      .with([.removeAgreement("deal")])
  }

  /// The order of a list means nothing.
  @Test func whatOnlyStandsInAnotherOrderIsNoStep() throws {
    let before = try base()
    let offers = try #require(before.source["offers"]?.elements)
    let members = before.source.members.map {
      $0.key == "offers" ? JSONValue.Member("offers", .array(offers.reversed())) : $0
    }
    let after = try Samples.problem(bytes: Array(JSONText(.object(members)).string.utf8))
    let answer = try compare(before, after)
    #expect(answer.steps.isEmpty && answer.input.isEmpty)
  }

  /// Beta to 2: 500 + 1000. Ten units more of it: 700 + 600. An agreement that takes half off alpha: 700 + 300, in any split
  /// the same, for alpha costs 2 too. Twenty units of work more: 1400. None above 60 % of the work at one: no change.
  @Test func theStepsAreThoseOfTheOrder() throws {
    let before = try base()
    let after = try Samples.problem(
      bytes: Array(
        JSONText(
          DealTests.problem(
            agreements: DealTests.agreement(#""discount": 0.5"#),
            limits:
              #"{ "id": "cap", "type": "share", "of": { "each": "provider" }, "max": 0.6, "measure": "work", "per": "horizon" }"#
          ).with([.offerPrices("b", times: 2.0 / 3), .demand("w", [70]), .addUnits("b", -65)]).source
        ).string.utf8))
    let answer = try compare(before, after)
    #expect(answer.steps.map(\.causes) == [[.prices], [.capacity], [.agreements], [.workloads], [.limits]])
    let costs = [1750.0, 1500, 1300, 1000, 1400, 1400]
    for (step, pair) in zip(answer.steps, zip(costs, costs.dropFirst())) {
      ByHand.near(step.before, pair.0)
      ByHand.near(step.after, pair.1)
    }
    ByHand.near(answer.after.objective, 1400)
    let changes = answer.input.map { ($0.section, $0.added, $0.changed.map(\.keys)) }
    #expect(changes.map(\.0) == ["offers", "agreements", "workloads", "limits"])
    #expect(changes[0].2 == [["capacity", "options"]])
    #expect(changes[1].1 == ["deal"] && changes[3].1 == ["cap"])
    try expectAddsUp(answer)
  }

  private func expectAddsUp(_ answer: PlanComparison) throws {
    let difference = try #require(answer.difference)
    let (before, after) = (try #require(answer.before.objective), try #require(answer.after.objective))
    ByHand.near(difference.lines.reduce(0) { $0 + $1.presentValue.difference }, after - before, 1e-6)
    let outlay = difference.outlays.reduce(0) { $0 + $1.amount.difference }
    let unpaid = difference.unpaid.reduce(0) { $0 + $1.amount.difference }
    ByHand.near(outlay + unpaid, difference.nominal.difference, 1e-6)
    if let first = answer.steps.first, let last = answer.steps.last {
      #expect(first.before == before && last.after == after)
    }
  }

  /// More work than there is room for has no plan before the limit goes that kept the room shut.
  @Test func aStageWithoutAPlanIsJoinedWithTheNext() throws {
    let pool =
      #"{ "id": "shut", "type": "pool", "scope": { "offers": [ "a" ] }, "max": 30 }"#
    let before = try DealTests.problem(agreements: "", beta: 25, limits: pool)
    let after = try before.with([.demand("w", [80]), .removeLimit("shut")])
    let answer = try compare(before, after)
    #expect(answer.steps.map(\.causes) == [[.workloads, .limits]])
    // 25 at 3 and the rest at 4.
    ByHand.near(answer.steps.first?.before, 750 + 1000)
    ByHand.near(answer.steps.first?.after, 750 + 2200)
  }

  @Test func limitsThatBindInOneAloneAreTold() throws {
    let share =
      #"{ "id": "cap", "type": "share", "of": { "providers": [ "beta" ] }, "max": 1, "measure": "work", "per": "horizon" }"#
    let before = try DealTests.problem(agreements: "", limits: share)
    let answer = try compare(before, try before.with([.limit("cap", maximum: 0.5)]))
    let change = try #require(answer.limits.first)
    #expect(answer.limits.count == 1)
    #expect(change.limit == "cap" && change.part == "beta" && change.span == "horizon")
    #expect(change.before?.maximum == 1 && change.after?.maximum == 0.5)
    #expect(change.after?.isBinding == true)
    ByHand.near(change.after?.price, 500)
    let moved = answer.difference?.work.map { ($0.provider, $0.units.before, $0.units.after) } ?? []
    #expect(moved.map(\.0) == ["beta", "alpha"])
    ByHand.near(moved.first?.2, 25)
  }

  @Test func theSameIsTheSame() throws {
    let problem = try Samples.problem("two-clouds")
    let answer = try compare(problem, problem)
    #expect(answer.input.isEmpty && answer.steps.isEmpty && answer.limits.isEmpty)
    #expect(answer.difference?.work.isEmpty == true)
  }

  /// A plan is taken as it is, not planned again.
  @Test func aPlanIsTakenAsItIs() throws {
    let problem = try Samples.problem("by-hand")
    var plan = try Planner(solver: GLPKSolver()).plan(problem)
    plan.objective = 5000
    let dearer = try problem.with([.unmetPenalty("batch", 3)])
    let answer = try Self.analyst.compare(ComparisonQuestion(.plan(plan), .problem(dearer)))
    #expect(answer.before.objective == 5000)
    #expect(answer.steps.map(\.causes) == [[.workloads]])
    #expect(answer.steps.first?.before == 5000)
  }

  @Test func currenciesAreNeverMixed() throws {
    let (dollars, euros) = (try Samples.problem("by-hand"), try Samples.problem("load-levels"))
    #expect(throws: ComparisonQuestion.Fault.currencies("USD", "EUR")) {
      try ComparisonQuestion(.problem(dollars), .problem(euros))
    }
  }

  @Test func differentPeriodsHaveNoSteps() throws {
    let before = try Samples.problem("by-hand")
    let after = try Samples.problem("by-hand", replacing: "{ \"hours\": 12 }", with: "{ \"hours\": 10 }")
    let answer = try compare(before, after)
    #expect(!answer.hasOneHorizon)
    #expect(answer.steps.isEmpty)
    #expect(answer.difference != nil)
  }
}
