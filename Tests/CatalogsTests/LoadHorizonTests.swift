internal import PlacementModel
internal import Testing

@testable internal import Catalogs

/// What becomes of a trace in the periods of a horizon.
struct LoadHorizonTests {
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
    let imported = try demand(text, from: "2026-01", period: .year, count: 2) { $0.growth = .perYear(1) }
    let expected = [1.5, 2.5].map { years in 20 * TraceGrowth.factor(1, after: (years * 8760 - 0.5) * 3600) }
    #expect(zip(numbers(imported), expected).allSatisfy { abs($0 - $1) < 1e-9 * $1 })
    #expect(abs(numbers(imported)[0] - 56.526) < 0.002)
  }

  @Test func aPeriodThatIsNotMeasuredHasTheNearestBefore() throws {
    var text = "time,load\n"
    for hour in 0..<36 { text += "\(1_767_225_600 + 86_400 + hour * 3600),\(hour < 24 ? 5 : 50)\n" }
    let imported = try demand(text, period: .day, count: 4)
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
    let imported = try demand(text, period: .month, count: 12) {
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
    #expect(throws: InvalidProblem.self) { try HorizonPeriods(start: "2026-13", period: .month, count: 1) }
    #expect(throws: InvalidProblem.self) { try HorizonPeriods(start: "2026-01", period: .month, count: 0) }
    #expect(throws: InvalidProblem.self) {
      try HorizonPeriods(start: "2026-01", period: .year, count: 100_000)
    }
  }
}
