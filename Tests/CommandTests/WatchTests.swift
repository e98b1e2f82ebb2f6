import BerthKit
import Foundation
import Testing

/// `berth solve --watch`, with files that really change. What comes is waited for; nothing is timed.
@Suite struct WatchTests {
  /// Two clouds in a folder of their own, watched until the body ends.
  private func watching(
    _ arguments: [String] = [], _ body: (Running, _ problem: URL, _ demand: URL) throws -> Void
  ) throws {
    try Scratch.with { folder in
      let problem = folder.appendingPathComponent("two-clouds.json")
      let demand = folder.appendingPathComponent("two-clouds-demand.csv")
      for url in [problem, demand] {
        try FileManager.default.copyItem(atPath: Samples.path(url.lastPathComponent), toPath: url.path)
      }
      let running = try Running(["solve", "--watch", problem.path] + arguments)
      try running.wait(for: "watching")
      try body(running, problem, demand)
      running.interrupt()
      #expect(running.end() == 130)
    }
  }

  private func edited(_ url: URL, _ old: String, _ new: String) throws -> Data {
    let text = try String(contentsOf: url, encoding: .utf8)
    #expect(text.contains(old))
    return Data(text.replacingOccurrences(of: old, with: new).utf8)
  }

  @Test func aSaveByRenamingShowsWhatMoved() throws {
    try watching { running, problem, _ in
      #expect(running.output.contains("What runs where"))
      try edited(problem, "\"max\": 0.62", "\"max\": 0.6").write(to: problem, options: .atomic)
      try running.wait(for: "watching", times: 2)
      #expect(running.output.contains("The cost goes up by 4.858 M USD"))
      #expect(running.output.contains("Work that moved"))
      #expect(running.output.contains("limits  no-lock-in  max"))
      // The tables of the plan came once.
      #expect(running.output.components(separatedBy: "What runs where").count == 2)
    }
  }

  @Test func aSaveInPlaceOfTheDemandIsSeen() throws {
    try watching { running, _, demand in
      let text = try String(contentsOf: demand, encoding: .utf8)
      let rows = text.split(separator: "\n").enumerated().map { $0 < 2 ? String($1) : $1 + "0" }
      try Data(rows.joined(separator: "\n").utf8).write(to: demand)
      try running.wait(for: "watching", times: 2)
      #expect(running.messages.contains("berth: \(demand.path) changed"))
    }
  }

  @Test func aBadSaveIsToldAndTheNextOneMendsIt() throws {
    try watching { running, problem, _ in
      let good = try Data(contentsOf: problem)
      try edited(problem, "\"capacity\"", "\"capacty\"").write(to: problem)
      try running.wait(for: "did you mean `capacity`?")
      try running.wait(for: "watching", times: 2)
      try Data("{".utf8).write(to: problem)
      try running.wait(for: "watching", times: 3)
      try good.write(to: problem, options: .atomic)
      try running.wait(for: "The cost stays what it was")
    }
  }

  @Test func whatIsOnlyTouchedIsNoChange() throws {
    try watching { running, problem, demand in
      for url in [problem, demand] {
        try FileManager.default.setAttributes(
          [.modificationDate: Date(timeIntervalSince1970: 1e9)], ofItemAtPath: url.path)
      }
      try edited(problem, "\"max\": 0.62", "\"max\": 0.6").write(to: problem, options: .atomic)
      try running.wait(for: "watching", times: 2)
      #expect(running.messages.components(separatedBy: "changed\n").count == 2)
    }
  }

  @Test func aFileThatGoesMayComeBack() throws {
    try watching { running, problem, _ in
      let good = try Data(contentsOf: problem)
      try FileManager.default.removeItem(at: problem)
      try running.wait(for: "No such file")
      try good.write(to: problem)
      try running.wait(for: "The cost stays what it was")
    }
  }

  @Test func eachPlanIsWrittenToItsFileAndWhatMovedToStandardOutput() throws {
    try Scratch.with { folder in
      let plan = folder.appendingPathComponent("plan.json")
      try watching(["--format", "json", "-o", plan.path]) { running, problem, _ in
        let first = try Data(contentsOf: plan)
        #expect(running.output.isEmpty)
        try edited(problem, "\"max\": 0.62", "\"max\": 0.6").write(to: problem, options: .atomic)
        try running.wait(for: "watching", times: 2)
        #expect(try Data(contentsOf: plan) != first)
        #expect(running.output.contains("Work that moved"))
      }
    }
  }

