import Testing

@testable import PlacementModel

/// Offers of `Sample.wide`: 0 aws/east/gb200, 1 aws/east/trainium, 2 aws/west/gb200, 3 azure/west/gb200.
@Suite struct LimitTests {
  /// Work that may stay unmet: no share of it contradicts anything.
  private static let workloads = [
    Sample.workload("chat", kind: "inference", unmetPenalty: .constant(1)),
    Sample.workload("train", kind: "training", unmetPenalty: .constant(1)),
    Sample.workload("other", kind: nil, unmetPenalty: .constant(1)),
  ]

  private func file(_ limit: LimitFile, _ horizon: HorizonFile = Sample.horizon()) -> ProblemFile {
    Sample.wide(workloads: Self.workloads, limits: [limit], horizon: horizon)
  }

  private func share(_ limit: LimitFile, _ horizon: HorizonFile = Sample.horizon()) throws -> ShareLimit {
    let rule = try Problem(validating: file(limit, horizon)).limits.elements[0].rule
    guard case .share(let share) = rule else { throw Unexpected() }
    return share
  }

  private struct Unexpected: Error {}

  private func parts(_ share: ShareLimit) -> [String: [Int]] {
    Dictionary(
      share.parts.elements.map { ($0.id, offsets($0.offers)) }, uniquingKeysWith: { first, _ in first })
  }

  @Test(
    arguments: [
      (SelectorFile.Each.provider, ["aws", "azure"], [[0, 1, 2], [3]]),
      (.vendor, ["NVIDIA", "AWS"], [[0, 2, 3], [1]]),
      (.machine, ["gb200", "trainium"], [[0, 2, 3], [1]]),
      (.region, ["us-east", "eu-west"], [[0, 1], [2, 3]]),
      (.geography, ["america", "europe"], [[0, 1], [2, 3]]),
    ])
  func eachIsAPartInTheProblemsOrder(each: SelectorFile.Each, ids: [String], offers: [[Int]]) throws {
    let share = try share(Sample.limit(of: Sample.each(each)))
    #expect(share.parts.elements.map(\.id) == ids)
    #expect(share.parts.elements.map { offsets($0.offers) } == offers)
    #expect(share.countsShortfall == (each == .provider))
  }

  @Test func listsAndScopeCutParts() throws {
    let trainium = Sample.limit(of: Sample.each(.provider, .init(machines: ["trainium"])))
    #expect(parts(try share(trainium)) == ["aws": [1]])
    let west = Sample.limit(scope: Sample.selector(.init(regions: ["eu-west"])))
    #expect(parts(try share(west)) == ["aws": [2], "azure": [3]])
    #expect(offsets(try share(west).offers) == [2, 3])
    var others = Sample.each(.provider)
    others.not = .init(providers: ["aws"])
    #expect(parts(try share(Sample.limit(of: others))) == ["azure": [3]])
  }

  @Test func listsAreOnePart() throws {
    let two = try share(Sample.limit(of: Sample.selector(.init(providers: ["azure", "aws"]))))
    #expect(parts(two) == ["azure+aws": [0, 1, 2, 3]])
    #expect(two.countsShortfall)
    let some = try share(
      Sample.limit(
        of: Sample.selector(.init(providers: ["aws"], machines: ["gb200"]), not: .init(regions: ["us-east"])))
    )
    #expect(parts(some) == ["aws+gb200-us-east": [2]])
    #expect(!some.countsShortfall)
  }

