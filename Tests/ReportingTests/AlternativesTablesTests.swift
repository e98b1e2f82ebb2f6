@testable import PlacementModel
import Reporting
import Testing

/// What is said of ranges, whole or not.
@Suite struct AlternativesTablesTests {
  private func answer(_ extents: [Alternatives.Extent], stoppedBy: Plan.StopCause? = nil) throws
    -> Alternatives
  {
    let problem = try #require(FrontierTablesTests.problem)
    let plan = Plan(status: .optimal, problem: problem, solver: Sample.plan().solver)
    var answer = Alternatives(plan: plan, tolerance: 0.05, measure: .spend)
    (answer.leastCost, answer.mostCost, answer.total) = (4_000, 4_200, 4_000)
    (answer.extents, answer.stoppedBy) = (extents, stoppedBy)
    return answer
  }

  private func end(_ amount: Double) -> Alternatives.End {
    Alternatives.End(amount: amount, share: amount / 4_000, cost: 4_000)
  }

  private func text(_ answer: Alternatives) -> String {
    AlternativesTables(answer).text(width: 1000)
  }

  @Test func providersHaveTheirSentence() throws {
    let extent = Alternatives.Extent(
      kind: .provider, id: "alpha", now: end(2_000), least: end(1_000), most: end(3_000))
    #expect(
      text(try answer([extent])).contains(
        "Among all plans that cost at most 5 % more than the least, 4,000.00 USD present value (200.00 USD more): "
          + "alpha can have between 25.0 % and 75.0 % of outlay."))
  }

  /// Regions have tables alone.
  @Test func withoutASentenceOfThemWhatFollowsIsNamed() throws {
    let extent = Alternatives.Extent(
      kind: .region, id: "east", now: end(2_000), least: end(1_000), most: end(3_000))
    let text = text(try answer([extent]))
    #expect(
      text.contains(
        "What follows is of all plans that cost at most 5 % more than the least, 4,000.00 USD present value (200.00 USD more).\n"
      ))
    #expect(!text.contains(":\n"))
    #expect(text.contains("\neast "))
  }

  @Test func whatWasNotReachedHasNoRow() throws {
    let extents = [
      Alternatives.Extent(kind: .region, id: "east", now: end(2_000), least: end(1_000)),
      Alternatives.Extent(kind: .region, id: "west", now: end(2_000)),
      Alternatives.Extent(kind: .machine, id: "gpu", now: end(4_000)),
    ]
    let stopped = text(try answer(extents, stoppedBy: .time))
    #expect(stopped.contains("\neast "))
    #expect(!stopped.contains("west") && !stopped.contains("gpu"))
    #expect(stopped.contains("what is missing was not reached"))
    // Where the solver broke down on the way the rest of the row is told.
    let whole = text(try answer(extents))
    #expect(whole.contains("\nwest ") && whole.contains("\ngpu "))
  }
}
