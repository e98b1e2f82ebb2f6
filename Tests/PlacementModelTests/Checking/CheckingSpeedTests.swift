import Testing

@testable import PlacementModel

/// A problem of the size that planners ask for is checked while they wait.
@Suite struct CheckingSpeedTests {
  #if DEBUG
    static let bound = Duration.seconds(60)
  #else
    static let bound = Duration.milliseconds(500)
  #endif

  /// 500 workloads, 300 offers, 28 quarters: about 100 ms in a release build. A debug build is twenty times
  /// slower, and shares its machine; it only shows that the check comes to an end.
  @Test func manyRoutesAreCheckedAtOnce() throws {
    let machines = (0..<10).map { Sample.machine("m\($0)", vendor: "v\($0 % 3)") }
    let regions = (0..<30).map { Sample.region("r\($0)", geography: "g\($0 % 5)") }
    let offers = (0..<300).map { number in
      Sample.offer(
        "o\(number)", region: "r\(number % 30)", machine: "m\(number / 30)",
        options: [Sample.onDemand(), Sample.reserved()])
    }
    let rates: [(machine: String, rate: SeriesFile)] = (0..<10).map {
      (machine: "m\($0)", rate: .constant(1))
    }
    let workloads = (0..<500).map { number in
      Sample.workload(
        "w\(number)", demand: .growth(start: 10, perYear: 0.5), throughput: rates,
        place: Sample.selector(
          .init(geographies: ["g1", "g2", "g3"]), not: .init(regions: ["r1"]),
          latency: LatencyFile(from: "us", atMost: 60)))
    }
    let file = Sample.file(
      horizon: Sample.horizon(count: 28), machines: machines, regions: regions, offers: offers,
      workloads: workloads)
    let clock = ContinuousClock()
    var problem: Problem?
    let time = try clock.measure { problem = try Problem(validating: file) }
    // 18 regions of the three geographies, less one, on ten machines.
    #expect(problem?.workloads.elements[0].offers.count == 170)
    #expect(time < Self.bound)
  }
}
