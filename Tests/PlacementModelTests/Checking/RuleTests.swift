import Testing

@testable import PlacementModel

@Suite struct RuleTests {
  @Test func theSmallestProblemIsSound() throws {
    let problem = try Problem(validating: Sample.file())
    #expect(problem.name == "problem")
    #expect(problem.offers.elements.map(\.id) == ["aws/gb200"])
    #expect(problem.options.elements.map(\.id) == ["aws/gb200:on-demand"])
    #expect(problem.providers.elements.map(\.name) == ["aws"])
    #expect(problem.regions.elements[0].latency == ["us": 18])
    #expect(problem.options.elements[0].availability.numbers == [1, 1, 1, 1])
    #expect(problem.workloads.elements[0].peak.numbers == [1, 1, 1, 1])
    #expect(problem.remarks.isEmpty)
  }

  @Test func idsAreUniqueInTheirList() {
    var file = Sample.file(
      origins: ["us", "us"], machines: [Sample.machine(), Sample.machine()],
      regions: [Sample.region(), Sample.region()], providers: [Sample.provider(), Sample.provider()],
      offers: [Sample.offer(), Sample.offer()],
      agreements: [
        Sample.agreement(through: Sample.date(2026, 6)), Sample.agreement(from: Sample.date(2026, 7)),
      ],
      workloads: [Sample.workload(), Sample.workload()],
      limits: [Sample.limit(), Sample.limit()])
    file.offers[0].options.append(Sample.onDemand())
    #expect(
      Set(Sample.places(file)) == [
        "/origins/1", "/machines/1/id", "/regions/1/id", "/providers/1/id", "/offers/1/id",
        "/offers/0/options/1/id", "/agreements/1/id", "/workloads/1/id", "/limits/1/id",
      ])
    #expect(
      Sample.violations(file).allSatisfy { violation in
        if case .duplicateID = violation.fault { true } else { false }
      })
  }

  @Test func addressesOfOptionsAreUnique() {
    let file = Sample.file(offers: [
      Sample.offer("a:b", options: [Sample.onDemand("c")]),
      Sample.offer("a", options: [Sample.onDemand("b:c")]),
    ])
    let options = { (offer: Int) in Pointer.root["offers"][offer]["options"][0]["id"] }
    #expect(
      Sample.violations(file) == [
        Violation(options(1), .duplicateID("a:b:c", kind: "option address", firstAt: options(0)))
      ])
  }

  @Test func twoOffersMayBeOfOneKind() {
    #expect(Sample.places(Sample.file(offers: [Sample.offer("first"), Sample.offer("second")])).isEmpty)
  }

  @Test func everyReferenceIsKnown() {
    let file = Sample.file(
      regions: [Sample.region(latency: [(origin: "uk", milliseconds: 3)])],
      offers: [Sample.offer(provider: "awz", region: "us-est", machine: "gb20")],
      workloads: [
        Sample.workload(
          throughput: [(machine: "gb300", rate: .constant(1))],
          place: Sample.selector(.init(), latency: LatencyFile(from: "eu", atMost: 1)))
      ])
    let offer = Pointer.root["offers"][0]
    let workload = Pointer.root["workloads"][0]
    #expect(
      Set(Sample.violations(file)) == [
        Violation(
          Pointer.root["regions"][0]["latency"]["uk"], .unknownID("uk", kind: "origin", nearest: nil)),
        Violation(offer["provider"], .unknownID("awz", kind: "provider", nearest: "aws")),
        Violation(offer["region"], .unknownID("us-est", kind: "region", nearest: "us-east")),
        Violation(offer["machine"], .unknownID("gb20", kind: "machine", nearest: "gb200")),
        Violation(workload["throughput"]["gb300"], .unknownID("gb300", kind: "machine", nearest: "gb200")),
        Violation(workload["where"]["latency"]["from"], .unknownID("eu", kind: "origin", nearest: nil)),
      ])
  }

  @Test func setsAreNotEmpty() {
    let empty = Sample.file(offers: [], workloads: [])
    #expect(Sample.places(empty) == ["/offers", "/workloads"])
    #expect(Sample.places(Sample.file(offers: [Sample.offer(options: [])])).first == "/offers/0/options")
  }

  @Test func onlyReservationsHaveTerms() {
    var option = Sample.onDemand()
    option.term = Sample.duration(1, .years)
    option.upfront = .constant(1)
    option.held = .constant(1)
    option.heldPrice = .constant(1)
    option.salvage = 1
    let place = "/offers/0/options/0"
    #expect(
      Sample.places(Sample.file(offers: [Sample.offer(options: [option])])) == [
        "\(place)/term", "\(place)/upfront", "\(place)/held", "\(place)/heldPrice", "\(place)/salvage",
      ])
    let termless = Sample.file(offers: [Sample.offer(options: [Sample.reserved(term: nil)])])
    #expect(Sample.places(termless) == [place])
  }

  @Test func reservationsAreFilledIn() throws {
    let plain = Sample.reserved(price: .perPeriod([6, 5, 4, 3]))
    var full = Sample.reserved(
      "full", held: .steps([(date: Sample.date(2026, 7), value: 9)]), heldPrice: .constant(2))
    full.upfront = .constant(100)
    full.salvage = 0.25
    let file = Sample.file(offers: [Sample.offer(options: [Sample.onDemand(), plain, full])])
    let options = try Problem(validating: file).options.elements
    let first = try #require(options[1].reservation)
    #expect(first.heldPrice.numbers == [6, 5, 4, 3])
    #expect(
      first.held.numbers == [0, 0, 0, 0] && first.upfront.numbers == [0, 0, 0, 0] && first.salvage == 1)
    let second = try #require(options[2].reservation)
    #expect(second.heldPrice.numbers == [2, 2, 2, 2])
    #expect(second.held.numbers == [0, 0, 9, 9] && second.upfront.numbers.allSatisfy { $0 == 100 })
    #expect(second.salvage == 0.25)
  }

  @Test func unitsHeldAboveCapacityAreRemarked() throws {
    let options = [
      Sample.onDemand(), Sample.reserved("a", held: .constant(60)), Sample.reserved("b", held: .constant(50)),
    ]
    let file = Sample.file(offers: [
      Sample.offer(capacity: .perPeriod([110, 200, 100, 50]), options: options)
    ])
    #expect(
      try Problem(validating: file).remarks == [
        .heldAboveCapacity(offer: Index(0), period: Index(2), held: 110, capacity: 100)
      ])
  }

  @Test func whatIsBeyondAllMemoryIsRefused() {
    let offers = (0..<1000).map { Sample.offer("offer \($0)") }
    let workloads = (0..<1000).map { Sample.workload("workload \($0)") }
    let file = Sample.file(horizon: Sample.horizon(.hour, count: 501), offers: offers, workloads: workloads)
    #expect(
      Sample.violations(file) == [
        Violation(
          .root,
          .contradiction(
            found: "1000 workloads x 1000 offers x 501 steps", rule: "the product is at most 500000000"))
      ])
  }
}

@Suite struct FindingsTests {
  @Test func faultsStandInTheOrderOfTheDocument() {
    var file = Sample.file(
      offers: [Sample.offer(region: "mars", options: [])],
      workloads: [Sample.workload(), Sample.workload("train", demand: .perPeriod([1]))])
    file.source = .object([
      .init("workloads", .array([.object([]), .object([.init("demand", .array([.number(1)]))])])),
      .init("horizon", .object([])),
      .init("offers", .array([.object([.init("options", .array([])), .init("region", .string("mars"))])])),
    ])
    #expect(Sample.places(file) == ["/workloads/1/demand", "/offers/0/options", "/offers/0/region"])
  }

  @Test func fiftyAreToldAndTheRestCounted() {
    let workloads = (0..<70).map { Sample.workload("w\($0)", demand: .perPeriod([])) }
    do throws(InvalidProblem) {
      _ = try Problem(validating: Sample.file(workloads: workloads))
      Issue.record("an invalid problem was accepted")
    } catch {
      #expect(error.violations.count == 50)
      #expect(error.omitted == 20)
      #expect(error.violations.last?.pointer.description == "/workloads/49/demand")
    }
  }
}
