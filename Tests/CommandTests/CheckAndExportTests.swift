import BerthKit
import Foundation
import Testing

@Suite struct CheckAndExportTests {
  @Test func checkTellsWhatTheProgramLooksLike() throws {
    let result = try Command.run("check", Samples.path("by-hand.json"))
    #expect(result.status == 0)
    #expect(result.text.hasPrefix("By hand: keeps every rule."))
    #expect(result.text.contains("2 workloads, 2 offers"))
    #expect(result.text.split(separator: "\n").contains { $0.hasPrefix("commitment ") })
    #expect(result.messages == "")
  }

  @Test(arguments: [("lp", "Minimize"), ("mps", "ROWS"), ("mathprog", "data;")])
  func programsAreExported(format: String, landmark: String) throws {
    let result = try Command.run("export", Samples.path("by-hand.json"), "--to", format)
    #expect(result.status == 0)
    #expect(result.text.localizedCaseInsensitiveContains(landmark))
  }

  @Test func theSchemaIsJSONAndNamesItsDialect() throws {
    let result = try Command.run("schema")
    let schema = try JSONSerialization.jsonObject(with: Data(result.output)) as? [String: Any]
    #expect(schema?["$schema"] is String)
  }

  @Test func helpAndVersionGoToStandardOutput() throws {
    #expect(try Command.run("--version").text == Berth.version + "\n")
    let help = try Command.run("solve", "--help")
    #expect(help.status == 0)
    #expect(help.text.contains("--time-limit"))
  }

  @Test(arguments: ["bash", "zsh", "fish"]) func completionsAreGenerated(shell: String) throws {
    let result = try Command.run("--generate-completion-script", shell)
    #expect(result.status == 0)
    #expect(result.text.contains("berth"))
  }

  @Test func hostileNamesReachNoTerminalAndNoSpreadsheet() throws {
    let hostile = Samples.impossible
      .replacingOccurrences(of: "\"demand\": 11", with: "\"demand\": 1")
      .replacingOccurrences(of: "\"berth\": 1,", with: "\"berth\": 1, \"name\": \"<script> \\u202e\",")
      .replacingOccurrences(of: "\"id\": \"w\"", with: "\"id\": \"=cmd(),\\\"]\"")
    let table = try Command.run("solve", "-", input: hostile)
    #expect(table.status == 0)
    #expect(!table.output.contains(0x1B))
    let csv = try Command.run("solve", "-", "--format", "csv", input: hostile)
    #expect(csv.text.contains("\"'=cmd()"))
    #expect(try Command.run("export", "-", "--to", "lp", input: hostile).status == 0)
  }
}
