import PlacementModel
import Testing

@Suite struct PlanJSONTests {
  @Test func keysOfTheContractInTheirOrder() throws {
    guard case .object(let members) = Sample.plan().json() else { throw NotAnObject() }
    #expect(
      members.map(\.key) == [
        "berth", "status", "problem", "objective", "bound", "cost", "allocations", "purchases", "orders",
        "agreements", "providers", "limits", "capacity", "openings", "workloads", "duals", "certificate",
        "solver",
      ])
  }

  @Test func theProblemStandsInThePlanWithItsDigest() {
    let problem = Sample.plan().json()["problem"]
    #expect(problem?["digest"] == .string("d1"))
    #expect(problem?["input"]?["berth"] == .number(1))
  }

  @Test func allocationsOfNothingAreLeftOut() throws {
    guard case .array(let entries)? = Sample.plan(periods: 1).json()["allocations"] else {
      throw NotAnObject()
    }
    #expect(entries.count == 2)
    #expect(entries.first?["workload"] == .string("chat"))
    #expect(entries.first?["period"] == .string("2026Q1"))
    #expect(entries.first?["slice"] == nil)
  }

  @Test func thereIsNoNegativeZero() {
    guard case .number(let dual)? = Sample.plan().json()["duals"]?["demand[chat,2026Q1]"] else {
      Issue.record("no dual")
      return
    }
    #expect(dual.sign == .plus)
  }

  @Test func timingsCanBeLeftOut() {
    #expect(Sample.plan().json()["solver"]?["seconds"] != nil)
    #expect(Sample.plan().json(timings: .omitted)["solver"]?["seconds"] == nil)
  }

  @Test func infeasiblePlansCarryTheirConflict() {
    let plan = Sample.plan(status: .infeasible).json()
    #expect(
      plan["conflict"]
        == .array([
          .object([
            .init("family", .string("demand")), .init("row", .string("demand[chat,2026Q1]")),
          ])
        ]))
    #expect(plan["objective"] == nil)
    #expect(Sample.plan().json()["conflict"] == nil)
  }

  struct NotAnObject: Error {}
}
