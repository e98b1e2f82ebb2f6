import BerthKit
import Foundation
import Testing

@testable import berth

@Suite struct ManualTests {
  @Test func theManualTellsEveryCommandOptionAndStatus() throws {
    let page = try Command.run("manual").text
    let help = try #require(CommandHelp(json: Command.run("--experimental-dump-help").text))
    func check(_ command: CommandHelp) {
      #expect(page.contains(".Ss \(command.path.dropFirst().joined(separator: " "))\n"))
      for name in command.arguments.flatMap(\.names) where !["--help", "-h", "--version"].contains(name) {
        #expect(page.contains("Fl " + Roff.hyphens(String(name.dropFirst()))), "\(name)")
      }
      command.commands.forEach(check)
    }
    #expect(help.commands.count >= 14)
    help.commands.forEach(check)
    for status in [0, 1, 3, 4, 64, 65, 66, 70, 74, 130] { #expect(page.contains(".It Li \(status)\n")) }
  }

  @Test func linesOfTextAreNoMacros() {
    var page = Roff()
    page.section("NAME")
    page.paragraphs("One. Two --three\\four\n\n.five 'six'\n'seven'")
    #expect(
      page.text == ".Sh NAME\nOne.\nTwo \\-\\-three\\efour\n.Pp\n\\&.five 'six' 'seven'\n")
    #expect(Roff.argument("a \"b\" -c") == "\"a \\(dqb\\(dq \\-c\"")
  }

  @Test func linesAreShort() throws {
    let page = try Command.run("manual").text
    #expect(page.split(separator: "\n").filter { !$0.hasPrefix(".") }.allSatisfy { $0.count <= 80 })
  }
}

@Suite struct CompletionTests {
  @Test func idsComeFromTheFileOnTheLine() {
    let path = Samples.path("two-clouds.json")
    #expect(IdCompletion.ids(of: ["agreements"], inFile: path) == ["aws-2025", "azure-2026"])
    #expect(IdCompletion.ids(of: ["limits", "agreements"], inFile: path)?.count == 7)
    #expect(IdCompletion.ids(of: ["nothing"], inFile: path) == [])
  }

  @Test func whatIsNoProblemOffersNothing() throws {
    for path in ["/nowhere", "/dev/zero", "/", "-", "", "--limit", Samples.path("two-clouds-demand.csv")] {
      #expect(IdCompletion.ids(of: ["limits"], inFile: path) == nil)
    }
    try Scratch.with { folder in
      let file = folder.appendingPathComponent("p.json")
      try Data(#"{ "berth": 1, "limits": [ 1, { "id": 2 }, { "id": "a\u001b[2J" }, { "id": "b c" } ] }"#.utf8)
        .write(to: file)
      #expect(IdCompletion.ids(of: ["limits"], inFile: file.path) == ["b c"])
    }
  }

  @Test(arguments: [
    ("plain.json", "plain.json"), ("'a b.json'", "a b.json"), ("\"a\\\"b\"", "a\"b"), ("a\\ b", "a b"),
    ("'a\\b'", "a\\b"), ("'open", "open"), ("", ""),
  ])
  func wordsAreReadAsTheShellReadsThem(word: String, path: String) {
    #expect(IdCompletion.unquoted(word) == path)
  }
}
