import Foundation
import Testing

@Suite struct TerminalTests {
  private func solve(
    _ arguments: String..., columns: Int? = 100, environment: [String: String] = [:]
  ) throws -> String {
    let running = try Running(
      ["solve", Samples.path("two-clouds.json")] + arguments, columns: columns, environment: environment)
    #expect(running.end() == 0)
    return running.output
  }

  private func isColoured(_ text: String) -> Bool {
    text.contains("\u{1B}[1m") && text.contains("\u{1B}[32m")
  }
  private func hasSparklines(_ text: String) -> Bool { text.contains("over time") && text.contains("▂▆▇█") }

  @Test func aTerminalHasColoursAndSparklines() throws {
    let text = try solve()
    #expect(isColoured(text))
    #expect(hasSparklines(text))
  }

  @Test func aPipeHasNeitherUnlessAskedFor() throws {
    let plain = try solve(columns: nil)
    #expect(!plain.contains("\u{1B}") && !plain.contains("over time"))
    let asked = try solve("--color", "always", "--sparklines", "always", columns: nil)
    #expect(isColoured(asked) && hasSparklines(asked))
  }

  @Test func noColorIsHonouredUnlessColourIsAskedFor() throws {
    let plain = try solve(environment: ["NO_COLOR": "1"])
    #expect(!plain.contains("\u{1B}[1m") && !plain.contains("\u{1B}[3"))
    #expect(hasSparklines(plain))
    #expect(isColoured(try solve("--color", "always", environment: ["NO_COLOR": "1"])))
    #expect(!isColoured(try solve("--color", "never")))
  }

  @Test(arguments: ["dumb", ""]) func aTerminalThatCanNothingGetsPlainText(terminal: String) throws {
    let text = try solve(environment: ["TERM": terminal])
    #expect(!text.contains("\u{1B}") && !text.contains("over time"))
  }

  @Test func sparklinesNeedUnicode() throws {
    #expect(!hasSparklines(try solve(environment: ["LC_ALL": "C"])))
    #expect(
      !hasSparklines(try solve(environment: ["LC_ALL": "", "LC_CTYPE": "POSIX", "LANG": "en_US.UTF-8"])))
    #expect(hasSparklines(try solve(environment: ["LC_ALL": "", "LC_CTYPE": "", "LANG": "en_US.utf8"])))
    #expect(!hasSparklines(try solve(environment: ["TERM": "linux"])))
  }

  @Test func aFileIsPlainWhateverTheTerminal() throws {
    try Scratch.with { folder in
      let file = folder.appendingPathComponent("plan.txt")
      #expect(try !solve("-o", file.path).contains("Optimal"))
      let text = try String(contentsOf: file, encoding: .utf8)
      #expect(text.contains("Optimal") && !text.contains("\u{1B}") && !text.contains("over time"))
    }
  }

  @Test(arguments: [40, 63, 300]) func linesFitTheTerminal(columns: Int) throws {
    let text = try solve(columns: columns).replacing(#/\x1B\[[0-9;]*[a-zA-Z]/#, with: "")
    let lines = text.split(separator: "\r\n")
    #expect(lines.count > 40)
    #expect(lines.allSatisfy { $0.count <= columns })
  }
}

@Suite struct ProgressOnTerminalTests {
  @Test func aLongSolveTellsHowItStandsAndLeavesNoTrace() throws {
    let running = try Running(["solve", Samples.path("frontier-lab.json")], columns: 60)
    try running.wait(for: "improving")
    running.resize(columns: 20)
    try running.wait(for: "improv", times: 5)
    running.interrupt()
    #expect(running.end() == 130)
    // What comes last is a clean line and the news; the progress stands before it.
    let last = running.output.components(separatedBy: "\u{1B}[J").last ?? ""
    #expect(last.contains("berth: interrupted"))
    #expect(!last.contains("improving"))
  }

  @Test func nothingOfItInAPipe() throws {
    let running = try Running(["solve", Samples.path("frontier-lab.json"), "--time-limit", "1"])
    #expect(running.end() == 4)
    #expect(!running.messages.contains("\u{1B}") && !running.messages.contains("improving"))
    #expect(running.messages.hasPrefix("berth: the time limit was reached"))
  }
}
