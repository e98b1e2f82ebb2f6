import Testing

@Suite struct ImportPlacesCommandTests {
  @Test func latencyWritesAPartAndSaysWhatItRead() throws {
    let result = try Command.run(
      "import", "latency", "-", "--origin", "us=aws/us-east-1", "--explain-skipped",
      input: "from,to,ms\naws:us-east-1,gcp:us-east4-a,6.5\naws:us-east-1,aws:eu-west-1,\n")
    #expect(result.status == 0)
    #expect(
      result.text.split { $0.isWhitespace }.joined(separator: " ")
        .contains(#"{ "id": "gcp/us-east4", "latency": { "us": 6.5 } }"#))
    #expect(result.messages.contains("standard input, line 3: aws:us-east-1 aws:eu-west-1: without a value"))
    #expect(result.messages.contains("origins 1, regions 2, round trips 1"))
  }

  @Test func egressTakesGlobs() throws {
    let result = try Command.run(
      "import", "egress", "-", "--to", "aws/us-*",
      input: "src,dest,cost\ngcp:us-east4-a,aws:us-east-1,0.12\ngcp:us-east4-a,aws:eu-west-1,0.11\n")
    #expect(result.status == 0)
    #expect(result.text.contains("0.12"))
    #expect(!result.text.contains("0.11"))
  }

  @Test func carbonRefusesAnUnknownUnitAndWritesNothing() throws {
    let result = try Command.run(
      "import", "carbon", "-", input: "region,CO2 (stone/acre)\nus-east-1,4\n")
    #expect(result.status == 65)
    #expect(result.output.isEmpty)
    #expect(result.messages.contains("g/kWh, kg/kWh"))
  }

  @Test(arguments: [
    ["latency", "-"], ["latency", "-", "--origin", "us-east-1"], ["carbon", "-", "--unit", "stone"],
    ["latency", "-", "--origin", "a=aws/b", "--origin", "a=aws/c"], ["egress", "-", "--prefer", "cheapest"],
  ])
  func misuseIsUsage(arguments: [String]) throws {
    #expect(try Command.run(["import"] + arguments, input: []).status == 64)
  }
}