  @Test func aChangeDuringASolveStopsIt() throws {
    try Scratch.with { folder in
      let problem = folder.appendingPathComponent("problem.json")
      try FileManager.default.copyItem(atPath: Samples.path("frontier-lab.json"), toPath: problem.path)
      let running = try Running(["solve", "--watch", problem.path], columns: 80)
      try running.wait(for: "stating the program")
      try Data(contentsOf: URL(fileURLWithPath: Samples.path("by-hand.json"))).write(to: problem)
      try running.wait(for: "beta/east/gpu:on-demand")
      running.interrupt()
      #expect(running.end() == 130)
      #expect(!running.output.contains("coreweave"))
    }
  }

  @Test func onlyFilesAreWatchedAndTheProblemIsNeverOverwritten() throws {
    let input = try Command.run("solve", "--watch", "-", input: "{}")
    #expect(input.status == 64)
    #expect(input.messages.contains("--watch takes a problem in a file"))
    #expect(try Command.run("solve", "--watch", "/dev/zero").status == 64)
    #expect(try Command.run("solve", "--watch", "/nowhere/problem.json").status == 66)
    try Scratch.with { folder in
      let (file, link) = (folder.appendingPathComponent("a.json"), folder.appendingPathComponent("b.json"))
      try FileManager.default.copyItem(atPath: Samples.path("by-hand.json"), toPath: file.path)
      try FileManager.default.createSymbolicLink(at: link, withDestinationURL: file)
      let before = try Data(contentsOf: file)
      let result = try Command.run("solve", file.path, "-o", link.path)
      #expect(result.status == 64)
      #expect(result.messages.contains("is the problem itself"))
      #expect(try Data(contentsOf: file) == before)
    }
  }
}

@Suite struct ChangeDetectorTests {
  private let old = FileStamp(inode: 1, size: 10, seconds: 100)
  private let new = FileStamp(inode: 1, size: 12, seconds: 101)
  private let newer = FileStamp(inode: 2, size: 12, seconds: 101)

  @Test func aChangeCountsOnceItIsAtRest() {
    var detector = ChangeDetector(knowing: [old, old])
    let looks: [ChangeDetector.Look] = [
      [old, old], [new, old], [newer, old], [newer, new], [newer, new],
    ]
    var isSeen: [Bool] = []
    for look in looks { isSeen.append(detector.see(look)) }
    #expect(isSeen == [false, false, false, false, true])
    let isStillSeen = detector.see([newer, new])
    #expect(isStillSeen)
  }

  @Test func whatIsGoneHasTimeToComeBack() {
    var detector = ChangeDetector(knowing: [old])
    var isSeen: [Bool] = []
    for _ in 0..<ChangeDetector.missingLooks { isSeen.append(detector.see([nil])) }
    #expect(isSeen.firstIndex(of: true) == ChangeDetector.missingLooks - 1)
    for _ in 0..<3 {
      let isBack = !detector.see([old])
      #expect(isBack)
    }
  }

  @Test func theFilesAreThoseThatTheProblemNames() throws {
    try Scratch.with { folder in
      let file = folder.appendingPathComponent("p.json")
      try Data(
        #"{ "a": [ { "csv": "b.csv", "column": "x" } ], "c": { "csv": "a.csv" }, "d": { "csv": "b.csv" } }"#
          .utf8
      )
      .write(to: file)
      let first = InputFiles(problem: file.path)
      #expect(first.paths == ["p.json", "a.csv", "b.csv"].map { folder.appendingPathComponent($0).path })
      #expect(first.stamps.map { $0 == nil } == [false, true, true])
      // In the middle of an edit the names are those that were known.
      try Data("{".utf8).write(to: file)
      let second = InputFiles(problem: file.path, earlier: first)
      #expect(second.paths == first.paths)
      #expect(second.changes(since: first) == [file.path])
      try Data(#"{ "c": { "csv": "a.csv" } }"#.utf8).write(to: file)
      try Data("x".utf8).write(to: folder.appendingPathComponent("a.csv"))
      let third = InputFiles(problem: file.path, earlier: second)
      #expect(third.changes(since: second) == [third.paths[0], third.paths[1], first.paths[2]])
      #expect(third.changes(since: third).isEmpty)
    }
  }
}
