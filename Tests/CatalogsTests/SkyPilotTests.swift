internal import PlacementModel
internal import Testing

@testable internal import Catalogs

/// SkyPilot's catalogues, with their traps one by one.
struct SkyPilotTests {
  /// Eight accelerators for 98.32 are 12.29 each; the other zone's spot price is the lower.
  @Test func aPriceIsDividedByTheAccelerators() throws {
    let imported = try Catalog.read(
      "aws/vms.csv",
      Catalog.skyPilot
        + "p5.48xlarge,H100,8.0,192.0,2048.0,,98.32,40,us-east-1,use1-az1\n"
        + "p5.48xlarge,H100,8.0,192.0,2048.0,,98.32,32,us-east-1,use1-az2\n")
    #expect(imported.offers == ["aws/us-east-1/h100"])
    #expect(imported.price("on-demand", of: "aws/us-east-1/h100") == 12.29)
    #expect(imported.price("spot", of: "aws/us-east-1/h100") == 4)
    #expect(
      imported.option("spot", of: "aws/us-east-1/h100")?["note"]?.text == "p5.48xlarge, 8 in an instance")
    #expect(imported.entry("h100", in: "machines")?["vendor"]?.text == "NVIDIA")
    #expect(imported.entry("aws", in: "providers") != nil)
    #expect(imported.entry("aws/us-east-1", in: "regions") != nil)
    #expect(imported.report.usedRows == 2)
  }

  /// 81,920 MiB are 80 GB: of one A100, and of eight where the total is eight times that; where it is not, nobody knows.
  @Test(
    arguments: [
      (
        "{'Gpus': [{'Name': 'A100', 'Count': 1.0, 'MemoryInfo': {'SizeInMiB': 81920}}], 'TotalGpuMemoryInMiB': 81920}",
        "80"
      ),
      ("{'Gpus': [{'Count': 8.0, 'MemoryInfo': {'SizeInMiB': 81920}}], 'TotalGpuMemoryInMiB': 655360}", "80"),
      ("{'Gpus': [{'Count': 2.0, 'MemoryInfo': {'SizeInMiB': 81920}}], 'TotalGpuMemoryInMiB': 81920}", "40"),
      ("{'Gpus': [{'Count': 1.0, 'MemoryInfo': {'SizeInMiB': 40536}}], 'TotalGpuMemoryInMiB': 40536}", "40"),
      ("{'Gpus': []}", "40"), ("81920", "40"),
    ])
  func memoryIsTakenFromWhatIsToldOfAnAccelerator(details: String, gigabytes: String) throws {
    let imported = try Catalog.read(
      "seeweb/vms.csv", Catalog.skyPilot + "ECS1GPU3,A100,1,16,120,\"\(details)\",0.99,,it-fr2,\n")
    #expect(imported.offers == ["seeweb/it-fr2/a100-\(gigabytes)gb"])
  }

  /// A price that is none beside one that is: the other is taken, and it is said.
  @Test(arguments: ["on request", "-5", "0", "1e308"])
  func aPriceThatIsNoneIsToldOf(price: String) throws {
    let imported = try Catalog.read(
      "aws/vms.csv", Catalog.skyPilot + "p5.48xlarge,H100,8,192,2048,,\(price),40,us-east-1,\n")
    #expect(imported.price("spot", of: "aws/us-east-1/h100") == 5)
    #expect(imported.option("on-demand", of: "aws/us-east-1/h100") == nil)
    #expect(imported.remarks("1 row had a price that is zero, negative, too large or no number"))
  }

  /// A fault in the first line of one file does not hide one in another, and headers alone are no catalogue.
  @Test func faultsOfEveryFileAreTold() throws {
    let error = #expect(throws: InvalidImport.self) {
      try Catalog.read([
        ("aws/zero.csv", "a\u{0}\n"), ("aws/open.csv", Catalog.skyPilot + "\"p5,H100\n"),
        ("aws/bare.csv", Catalog.skyPilot),
      ])
    }
    #expect(error?.faults.map(\.file).sorted() == ["aws/bare.csv", "aws/open.csv", "aws/zero.csv"])
  }

  /// The bare minimum of columns, in another order and another case, with carriage returns, a mark and semicolons.
  @Test func columnsGoByTheirNames() throws {
    let imported = try Catalog.read(
      "/somewhere/lambda.csv",
      "\u{FEFF}Region;PRICE;acceleratorname;Instance_Type;AcceleratorCount\r\nus-east-1;2.5;A10;gpu_1x_a10;1\r\n"
    )
    #expect(imported.price("on-demand", of: "lambda/us-east-1/a10") == 2.5)
  }

  /// Nothing, zero, and no number are three things, and none of them is free.
  @Test(arguments: [
    ("", SkipReason.notPriced), ("NaN", .notPriced), ("0", .zeroPrice), ("0.00", .zeroPrice),
    ("-0.0", .zeroPrice),
    ("-1", .priceOutOfRange), ("1e308", .priceOutOfRange), ("inf", .priceOutOfRange),
    ("1e400", .unreadablePrice), ("on request", .unreadablePrice), ("3,06", .unreadablePrice),
    ("5e-324", .priceOutOfRange),
  ])
  func nothingIsFree(price: String, reason: SkipReason) throws {
    let imported = try Catalog.read(
      "aws/vms.csv", Catalog.skyPilot + "p5.48xlarge,H100,8,192,2048,,\"\(price)\",0.00,us-east-1,a\n")
    #expect(imported.offers.isEmpty)
    #expect(imported.skipped(reason) == 1)
    #expect(imported.report.usedRows == 0)
  }

  @Test func aSpotPriceStandsWithoutAnother() throws {
    let imported = try Catalog.read(
      "aws/vms.csv", Catalog.skyPilot + "p5.4xlarge,H100,1,16,256,,0.0,1.25,us-east-1,a\n")
    #expect(imported.price("spot", of: "aws/us-east-1/h100") == 1.25)
    #expect(imported.option("on-demand", of: "aws/us-east-1/h100") == nil)
    #expect(imported.remarks("no availability"))
  }

  @Test func spotMayCostMore() throws {
    let imported = try Catalog.read(
      "aws/vms.csv", Catalog.skyPilot + "g4dn.xlarge,T4,1,4,16,,0.5,0.75,us-east-1,a\n")
    #expect(imported.price("spot", of: "aws/us-east-1/t4") == 0.75)
    #expect(imported.remarks("1 row spot costs more"))
  }

  @Test func rowsAlikeAreCounted() throws {
    let row = "g4dn.xlarge,T4,1,4,16,,0.5,,us-east-1,a\n"
    let imported = try Catalog.read(
      "aws/vms.csv", Catalog.skyPilot + row + row + "g4dn.xlarge,T4,1,4,16,,0.4,,us-east-1,a\n")
    #expect(imported.price("on-demand", of: "aws/us-east-1/t4") == 0.4)
    #expect(imported.remarks("1 row said again"))
    #expect(imported.remarks("1 row had another price"))
  }

  /// Azure's rows may have a field more than the headers.
  @Test func moreFieldsThanHeadersAreToldOf() throws {
    let imported = try Catalog.read(
      "azure/vms.csv",
      "InstanceType,AcceleratorName,AcceleratorCount,vCPUs,MemoryGiB,Price,SpotPrice,Region,Generation\n"
        + "Standard_NC24ads_A100_v4,A100-80GB,1,24,220,3.673,,eastus,V1,V2\n")
    #expect(imported.price("on-demand", of: "azure/eastus/a100-80gb") == 3.673)
    #expect(imported.remarks("1 row of azure/vms.csv had more fields"))
  }

  /// A literal of Python with quotes and commas in it stands beside the prices and is not looked at.
  @Test func namesMayHoldCommas() throws {
    let imported = try Catalog.read(
      "vast/vms.csv",
      "InstanceType,AcceleratorName,AcceleratorCount,vCPUs,MemoryGiB,GpuInfo,Price,SpotPrice,Region\n"
        + "2x-RTX_3090,RTX3090,2,32,64,\"{'Gpus': [{'Name': 'RTX3090', 'Count': 2}]}\",0.5,0.00,\", CA, NA\"\n"
        + "1x-H100_NVL-32,H100,1,32,64,,2.5,0.00,\"East Coast (NY2)\"\n")
    #expect(imported.offers == ["vast/ca-na/rtx-3090", "vast/east-coast-ny2/h100-nvl"])
    #expect(imported.price("on-demand", of: "vast/ca-na/rtx-3090") == 0.25)
  }

  /// us-east-1 exists on two clouds.
  @Test func oneNameOnTwoCloudsIsTwoRegions() throws {
    let imported = try Catalog.read([
      ("aws/vms.csv", Catalog.skyPilot + "g6.xlarge,L4,1,4,16,,0.8,,us-east-1,a\n"),
      ("vms-lambda.csv", Catalog.skyPilot + "gpu_1x_l4,L4,1,4,16,,0.7,,us-east-1,\n"),
    ])
    #expect(imported.offers == ["aws/us-east-1/l4", "lambda/us-east-1/l4"])
  }

  @Test func aCatalogueSaysOfWhichCloudItIs() throws {
    let text = Catalog.skyPilot + "g6.xlarge,L4,1,4,16,,0.8,,us-east-1,a\n"
    #expect(throws: InvalidImport.self) { try Catalog.read("prices/vms.csv", text) }
    let imported = try Catalog.read("prices/vms.csv", text) { $0.clouds = [NamePattern("newcloud")] }
    #expect(imported.offers == ["newcloud/us-east-1/l4"])
  }

  /// A type that has accelerators is no machine of vCPUs, though its row names none.
  @Test func aTypeWithoutItsAcceleratorIsNoCPU() throws {
    let row = "Standard_ND128isr_NDR_GB200_v6,,,128,900,,108,,eastus,\n"
    let imported = try Catalog.read("azure/vms.csv", Catalog.skyPilot + row) { $0.cpuBlock = 8 }
    #expect(imported.offers.isEmpty)
    #expect(imported.skipped(.noShape) == 1)
    let inferred = try Catalog.read("azure/vms.csv", Catalog.skyPilot + row) { $0.infersShapes = true }
    #expect(inferred.price("on-demand", of: "azure/eastus/gb200") == 27)
    #expect(inferred.remarks("1 instance type"))
  }

  /// 64 vCPUs for 1.5872 are eight blocks of eight: 0.1984 each. A count of zero is none.
  @Test func vCPUsAreSoldInBlocks() throws {
    let row = "cpu-d3_64vcpu,,0,64,256,,1.5872,,eu-north1,\n"
    let imported = try Catalog.read("nebius/vms.csv", Catalog.skyPilot + row) { $0.cpuBlock = 8 }
    #expect(imported.price("on-demand", of: "nebius/eu-north1/cpu-8") == 0.1984)
    let without = try Catalog.read("nebius/vms.csv", Catalog.skyPilot + row)
    #expect(without.skipped(.noAccelerators) == 1)
  }
}
