import PlacementModel
import Testing

@testable import Reporting

@Suite struct PlanMovesTests {
  private func plan() -> Plan {
    var plan = Sample.plan(periods: 2)
    plan.moves = [Plan.Move(workload: Index(1), period: Index(1), moved: 12.5, cost: 250)]
    return plan
  }

  @Test func movesAreAList() {
    let lines = PlanCSV(plan()).text(.moves).split(separator: "\r\n")
    #expect(lines == ["workload,period,moved,cost", "training,2026Q2,12.5,250"])
  }

  @Test func movesAreATable() {
    let text = PlanTables(plan()).text()
    #expect(text.contains("Work that moves, work per hour"))
    #expect(!PlanTables(Sample.plan(periods: 2)).text().contains("Work that moves"))
  }
}
