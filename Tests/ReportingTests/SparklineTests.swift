import PlacementModel
import Testing

@testable import Reporting

@Suite struct SparklineTests {
  private static let marked = TextStyle(hasSparklines: true)

  private func line(_ values: [Double], highest: Double? = nil) -> Sparkline {
    Sparkline(
      values: values, hours: values.map { _ in 1 }, highest: highest ?? values.reduce(0, max))
  }

  @Test func theScaleBeginsAtZeroAndLittleIsNotNothing() {
    #expect(line([0, 1e-9, 1, 2, 4, 7.9, 8]).text(periodsPerMark: 1) == "·▁▁▂▄██")
    // Not from the least to the most: what hardly changes looks level.
    #expect(line([99, 100, 99]).text(periodsPerMark: 1) == "███")
    #expect(line([1, 2], highest: 8).text(periodsPerMark: 1) == "▁▂")
  }

  @Test func whatIsNoAmountIsNothing() {
    #expect(line([0, 0, 0]).text(periodsPerMark: 1) == "···")
    #expect(line([.nan, -1, 1]).text(periodsPerMark: 1) == "··█")
    #expect(line([]).text(periodsPerMark: 1) == "")
  }

  @Test func severalPeriodsAreAveragedByTheirLength() {
    let sparkline = Sparkline(values: [8, 0, 8, 8, 4], hours: [3, 1, 1, 1, 1], highest: 8)
    #expect(sparkline.text(periodsPerMark: 2) == "▆█▄")
    #expect(sparkline.count(periodsPerMark: 2) == 3)
  }

  private func table(periods: Int, label: String = "row") -> TextTable {
    var table = TextTable([.init("name", .left), .sparkline, .init("2026"), .init("2027")])
    let values = (0..<periods).map { Double($0 + 1) }
    table.add([.text(label), .sparkline(line(values)), "1", "2"])
    return table
  }

  @Test func plainTablesHaveNoColumnOfThem() {
    #expect(table(periods: 8).lines(width: 80) == ["name  2026  2027", "row      1     2"])
    #expect(table(periods: 8).layout(width: 80, .plain).periodsPerMark == nil)
  }

  @Test func aMarkForEachPeriodWhereThereIsRoom() {
    let layout = table(periods: 8).layout(width: 80, Self.marked)
    #expect(layout.periodsPerMark == 1)
    #expect(layout.lines == ["name  over time  2026  2027", "row   ▁▂▃▄▅▆▇█      1     2"])
  }

  @Test func moreAndMorePeriodsShareAMarkAndThenThereAreNone() {
    var last = 0
    for width in (20...80).reversed() {
      let layout = table(periods: 40).layout(width: width, Self.marked)
      #expect(layout.lines.allSatisfy { $0.displayWidth <= width })
      // Sixteen columns are the table without shapes.
      guard width >= 16 + 2 + "over time".count else {
        #expect(layout.periodsPerMark == nil)
        continue
      }
      let periods = layout.periodsPerMark ?? 0
      #expect(periods >= last)
      last = periods
    }
    #expect(last == 5)
  }

  @Test func twoPeriodsHaveNoShape() {
    #expect(table(periods: 2).layout(width: 80, Self.marked).periodsPerMark == nil)
  }

  @Test func aPlanTellsHowItsShapesAreRead() {
    let plan = Sample.plan(periods: 28)
    let text = PlanTables(plan).text(width: 160, style: Self.marked)
    #expect(
      text.contains(
        "Over time: a mark for each period, 2026Q1 to 2032Q4; from 0 (·) to the highest of its workload (█).")
    )
    #expect(text.contains(String(repeating: "█", count: 28)))
    #expect(!PlanTables(plan).text(width: 160).contains("█"))
  }

  @Test(arguments: [40, 60, 80, 97, 120, 300], [1, 4, 28, 120])
  func everyLineFits(width: Int, periods: Int) {
    let style = TextStyle(isColoured: true, hasSparklines: true)
    let name = "数据中心👩‍💻" + String(repeating: "long-name-", count: 25)
    let text = PlanTables(Sample.plan(periods: periods, name: name, workload: name)).text(
      width: width, style: style)
    // Escapes take no room.
    let shown = text.replacing(#/\x1B\[[0-9;]*m/#, with: "")
    #expect(shown != text)
    for line in shown.split(separator: "\n") { #expect(String(line).displayWidth <= width, "\(line)") }
    #expect(shown.split(separator: "\n", omittingEmptySubsequences: false).allSatisfy { !$0.hasSuffix(" ") })
  }

  @Test func coloursOnlyRepeatWhatTheWordsSay() {
    for status in [Plan.Status.optimal, .infeasible, .feasible] {
      let plan = Sample.plan(status: status)
      let coloured = PlanTables(plan).text(style: TextStyle(isColoured: true))
      #expect(coloured.replacing(#/\x1B\[[0-9;]*m/#, with: "") == PlanTables(plan).text())
      #expect(coloured.contains(status == .optimal ? "\u{1B}[32mOptimal" : "\u{1B}[31m"))
    }
  }
}
