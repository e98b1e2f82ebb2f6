import Reporting
import Testing

@testable import PlacementModel

/// How commitments to spend plans stand in tables, CSV and JSON.
@Suite struct SpendPlanReportTests {
  private func plan() -> Plan {
    var plan = Sample.plan(periods: 2)
    let ones = Values<Period>(repeating: 1, count: 2)
    plan.problem.spendPlans = List([
      SpendPlan(
        id: "flex", provider: Index(0), options: [Index(0)], offers: [Index(0)], term: 4, held: ones,
        capacity: nil, salvage: 1, exchange: ones, termHours: ones, hoursAfterHorizon: ones,
        mayStart: [true, true], orderDates: ["2025-12-01", "2026-03-01"])
    ])
    plan.planOrders = [
      Plan.PlanOrder(
        spendPlan: Index(0), period: Index(1), by: "2026-03-01", commitment: 250, contractValue: 1_095_000),
      Plan.PlanOrder(
        spendPlan: Index(0), period: Index(0), by: "2025-12-01", commitment: 1e-12, contractValue: 1),
    ]
    plan.spendPlans = [
      Plan.PlanStanding(spendPlan: Index(0), step: Index(0), committed: 100, drawn: 100, cost: 219_000),
      Plan.PlanStanding(spendPlan: Index(0), step: Index(1), committed: 350, drawn: 87.5, cost: 766_500),
    ]
    return plan
  }

  @Test func tablesShowWhatIsCommittedAndDrawn() {
    let text = PlanTables(plan()).text(width: 100)
    #expect(text.contains("What to commit to spend plans"))
    #expect(text.contains("2026-03-01"))
    #expect(text.contains("250 USD") && text.contains("1,095,000"))
    #expect(text.contains("219,000") && text.contains("766,500"))
    #expect(text.contains("100.0 %") && text.contains("25.0 %"), "\(text)")
    #expect(!text.contains("2025-12-01"), "an order of nothing")
  }

  @Test func listsAndJSONHaveThemInTheProvidersCurrency() {
    let plan = plan()
    #expect(
      PlanCSV(plan).text(.commitments)
        == "spendPlan,period,by,commitment,currency,contractValue\r\nflex,2026Q2,2026-03-01,250,USD,1095000\r\n"
    )
    #expect(
      PlanCSV(plan).text(.spendPlans).split(separator: "\r\n").last
        == "flex,2026Q2,,2026-04-01,2190,350,87.5,USD,766500")
    let json = plan.json()
    guard case .array(let orders)? = json["orders"], case .array(let standings)? = json["spendPlans"] else {
      Issue.record("no orders in the plan")
      return
    }
    #expect(orders.last?["spendPlan"] == .string("flex") && orders.last?["commitment"] == .number(250))
    #expect(standings.count == 2 && standings.last?["drawn"] == .number(87.5))
    #expect(standings.last?["currency"] == nil)
  }
}
