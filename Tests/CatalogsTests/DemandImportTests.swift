internal import PlacementModel
internal import Testing

@testable internal import Catalogs

struct DemandImportTests {
  /// 30 minutes with 10 and 30 with 20 are 30 in an hour; then 40 in the first half of the next, which is 80 per hour.
  @Test func amountsBecomeWorkPerHour() throws {
    let text = "time,load\n2026-01-01T00:00Z,10\n2026-01-01T00:30Z,20\n2026-01-01T01:00Z,40\n"
    #expect(numbers(try demand(text)) == [30, 80])
    #expect(numbers(try demand(text) { $0.scale = 1000 }) == [30_000, 80_000])
    let imported = try demand(text)
    #expect(imported.report.figures.contains(.init("load", "70", unit: "in all")))
    #expect(remarks(imported).contains("is taken for the work of its interval"))
  }

  /// A rate of 2 per second is 7,200 an hour, 2 per minute 120, 48 per day 2.
  @Test(arguments: [
    (DemandImport.Measure.second, 7200.0), (.minute, 120), (.hour, 2), (.day, 2.0 / 24), (.row, 4),
  ])
  func ratesBecomeWorkPerHour(measure: DemandImport.Measure, expected: Double) throws {
    let text = "time,load\n2026-01-01T00:00Z,2\n2026-01-01T00:30Z,2\n2026-01-01T01:00Z,2\n"
    let read = numbers(try demand(text) { $0.measure = measure })
    #expect(read == [expected.toTwelveDigits, expected.toTwelveDigits])
  }

  /// Of rates 1 to 20 for three minutes each: the 95th percentile is the 19th, the median the 10th.
  @Test(arguments: [(DemandImport.Statistic.p50, 10.0), (.p95, 19), (.max, 20), (.mean, 10.5)])
  func statisticsAreByTime(statistic: DemandImport.Statistic, expected: Double) throws {
    var text = "time,load\n"
    for number in 0..<20 {
      text += "2026-01-01T00:\(number * 3 < 10 ? "0" : "")\(number * 3)Z,\(20 - number)\n"
    }
    let imported = try demand(text, count: 1) {
      $0.measure = .hour
      $0.statistic = statistic
    }
    #expect(numbers(imported) == [expected])
  }

  /// A rate that holds for 57 of 60 minutes is the 95th percentile, however few its rows.
  @Test func percentilesWeighTimeAndNotRows() throws {
    let trace = LoadTrace(stretches: [
      .init(start: 0, end: 57 * 60, rate: 1), .init(start: 57 * 60, end: 58 * 60, rate: 5),
      .init(start: 58 * 60, end: 3600, rate: 9),
    ])
    #expect(DemandImport.Statistic.p95.of(trace.weighted(from: 0, to: 3600)) == 1)
    #expect(DemandImport.Statistic.p95.of(trace.weighted(from: 60, to: 3600)) == 5)
  }

  @Test func severalColumnsAreSeveralWorkloads() throws {
    let text = "datetime;a;b\n01.01.2026 00:00;1;10\n01.01.2026 01:00;2;20\n"
    let imported = try demand(text) {
      $0.loads = [
        .init(column: "a", workload: "x"), .init(column: "B", workload: "y"),
        .init(column: nil, workload: "n"),
      ]
    }
    #expect(numbers(imported, "x") == [1, 2])
    #expect(numbers(imported, "y") == [10, 20])
    #expect(numbers(imported, "n") == [1, 1])
  }

  @Test func anUnnamedLoadIsTheOnlyOther() throws {
    #expect(faults { try demand("time,a,b\n2026-01-01,1,2\n") }.map(\.line) == [1])
    #expect(
      numbers(try demand("Time,GPU Hours\n2026-01-01T00:00Z,3\n2026-01-01T01:00Z,4\n"), "gpu-hours") == [
        3, 4,
      ])
  }

  /// The mean is 20, the 95th percentile 30, the largest 30.
  @Test func peakIsARatioToTheMean() throws {
    let text = "time,load\n2026-01-01T00:00Z,10\n2026-01-01T01:00Z,30\n"
    let peak = { (peak: DemandImport.Peak) in
      try demand(text) { $0.peak = peak }.part.json.entry("workloads", "load")?["peak"]?.number
    }
    #expect(try peak(.max) == 1.5)
    #expect(try peak(.p95) == 1.5)
    let idle = try demand("time,load\n2026-01-01T00:00Z,0\n2026-01-01T01:00Z,0\n") { $0.peak = .max }
    #expect(idle.part.json.entry("workloads", "load")?["peak"]?.number == 1)
  }

  // MARK: Hostile

  @Test(arguments: [
    "", "time,load\n", "time,load\nsoon,1\n", "time,load\n2026-01-01,x\n", "time,load\n2026-01-01,1e308\n",
    "time,load\n2026-01-01,inf\n", "a,b\n1,2\n", "time,load\n2026-01-01,1\n",
    "time,load\n2026-01-01T00:00Z,1\n2026-01-0",
    "ts,load\n1e21,1\n2e21,2\n", "ts,load\n-1e21,1\n0,2\n",
    "time,load\n2026-01-01,\n2026-01-02,\n",
  ])
  func refuses(text: String) {
    #expect(!faults { try demand(text) }.isEmpty)
  }

  /// All of the calendar is an interval like any other.
  @Test func readsFromTheFirstYearToTheLast() throws {
    #expect(numbers(try demand("time,load\n9999-12-31,1\n0001-01-01,2\n") { $0.measure = .hour }) == [2, 2])
  }

  @Test(arguments: [
    ("requests=chat", "requests", "chat"), ("requests", "requests", "requests"), ("=chat", nil, "chat"),
    ("a=b=c", "a", "b=c"),
  ])
  func readsLoads(text: String, column: String?, workload: String) {
    #expect(DemandImport.Load(parsing: text) == DemandImport.Load(column: column, workload: workload))
  }

  @Test func readsLengths() {
    #expect(DemandImport.seconds("90s") == 90)
    #expect(DemandImport.seconds("1.5h") == 5400)
    for text in ["", "m", "1", "0s", "-1m", "1e9d", "nanh", "1w"] {
      #expect(DemandImport.seconds(text) == nil)
    }
    #expect(DemandImport.Load(parsing: "") == nil)
  }
}
