import PlacementModel
import Testing

/// Numbers that lie dangerously far apart are named.
@Suite struct ScaleTests {
  private func remarks(_ cheap: String, _ dear: String) throws -> [Remark] {
    let json = """
      { "berth": 1, "horizon": { "start": "2026-01-01", "period": "day", "count": 2 },
        "machines": [ { "id": "m" } ], "regions": [ { "id": "r" } ], "providers": [ { "id": "p" } ],
        "offers": [ { "id": "o", "provider": "p", "region": "r", "machine": "m", "capacity": 100,
          "options": [ { "id": "od", "kind": "onDemand", "price": { "steps": { "2026-01-01": \(cheap), "2026-01-02": 3 } } } ] } ],
        "workloads": [ { "id": "w", "demand": [ 0, 5 ], "throughput": { "m": 1 }, "unmetPenalty": \(dear) } ] }
      """
    return try Problem(reading: Array(json.utf8), attachments: .none).remarks
  }

  @Test func thePricesFarthestApartAreNamed() throws {
    let remark = try #require(try remarks("1e-4", "1e6").first)
    guard case .wideScale(.prices, let smallest, let largest) = remark else {
      Issue.record("\(remark)")
      return
    }
    #expect(smallest.value == 1e-4 && largest.value == 1e6)
    #expect(smallest.pointer.description == "/offers/0/options/0/price/steps/2026-01-01")
    #expect(largest.pointer.description == "/workloads/0/unmetPenalty")
  }

  @Test func ordinaryRangesAreNotSpokenOf() throws {
    #expect(try remarks("0.01", "1e6") == [])
    #expect(try remarks("0", "1e6") == [])
  }
}
