import BerthKit
import Foundation
import Testing

@Suite struct CheckAndExportTests {
  @Test func checkTellsWhatTheProgramLooksLike() throws {
    let result = try Command.run("check", Samples.path("by-hand.json"))
    #expect(result.status == 0)
    #expect(result.text.hasPrefix("By hand: no faults."))
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

  /// The manifest pins what the command says is in it.
  @Test func theVersionNamesWhatIsInIt() throws {
    let told = try Command.run("--version", "--verbose")
    #expect(told.status == 0)
    #expect(told.text.hasPrefix("berth \(Berth.version), GPL-3.0-or-later\n"))
    let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    let manifest = try String(contentsOf: root.appending(path: "Package.swift"), encoding: .utf8)
    let pins = manifest.matches(of: /\.package\(url: "([^"]+)", exact: "([^"]+)"\)/)
    #expect(manifest.matches(of: /\.package\(url:/).count == pins.count, "a dependency is not pinned")
    for pin in pins {
      #expect(Berth.components.contains { $0.address == pin.1 && $0.version == pin.2 })
      #expect(told.text.contains(pin.1))
    }
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

  /// The documentation's page on the problem file ends in what the command prints.
  @Test func theReferenceInTheDocumentationIsTheCommands() throws {
    let reference = try Command.run("schema", "--reference").text
    #expect(reference.contains("| `minimumSpend` |"))
    let page = Samples.root.appending(path: "Sources/BerthKit/BerthKit.docc/ProblemFile.md")
    #expect(try String(contentsOf: page, encoding: .utf8).hasSuffix(reference))
  }

  @Test func whatIsAllowedAndSurprisingIsRemarked() throws {
    let source = try String(contentsOfFile: Samples.path("by-hand.json"), encoding: .utf8)
    let held = source.replacingOccurrences(
      of: "\"kind\": \"onDemand\", \"price\": 4 }",
      with: "\"kind\": \"reserved\", \"price\": 4, \"term\": \"2 periods\", \"held\": 25 }")
    let result = try Command.run("check", "-", input: held)
    #expect(result.status == 0)
    #expect(result.text.contains("holds 25 units where there is capacity for 20"))
  }
}
