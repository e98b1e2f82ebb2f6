import Testing

@testable import PlacementModel

/// Blocks, least sizes, gangs, sites and counts of providers.
@Suite struct WholeNumberTests {
  private func option(_ change: (inout OptionFile) -> Void) -> OptionFile {
    var option = Sample.onDemand()
    change(&option)
    return option
  }

  @Test func whatIsGivenIsTaken() throws {
    var work = Sample.workload()
    (work.hasWholeUnits, work.minimumUnits, work.site, work.sitePer) = (true, 12, .oneProvider, .period)
    let offer = Sample.offer(options: [option { ($0.blockSize, $0.minimumUnits) = (4, 20) }])
    let problem = try Problem(
      validating: Sample.file(offers: [offer], workloads: [work, Sample.workload("plain")]))
    #expect(problem.options.elements[0].blockSize == 4 && problem.options.elements[0].minimumUnits == 20)
    let (first, plain) = (problem.workloads.elements[0], problem.workloads.elements[1])
    #expect(first.hasWholeUnits && first.minimumUnits == 12)
    #expect(first.site?.kind == .provider && first.site?.isPerPeriod == true)
    #expect(!plain.hasWholeUnits && plain.minimumUnits == nil && plain.site == nil)
  }

  @Test func blocksAndLeastPurchasesFit() {
    let place = "/offers/0/options"
    let offer = Sample.offer(
      capacity: .perPeriod([100, 90, 90, 90]),
      options: [
        option { $0.blockSize = 71 }, Sample.reserved(held: .constant(30)),
        option { ($0.id, $0.minimumUnits, $0.capacity) = ("quota", 41, .constant(40)) },
        option { ($0.id, $0.minimumUnits) = ("all", 70) },
      ])
    // 100 - 30 held are the most there can be.
    #expect(
      Sample.places(Sample.file(offers: [offer])) == ["\(place)/0/blockSize", "\(place)/2/minimumUnits"])
  }

  @Test func decidedPurchasesAreBoughtAsAllAre() {
    var reserved = Sample.reserved()
    (reserved.blockSize, reserved.minimumUnits) = (4, 10)
    var file = Sample.file(offers: [Sample.offer(options: [Sample.onDemand(), reserved])])
    file.fix = [
      FixedFile(option: "aws/gb200:1y", from: Sample.date(2026, 1), units: 12),
      FixedFile(option: "aws/gb200:1y", from: Sample.date(2026, 4), units: 14),
      FixedFile(option: "aws/gb200:1y", from: Sample.date(2026, 7), units: 8),
      FixedFile(option: "aws/gb200:1y", from: Sample.date(2026, 10), units: 0),
    ]
    #expect(Sample.places(file) == ["/fix/1/units", "/fix/2/units"])
  }

  @Test func gangsFitSomewhere() {
    var work = Sample.workload()
    work.minimumUnits = 101
    #expect(Sample.places(Sample.file(workloads: [work])) == ["/workloads/0/minimumUnits"])
    work.unmetPenalty = .constant(1)
    #expect(Sample.places(Sample.file(workloads: [work])).isEmpty)
  }

  @Test func onlyOneSiteChangesFromPeriodToPeriod() {
    var work = Sample.workload()
    work.sitePer = .period
    #expect(Sample.places(Sample.file(workloads: [work])) == ["/workloads/0/sitePer"])
    work.site = .oneRegion
    #expect(Sample.places(Sample.file(workloads: [work])).isEmpty)
  }

  private func count(_ min: Double?, _ max: Double?, from money: Double = 1, scope: SelectorFile? = nil)
    -> LimitFile
  {
    var limit = Sample.limit(
      "count", .providers, of: nil, scope: scope, min: min.map { .constant($0) },
      max: max.map { .constant($0) },
      per: .year)
    limit.countsFrom = money
    return limit
  }

  @Test func countsOfProviders() throws {
    let problem = try Problem(validating: Sample.wide(limits: [count(1, 2, from: 9)]))
    guard case .providers(let limit)? = problem.limits.elements.first?.rule else {
      Issue.record("no limit on providers")
      return
    }
    #expect(offsets(limit.offers) == [0, 1, 2, 3] && offsets(limit.providers) == [0, 1])
    #expect(limit.minimum == 1 && limit.maximum == 2 && limit.countsFrom == 9 && limit.spans.count == 1)
    let east = Sample.selector(.init(regions: ["us-east"]))
    #expect(
      Sample.places(
        Sample.wide(
          limits: [
            count(nil, nil), count(2, 1), count(1, nil, from: 0), count(2, nil, scope: east), count(3, nil),
          ].enumerated().map { number, limit in
            var limit = limit
            limit.id += "\(number)"
            return limit
          })) == ["/limits/0", "/limits/1/min", "/limits/2/countsFrom", "/limits/3/min", "/limits/4/min"])
  }

  @Test func whoHoldsUnitsIsUsed() {
    var file = Sample.wide(limits: [count(nil, 1)])
    for offer in [0, 3] {
      file.offers[offer].options.append(Sample.reserved(held: .perPeriod([0, 5, 0, 0])))
    }
    #expect(Sample.places(file) == ["/limits/0/max"])
    file.limits[0].penalty = .constant(5)
    #expect(Sample.places(file).isEmpty)
  }
}
