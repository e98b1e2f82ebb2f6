import BerthKit
import Foundation
import Testing

@Suite struct CompareCommandTests {
  /// `by-hand` with a penalty of 3 instead of 9, in a file of its own.
  private func withCheaperPenalty<Value>(_ body: (String) throws -> Value) throws -> Value {
    try Scratch.with { folder in
      let text = try String(contentsOfFile: Samples.path("by-hand.json"), encoding: .utf8)
        .replacing("\"unmetPenalty\": 9", with: "\"unmetPenalty\": 3")
      let file = folder.appendingPathComponent("cheaper.json")
      try Data(text.utf8).write(to: file)
      return try body(file.path)
    }
  }

  @Test func twoProblemsArePutSideBySide() throws {
    try withCheaperPenalty { cheaper in
      let result = try Command.run("compare", Samples.path("by-hand.json"), cheaper)
      #expect(result.status == 0)
      #expect(result.messages == "")
      #expect(result.text.contains("The cost goes down by"))
      #expect(result.text.contains("from 4,124 USD"))
      #expect(result.text.contains("workloads  batch  unmetPenalty"))
      #expect(result.text.split(separator: "\n").allSatisfy { String($0).displayWidth <= 80 })
    }
  }

  @Test func aPlanFileIsTakenAsItIs() throws {
    try withCheaperPenalty { cheaper in
      let plan = cheaper + ".plan"
      #expect(
        try Command.run("solve", Samples.path("by-hand.json"), "--format", "json", "-o", plan).status == 0)
      let result = try Command.run("compare", plan, cheaper, "--format", "json")
      #expect(result.status == 0)
      let whole = try Command.run("compare", Samples.path("by-hand.json"), cheaper, "--format", "json")
      let answers = try [result, whole].map {
        try #require(try JSONSerialization.jsonObject(with: Data($0.output)) as? [String: Any])
      }
      let costs = answers.map { (($0["before"] as? [String: Any])?["objective"] as? Double) ?? .nan }
      #expect(abs(costs[0] - 4124) < 1e-6 && abs(costs[1] - 4124) < 1e-6)
    }
  }

  @Test func aBrokenPlanIsBadDataWithItsPlace() throws {
    try Scratch.with { folder in
      let file = folder.appendingPathComponent("plan.json").path
      let text = try Command.run("solve", Samples.path("by-hand.json"), "--format", "json").text
      try Data(text.replacing("\"workload\": \"chat\"", with: "\"workload\": \"chta\"").utf8)
        .write(to: URL(fileURLWithPath: file))
      let result = try Command.run("compare", file, Samples.path("by-hand.json"))
      #expect(result.status == 65)
      #expect(result.messages.contains("/allocations/0/workload"))
      #expect(result.output.isEmpty)
    }
  }

  @Test func currenciesAreNotMixed() throws {
    let result = try Command.run("compare", Samples.path("by-hand.json"), Samples.path("load-levels.json"))
    #expect(result.status == 65)
    #expect(result.messages.contains("the first is in USD, the second in EUR"))
  }

  @Test func noPlanIsStatusThree() throws {
    let result = try Command.run("compare", "-", Samples.path("by-hand.json"), input: Samples.impossible)
    #expect(result.status == 3)
    #expect(result.text.contains("There is no plan for the first"))
  }
}
