import Testing

@testable import PlacementModel

/// Offers of `Sample.wide`: 0 aws/east/gb200, 1 aws/east/trainium, 2 aws/west/gb200, 3 azure/west/gb200.
@Suite struct SelectorTests {
  private func offers(_ selector: SelectorFile) throws -> [Int] {
    let limit = Sample.limit("budget", .budget, of: nil, scope: selector, max: .constant(1))
    let problem = try Problem(validating: Sample.wide(limits: [limit]))
    guard case .budget(let budget) = problem.limits.elements[0].rule else { return [] }
    return offsets(budget.offers)
  }

  @Test(
    arguments: [
      (SelectorFile.Lists(), [0, 1, 2, 3]),
      (.init(geographies: ["europe"]), [2, 3]),
      (.init(regions: ["us-east"]), [0, 1]),
      (.init(providers: ["azure"]), [3]),
      (.init(machines: ["gb200"]), [0, 2, 3]),
      (.init(vendors: ["AWS"]), [1]),
      (.init(offers: ["azure/west/gb200", "aws/east/gb200"]), [0, 3]),
      (.init(regions: ["eu-west"], providers: ["aws"]), [2]),
      (.init(providers: ["aws", "azure"], machines: ["gb200"]), [0, 2, 3]),
    ])
  func everyListThatIsGivenHasIt(lists: SelectorFile.Lists, expected: [Int]) throws {
    #expect(try offers(Sample.selector(lists)) == expected)
  }

  @Test(
    arguments: [
      (SelectorFile.Lists(providers: ["azure"]), [0, 1, 2]),
      (.init(geographies: ["europe"]), [0, 1]),
      (.init(providers: ["azure"], vendors: ["AWS"]), [0, 2]),
    ])
  func whatNotNamesInAnyListIsOut(not: SelectorFile.Lists, expected: [Int]) throws {
    #expect(try offers(Sample.selector(.init(), not: not)) == expected)
  }

  @Test func nothingSelectedIsAFault() {
    let limit = Sample.limit(
      "budget", .budget, of: nil,
      scope: Sample.selector(.init(providers: ["azure"], machines: ["trainium"])), max: .constant(1))
    #expect(
      Sample.violations(Sample.wide(limits: [limit])) == [
        Violation(Pointer.root["limits"][0]["scope"], .empty(what: "selection of offers"))
      ])
  }

  @Test func everyIdIsKnown() {
    let lists = SelectorFile.Lists(
      geographies: ["europ"], regions: ["eu-wst"], providers: ["aws", "azur"], machines: ["tranium"],
      vendors: ["NVDIA"], offers: ["nothing-like-it"])
    let not = SelectorFile.Lists(providers: ["ibm-cloud"])
    let limit = Sample.limit(
      "budget", .budget, of: nil, scope: Sample.selector(lists, not: not), max: .constant(1))
    let scope = Pointer.root["limits"][0]["scope"]
    #expect(
      Sample.violations(Sample.wide(limits: [limit])) == [
        Violation(scope["geographies"][0], .unknownID("europ", kind: "geography", nearest: "europe")),
        Violation(scope["regions"][0], .unknownID("eu-wst", kind: "region", nearest: "eu-west")),
        Violation(scope["providers"][1], .unknownID("azur", kind: "provider", nearest: "azure")),
        Violation(scope["machines"][0], .unknownID("tranium", kind: "machine", nearest: "trainium")),
        Violation(scope["vendors"][0], .unknownID("NVDIA", kind: "vendor", nearest: "NVIDIA")),
        Violation(scope["offers"][0], .unknownID("nothing-like-it", kind: "offer", nearest: nil)),
        Violation(scope["not"]["providers"][0], .unknownID("ibm-cloud", kind: "provider", nearest: nil)),
      ])
  }

  @Test func selectorsSayOnlyWhatHasAMeaning() {
    var misplaced = Sample.selector(
      .init(workloads: ["chat"]), not: .init(kinds: ["inference"]),
      latency: LatencyFile(from: "us", atMost: 1))
    misplaced.each = .provider
    let budget = Sample.limit("budget", .budget, of: nil, scope: misplaced, max: .constant(1))
    #expect(
      Sample.places(Sample.wide(limits: [budget])) == [
        "/limits/0/scope/workloads", "/limits/0/scope/not/kinds", "/limits/0/scope/each",
        "/limits/0/scope/latency",
      ])
    let place = Sample.selector(.init(kinds: ["inference"]))
    #expect(
      Sample.places(Sample.wide(workloads: [Sample.workload(place: place)])) == ["/workloads/0/where/kinds"])
    let spread = Sample.limit("spread", .spread, scope: Sample.selector(.init(providers: ["aws"])))
    #expect(Sample.places(Sample.wide(limits: [spread])) == ["/limits/0/scope/providers"])
    let spend = Sample.limit(scope: Sample.selector(.init(kinds: ["inference"])), measure: .spend)
    #expect(Sample.places(Sample.wide(limits: [spend])) == ["/limits/0/scope/kinds"])
  }

  @Test func surchargesApplyWhereTheySay() throws {
    let europe = SurchargeFile(
      place: Sample.selector(.init(geographies: ["europe"])), perWork: .constant(0.2))
    let azure = SurchargeFile(
      place: Sample.selector(.init(providers: ["azure"])), perWork: .perPeriod([1, 2, 3, 4]))
    let near = SurchargeFile(
      place: Sample.selector(.init(), latency: LatencyFile(from: "us", atMost: 20)), perWork: .constant(7))
    let file = Sample.wide(workloads: [Sample.workload(surcharges: [europe, azure, near])])
    let found = try Problem(validating: file).workloads.elements[0].surcharges
    // The second offer is near too, but cannot serve the work.
    #expect(Set(found.keys) == [0, 2, 3])
    #expect(found[0]?.numbers == [7, 7, 7, 7])
    #expect(found[2]?.numbers == [0.2, 0.2, 0.2, 0.2])
    #expect(found[3]?.numbers == [1.2, 2.2, 3.2, 4.2])
  }
}
