import Testing

@testable import PlacementModel

@Suite struct EgressTableTests {
  private let text = problem(adding: #""egressPrices": { "csv": "egress.csv", "note": "list prices" }"#)

  private func faults(_ csv: String) -> [String] {
    sentences(text, attachments: files(["egress.csv": csv]))
  }

  @Test func rowsAreRead() throws {
    let csv = "perGB, to,from,provider,note\r\n0.02,east,,aws,cheap\r\n\"0.09\",,,,\"any, \"\"all\"\"\"\r\n"
    let file = try file(text, attachments: files(["egress.csv": csv]))
    guard case .table(let name, let rows) = file.egressPrices else { throw Unexpected("rows") }
    #expect(name == "egress.csv" && rows.map(\.line) == [2, 3])
    #expect(rows.map(\.row.provider) == ["aws", nil] && rows.map(\.row.to) == ["east", nil])
    #expect(rows.allSatisfy { $0.row.from == nil })
    // The digest is that of both files one after the other; the copy in a plan has the rows.
    var hash = SHA256()
    hash.update(Array((text + csv).utf8))
    let digest = hash.hexadecimal
    #expect(file.digest == digest)
    let inlinedText = try JSONText(#require(file.source["egressPrices"])).string.filter { !$0.isWhitespace }
    #expect(inlinedText == #"[{"provider":"aws","to":"east","perGB":0.02},{"perGB":0.09}]"#)
    let again = try ProblemFile(reading: Array(JSONText(file.source).string.utf8))
    guard case .rows(let inlined) = again.egressPrices else { throw Unexpected("a table") }
    #expect(inlined.map(\.provider) == ["aws", nil])
  }

  @Test func everyBadLineIsAFault() {
    let csv = "provider,from,to,perGB\naws,,,cheap\naws,,,0.1,\n,,,-1\n,,,0.5\naws,,,\n"
    #expect(
      faults(csv) == [
        #"/egressPrices: egress.csv, line 2: "cheap" is not accepted; a price per GB from 0 to 1e15, as 0.02"#,
        "/egressPrices: egress.csv, line 3: 5 fields is not accepted; 4 fields, as in the first row",
        #"/egressPrices: egress.csv, line 4: "-1" is not accepted; a price per GB from 0 to 1e15, as 0.02"#,
        #"/egressPrices: egress.csv, line 6: "" is not accepted; a price per GB from 0 to 1e15, as 0.02"#,
      ])
  }

  @Test func headersAreThoseThatAreKnown() {
    #expect(
      faults("provider,form,to,perGB\n") == [
        #"/egressPrices: egress.csv, line 1: the column "form" is not accepted; the columns `provider`, `from`, `to` and `perGB`; did you mean `from`?"#
      ])
    #expect(
      faults("provider,from,perGB\n") == [
        #"/egressPrices: egress.csv, line 1: no column "to" is not accepted; the columns `provider`, `from`, `to` and `perGB`, each once"#
      ])
    #expect(
      faults("provider,from,to,to,perGB\n") == [
        #"/egressPrices: egress.csv, line 1: several columns "to" is not accepted; the columns `provider`, `from`, `to` and `perGB`, each once"#
      ])
    #expect(
      faults("provider,from,to,perGB\n") == [
        "/egressPrices: egress.csv, line 2: no rows after the headers is not accepted; a row for each price"
      ])
  }

  @Test func theFileLiesInTheFolder() {
    #expect(
      sentences(problem(adding: #""egressPrices": { "csv": "../egress.csv" }"#)) == [
        #"/egressPrices: the file "../egress.csv" cannot be used: its path is not relative, or leaves the folder of the problem"#
      ])
    #expect(
      sentences(text, attachments: files([:])) == [
        #"/egressPrices: the file "egress.csv" cannot be used: no such file"#
      ])
    #expect(
      sentences(
        problem(adding: #""egressPrices": { "csv": "e.csv", "column": "x" }"#), attachments: files([:]))
        == ["/egressPrices/column: unknown key; accepted are `csv`"])
  }
}
