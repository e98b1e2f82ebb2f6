internal import PlacementModel
internal import Testing

@testable internal import Catalogs

/// A horizon as in a problem.
private func horizon(_ start: String, _ period: String, _ count: Int) throws -> HorizonPeriods {
  try HorizonPeriods(
    .object([
      .init("start", .string(start)), .init("period", .string(period)),
      .init("count", .number(Double(count))),
    ]))
}

private func demand(
  _ text: String, from start: String = "2026-01-01", period: String = "hour", count: Int = 2,
  change: (inout DemandImport) -> Void = { _ in }
) throws -> Imported {
  var request = DemandImport(horizon: try horizon(start, period, count))
  change(&request)
  return try request.read(table(text), ImportOptions())
}

private func numbers(_ imported: Imported, _ workload: String = "load") -> [Double] {
  imported.part.json.entry("workloads", workload)?.entries("demand").compactMap(\.number) ?? []
}

private func remarks(_ imported: Imported) -> String { imported.report.remarks.joined(separator: "\n") }

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

  // MARK: Times

  @Test func ordersRowsAndSaysSo() throws {
    let imported = try demand("time,load\n2026-01-01T01:00Z,2\n2026-01-01T00:00Z,1\n")
    #expect(numbers(imported) == [1, 2])
    #expect(remarks(imported).contains("1 row is earlier than one before (line 3)"))
  }

  @Test func gapsAreNotZeroUnlessThatIsSaid() throws {
    let text =
      "time,load\n2026-01-01T00:00Z,10\n2026-01-01T00:10Z,10\n2026-01-01T00:20Z,10\n2026-01-01T00:50Z,10\n"
      + "2026-01-01T01:00Z,10\n2026-01-01T01:10Z,10\n"
    let imported = try demand(text, count: 1)
    #expect(numbers(imported) == [60])
    #expect(remarks(imported).contains("1 gap of 2 intervals in all (after line 4)"))
    // Four intervals of ten in the hour.
    #expect(numbers(try demand(text, count: 1) { $0.gaps = .zero }) == [40])
  }

  @Test func rowsOfOneTimeAreAFaultWhereTheyDiffer() throws {
    let text =
      "time,load\n2026-01-01T00:00Z,1\n2026-01-01T00:00Z,3\n2026-01-01T01:00Z,2\n2026-01-01T01:00Z,2\n"
    let found = faults { try demand(text) }
    #expect(found.map(\.line) == [3])
    for (choice, first) in [(DemandImport.Duplicates.first, 1.0), (.last, 3), (.mean, 2), (.max, 3)] {
      #expect(numbers(try demand(text) { $0.duplicates = choice }) == [first, 2])
    }
    // A sum is of all rows, also of those that agree.
    #expect(numbers(try demand(text) { $0.duplicates = .sum }) == [4, 4])
  }

  @Test func agreeingRowsOfOneTimeCountOnce() throws {
    let imported = try demand("time,load\n2026-01-01T00:00Z,1\n2026-01-01T00:00Z,1\n2026-01-01T01:00Z,2\n")
    #expect(numbers(imported) == [1, 2])
    #expect(remarks(imported).contains("1 row says again"))
  }

  @Test func missingAndNegativeLoadsAreLeftOut() throws {
    let text =
      "time,load,b\n2026-01-01T00:00Z,1,1\n2026-01-01T00:30Z,,1\n2026-01-01T01:00Z,2,1\n2026-01-01T01:30Z,-5,1\n,7,7\n"
      + "2026-01-01T02:00Z,n/a,\n"
    let imported = try demand(text) {
      $0.loads = [.init(column: "load", workload: "load"), .init(column: "b", workload: "b")]
    }
    #expect(numbers(imported) == [2, 4])
    #expect(numbers(imported, "b") == [2, 2])
    #expect(imported.report.skipped.map(\.reason) == [.noTime, .notMeasured])
    #expect(remarks(imported).contains("2 values are missing or negative"))
  }

  @Test func takesOnlyRowsThatAreAskedFor() throws {
    let text =
      "Time Stamp,Name,Load\n01/31/2026 00:00:00,A,1\n01/31/2026 00:00:00,B,9\n01/31/2026 01:00:00,A,2\n"
      + "01/31/2026 01:00:00,B,9\n"
    let imported = try demand(text, from: "2026-01-31") {
      $0.loads = [.init(column: "Load", workload: "load")]
      $0.filters = [("Name", "A")]
    }
    #expect(numbers(imported) == [1, 2])
    #expect(imported.report.skipped.map(\.reason) == [.otherRows])
  }

  /// January has 31 days and February 28, and the last row's month is as long as the calendar says.
  @Test func monthsHaveTheirOwnLengths() throws {
    let imported = try demand(
      "month,load\n2026-01,744\n2026-02,672\n2026-03,1488\n", period: "month", count: 3)
    #expect(numbers(imported) == [1, 1, 2])
  }

  @Test func eventsAreCountedInIntervals() throws {
    let text =
      "TIMESTAMP,ContextTokens\r\n2026-01-01 00:05:03.9799600,374\r\n2026-01-01 00:05:04.0000000,26\r\n"
      + "2026-01-01 01:59:59.9999999,100\r\n"
    let imported = try demand(text) {
      $0.loads = [
        .init(column: "ContextTokens", workload: "tokens"), .init(column: nil, workload: "requests"),
      ]
      $0.eventInterval = 3600
    }
    #expect(numbers(imported, "tokens") == [400, 100])
    #expect(numbers(imported, "requests") == [2, 1])
    #expect(faults { try demand(text) { $0.eventInterval = 1e-3 } }.count == 1)
  }

  @Test(arguments: [
    ("05/06/2026,1\n05/07/2026,2\n05/13/2026,3", "month first"), ("05.06.2026,1\n06.06.2026,2", ""),
    ("05/06/2026,1\n06/06/2026,2\n13/06/2026,3", "day first"),
    ("30/01/2026,1\n31/01/2026,2\n01/02/2026,2", "day first"),
    // Only with the day first are these in the order of time.
    ("05/06/2026,1\n06/06/2026,2\n01/07/2026,2", "day first"),
  ])
  func theColumnDecidesTheOrderOfDates(rows: String, order: String) throws {
    let imported = try demand("date,load\n\(rows)\n", from: "2026-01", period: "year", count: 1)
    #expect(remarks(imported).contains(order))
  }

  @Test func anOrderThatNothingTellsIsAFaultUnlessItMakesNoDifference() throws {
    let text = "date,load\n05/06/2026 00:00,1\n05/06/2026 01:00,2\n"
    #expect(faults { try demand(text) }.first?.accepted.contains("month-first or day-first") == true)
    #expect(numbers(try demand(text) { $0.isAligned = true }) == [1, 2])
    #expect(numbers(try demand(text, from: "2026-06-05") { $0.dateOrder = .dayFirst }) == [1, 2])
    // Two rows that need one order each.
    #expect(faults { try demand("date,load\n13/06/2026,1\n06/13/2026,2\n") }.map(\.line) == [3])
  }

  /// 1767225600 is the start of 2026.
  @Test(arguments: ["", "000", "000000", "000000000"])
  func numbersAreCountsSince1970(zeros: String) throws {
    let imported = try demand("ts,load\n1767225600\(zeros),1\n1767229200\(zeros),2\n")
    #expect(numbers(imported) == [1, 2])
    #expect(remarks(imported).contains("since 1970, by their size"))
  }

  @Test func theHeaderNamesTheUnitOfNumbers() throws {
    let imported = try demand("timestamp_ms,load\n0,1\n3600000,2\n", from: "1970-01-01")
    #expect(numbers(imported) == [1, 2])
    let asked = try demand("ts,load\n0,1\n3600000000,2\n", from: "1970-01-01") { $0.timeUnit = .microseconds }
    #expect(numbers(asked) == [1, 2])
  }

  @Test func digitsMayBeDatesOrYears() throws {
    #expect(numbers(try demand("day,load\n20260101,24\n20260102,48\n", period: "day")) == [1, 2])
    #expect(
      numbers(try demand("year,load\n2026,8760\n2027,17520\n", period: "year") { $0.timeColumns = ["year"] })
        == [1, 2])
    #expect(faults { try demand("day,load\n20260101,24\n2026-01-02T00:00Z,48\n1700000000,1\n") }.count == 1)
  }

  @Test func timesWithoutAZoneMayHaveOne() throws {
    let imported = try demand("time,load\n2026-01-01 08:00,1\n2026-01-01 09:00,2\n") {
      $0.utcOffset = 8 * 3600
    }
    #expect(numbers(imported) == [1, 2])
    #expect(
      remarks(try demand("time,load\n2026-01-01 00:00,1\n2026-01-01 01:00,2\n")).contains("taken for UTC"))
  }

  @Test func dateAndTimeMayStandApart() throws {
    let imported = try demand(
      "Date,Time,load\n1/31/2026,12:00 AM,1\n1/31/2026,1:00 AM,2\n", from: "2026-01-31"
    ) {
      $0.timeColumns = ["Date", "Time"]
    }
    #expect(numbers(imported) == [1, 2])
  }

  // MARK: Horizon

  @Test func aTraceFromElsewhereIsMovedOrRefused() throws {
    let text = "time,load\n1970-01-25 00:00:00+08:00,10\n1970-01-25 01:00:00+08:00,30\n"
    #expect(faults { try demand(text) }.first?.found.contains("1970-01-24") == true)
    #expect(numbers(try demand(text) { $0.isAligned = true }) == [10, 30])
    // 56 years are more than a load is carried on.
    #expect(faults { try demand(text) { $0.growth = .perYear(0.1) } }.count == 1)
  }

  /// From the middle of the trace, 2025-01-01T00:30, to the middles of two years of 8,760 hours, at 100 % a year of 8,766 hours.
  @Test func growthIsCompoundedFromTheTrace() throws {
    let text = "time,load\n2025-01-01T00:00Z,10\n2025-01-01T00:30Z,10\n"
    let imported = try demand(text, from: "2026-01", period: "year", count: 2) { $0.growth = .perYear(1) }
    let expected = [1.5, 2.5].map { years in 20 * TraceGrowth.factor(1, after: (years * 8760 - 0.5) * 3600) }
    #expect(zip(numbers(imported), expected).allSatisfy { abs($0 - $1) < 1e-9 * $1 })
    #expect(abs(numbers(imported)[0] - 56.526) < 0.002)
  }

  @Test func aPeriodThatIsNotMeasuredHasTheNearestBefore() throws {
    var text = "time,load\n"
    for hour in 0..<36 { text += "\(1_767_225_600 + 86_400 + hour * 3600),\(hour < 24 ? 5 : 50)\n" }
    let imported = try demand(text, period: "day", count: 4)
    // The first has the first that is measured; half of the third is covered.
    #expect(numbers(imported) == [5, 5, 50, 50])
    #expect(remarks(imported).contains("2 periods not measured"))
  }

  /// A load that doubles every 30 days grows by 2^(365.25/30) - 1 a year.
  @Test func growthIsReadFromTheTrace() throws {
    var text = "time,load\n"
    for day in 0..<60 {
      let load = TraceGrowth.factor(1, after: Double(day) / 30 * 8766 * 3600)
      text += "\(1_767_225_600 + day * 86_400),\(day == 17 ? 0 : load * (day == 30 ? 50 : 1))\n"
    }
    let imported = try demand(text, period: "month", count: 12) {
      ($0.growth, $0.form) = (.fromTrace, .growth)
    }
    let growth = imported.part.json.entry("workloads", "load")?["demand"]?["growthPerYear"]?.number ?? 0
    let expected = TraceGrowth.factor(1, after: 365.25 / 30 * 8766 * 3600) - 1
    #expect(abs(growth / expected - 1) < 1e-6)
    #expect(remarks(imported).contains("59 days"))
    #expect(remarks(imported).contains("1 without load left out"))
    #expect(
      faults { try demand("time,load\n2026-01-01,1\n2026-01-02,2\n") { $0.growth = .fromTrace } }.count == 1)
  }

  /// Of 28 days there are 378 slopes, an even number; the median is the mean of the two in the middle.
  @Test func theMedianOfSlopesMayLieBetweenTwo() throws {
    let loads = (0..<28).map { (day: Int) -> Double in Double(100 + day * day % 17 + 3 * day) }
    let trace = LoadTrace(
      stretches: loads.enumerated().map { day, load in
        LoadTrace.Stretch(start: Double(day) * 86_400, end: Double(day + 1) * 86_400, rate: load)
      })
    let growth = try #require(TraceGrowth(trace))
    // scipy.stats.theilslopes of the logarithms over years gives the same, as exp(slope) - 1.
    let expected = [2429.339985608, 1003.318053859, 6697.473482117]
    for (found, right) in zip([growth.perYear, growth.low, growth.high], expected) {
      #expect(abs(found / right - 1) < 1e-10)
    }
  }

  @Test func aHorizonIsWrittenWhereThereWasNone() throws {
    let text = "time,load\n2026-01-01T00:00Z,1\n2026-01-01T01:00Z,2\n"
    #expect(try demand(text).part.json["horizon"] == nil)
    #expect(try demand(text) { $0.writesHorizon = true }.part.json["horizon"]?["count"]?.number == 2)
    #expect(throws: InvalidProblem.self) { try horizon("2026-13", "month", 1) }
    #expect(throws: InvalidProblem.self) { try horizon("2026-01", "month", 0) }
    #expect(throws: InvalidProblem.self) { try horizon("2026-01", "year", 100_000) }
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
