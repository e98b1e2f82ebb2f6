import Foundation
import Testing

@Suite struct MergeCommandTests {
  /// `by-hand` in two files: its places and prices in one, its work in the other.
  private func inTwoParts<Value>(_ body: (_ supply: String, _ demand: String) throws -> Value) throws -> Value
  {
    try Scratch.with { folder in
      let bytes = try Data(contentsOf: URL(fileURLWithPath: Samples.path("by-hand.json")))
      let whole = try #require(try JSONSerialization.jsonObject(with: bytes) as? [String: Any])
      let ofDemand = ["workloads", "limits", "name"]
      func file(_ name: String, _ keys: [String: Any]) throws -> String {
        let path = folder.appendingPathComponent(name)
        try JSONSerialization.data(withJSONObject: keys.merging(["berth": 1]) { old, _ in old }).write(
          to: path)
        return path.path
      }
      return try body(
        file("supply.json", whole.filter { !ofDemand.contains($0.key) }),
        file("demand.json", whole.filter { ofDemand.contains($0.key) }))
    }
  }

  @Test func partsBecomeAProblemThatSolves() throws {
    try inTwoParts { supply, demand in
      let merged = try Command.run("merge", supply, demand, "--name", "Put together")
      #expect(merged.status == 0)
      #expect(merged.messages.hasPrefix("berth: merged 2 parts: machines "))
      let plan = try Scratch.with { folder in
        let file = folder.appendingPathComponent("whole.json")
        try Data(merged.output).write(to: file)
        return try Command.run("solve", file.path)
      }
      #expect(plan.status == 0)
      #expect(plan.text.hasPrefix("Put together\n"))
      #expect(plan.text.contains("4,124"))
    }
  }

  @Test func whatIsNotWholeIsRefusedUnlessAPartIsAskedFor() throws {
    try inTwoParts { supply, _ in
      let refused = try Command.run("merge", supply)
      #expect(refused.status == 65 && refused.output.isEmpty)
      #expect(refused.messages.contains("`workloads` is missing"))
      #expect(try Command.run("merge", supply, "--part").status == 0)
    }
  }

  @Test func conflictsAreToldWithBothPlacesAndNothingIsWritten() throws {
    try inTwoParts { supply, demand in
      let other = demand + ".other"
      let text = try String(contentsOfFile: demand, encoding: .utf8)
      try Data(text.replacing("\"unmetPenalty\":9", with: "\"unmetPenalty\":3").utf8)
        .write(to: URL(fileURLWithPath: other))
      let output = demand + ".out"
      let result = try Command.run("merge", supply, demand, other, "-o", output)
      #expect(result.status == 65)
      #expect(result.messages.contains("/unmetPenalty is 9, but \(other) /workloads/"))
      #expect(!FileManager.default.fileExists(atPath: output))
      let decided = try Command.run("merge", supply, demand, other, "--prefer", "last", "-o", output)
      #expect(decided.status == 0)
      #expect(decided.messages.contains("decided as asked:"))
    }
  }

  @Test func faultsOfEveryPartAreTold() throws {
    try Scratch.with { folder in
      let paths = try ["{\"berth\": 1, \"offer\": []}", "{\"berth\": 2}"].enumerated().map { index, text in
        let file = folder.appendingPathComponent("\(index).json")
        try Data(text.utf8).write(to: file)
        return file.path
      }
      let result = try Command.run("merge", paths[0], paths[1])
      #expect(result.status == 65)
      #expect(result.messages.contains("/offer: unknown key; did you mean `offers`?"))
      #expect(result.messages.contains("/berth: 2 is not accepted"))
    }
  }
}
