import BerthKit
import Foundation
import Testing

/// The command that makes pages, and the option of `solve` that does.
@Suite struct ReportCommandTests {
  private func text(_ url: URL) throws -> String {
    String(decoding: try Data(contentsOf: url), as: UTF8.self)
  }

  private func isPage(_ text: String) -> Bool {
    text.hasPrefix("<!doctype html>\n") && text.hasSuffix("</html>\n")
  }

  @Test func aProblemAndItsPlanGiveTheSamePage() throws {
    try Scratch.with { folder in
      let (plan, page) = (
        folder.appendingPathComponent("plan.json"), folder.appendingPathComponent("plan.html")
      )
      let solved = try Command.run(
        "solve", Samples.path("by-hand.json"), "--format", "json", "-o", plan.path, "--report", page.path)
      #expect(solved.status == 0 && solved.messages == "" && solved.output.isEmpty)
      let fromPlan = try Command.run("report", plan.path)
      let fromProblem = try Command.run("report", Samples.path("by-hand.json"))
      #expect(fromPlan.status == 0 && fromProblem.status == 0)
      #expect(isPage(fromPlan.text))
      #expect(fromPlan.output == fromProblem.output)
      #expect(try text(page) == fromPlan.text)
      #expect(fromPlan.text.contains("<data value=\"4124\">"))
    }
  }

  @Test func standardInputIsRead() throws {
    let problem = try String(contentsOfFile: Samples.path("by-hand.json"), encoding: .utf8)
    let result = try Command.run("report", "-", input: problem)
    #expect(result.status == 0)
    #expect(isPage(result.text))
    let twice = try Command.run("report", "-", "-", input: problem)
    #expect(twice.status == 64)
    #expect(twice.output.isEmpty)
  }

  @Test func twoPlansAreCompared() throws {
    let problem = try String(contentsOfFile: Samples.path("by-hand.json"), encoding: .utf8)
    let result = try Command.run(
      "report", Samples.path("by-hand.json"), "-",
      input: problem.replacing("\"unmetPenalty\": 9", with: "\"unmetPenalty\": 3"))
    #expect(result.status == 0)
    #expect(isPage(result.text))
    #expect(result.text.contains("Two plans compared"))
    for cost in ["4124", "4088", "-36"] {
      #expect(result.text.contains("<data value=\"\(cost)\">"), "\(cost)")
    }
    let other = try Command.run("report", Samples.path("by-hand.json"), Samples.path("load-levels.json"))
    #expect(other.status == 65)
    #expect(other.output.isEmpty)
    let none = try Command.run("report", Samples.path("by-hand.json"), "-", input: Samples.impossible)
    #expect(none.status == 3)
    #expect(isPage(none.text))
    #expect(none.text.contains("no plan"))
  }

  @Test func aFrontierIsAskedForByItsLimit() throws {
    let result = try Command.run("report", Samples.path("by-hand.json"), "--frontier", "no-lock-in")
    #expect(result.status == 0)
    #expect(result.text.contains("id=\"frontier-0-range\""))
    let unknown = try Command.run("report", Samples.path("by-hand.json"), "--frontier", "no-lockin")
    #expect(unknown.status == 64)
    #expect(unknown.messages.contains("no-lockin") && unknown.messages.contains("no-lock-in"))
    #expect(unknown.output.isEmpty)
    let two = try Command.run(
      "report", Samples.path("by-hand.json"), Samples.path("by-hand.json"), "--frontier", "no-lock-in")
    #expect(two.status == 64)
    let alone = try Command.run("solve", Samples.path("by-hand.json"), "--frontier", "no-lock-in")
    #expect(alone.status == 64)
    #expect(alone.messages.contains("--report"))
  }

  /// What is wrong is told before anything is solved or written.
  @Test func anUnknownLimitWritesNothing() throws {
    try Scratch.with { folder in
      let (plan, page) = (
        folder.appendingPathComponent("plan.json"), folder.appendingPathComponent("plan.html")
      )
      let result = try Command.run(
        "solve", Samples.path("by-hand.json"), "-o", plan.path, "--report", page.path, "--frontier", "nothing"
      )
      #expect(result.status == 64)
      #expect(!FileManager.default.fileExists(atPath: plan.path))
      #expect(!FileManager.default.fileExists(atPath: page.path))
    }
  }

  @Test func pageAndPlanDoNotShareAPath() throws {
    try Scratch.with { folder in
      let path = folder.appendingPathComponent("both").path
      let same = try Command.run("solve", Samples.path("by-hand.json"), "-o", path, "--report", path)
      #expect(same.status == 64)
      #expect(!FileManager.default.fileExists(atPath: path))
      #expect(try Command.run("solve", Samples.path("by-hand.json"), "--report", "-").status == 64)
    }
  }

  @Test func thePageMayGoToStandardOutput() throws {
    try Scratch.with { folder in
      let plan = folder.appendingPathComponent("plan.json")
      let result = try Command.run(
        "solve", Samples.path("by-hand.json"), "--format", "json", "-o", plan.path, "--report", "-")
      #expect(result.status == 0)
      #expect(isPage(result.text))
      #expect(try text(plan).hasPrefix("{"))
    }
  }

  @Test func withoutAPlanThePageSaysSo() throws {
    let result = try Command.run("report", "-", input: Samples.impossible)
    #expect(result.status == 3)
    #expect(isPage(result.text))
    #expect(result.text.contains("No plan exists"))
  }

  /// Nothing is better than an earlier page replaced by none.
  @Test func aStoppedRunKeepsTheEarlierPage() throws {
    try Scratch.with { folder in
      let page = folder.appendingPathComponent("plan.html")
      try Data("earlier".utf8).write(to: page)
      let result = try Command.run(
        "solve", Samples.path("frontier-lab.json"), "--time-limit", "0.001", "--report", page.path)
      #expect(result.status == 4)
      #expect(try text(page) == "earlier")
      #expect(result.messages.contains(page.path))
      let other = folder.appendingPathComponent("new.html")
      let fresh = try Command.run(
        "solve", Samples.path("frontier-lab.json"), "--time-limit", "0.001", "--report", other.path)
      #expect(fresh.status == 4)
      #expect(isPage(try text(other)))
      #expect(try text(other).contains("Stopped before there was a plan"))
    }
  }

  @Test func faultyAndMissingFilesAreTold() throws {
    let faulty = try Command.run("report", "-", input: "{ \"berth\": 1 }")
    #expect(faulty.status == 65)
    #expect(faulty.output.isEmpty && faulty.messages.contains("horizon"))
    let missing = try Command.run("report", "/nowhere/plan.json")
    #expect(missing.status == 66)
    #expect(missing.output.isEmpty)
    let second = try Command.run("report", Samples.path("by-hand.json"), "/nowhere/plan.json")
    #expect(second.status == 66)
    let place = try Command.run("report", Samples.path("by-hand.json"), "-o", "/nowhere/plan.html")
    #expect(place.status == 74)
  }
}
