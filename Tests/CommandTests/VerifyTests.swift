import BerthKit
import Foundation
import Testing

@Suite struct VerifyCommandTests {
  /// The plan of a sample as text.
  private func plan(_ name: String) throws -> String {
    let result = try Command.run("solve", Samples.path(name), "--format", "json", "--no-timings")
    #expect(result.status == 0)
    return result.text
  }

  private func verify(_ plan: String, _ arguments: String...) throws -> Command.Result {
    try Command.run(
      ["verify", Samples.path("by-hand.json"), "-"] + arguments, input: Array(plan.utf8))
  }

  @Test func aPlanHolds() throws {
    let result = try verify(plan("by-hand.json"))
    #expect(result.status == 0)
    #expect(result.messages == "")
    #expect(result.text.hasPrefix("The plan holds"))
    #expect(result.text.contains("no plan costs less than\n4,124"))
    #expect(result.text.split(separator: "\n").allSatisfy { String($0).displayWidth <= 80 })
  }

  @Test func aPlanThatWasChangedDoesNot() throws {
    let changed = try plan("by-hand.json").replacing("\"units\": 66,", with: "\"units\": 67,")
    let result = try verify(changed)
    #expect(result.status == 5)
    #expect(result.text.hasPrefix("The plan does not hold"))
    #expect(result.text.contains("/purchases/2/cost (beta/east/gpu:on-demand"))
    let answer = try #require(
      try JSONSerialization.jsonObject(with: Data(verify(changed, "--format", "json").output))
        as? [String: Any])
    let findings = try #require(answer["findings"] as? [[String: Any]])
    #expect(answer["holds"] as? Bool == false)
    #expect(
      findings.contains { $0["pointer"] as? String == "/objective" && $0["difference"] as? Double == -24 })
  }

  @Test func aPlanOfAnotherProblemDoesNot() throws {
    let result = try verify(plan("transport.json"))
    #expect(result.status == 5)
    #expect(result.text.hasPrefix("The plan is not of this problem."))
  }

  @Test func whatIsNoPlanIsBadData() throws {
    #expect(try verify("{ \"status\": 3 }").status == 5)
    let result = try verify(plan("by-hand.json").replacing("\"units\"", with: "\"unit\""))
    #expect(result.status == 65)
    #expect(result.messages.contains("did you mean `units`?"))
    #expect(try Command.run("verify", "-", "-").status == 64)
    #expect(try Command.run("verify", Samples.path("by-hand.json"), "no-such-file").status == 66)
  }

  /// Without a plan there are weights that contradict each other, and no others.
  @Test func thatThereIsNoPlanIsChecked() throws {
    try Scratch.with { folder in
      let text = try String(contentsOfFile: Samples.path("by-hand.json"), encoding: .utf8)
        .replacing("\"demand\": [ 80, 36 ]", with: "\"demand\": [ 180, 36 ]")
      let file = folder.appendingPathComponent("too-much.json").path
      try Data(text.utf8).write(to: URL(fileURLWithPath: file))
      let plan = try Command.run("solve", file, "--format", "json")
      #expect(plan.status == 3)
      let result = try Command.run(["verify", file, "-"], input: plan.output)
      #expect(result.status == 0)
      #expect(result.text.contains("the rules of the problem contradict\neach other"))
      let row = "\"demand[chat,2026-01-01T00]\""
      let spoilt = plan.text.replacing(row + ": ", with: row + ": -")
      #expect(try Command.run(["verify", file, "-"], input: Array(spoilt.utf8)).status == 5)
    }
  }
}
