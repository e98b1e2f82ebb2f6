import PlacementModel
import Reporting
import Testing

@Suite struct PlanTablesTests {
  @Test(arguments: [1, 4, 28], ["chat", "数据中心-" + String(repeating: "long-name-", count: 12)])
  func everyLineFitsEightyColumns(periods: Int, workload: String) {
    let text = PlanTables(Sample.plan(periods: periods, name: workload, workload: workload)).text()
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      #expect(String(line).displayWidth <= 80, "\(line)")
    }
  }

  @Test func namesCannotMoveTheCursor() {
    let name = "\u{1B}[2Jgone\r\n\u{9B}1A"
    let text = PlanTables(Sample.plan(name: name, workload: name)).text()
    #expect(text.unicodeScalars.allSatisfy { $0 == "\n" || $0.properties.generalCategory != .control })
    #expect(text.contains("\\u{1b}[2Jgone"))
  }

  @Test(arguments: [40, 60, 100, 200]) func everyLineFitsTheGivenWidth(width: Int) {
    let text = PlanTables(Sample.plan(periods: 28)).text(width: width)
    #expect(text.split(separator: "\n").allSatisfy { String($0).displayWidth <= width })
  }

  @Test func manyPeriodsAreShownByYear() {
    let text = PlanTables(Sample.plan(periods: 28)).text()
    #expect(text.contains("   2032"))
    #expect(!text.contains("   2026Q2"))
    // Four quarters of ten billion, and of twelve and a half in all.
    #expect(text.contains("40,000"))
    #expect(text.contains("350,000"))
  }

  @Test func theHeadlineTellsCostProofAndCheck() {
    let text = PlanTables(Sample.plan()).text()
    #expect(text.contains("Optimal"))
    #expect(text.contains("38,000.0 M USD present value"))
    #expect(text.contains("primal 1.2e-12, dual 3.0e-13, complementarity 0"))
  }

  @Test func bindingLimitsHaveAPricePerPercentagePoint() {
    let text = PlanTables(Sample.plan()).text(width: 120)
    #expect(text.contains("at most 80 %"))
    #expect(text.contains("2026Q1 and 3 more"))
    #expect(text.contains("25.0M per 1 %"))
  }

  @Test func manyOrdersAreSummedUpByYear() {
    let few = PlanTables(Sample.plan(periods: 28)).text()
    #expect(few.contains("2026-01-01  aws/us-east/gb200:3y     10           1,000.0"))
    let many = PlanTables(Sample.plan(periods: 48)).text()
    #expect(!many.contains("aws/us-east/gb200:3y"))
    #expect(many.contains("aws gb200:3y  4,000.0"))
  }

  @Test func noPlanShowsTheConflictAndNoTables() {
    let text = PlanTables(Sample.plan(status: .infeasible)).text()
    #expect(text.contains("demand[chat,2026Q1]"))
    #expect(!text.contains("What runs where"))
  }

  @Test func boldOnlyWhenAsked() {
    #expect(PlanTables(Sample.plan()).text(style: TextStyle(isColoured: true)).contains("\u{1B}[1m"))
    #expect(!PlanTables(Sample.plan()).text().contains("\u{1B}"))
  }
}
