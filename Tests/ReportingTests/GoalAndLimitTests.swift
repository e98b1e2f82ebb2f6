import PlacementModel
import Reporting
import Testing

/// How goals in order and limits that are missed are shown.
@Suite struct GoalAndLimitTests {
  private var plan: Plan {
    var plan = Sample.plan(periods: 1)
    plan.goals = [
      Plan.GoalValue(goal: .unmet, value: 0, tolerance: 0),
      Plan.GoalValue(goal: .cost, value: 38e9, tolerance: 0.01),
      Plan.GoalValue(goal: .concentration, value: 0.34567, tolerance: 0),
    ]
    plan.solver.rounds = 3
    plan.limits[0].value = 0.9
    plan.limits[0].violation = 1.5e6
    return plan
  }

  @Test func goalsStandInTheJSONInTheirOrder() {
    guard case .array(let goals)? = plan.json()["goals"] else {
      Issue.record("no goals")
      return
    }
    #expect(goals.map { $0["goal"] } == [.string("unmet"), .string("cost"), .string("concentration")])
    #expect(goals[1]["value"] == .number(38e9) && goals[1]["tolerance"] == .number(0.01))
    #expect(plan.json()["solver"]?["rounds"] == .number(3))
    #expect(Sample.plan().json()["goals"] == nil && Sample.plan().json()["solver"]?["rounds"] == nil)
  }

  @Test func aMergedProgramStandsInTheJSONBesideTheWhole() {
    var plan = Sample.plan()
    #expect(plan.json()["solver"]?["merged"] == nil)
    plan.solver.merged = Plan.SolverReport.Size(rows: 3, columns: 4, nonzeros: 5)
    let merged = plan.json()["solver"]?["merged"]
    #expect(
      ["rows", "columns", "nonzeros"].map { merged?[$0] } == [.number(3), .number(4), .number(5)])
  }

  @Test func missedLimitsSayByHowMuch() {
    guard case .array(let limits)? = plan.json()["limits"] else {
      Issue.record("no limits")
      return
    }
    #expect(limits.first?["violation"] == .number(1.5e6))
    let csv = PlanCSV(plan).text(.limits).split(separator: "\r\n")
    #expect(csv.first?.hasSuffix(",price,violation") == true)
    #expect(csv.last?.hasSuffix(",1500000") == true)
    let text = PlanTables(plan).text(width: 120)
    #expect(text.contains("at most 80 %, missed by 1.50M"))
  }

  @Test func theHeadlineTellsTheGoals() {
    let text = PlanTables(plan).text(width: 200)
    #expect(text.contains("does better by the goals in their order"))
    #expect(
      text.contains(
        "goals    0 work not served; then 38.0B USD present value (held within 1 %); then concentration 0.3457"
      ))
    #expect(text.contains("3 rounds of cuts"))
    #expect(!PlanTables(Sample.plan()).text().contains("goals"))
  }
}
