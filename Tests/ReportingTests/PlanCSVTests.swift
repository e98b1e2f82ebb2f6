import PlacementModel
import Testing

@testable import Reporting

@Suite struct PlanCSVTests {
  @Test func linesEndInCRLFAndHaveAsManyCellsAsTheHeading() {
    for list in PlanCSV.List.allCases {
      let text = PlanCSV(Sample.plan()).text(list)
      #expect(text.hasSuffix("\r\n"))
      let lines = text.split(separator: "\r\n")
      #expect(lines.count > 1 || [.agreements, .moves, .commitments, .spendPlans].contains(list))
      let counts = Set(lines.map { $0.split(separator: ",", omittingEmptySubsequences: false).count })
      #expect(counts.count == 1, "\(list)")
    }
  }

  @Test func allocationsNameEverythingAndLeaveOutNothingness() {
    let lines = PlanCSV(Sample.plan(periods: 1)).text().split(separator: "\r\n")
    #expect(
      lines == [
        "workload,kind,offer,provider,region,machine,period,slice,starts,hours,units,work,fleet",
        "chat,,aws/us-east/gb200,aws,us-east,gb200,2026Q1,,2026-01-01,2190,12345678,2000,",
        "training,,azure/us-east/cpu,azure,us-east,cpu,2026Q1,,2026-01-01,2190,0.25,500,",
      ])
  }

  @Test(arguments: [
    ("plain", "plain"), ("a,b", "\"a,b\""), ("say \"hi\"", "\"say \"\"hi\"\"\""), ("a\r\nb", "\"a\r\nb\""),
    ("=1+1", "'=1+1"), ("-x", "'-x"), ("@x,y", "\"'@x,y\""), ("\"\u{301}", "\"\"\"\u{301}\""),
  ])
  func quoting(text: String, written: String) {
    #expect(PlanCSV.written(.text(text)) == written)
  }

  @Test func negativeNumbersAreNumbers() {
    #expect(PlanCSV.written(.number(-2.5)) == "-2.5")
    #expect(PlanCSV.written(.number(-0.0)) == "0")
    #expect(PlanCSV.written(.number(nil)) == "")
  }
}
