import Testing

@Suite struct ImportDemandCommandTests {
  private let trace = "window_start_utc,requests\n2023-11-16T18:00:00Z,30\n2023-11-16T18:30:00Z,50\n"

  @Test func writesAPartWithItsHorizon() throws {
    let result = try Command.run(
      "import", "demand", "-", "--load", "requests=chat", "--start", "2026-01", "--period", "month",
      "--count", "2",
      "--align", "--peak", "max", "--times", "10", input: trace)
    #expect(result.status == 0)
    let text = result.text.split { $0.isWhitespace }.joined(separator: " ")
    // 80 in an hour, ten times; the larger half has 100 per hour.
    #expect(text.contains(#"{ "id": "chat", "demand": [800, 800], "peak": 1.25 }"#))
    #expect(text.contains(#""horizon": { "start": "2026-01", "period": "month", "count": 2 }"#))
    #expect(result.messages.contains("requests 80 in all"))
    #expect(result.messages.contains("periods of `chat` measured 0 of 2"))
  }

  /// 18:00 four hours west of UTC is 22:00; 10 % less a year over 7.986 years is 0.4311 of it.
  @Test func takesOffsetsAndGrowthBelowZero() throws {
    let result = try Command.run(
      "import", "demand", "-", "--start", "2034-01", "--period", "hour", "--count", "1", "--utc-offset",
      "-04:00",
      "--growth-per-year", "-0.1", "--date-order", "day-first",
      input: "time,load\n05/01/2026 18:00,100\n05/01/2026 19:00,100\n")
    #expect(result.status == 0)
    #expect(result.text.contains("43.10"))
    #expect(result.messages.contains("dates have the day first, as asked for"))
  }

  @Test func takesTheHorizonOfAProblem() throws {
    let result = try Command.run(
      "import", "demand", "-", "--load", "requests=chat", "--like", Samples.path("by-hand.json"), "--align",
      input: trace)
    #expect(result.status == 0)
    #expect(!result.text.contains("horizon"))
  }

  @Test func aTraceFromElsewhereWritesNothing() throws {
    let result = try Command.run(
      "import", "demand", "-", "--start", "2026-01", "--period", "month", "--count", "2", input: trace)
    #expect(result.status == 65)
    #expect(result.output.isEmpty)
    #expect(result.messages.contains("2023-11-16"))
  }

  @Test(arguments: [
    [], ["--start", "2026-01"], ["--like", "x.json", "--count", "2"],
    ["--start", "2026-01", "--period", "month", "--count", "2", "--growth-per-year", "-1"],
    [
      "--start", "2026-01", "--period", "month", "--count", "2", "--growth-per-year", "1",
      "--growth-from-trace",
    ],
    ["--start", "2026-01", "--period", "month", "--count", "2", "--peak", "max", "--statistic", "p95"],
    ["--start", "2026-01", "--period", "month", "--count", "2", "--events", "soon"],
    ["--start", "2026-01", "--period", "month", "--count", "2", "--events", "1m", "--per", "hour"],
    ["--start", "2026-01", "--period", "month", "--count", "2", "--utc-offset", "Berlin"],
    ["--start", "2026-01", "--period", "month", "--count", "2", "--times", "0"],
    ["--start", "2026-01", "--period", "month", "--count", "2", "--where", "Name"],
    ["--start", "2026-01", "--period", "month", "--count", "2", "--load", "a=x", "--load", "b=x"],
  ])
  func misuseIsUsage(arguments: [String]) throws {
    #expect(try Command.run(["import", "demand", "-"] + arguments, input: Array(trace.utf8)).status == 64)
  }

  @Test func aHorizonThatIsNoneIsBadData() throws {
    let result = try Command.run(
      "import", "demand", "-", "--start", "2026-13", "--period", "month", "--count", "2", input: trace)
    #expect(result.status == 65)
  }
}
