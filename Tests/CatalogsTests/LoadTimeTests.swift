internal import PlacementModel
internal import Testing

@testable internal import Catalogs

/// Rows and times of load traces, one trap after another.
struct LoadTimeTests {
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

  /// Days of a spreadsheet look like seconds of a day: an hour is 1/24, and 46,023 is 2026-01-01.
  @Test func daysOfASpreadsheetAreAskedAbout() throws {
    let text = "time,load\n46023,5\n46023.041667,5\n46023.083333,5\n"
    #expect(faults { try demand(text) }.first?.found.contains("may be a day in a spreadsheet") == true)
    #expect(numbers(try demand(text) { $0.timeUnit = .days }).prefix(2) == [5, 5])
  }

  /// A year of monthly rows is twelve observations and not 365; a growth of 1 % a month is 12.68 % a year.
  @Test func rowsOfAMonthAreOneObservationEach() throws {
    func months(_ count: Int) -> String {
      "month,load\n"
        + (0..<count).map { month in
          let label = "\(2024 + month / 12)-\(month % 12 < 9 ? "0" : "")\(month % 12 + 1)"
          var level = 1.0
          for _ in 0..<month { level *= 1.01 }
          return "\(label),\(level)\n"
        }.joined()
    }
    let growing = try demand(months(24), from: "2026-01", period: .year, count: 1) {
      $0.growth = .fromTrace
      $0.measure = .hour
    }
    #expect(remarks(growing).contains("grows by 12.7 % a year (median slope of 24 rows"))
    #expect(
      faults {
        try demand(months(11), from: "2026-01", period: .year, count: 1) { $0.growth = .fromTrace }
      }.first?.accepted.contains("12 rows") == true)
  }

  @Test func abbreviationsWithTwoMeaningsAreTold() throws {
    let text = "time,load\n2025-12-31 18:00 CST,1\n2025-12-31 19:00 CST,2\n"
    let imported = try demand(text)
    #expect(numbers(imported) == [1, 2])
    #expect(
      remarks(imported).contains("2 times have a zone's abbreviation that has another meaning elsewhere"))
    #expect(!remarks(try demand(text.replacing("CST", with: "-06:00"))).contains("another meaning"))
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
      "month,load\n2026-01,744\n2026-02,672\n2026-03,1488\n", period: .month, count: 3)
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
    let imported = try demand("date,load\n\(rows)\n", from: "2026-01", period: .year, count: 1)
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
    #expect(numbers(try demand("day,load\n20260101,24\n20260102,48\n", period: .day)) == [1, 2])
    #expect(
      numbers(try demand("year,load\n2026,8760\n2027,17520\n", period: .year) { $0.timeColumns = ["year"] })
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
}
