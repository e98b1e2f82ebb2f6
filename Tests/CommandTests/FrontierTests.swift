import BerthKit
import Foundation
import Testing

@Suite struct FrontierCommandTests {
  private func text(_ result: Command.Result) -> String {
    result.text.split { $0.isWhitespace }.joined(separator: " ")
  }

  @Test func theCurveIsToldAndShown() throws {
    let result = try Command.run("frontier", Samples.path("by-hand.json"), "--limit", "no-lock-in")
    #expect(result.status == 0)
    #expect(result.messages == "")
    let text = text(result)
    // Beta is paid 2124 of 4124, 51.50 %, where nothing binds; two providers have half each at least.
    #expect(text.contains("It stands at 60 %: 4,124.00 USD."))
    #expect(text.contains("From 51.5 % on it binds nothing: 4,124.00 USD."))
    #expect(text.contains("Below 50 % no plan keeps every rule. In the way: no-lock-in (alpha horizon, beta"))
    #expect(text.contains("50.00 % 4,248.00"))
    #expect(result.text.split(separator: "\n").allSatisfy { String($0).displayWidth <= 80 })
    for word in ["dual", "row", "column", "infeasible", "basis", "simplex", "MIP", "LP"] {
      #expect(!result.text.split { !$0.isLetter }.contains { $0 == word }, "\(word)")
    }
  }

  @Test func jsonIsTheCurveAndTheSameTwice() throws {
    let arguments = [
      "frontier", Samples.path("two-clouds.json"), "--limit", "no-lock-in", "--format", "json",
    ]
    let result = try Command.run(arguments, input: [])
    #expect(result.status == 0)
    let answer = try #require(try JSONSerialization.jsonObject(with: Data(result.output)) as? [String: Any])
    #expect(answer["exact"] as? Bool == true)
    #expect(answer["side"] as? String == "maximum")
    let pieces = try #require(answer["pieces"] as? [[String: Any]])
    #expect(pieces.count > 3)
    #expect(abs((pieces.first?["from"] as? Double ?? 0) - 0.5) < 1e-9)
    let costs = pieces.compactMap { $0["costFrom"] as? Double }
    #expect(costs == costs.sorted(by: >))
    #expect((answer["low"] as? [String: Any])?["because"] as? String == "noPlan")
    #expect((answer["high"] as? [String: Any])?["because"] as? String == "bindsNothing")
    #expect(try Command.run(arguments, input: []).output == result.output)
  }

  @Test func aPartOfTheCurveIsFollowed() throws {
    let result = try Command.run(
      "frontier", Samples.path("two-clouds.json"), "--limit", "no-lock-in", "--from", "0.55", "--through",
      "0.6")
    #expect(result.status == 0)
    #expect(result.text.contains("55.00 %"))
    #expect(result.text.contains("60.00 %"))
    #expect(!result.text.contains("50.00 %"))
    #expect(!text(result).contains("no plan"))
  }

  @Test func wrongUsageIsToldAsSuch() throws {
    let file = Samples.path("by-hand.json")
    for (arguments, message) in [
      (["--limit", "no-lockin"], "did you mean no-lock-in?"),
      (["--limit", "no-lock-in", "--from", "0.6", "--through", "0.5"], "the first below the second"),
      (["--limit", "no-lock-in", "--against", "carbon"], "name what moves"),
      ([], "name what moves"),
      (["--limit", "no-lock-in", "--resolution", "1"], "less than 1"),
      (["--limit", "no-lock-in", "--pieces", "0"], "at least 1"),
      (["--limit", "no-lock-in", "--side", "minimum"], "this limit has no minimum"),
      (["--against", "carbon"], "nothing of carbon"),
    ] {
      let result = try Command.run(["frontier", file] + arguments, input: [])
      #expect(result.status == 64, "\(arguments)")
      #expect(result.messages.contains(message), "\(arguments): \(result.messages)")
      #expect(result.output.isEmpty)
    }
  }

  /// Half of each provider is the least that shares may be; demand is more than capacity whatever they are.
  @Test func withoutAPlanAnywhereStatusIsThree() throws {
    let text = try String(contentsOfFile: Samples.path("by-hand.json"), encoding: .utf8)
      .replacingOccurrences(of: #""demand": [ 80, 36 ]"#, with: #""demand": [ 180, 36 ]"#)
    let result = try Command.run("frontier", "-", "--limit", "no-lock-in", input: text)
    #expect(result.status == 3)
    let told = self.text(result)
    #expect(told.contains("As the problem stands there is no plan."))
    #expect(told.components(separatedBy: "No plan keeps every rule").count == 2)
    #expect(told.contains("the demand of chat (2026-01-01T00)"))
  }

  @Test func aProblemThatHasNoPlanAsItStandsIsFollowedFromWhereItHas() throws {
    let text = try String(contentsOfFile: Samples.path("by-hand.json"), encoding: .utf8)
      .replacingOccurrences(
        of: #""limits": ["#,
        with:
          #""limits": [ { "id": "cap", "type": "budget", "scope": { "providers": ["beta"] }, "max": 1400 },"#)
    let result = try Command.run("frontier", "-", "--limit", "cap", input: text)
    #expect(result.status == 0)
    let told = self.text(result)
    // Beta must serve 60 in the first period, at 2 for 12 hours.
    #expect(
      told.contains("As the problem stands there is no plan. Below 1,440 USD no plan keeps every rule."))
    #expect(told.contains("binds nothing: 4,124.00 USD."))
  }

  @Test func outputGoesToAFile() throws {
    try Scratch.with { folder in
      let file = folder.appendingPathComponent("curve.json")
      let result = try Command.run(
        "frontier", Samples.path("by-hand.json"), "--limit", "no-lock-in", "--format", "json", "--output",
        file.path)
      #expect(result.status == 0)
      #expect(result.output.isEmpty)
      let answer = try JSONSerialization.jsonObject(with: Data(contentsOf: file)) as? [String: Any]
      #expect(answer?["limit"] as? String == "no-lock-in")
    }
  }

  @Test func aTimeLimitEndsIt() throws {
    let result = try Command.run(
      "frontier", Samples.path("frontier-lab.json"), "--against", "carbon", "--time-limit", "0.001")
    #expect(result.status == 4)
    #expect(text(result).contains("The curve ends because the time was up."))
  }
}
