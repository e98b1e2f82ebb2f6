import BerthKit
import Foundation
import Testing

@Suite struct DiagnoseCommandTests {
  /// `by-hand.json` with ten units too few in the first period.
  private static func tooMuch() throws -> String {
    try String(contentsOfFile: Samples.path("by-hand.json"), encoding: .utf8)
      .replacingOccurrences(of: #""demand": [ 80, 36 ]"#, with: #""demand": [ 110, 36 ]"#)
  }

  @Test func whatConflictsAndWhatRepairsItAreToldInSentences() throws {
    let result = try Command.run("diagnose", "-", input: Self.tooMuch())
    #expect(result.status == 3)
    #expect(result.messages == "")
    #expect(result.text.contains("chat asks for 110 work an hour"))
    #expect(result.text.contains("beta/east/gpu has at most 80 units of gpu."))
    #expect(result.text.contains("1. Add 10 gpu at beta/east/gpu from 2026-01-01T00."))
    #expect(result.text.split(separator: "\n").allSatisfy { String($0).displayWidth <= 80 })
    for word in ["dual", "infeasible", "basis", "simplex", "MIP", " row", "column"] {
      #expect(!result.text.contains(word), "\(word)")
    }
  }

  @Test func jsonTellsTheSameById() throws {
    let result = try Command.run("diagnose", "-", "--format", "json", input: Self.tooMuch())
    #expect(result.status == 3)
    let answer = try JSONSerialization.jsonObject(with: Data(result.output)) as? [String: Any]
    let conflict = answer?["conflict"] as? [String: Any]
    #expect(conflict?["irreducible"] as? Bool == true)
    #expect((conflict?["rules"] as? [[String: Any]])?.first?["workload"] as? String == "chat")
    let repairs = answer?["repairs"] as? [[String: Any]]
    let changes = repairs?.first?["changes"] as? [[String: Any]]
    #expect(changes?.first?["addUnits"] as? Double == 10)
    #expect(
      try Command.run("diagnose", "-", "--format", "json", input: Self.tooMuch()).output == result.output)
  }

  @Test func aProblemWithAPlanIsSound() throws {
    let result = try Command.run("diagnose", Samples.path("by-hand.json"))
    #expect(result.status == 0)
    #expect(result.text.contains("There is a plan"))
    #expect(result.text.contains("4,124.00 USD"))
  }

  @Test func aRepairIsWrittenAsAProblemThatHasAPlan() throws {
    let repaired = try Command.run("diagnose", "-", "--write-repair", "2", input: Self.tooMuch())
    #expect(repaired.status == 3)
    let solved = try Command.run("solve", "-", input: repaired.text)
    #expect(solved.status == 0)
  }

  @Test func whatIsKeptOrMisspeltIsHeeded() throws {
    let kept = try Command.run("diagnose", "-", "--keep", "capacity", input: Self.tooMuch())
    #expect(kept.text.contains("1. Serve 9.1 % less of chat"))
    let misspelt = try Command.run("diagnose", "-", "--keep", "beta/east/gpo", input: Self.tooMuch())
    #expect(misspelt.status == 64)
    #expect(misspelt.messages.contains("did you mean beta/east/gpu?"))
    let weight = try Command.run("diagnose", "-", "--relax", "chat=0", input: Self.tooMuch())
    #expect(weight.status == 64)
    #expect(weight.messages.contains("a weight above 0"))
  }

  @Test func aPlanThatDoesNotExistPointsToTheDiagnosis() throws {
    let result = try Command.run("solve", "-", input: Self.tooMuch())
    #expect(result.status == 3)
    #expect(result.messages.contains("berth diagnose FILE tells what conflicts"))
  }
}
