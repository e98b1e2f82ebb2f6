import Foundation
import Testing

@Suite struct ImportCatalogTests {
  private static let catalogue = """
    InstanceType,AcceleratorName,AcceleratorCount,vCPUs,MemoryGiB,GpuInfo,Price,SpotPrice,Region,AvailabilityZone
    p5.48xlarge,H100,8,192,2048,,96,40,us-east-1,a
    m7i.xlarge,,,4,16,,0,,us-east-1,a

    """

  @Test func aPartGoesToStandardOutputAndTheSumsDoNot() throws {
    let result = try Command.run(
      "import", "catalog", "-", "--cloud", "aws", "--cpus", "--capacity", "64", "--spot-availability", "0.9",
      "--explain-skipped", input: Self.catalogue)
    #expect(result.status == 0)
    #expect(result.text.contains("{ \"id\": \"h100\", \"vendor\": \"NVIDIA\", \"kilowatts\": 0.7 }"))
    #expect(result.text.contains("\"price\": 12"))
    #expect(result.messages.contains("SkyPilot catalogue, 2 rows"))
    #expect(result.messages.contains("offers 1, machines 1, regions 1, providers 1"))
    #expect(
      result.messages.contains(
        "line 3: aws us-east-1 m7i.xlarge: with a price of zero, which means that it is not known"))
    #expect(!result.messages.contains("no capacity"))
  }

  @Test func nothingAtAllIsBadData() throws {
    let rows = Self.catalogue.replacingOccurrences(of: ",96,40,", with: ",,,")
    let result = try Command.run("import", "catalog", "-", "--cloud", "aws", input: rows)
    #expect(result.status == 65)
    #expect(result.output.isEmpty)
    #expect(result.messages.contains("no row became an offer"))
  }

  @Test func whatWouldHelpIsSaid() throws {
    let rows = "Cloud,Region,InstanceType,OnDemandPerHour,Currency\naws,us-east-1,p5.48xlarge,55,USD\n"
    let result = try Command.run("import", "catalog", "-", input: rows)
    #expect(result.status == 65)
    #expect(result.messages.contains("no row became an offer; another table"))
    #expect(result.messages.contains("--infer-shapes"))
    #expect(try Command.run("import", "catalog", "-", "--infer-shapes", input: rows).status == 0)
  }

  @Test func aCatalogueOfNoCloudIsBadData() throws {
    let result = try Command.run("import", "catalog", "-", input: Self.catalogue)
    #expect(result.status == 65)
    #expect(result.messages.contains("does not say of which cloud"))
  }

  @Test func aSlipInANameIsWrongUsage() throws {
    let result = try Command.run(
      "import", "catalog", "-", "--cloud", "aws", "--region", "us-eats-1", input: Self.catalogue)
    #expect(result.status == 64)
    #expect(result.messages.contains("did you mean us-east-1?"))
    #expect(result.output.isEmpty)
  }

  @Test(arguments: [
    ["--cpu-block", "0"], ["--exchange-rate", "CNY"], ["--exchange-rate", "CNY=-1"],
    ["--exchange-rate", "CNY=nan"],
    ["--capacity", "h100=many"], ["--spot-availability", "2"], ["--reserved-term", "soon"],
    ["--currency", "$"],
    ["--min-count", "-1"], ["--kind", "free"], ["--keep", "some"], [],
  ])
  func misuseIsToldBeforeAnythingIsRead(arguments: [String]) throws {
    let file = arguments.isEmpty ? [] : ["/nowhere/aws.csv"]
    #expect(try Command.run(["import", "catalog"] + file + arguments, input: []).status == 64)
  }

  @Test func aMissingFileIsStatus66() throws {
    #expect(try Command.run("import", "catalog", "/nowhere/aws.csv").status == 66)
    #expect(try Command.run("import", "catalog", "-", "--mapping", "/nowhere/m.json").status == 66)
  }

  /// Of a pipe that can be read once the headers are read once too.
  @Test func pipesAreRead() throws {
    let line = #"printf '%s' "$0" | cat | "$BERTH" import catalog /dev/stdin --cloud aws"#
    let result = try Command.shell(line.replacingOccurrences(of: "$0", with: Self.catalogue))
    #expect(result.status == 0)
    #expect(result.text.contains("aws/us-east-1/h100"))
  }

  @Test func aMappingFileIsRead() throws {
    try Scratch.with { folder in
      let mapping = folder.appendingPathComponent("mapping.json")
      try Data(
        #"{"cloud":"Who","region":"Where","accelerator":"Card","acceleratorCount":{"value":1},"onDemand":"USD"}"#
          .utf8
      )
      .write(to: mapping)
      let result = try Command.run(
        "import", "catalog", "-", "--mapping", mapping.path,
        input: "Who,Where,Card,USD\nAcme,north,L4,$0.50\n")
      #expect(result.status == 0)
      #expect(result.text.contains("\"id\": \"acme/north/l4\""))
      try Data(#"{"clod":"Who"}"#.utf8).write(to: mapping)
      let wrong = try Command.run("import", "catalog", "-", "--mapping", mapping.path, input: "a\n1\n")
      #expect(wrong.status == 65)
      #expect(wrong.messages.contains("did you mean `cloud`?"))
    }
  }
}
