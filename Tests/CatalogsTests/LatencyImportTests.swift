internal import PlacementModel
internal import Testing

@testable internal import Catalogs

struct LatencyImportTests {
  private func latency(
    _ texts: String..., change: (inout LatencyImport) -> Void = { _ in }
  ) throws -> Imported {
    var request = LatencyImport(origins: [.init(id: "us", region: "aws/us-east-1")])
    change(&request)
    return try request.read(texts.map { table($0) }, ImportOptions())
  }

  private func milliseconds(_ imported: Imported, _ region: String, _ origin: String = "us") -> Double? {
    imported.part.json.entry("regions", region)?["latency"]?[origin]?.number
  }

  @Test func readsPairsOfTheTierAndTheStatisticAskedFor() throws {
    let text = """
      src_region,src_tier,dst_region,dst_tier,min_rtt,avg_rtt,max_rtt
      aws:us-east-1,PREMIUM,gcp:us-central1-a,PREMIUM,30,31.5,40
      aws:us-east-1,PREMIUM,gcp:us-central1-a,STANDARD,50,51,52
      azure:eastus,PREMIUM,aws:us-east-1,PREMIUM,1,2,3

      """
    let imported = try latency(text)
    #expect(milliseconds(imported, "gcp/us-central1") == 31.5)
    // Only the way back is there.
    #expect(milliseconds(imported, "azure/eastus") == 2)
    #expect(milliseconds(imported, "aws/us-east-1") == 0)
    #expect(imported.part.json.entries("origins").map(\.string) == ["us"])
    #expect(imported.report.skipped.map(\.reason) == [.otherTier])
    #expect(imported.report.remarks.contains { $0.hasPrefix("1 round trip is that of the way back") })
    #expect(milliseconds(try latency(text) { $0.statistic = .min }, "gcp/us-central1") == 30)
    #expect(milliseconds(try latency(text) { $0.own = 0.5 }, "aws/us-east-1") == 0.5)
  }

  /// 10, 12 and 50 have the median 12; of two it is their mean.
  @Test func takesTheMedianOfSeveral() throws {
    let imported = try latency(
      "from,to,rtt\naws:us-east-1,aws:eu-west-1,50\naws:us-east-1a,aws:eu-west-1b,10\n",
      "From;To;RTT (ms)\naws:us-east-1;aws:eu-west-1;12\naws:us-east-1;aws:eu-west-2;7\n"
        + "aws:us-east-1;aws:eu-west-2;8\n")
    #expect(milliseconds(imported, "aws/eu-west-1") == 12)
    #expect(milliseconds(imported, "aws/eu-west-2") == 7.5)
    #expect(imported.report.remarks.contains { $0.hasPrefix("2 pairs have several values") })
  }

  /// Rows and columns are not the same set, and a diagonal is empty.
  @Test func readsAMatrix() throws {
    let imported = try latency("Source,East US,West Europe,UAE North\nEast US,,80,\nIsrael Central,140,,0\n")
    {
      $0.origins = [.init(id: "e", region: "azure/eastus"), .init(id: "i", region: "azure/israelcentral")]
    }
    #expect(milliseconds(imported, "azure/westeurope", "e") == 80)
    #expect(milliseconds(imported, "azure/israelcentral", "e") == 140)
    #expect(milliseconds(imported, "azure/eastus", "i") == 140)
    #expect(milliseconds(imported, "azure/israelcentral", "i") == 0)
    // A zero between two regions is no measurement.
    #expect(imported.part.json.entry("regions", "azure/uaenorth") == nil)
    #expect(imported.report.remarks.contains { $0.contains("taken for those of azure") })
  }

  @Test func turnsUnits() throws {
    #expect(
      milliseconds(try latency("from,to,latency_us\naws:us-east-1,aws:eu-west-1,75000\n"), "aws/eu-west-1")
        == 75)
    let seconds = try latency("a,b,c\naws:us-east-1,aws:eu-west-1,0.075\n") {
      ($0.fromColumn, $0.toColumn, $0.timeColumn, $0.unit) = ("a", "b", "c", .seconds)
    }
    #expect(milliseconds(seconds, "aws/eu-west-1") == 75)
  }

  @Test func leavesOutWhatIsNotMeasured() throws {
    let imported = try latency(
      "from,to,ms\naws:us-east-1,aws:eu-west-1,n/a\naws:us-east-1,,5\naws:us-east-1,aws:eu-west-2,0\n"
        + "aws:us-east-1,aws:eu-west-3,9\n")
    #expect(imported.report.skipped.map(\.rows) == [1, 2])
    #expect(imported.part.json.entries("regions").count == 2)
  }

  @Test func selectsRegions() throws {
    let text = "from,to,ms\naws:us-east-1,aws:eu-west-1,70\naws:us-east-1,gcp:us-central1-b,30\n"
    let ids = { (imported: Imported) in imported.part.json.entries("regions").map { $0["id"]?.string } }
    #expect(
      ids(try latency(text) { $0.selection.patterns = [NamePattern("gcp/*")] }) == [
        "gcp/us-central1"
      ])
    let part = try ProblemPart(
      reading: Array(#"{ "berth": 1, "regions": [ { "id": "aws/eu-west-1" } ] }"#.utf8))
    #expect(ids(try latency(text) { $0.selection.like = part }) == ["aws/eu-west-1"])
  }

  @Test(arguments: [
    ("from,to,ms\naws:us-east-1,aws:eu-west-1,fast\n", 2),
    ("from,to,ms\naws:us-east-1,aws:eu-west-1,-1\n", 2),
    ("from,to,ms\naws:us-east-1,aws:eu-west-1,1e308\n", 2), ("from,to\naws:us-east-1,aws:eu-west-1\n", 1),
    ("from,to,ms\naws:us-east-1,aws", 2), ("", 1), ("x\n1\n", 1),
  ])
  func refuses(text: String, line: Int) {
    #expect(faults { try latency(text) }.map(\.line) == [line])
  }

  @Test func refusesAnOriginThatTheTableDoesNotKnow() {
    let found = faults { try latency("from,to,ms\naws:us-east-2,aws:eu-west-1,70\n") }
    #expect(found.count == 1)
    #expect(found.first?.accepted.contains("did you mean `aws/us-east-2`") == true)
  }

  @Test func asksForTheCloudOfNamesThatDoNotTell() {
    let found = faults { try latency("from,to,ms\nParis,Rome,70\n") }
    #expect(found.first?.found.contains("`Paris`") == true)
  }

  @Test(arguments: [
    ("us=aws/us-east-1", "us", "aws/us-east-1"), ("gcp:us-east4-a", "gcp/us-east4", "gcp/us-east4"),
  ])
  func readsOrigins(text: String, id: String, region: String) {
    #expect(LatencyImport.Origin(parsing: text) == LatencyImport.Origin(id: id, region: region))
  }

  @Test(arguments: ["", "us=", "=aws/us-east-1", "us-east-1", "us=us-east-1"])
  func refusesOrigins(text: String) {
    #expect(LatencyImport.Origin(parsing: text) == nil)
  }
}
