import BerthKit
import Foundation
import Testing

@Suite struct ExplainCommandTests {
  @Test func whatMoreAndLessChangeIsToldInSentences() throws {
    let result = try Command.run("explain", Samples.path("by-hand.json"))
    #expect(result.status == 0)
    #expect(result.messages == "")
    // A unit of alpha takes the place of one of beta's at 2 an hour less, as by-hand.md works out; 1 % of 2,000 is 20.
    let text = result.text.split { $0.isWhitespace }.joined(separator: " ")
    #expect(
      text.contains("alpha/east/gpu in 2026-01-01T00 (20 units): one unit more saves 2.00 USD an hour"))
    #expect(text.contains("1 % more of it costs 20.00 USD, up to 1,186 USD more"))
    #expect(text.contains("no-lock-in (at most 60 %): a little more or less changes nothing (up to 100 %,"))
    #expect(result.text.split(separator: "\n").allSatisfy { String($0).displayWidth <= 80 })
    for word in ["dual", "row", "column", "infeasible", "basis", "simplex", "MIP", "LP"] {
      #expect(!result.text.split { !$0.isLetter }.contains { $0 == word }, "\(word)")
    }
  }

  @Test func jsonHasTheSameFiguresAndIsTheSameTwice() throws {
    let arguments = ["explain", Samples.path("by-hand.json"), "--format", "json"]
    let result = try Command.run(arguments, input: [])
    #expect(result.status == 0)
    let answer = try #require(try JSONSerialization.jsonObject(with: Data(result.output)) as? [String: Any])
    #expect(answer["answer"] as? String == "explanation")
    #expect(answer["cost"] as? Double == 4124)
    let prices = try #require(answer["prices"] as? [[String: Any]])
    let commitment = try #require(prices.first { $0["of"] as? String == "commitment" })
    #expect(commitment["agreement"] as? String == "alpha-deal")
    let more = try #require(commitment["more"] as? [String: Any])
    #expect(abs(try #require(more["change"] as? Double) - 20) < 1e-6)
    #expect(try Command.run(arguments, input: []).output == result.output)
  }

  @Test func oneThingIsToldInEveryPeriod() throws {
    let result = try Command.run("explain", Samples.path("by-hand.json"), "--workload", "chat")
    #expect(result.status == 0)
    #expect(result.text.contains("chat in 2026-01-01T12"))
    #expect(!result.text.contains("batch"))
    #expect(!result.text.contains("Capacity"))
  }

  @Test func whatIsNotThereIsWrongUsage() throws {
    for (option, id, nearest) in [
      ("--workload", "chta", "chat"), ("--offer", "beta/east/gpo", "beta/east/gpu"),
      ("--limit", "no-lockin", "no-lock-in"),
    ] {
      let result = try Command.run("explain", Samples.path("by-hand.json"), option, id)
      #expect(result.status == 64)
      #expect(result.messages.contains("did you mean \(nearest)?"), "\(result.messages)")
      #expect(result.output.isEmpty)
    }
    let both = try Command.run(
      "explain", Samples.path("by-hand.json"), "--workload", "chat", "--limit", "no-lock-in")
    #expect(both.status == 64)
    #expect(both.messages.contains("go one at a time"))
  }

  @Test func withoutAPlanThereIsNothingToExplain() throws {
    let result = try Command.run("explain", "-", input: Samples.impossible)
    #expect(result.status == 3)
    let json = try Command.run("explain", "-", "--format", "json", input: Samples.impossible)
    #expect(json.status == 3)
    let answer = try JSONSerialization.jsonObject(with: Data(json.output)) as? [String: Any]
    #expect(answer?["status"] as? String == "infeasible")
  }

  @Test func outputGoesToAFile() throws {
    try Scratch.with { folder in
      let file = folder.appendingPathComponent("why.txt")
      let result = try Command.run(
        "explain", Samples.path("by-hand.json"), "--limit", "no-lock-in", "--output", file.path)
      #expect(result.status == 0)
      #expect(result.output.isEmpty)
      #expect(try String(contentsOf: file, encoding: .utf8).contains("no-lock-in (at most 60 %)"))
    }
  }

  @Test func aTimeLimitEndsIt() throws {
    let result = try Command.run("explain", Samples.path("frontier-lab.json"), "--time-limit", "0.001")
    #expect(result.status == 4)
  }
}