  @Test func partsLieInTheScope() {
    let outside = Sample.limit(
      of: Sample.selector(.init(providers: ["azure"])), scope: Sample.selector(.init(regions: ["us-east"])))
    #expect(
      Sample.violations(file(outside)) == [
        Violation(Pointer.root["limits"][0]["of"], .empty(what: "selection of offers in scope"))
      ])
    #expect(Sample.places(file(Sample.limit(of: Sample.selector(.init())))) == ["/limits/0/of"])
    #expect(Sample.places(file(Sample.limit(of: nil))) == ["/limits/0"])
  }

  @Test func workOfSomeWorkloadsIsMeasured() throws {
    let scope = Sample.selector(.init(kinds: ["inference", "training"]), not: .init(workloads: ["chat"]))
    #expect(offsets(try share(Sample.limit(scope: scope, measure: .work)).workloads) == [1])
    #expect(offsets(try share(Sample.limit(measure: .work)).workloads) == [0, 1, 2])
    #expect(offsets(try share(Sample.limit(measure: .spend)).workloads) == [0, 1, 2])
    let none = Sample.limit(
      scope: Sample.selector(.init(kinds: ["training"], workloads: ["chat"])), measure: .work)
    #expect(
      Sample.violations(file(none)).map(\.fault) == [.empty(what: "selection of workloads")])
  }

  @Test func weightsAreByMachine() throws {
    #expect(try share(Sample.limit(measure: .units)).weights == [1, 1])
    let listed = LimitFile.Weights.machines([(id: "trainium", weight: 0.5), (id: "gb200", weight: 2)])
    #expect(try share(Sample.limit(measure: .units, weights: listed)).weights == [2, 0.5])
    let gb200 = Sample.selector(.init(machines: ["gb200"]))
    #expect(try share(Sample.limit(scope: gb200, measure: .units, weights: .kilowatts)).weights == [1.2, 1])
  }

  @Test func everyMachineInScopeHasAWeight() {
    let place = Pointer.root["limits"][0]["weights"]
    let missing = Violation(place, .missing(key: "trainium", accepted: "a weight for every machine in scope"))
    #expect(Sample.violations(file(Sample.limit(measure: .units, weights: .kilowatts))) == [missing])
    let listed = LimitFile.Weights.machines([(id: "gb200", weight: 2), (id: "trainum", weight: 1)])
    #expect(
      Set(Sample.violations(file(Sample.limit(measure: .units, weights: listed)))) == [
        missing, Violation(place["trainum"], .unknownID("trainum", kind: "machine", nearest: "trainium")),
      ])
    let spend = Sample.limit(
      measure: .spend, weights: .machines([(id: "gb200", weight: 2), (id: "trainium", weight: 1)]))
    #expect(Sample.places(file(spend)) == ["/limits/0/weights"])
  }

  @Test func boundsAreAveragedOverSpans() throws {
    // Six quarters from July 2026: 2208 and 2208 hours in 2026; 2160, 2184, 2208, 2208 in 2027.
    let horizon = Sample.horizon(from: Sample.date(2026, 7), count: 6)
    let steps = SeriesFile.perPeriod([0.2, 0.4, 0.5, 0.5, 0.5, 0.7])
    let year = try share(Sample.limit(min: .constant(0.1), max: steps, per: .year), horizon)
    #expect(year.spans.elements.map(\.id) == ["2026", "2027"])
    #expect(year.spans.elements.map { offsets($0.periods) } == [[0, 1], [2, 3, 4, 5]])
    #expect(year.minimum?.numbers == [0.1, 0.1])
    let expected = [0.3, (0.5 * 6552 + 0.7 * 2208) / 8760]
    #expect(zip(year.maximum?.numbers ?? [], expected).allSatisfy { abs($0 - $1) < 1e-12 })
    let period = try share(Sample.limit(max: steps), horizon)
    #expect(period.maximum?.numbers == [0.2, 0.4, 0.5, 0.5, 0.5, 0.7])
    #expect(period.minimum == nil)
    #expect(period.spans.elements.map(\.id).first == "2026Q3")
    let whole = try share(Sample.limit(per: .horizon), horizon)
    #expect(whole.spans.elements.map(\.id) == ["horizon"])
    #expect(whole.spans.elements.map { offsets($0.periods) } == [[0, 1, 2, 3, 4, 5]])
    #expect(whole.maximum?.numbers == [0.5])
  }

  @Test func boundsDoNotCrossAndAreFractions() {
    let crossed = Sample.limit(min: .perPeriod([0, 0, 0.6, 0]), max: .constant(0.5))
    #expect(
      Sample.violations(file(crossed)) == [
        Violation(
          Pointer.root["limits"][0]["min"],
          .contradiction(found: "0.6 in 2026Q3", rule: "`min` is not above `max`, 0.5"))
      ])
    #expect(Sample.places(file(Sample.limit(max: .constant(1.5)))) == ["/limits/0/max"])
    #expect(Sample.places(file(Sample.limit(max: nil))) == ["/limits/0"])
    #expect(
      Sample.places(file(Sample.limit(max: .steps([(date: Sample.date(2026, 2), value: 1)])))) == [
        "/limits/0/max/steps"
      ])
  }

  @Test func aBudgetIsMoneyPerSpan() throws {
    let limit = Sample.limit(
      "cap", .budget, of: nil, scope: Sample.selector(.init(providers: ["aws"])), max: .constant(1e6),
      per: .year)
    let rule = try Problem(validating: file(limit, Sample.horizon(count: 6))).limits.elements[0].rule
    guard case .budget(let budget) = rule else { throw Unexpected() }
    #expect(budget.maximum.numbers == [1e6, 1e6])
    #expect(offsets(budget.offers) == [0, 1, 2])
    #expect(budget.spans.elements.map(\.id) == ["2026", "2027"])
  }

  @Test func aBudgetHasOnlyAMaximum() {
    let limit = Sample.limit("cap", .budget, min: .constant(1), max: nil)
    #expect(Set(Sample.places(file(limit))) == ["/limits/0/min", "/limits/0/of", "/limits/0"])
  }

  @Test func aSpreadIsOfWorkOverProvidersOrRegions() throws {
    let scope = Sample.selector(.init(kinds: ["inference"]))
    let limit = Sample.limit(
      "spread", .spread, of: Sample.each(.region), scope: scope, max: .perPeriod([1, 0.9, 0.8, 0.7]))
    let rule = try Problem(validating: file(limit)).limits.elements[0].rule
    guard case .spread(let spread) = rule else { throw Unexpected() }
    #expect(offsets(spread.workloads) == [0])
    #expect(spread.parts.elements.map(\.id) == ["us-east", "eu-west"])
    #expect(spread.maximum.numbers == [1, 0.9, 0.8, 0.7])
    let vendor = Sample.limit("spread", .spread, of: Sample.each(.vendor))
    #expect(
      Sample.violations(file(vendor)) == [
        Violation(
          Pointer.root["limits"][0]["of"]["each"],
          .notAccepted(found: "vendor", accepted: ["provider", "region"], nearest: nil))
      ])
  }
}
