internal import PlacementModel
internal import Testing

@testable internal import Catalogs

struct CatalogSelectionTests {
  private static let text =
    Catalog.skyPilot
      + """
      p5.48xlarge,H100,8,192,2048,,96,,us-east-1,a
      p5.4xlarge,H100,1,16,256,,11,4,us-east-1,a
      p4d.24xlarge,A100,8,96,1152,,32,,us-east-1,a
      p4de.24xlarge,A100-80GB,8,96,1152,,40,,eu-west-1,a
      m7i.xlarge,,,4,16,,0.2,,us-east-1,a

      """

  private func read(_ change: (inout CatalogRequest) -> Void) throws -> Imported {
    try Catalog.read("aws/vms.csv", Self.text, change)
  }

  @Test func theCheapestInstanceCounts() throws {
    let all = try read { _ in }
    #expect(
      all.offers == ["aws/eu-west-1/a100-80gb", "aws/us-east-1/a100-40gb", "aws/us-east-1/h100"])
    #expect(all.price("on-demand", of: "aws/us-east-1/h100") == 11)
    let large = try read { $0.minimumCount = 8 }
    #expect(large.price("on-demand", of: "aws/us-east-1/h100") == 12)
    #expect(large.option("spot", of: "aws/us-east-1/h100") == nil)
    #expect(try read { $0.minimumMemory = 2000 }.offers == ["aws/us-east-1/h100"])
    #expect(try read { $0.minimumVCPUs = 100 }.offers == ["aws/us-east-1/h100"])
  }

  @Test func everyInstanceMayBeKept() throws {
    let kept = try read {
      $0.keep = .all
      $0.accelerators = [NamePattern("h100")]
    }
    #expect(kept.offers == ["aws/us-east-1/h100/p5.48xlarge", "aws/us-east-1/h100/p5.4xlarge"])
  }

  @Test func namesAreChosenByPatterns() throws {
    #expect(try read { $0.regions = [NamePattern("eu-*")] }.offers == ["aws/eu-west-1/a100-80gb"])
    #expect(try read { $0.regions = [NamePattern("aws/EU-west-1")] }.offers == ["aws/eu-west-1/a100-80gb"])
    #expect(try read { $0.accelerators = [NamePattern("a100")] }.offers.count == 2)
    #expect(
      try read { $0.accelerators = [NamePattern("NVIDIA A100 80GB")] }.offers == ["aws/eu-west-1/a100-80gb"])
    #expect(try read { $0.instances = [NamePattern("p4?.*"), NamePattern("p4de*")] }.offers.count == 1 + 1)
    #expect(try read { $0.kinds = [.spot] }.offers == ["aws/us-east-1/h100"])
    #expect(try read { $0.kinds = [.spot] }.skipped(.notPriced) == 3)
    #expect(try read { $0.clouds = [NamePattern("Amazon")] }.offers.count == 3)
  }

  @Test func whatIsInNoFileIsASlip() throws {
    do {
      _ = try read { $0.regions = [NamePattern("us-*"), NamePattern("eu-wset-1")] }
      Issue.record("an unknown region was passed over")
    } catch let error as UnknownId {
      #expect(error.kind == "region")
      #expect(error.nearest == "eu-west-1")
    }
    #expect(throws: UnknownId.self) { try read { $0.clouds = [NamePattern("azure")] } }
    #expect(throws: UnknownId.self) { try read { $0.accelerators = [NamePattern("h200")] } }
    #expect(throws: UnknownId.self) { try read { $0.instances = [NamePattern("p6*")] } }
    #expect(throws: UnknownId.self) { try read { $0.capacityOfMachine = ["h200": 1] } }
  }

  @Test func vCPUsMayStandAlone() throws {
    let imported = try read {
      $0.takesAccelerators = false
      $0.cpuBlock = 2
    }
    #expect(imported.offers == ["aws/us-east-1/cpu-2"])
    #expect(imported.price("on-demand", of: "aws/us-east-1/cpu-2") == 0.1)
  }

  /// A type that sells a part of its vCPUs' time is the cheapest per vCPU, and no offer of eight that are there all the time.
  @Test(arguments: [
    ("aws", "t3.2xlarge", "m7i.2xlarge"), ("azure", "Standard_B8ms", "Standard_D8s_v5"),
    ("azure", "Basic_A4", "Standard_F8s_v2"),
    ("gcp", "e2-medium", "e2-standard-8"),
  ])
  func whatBurstsIsLeftOut(cloud: String, burstable: String, steady: String) throws {
    let text = Catalog.skyPilot + "\(burstable),,,8,32,,0.1,,r,\n\(steady),,,8,32,,0.4,,r,\n"
    let imported = try Catalog.read("\(cloud)/vms.csv", text) { $0.cpuBlock = 8 }
    #expect(imported.price("on-demand", of: "\(cloud)/r/cpu-8") == 0.4)
    #expect(imported.skipped(.burstable) == 1)
    let chosen = try Catalog.read("\(cloud)/vms.csv", text) {
      $0.cpuBlock = 8
      $0.instances = [NamePattern(burstable)]
    }
    #expect(chosen.price("on-demand", of: "\(cloud)/r/cpu-8") == 0.1)
  }

  /// A selection of accelerators says nothing of vCPUs.
  @Test func vCPUsStandBesideChosenAccelerators() throws {
    let imported = try read {
      $0.accelerators = [NamePattern("h100")]
      $0.cpuBlock = 4
    }
    #expect(imported.offers == ["aws/us-east-1/cpu-4", "aws/us-east-1/h100"])
  }

  @Test func amountsThatCataloguesDoNotSayAreGiven() throws {
    let imported = try read {
      $0.capacity = 100
      $0.capacityOfMachine = ["h100": 512]
      $0.spotAvailability = 0.9
    }
    #expect(imported.entry("aws/us-east-1/h100", in: "offers")?["capacity"] == .number(512))
    #expect(imported.entry("aws/us-east-1/a100-40gb", in: "offers")?["capacity"] == .number(100))
    #expect(imported.option("spot", of: "aws/us-east-1/h100")?["availability"] == .number(0.9))
    #expect(!imported.remarks("no capacity"))
    #expect(!imported.remarks("no availability"))
  }

  @Test(arguments: [
    ("us-*", "us-east-1", true), ("*", "", true), ("", "", true), ("", "a", false), ("a?c", "abc", true),
    ("a*b*c", "aXXbYYbZc", true), ("a*b", "ab c", false), ("*-1", "us-east-1", true),
    ("US-EAST-1", "us-east-1", true),
    ("a**b", "ab", true), ("*a", "aab", false),
  ])
  func patternsFit(pattern: String, name: String, fits: Bool) {
    #expect(NamePattern(pattern).matches(name) == fits)
  }

  /// Rows that only name the zone are of the region that holds it.
  @Test func aZoneTellsItsRegion() throws {
    let imported = try Catalog.read(
      "ibm/vms.csv",
      Catalog.skyPilot + "gx2,V100,1,8,64,,2.8,,jp-tok,jp-tok-1\ngx2,V100,1,8,64,,2.7,,,jp-tok-2\n")
    #expect(imported.offers == ["ibm/jp-tok/v100-16gb"])
    #expect(imported.price("on-demand", of: "ibm/jp-tok/v100-16gb") == 2.7)
  }

  /// Names and sizes out of all proportion end in a reason, never in a trap.
  @Test(arguments: [
    "x,--,8,1,1,,1,,r,a", "x,H100,1e300,1,1,,1,,r,a", "x,H100,-8,1,1,,1,,r,a", "x,H100,NaN,1,1,,1,,r,a",
    "x,H100,1e-300,1,1,,1e10,,r,a", "x,H100,,1,1,,1,,r,a", "x,H100,9999999999999999999999,1,1,,1,,r,a",
    "x,,,1e-300,1,,1e10,,r,a", "x,,,-4,,,1,,r,a", "n1-x,,,inf,,,1,,r,a",
  ])
  func oddSizesAreLeftOut(row: String) throws {
    for cloud in ["aws", "gcp"] {
      let imported = try Catalog.read("\(cloud)/vms.csv", Catalog.skyPilot + row + "\n") { $0.cpuBlock = 8 }
      #expect(imported.offers.isEmpty)
      #expect(imported.report.usedRows == 0)
    }
  }

  /// The same rows in another order make the same part.
  @Test func theOrderOfRowsDoesNotMatter() throws {
    let lines = Self.text.split(separator: "\n").map(String.init)
    let reversed = ([lines[0]] + lines.dropFirst().reversed()).joined(separator: "\n") + "\n"
    let other = try Catalog.read("aws/vms.csv", reversed)
    #expect(try read { _ in }.part == other.part)
  }
}
