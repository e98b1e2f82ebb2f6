import BerthKit
import Foundation
import Testing

/// The problem in `data/real`, made of published tables.
@Suite struct RealDataTests {
  @Test func theScriptMakesTheProblemAgain() throws {
    try Scratch.with { folder in
      let output = folder.appendingPathComponent("real.json").path
      let script = Samples.path("real/make.sh")
      let made = try Command.shell("PATH=\"$(dirname \"$BERTH\"):$PATH\" '\(script)' '\(output)'")
      #expect(made.status == 0, "\(made.messages)")
      let (new, old) = try (
        Data(contentsOf: URL(fileURLWithPath: output)),
        Data(contentsOf: URL(fileURLWithPath: Samples.path("real/real.json")))
      )
      #expect(new == old)
    }
  }

  /// What somebody who knows these clouds would look for first.
  @Test func pricesArePlausible() throws {
    let problem = try Problem(contentsOfFile: Samples.path("real/real.json"))
    // USD per unit-hour, from far below the cheapest spot price seen in these tables to above the dearest list price.
    let plausible: [String: ClosedRange<Double>] = [
      "h100": 1...20, "h200": 5...20, "a100-80gb": 1.5...8, "b200": 8...20, "gb200": 20...45, "l4": 0.2...1.6,
      "l40s": 1...3.5, "inferentia2": 0.4...1.5, "trainium": 0.7...2, "cpu-8": 0.03...0.6,
    ]
    #expect(problem.currency == "USD")
    #expect(problem.providers.elements.map(\.id) == ["aws", "azure", "gcp"])
    let offers = try document()["offers"] as? [[String: Any]] ?? []
    #expect(offers.count == problem.offers.elements.count)
    for offer in offers {
      let range = try #require(plausible[offer["machine"] as? String ?? ""])
      let options = offer["options"] as? [[String: Any]] ?? []
      #expect(!options.isEmpty)
      for option in options {
        let price = try #require(option["price"] as? Double)
        #expect(range.contains(price), "\(offer): \(price)")
      }
    }
  }

  private func document() throws -> [String: Any] {
    let bytes = try Data(contentsOf: URL(fileURLWithPath: Samples.path("real/real.json")))
    return try #require(try JSONSerialization.jsonObject(with: bytes) as? [String: Any])
  }

  /// The plan serves everything, and nothing farther away than its workload allows.
  @Test func thePlanIsOptimalAndKeepsLatencies() throws {
    let problem = try Problem(contentsOfFile: Samples.path("real/real.json"))
    let plan = try Berth.plan(problem)
    #expect(plan.status == .optimal)
    let document = try document()
    func list(_ key: String) -> [[String: Any]] { document[key] as? [[String: Any]] ?? [] }
    let regions = Dictionary(uniqueKeysWithValues: list("regions").map { ($0["id"] as? String ?? "", $0) })
    let offers = Dictionary(uniqueKeysWithValues: list("offers").map { ($0["id"] as? String ?? "", $0) })
    let workloads = Dictionary(
      uniqueKeysWithValues: list("workloads").map { ($0["id"] as? String ?? "", $0) })
    var isServed: Set<String> = []
    for allocation in plan.allocations {
      let (workload, offer) = (problem.workloads[allocation.workload].id, problem.offers[allocation.offer].id)
      isServed.insert(workload)
      let region = try #require(regions[offers[offer]?["region"] as? String ?? ""])
      let place = workloads[workload]?["where"] as? [String: Any]
      if let geographies = place?["geographies"] as? [String] {
        #expect(geographies.contains(region["geography"] as? String ?? ""))
      }
      guard let bound = place?["latency"] as? [String: Any] else { continue }
      let latency = (region["latency"] as? [String: Double])?[bound["from"] as? String ?? ""]
      #expect(try #require(latency) <= (bound["atMost"] as? Double ?? 0), "\(workload) at \(offer)")
    }
    #expect(isServed == Set(workloads.keys))
  }

  /// Every table is read to its last row.
  @Test(
    arguments: [
      ("catalog", "prices/accelerators_open_all_clouds.csv", ["--capacity", "1"], 2_034),
      ("catalog", "prices/aws_gpu_regions_vantage_tsaol.csv", [], 1_157),
      ("catalog", "prices/aws_ondemand_karpenter.csv", ["--infer-shapes", "--cpus"], 3_002),
      ("catalog", "prices/azure_ondemand_karpenter.csv", ["--infer-shapes", "--cpus"], 67_672),
      ("catalog", "prices/gcp_ondemand_spot_karpenter.csv", ["--infer-shapes", "--cpus"], 12_721),
      ("catalog", "prices/cloud-gpus_fullstack.csv", [], 257),
      ("latency", "latency-egress/skyplane_latency_2022-04.csv", ["--origin", "us=aws/us-east-1"], 8_010),
      ("latency", "latency-egress/azure_region_latency_p50.csv", ["--origin", "us=azure/eastus"], 50),
      ("egress", "latency-egress/skyplane_egress_cost.csv", [], 4_970),
      ("carbon", "carbon/ccf_grid-emissions-factors-aws.csv", [], 25),
      ("carbon", "carbon/ccf_grid-emissions-factors-azure.csv", [], 24),
      ("carbon", "carbon/ccf_grid-emissions-factors-gcp.csv", [], 24),
      ("carbon", "carbon/gcp_region_carbon_2024.csv", [], 44),
      ("focus", "focus/focus_sample_1.0_1000.csv", [], 1_000),
    ] as [(String, String, [String], Int)])
  func everyTableIsReadToItsEnd(
    _ table: (source: String, file: String, options: [String], rows: Int)
  ) throws {
    let file = Samples.path("real/sources/" + table.file)
    let result = try Command.run(["import", table.source, file] + table.options, input: [])
    #expect(result.status == 0, "\(result.messages)")
    let rows = table.rows.formatted(.number.grouping(.automatic).locale(Locale(identifier: "en_US")))
    #expect(result.messages.contains(", \(rows) rows"), "\(result.messages)")
  }
}
