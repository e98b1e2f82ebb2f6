internal import PlacementModel
internal import Testing

@testable internal import Catalogs

/// Google's accelerators and their machines have prices of their own.
struct GoogleCatalogTests {
  private static let headers =
    "InstanceType,vCPUs,MemoryGiB,AcceleratorName,AcceleratorCount,GpuInfo,Region,AvailabilityZone,Price,SpotPrice\n"

  private func read(_ rows: String, _ change: (inout CatalogRequest) -> Void = { _ in }) throws -> Imported {
    try Catalog.read("gcp/vms.csv", Self.headers + rows, change)
  }

  /// 0.74 for the machine and 2.94 for the accelerator, in the zone where both are; two cost 7.5, which is 3.75 each.
  @Test func theMachineIsAdded() throws {
    let imported = try read(
      """
      ,,,A100,1,{'Gpus': [{'MemoryInfo': {'SizeInMiB': 40960}}]},us-central1,us-central1-a,2.94,1.5
      ,,,A100,2,,us-central1,us-central1-a,6,
      a2-highgpu-1g,12.0,85.0,,,,us-central1,us-central1-a,0.74,0.25
      a2-highgpu-1g,12.0,85.0,,,,us-central1,us-central1-b,0.1,0.1
      a2-highgpu-2g,24.0,170.0,,,,us-central1,us-central1-a,1.5,0.5

      """
    ) { $0.cpuBlock = 4 }
    #expect(imported.offers == ["gcp/us-central1/a100-40gb"])
    let price = try #require(imported.price("on-demand", of: "gcp/us-central1/a100-40gb"))
    #expect(abs(price - 3.68) < 1e-12)
    #expect(imported.price("spot", of: "gcp/us-central1/a100-40gb") == 1.75)
    #expect(
      imported.option("on-demand", of: "gcp/us-central1/a100-40gb")?["note"]?.text
        == "a2-highgpu-1g, 1 in an instance")
  }

  /// One T4 takes the cheapest N1 with 4 vCPUs and 16 GiB at least: n1-highmem-4, not the smaller nor the dearer one.
  @Test func othersGoIntoTheCheapestN1() throws {
    let imported = try read(
      """
      n1-standard-2,2,7.5,,,,us-east1,us-east1-c,0.1,
      n1-highmem-4,4,26,,,,us-east1,us-east1-c,0.25,
      n1-standard-8,8,30,,,,us-east1,us-east1-c,0.38,
      n1-highcpu-4,4,3.6,,,,us-east1,us-east1-c,0.14,
      ,,,T4,1,,us-east1,us-east1-c,0.35,

      """
    ) { $0.accelerators = [NamePattern("t4")] }
    let price = try #require(imported.price("on-demand", of: "gcp/us-east1/t4"))
    #expect(abs(price - 0.6) < 1e-12)
  }

  @Test func withoutAMachineThereIsNoPrice() throws {
    let imported = try read(
      """
      ,,,H100,8,,asia-east1,asia-east1-c,90,22
      ,,,H100,8,,asia-east1,asia-east1-c,91,22
      a3-highgpu-8g,208,1872,,,,asia-east1,asia-east1-c,,
      ,,,L4,1,,asia-east1,asia-east1-c,0.6,

      """)
    #expect(imported.offers.isEmpty)
    #expect(imported.skipped(.noHost) == 3)
  }

  /// A slice is as many chips as it has: eight of 6e for 21.6 are 2.7 each, a v5p-16 is eight chips. 700 stands for a price that
  /// SkyPilot does not know.
  @Test func slicesAreChips() throws {
    let imported = try read(
      """
      ,,,tpu-v6e-8,1,tpu-v6e-8,us-east1,us-east1-d,21.6,4.35366
      ,,,tpu-v6e-8,1,tpu-v6e-8,asia-east1,asia-east1-c,700.0,700.0
      ,,,tpu-v6e-4,1,tpu-v6e-4,southamerica-west1,southamerica-west1-a,10.8,700.0
      ,,,tpu-v5p-16,1,tpu-v5p-16,us-east5,us-east5-a,33.6,13.44

      """)
    #expect(
      imported.offers == [
        "gcp/southamerica-west1/tpu-v6e", "gcp/us-east1/tpu-v6e", "gcp/us-east5/tpu-v5p",
      ])
    let price = try #require(imported.price("on-demand", of: "gcp/us-east1/tpu-v6e"))
    #expect(abs(price - 2.7) < 1e-12)
    #expect(imported.price("on-demand", of: "gcp/us-east5/tpu-v5p") == 4.2)
    #expect(imported.option("spot", of: "gcp/southamerica-west1/tpu-v6e") == nil)
    #expect(imported.skipped(.placeholderPrice) == 1)
  }
}
