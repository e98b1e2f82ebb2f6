import Foundation
import Testing

@Suite struct OutputTests {
  @Test func aFileIsWrittenWholeAndReplaced() throws {
    try Scratch.with { folder in
      let file = folder.appendingPathComponent("plan.json")
      try Data("old".utf8).write(to: file)
      let result = try Command.run(
        "solve", Samples.path("by-hand.json"), "--format", "json", "--output", file.path)
      #expect(result.status == 0)
      #expect(result.output.isEmpty)
      _ = try JSONSerialization.jsonObject(with: Data(contentsOf: file))
      #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["plan.json"])
    }
  }

  /// Nothing that the command prints ends it by a signal. Help is the argument parser's, which does not ask whether it came.
  @Test(arguments: [("--version", 74), ("schema", 74), ("manual", 74), ("--help", 0), ("help solve", 0)])
  func aClosedPipeIsAStatus(arguments: String, status: Int) throws {
    let result = try Command.shell(
      "{ sleep 0.3; \"$BERTH\" \(arguments); echo \"status $?\" >&2; } | true")
    #expect(result.messages == "status \(status)\n")
  }

  @Test func aLinkKeepsPointingWhereItPoints() throws {
    try Scratch.with { folder in
      let (file, link) = (folder.appendingPathComponent("real"), folder.appendingPathComponent("link"))
      try Data("old".utf8).write(to: file)
      try FileManager.default.createSymbolicLink(at: link, withDestinationURL: file)
      #expect(
        try Command.run("export", Samples.path("by-hand.json"), "--to", "lp", "-o", link.path).status == 0)
      #expect(try FileManager.default.destinationOfSymbolicLink(atPath: link.path) == file.path)
      #expect(try String(contentsOf: file, encoding: .utf8) != "old")
    }
  }

  @Test func whatCannotBeWrittenIsStatus74AndLeavesNothing() throws {
    let result = try Command.run(
      "export", Samples.path("by-hand.json"), "--to", "mps", "-o", "/nowhere/plan.mps")
    #expect(result.status == 74)
    #expect(result.messages.contains("cannot write /nowhere/plan.mps"))
  }

  @Test func aBadProblemLeavesTheOldFileAlone() throws {
    try Scratch.with { folder in
      let file = folder.appendingPathComponent("plan.json")
      try Data("old".utf8).write(to: file)
      #expect(try Command.run("solve", "-", "--output", file.path, input: "{").status == 65)
      #expect(try String(contentsOf: file, encoding: .utf8) == "old")
    }
  }

  @Test func aFullDiskIsStatus74() throws {
    guard FileManager.default.fileExists(atPath: "/dev/full") else { return }
    let result = try Command.shell("\"$BERTH\" init > /dev/full")
    #expect(result.status == 74)
    #expect(
      result.messages
        == "berth: cannot write standard output: No space left on device; --output names a file to write instead\n"
    )
  }

  @Test func aClosedPipeIsQuiet() throws {
    // The reader closes at once; the writer starts after it has gone.
    let result = try Command.shell("{ sleep 0.3; \"$BERTH\" schema; echo $? >&2; } | true")
    #expect(result.messages == "74\n")
  }

  @Test func initWritesTheStarterAndNeverOverwrites() throws {
    try Scratch.with { folder in
      let file = folder.appendingPathComponent("problem.json").path
      #expect(try Command.run("init", file).status == 0)
      let printed = try Command.run("init")
      #expect(try Data(contentsOf: URL(fileURLWithPath: file)) == Data(printed.output))
      let second = try Command.run("init", file)
      #expect(second.status == 74)
      #expect(second.messages.contains("is there already"))
      #expect(try Command.run("check", file).status == 0)
      #expect(try Command.run("solve", file).status == 0)
    }
  }

  @Test func colourOnlyOnATerminal() throws {
    guard FileManager.default.isExecutableFile(atPath: "/usr/bin/script") else { return }
    let solve = "\\\"$BERTH\\\" solve '\(Samples.path("by-hand.json"))'"
    let plain = try Command.shell("TERM=xterm NO_COLOR=1 script -qec \"\(solve)\" /dev/null 2>&1 </dev/null")
    let bold = try Command.shell("TERM=xterm NO_COLOR= script -qec \"\(solve)\" /dev/null 2>&1 </dev/null")
    #expect(!plain.text.contains("\u{1B}[1m"))
    #expect(bold.text.contains("\u{1B}[1m"))
  }

  @Test func aStoppedSolveLeavesAnEarlierPlanAlone() throws {
    try Scratch.with { folder in
      let file = folder.appendingPathComponent("plan.json")
      try "keep".write(to: file, atomically: true, encoding: .utf8)
      let result = try Command.run(
        "solve", Samples.path("frontier-lab.json"), "--time-limit", "0.05", "--format", "json", "-o",
        file.path)
      #expect(result.status == 4)
      #expect(result.messages.contains("left as it was"))
      #expect(try String(contentsOf: file, encoding: .utf8) == "keep")
    }
  }
}
