import Foundation
import Testing

@Suite struct InputTests {
  @Test func aMissingFileIsStatus66() throws {
    for command in ["solve", "check"] {
      let result = try Command.run(command, "/nowhere/problem.json")
      #expect(result.status == 66)
      #expect(result.output.isEmpty)
      #expect(
        result.messages.hasPrefix("berth: cannot read /nowhere/problem.json: No such file or directory; name")
      )
    }
  }

  @Test func aFolderIsStatus66() throws {
    let result = try Command.run("solve", "/tmp")
    #expect(result.status == 66)
    #expect(result.messages.contains("Is a directory"))
  }

  @Test func aNameCannotMoveTheCursor() throws {
    let result = try Command.run("solve", "/nowhere/\u{1B}[2J")
    #expect(result.messages.contains("\\u{1b}[2J"))
    #expect(!result.messages.contains("\u{1B}"))
  }

  @Test func malformedJSONIsStatus65WithItsPlace() throws {
    let result = try Command.run("check", "-", input: "{ \"berth\": 1,\n  \"currency\" \"USD\" }")
    #expect(result.status == 65)
    #expect(result.output.isEmpty)
    #expect(result.messages.contains("line 2"))
  }

  @Test func bytesThatAreNotTextAreStatus65() throws {
    let result = try Command.run(["check", "-"], input: [0x7B, 0x22, 0xFF, 0xFE, 0x22, 0x7D])
    #expect(result.status == 65)
    #expect(result.output.isEmpty)
  }

  @Test func nothingAtAllIsStatus65() throws {
    #expect(try Command.run("check", "-").status == 65)
  }

  @Test func allFaultsComeAtOnceEachWithItsPointer() throws {
    let broken = Samples.impossible
      .replacingOccurrences(of: "\"price\": 1", with: "\"price\": -1")
      .replacingOccurrences(of: "\"demand\": 11", with: "\"demnd\": 11")
    let result = try Command.run("check", "-", input: broken)
    #expect(result.status == 65)
    #expect(result.messages.contains("/offers/0/options/0/price"))
    #expect(result.messages.contains("/workloads/0"))
    #expect(result.messages.contains("demand"))
  }

  @Test func bracketsWithoutEndAreBadData() throws {
    let result = try Command.run(
      ["check", "-"], input: Array(repeating: UInt8(ascii: "["), count: 1_000_000))
    #expect(result.status == 65)
  }

  @Test(arguments: [
    ["solve"], ["solve", "--colour", "x"], ["frobnicate"], ["solve", "x", "--time-limit=-1"],
    ["solve", "x", "--time-limit", "nan"], ["solve", "x", "--gap", "2"], ["solve", "x", "--method", "magic"],
    ["export", "x"], ["export", "x", "--to", "xlsx"], ["solve", "x", "--time-limit", "1e300"],
  ])
  func wrongUsageIsStatus64(arguments: [String]) throws {
    let result = try Command.run(arguments, input: [])
    #expect(result.status == 64)
    #expect(result.output.isEmpty)
    #expect(!result.messages.isEmpty)
  }
}
