import Testing

@testable import PlacementModel

/// Offers of `Sample.wide`: 0 aws/east/gb200, 1 aws/east/trainium, 2 aws/west/gb200, 3 azure/west/gb200.
@Suite struct PolicyLimitTests {
  private struct Unexpected: Error {}

  private static func limit(
    _ kind: LimitFile.Kind, of: SelectorFile? = nil, scope: SelectorFile? = nil,
    max: SeriesFile? = .constant(0.9), weights: LimitFile.Weights? = nil, per: LimitFile.Basis = .period,
    provider: String? = nil, from: CalendarDate? = nil, through: CalendarDate? = nil,
    penalty: SeriesFile? = nil
  ) -> LimitFile {
    var limit = Sample.limit("l", kind, of: of, scope: scope, max: max, weights: weights, per: per)
    limit.provider = provider
    limit.from = from
    limit.through = through
    limit.penalty = penalty
    return limit
  }

  private func file(_ limit: LimitFile) -> ProblemFile {
    Sample.wide(
      workloads: [
        Sample.workload("chat", kind: "inference"),
        Sample.workload("spare", unmetPenalty: .constant(1)),
      ], limits: [limit])
  }

  private func rule(_ limit: LimitFile, _ change: (inout ProblemFile) -> Void = { _ in }) throws -> Limit.Rule
  {
    var file = file(limit)
    change(&file)
    return try Problem(validating: file).limits.elements[0].rule
  }

  private static func clean(_ file: inout ProblemFile) {
    for machine in file.machines.indices { file.machines[machine].kilowatts = 1 }
    for region in file.regions.indices { file.regions[region].carbonIntensity = 0.2 }
  }

  @Test func aPoolIsWeighedByMachine() throws {
    let scope = Sample.selector(.init(machines: ["gb200"]))
    guard
      case .pool(let pool) = try rule(Self.limit(.pool, scope: scope, max: .constant(7), weights: .kilowatts))
    else { throw Unexpected() }
    #expect(offsets(pool.offers) == [0, 2, 3])
    #expect(pool.weights == [1.2, 1])
    #expect(pool.maximum.numbers == [7, 7, 7, 7])
    // trainium has no kilowatts.
    #expect(
      Sample.violations(file(Self.limit(.pool, max: .constant(7), weights: .kilowatts))) == [
        Violation(
          Pointer.root["limits"][0]["weights"],
          .missing(key: "trainium", accepted: "a weight for every machine in scope"))
      ])
    #expect(Sample.places(file(Self.limit(.pool, max: nil))) == ["/limits/0"])
    #expect(Sample.places(file(Self.limit(.pool, of: Sample.each(.provider)))) == ["/limits/0/of"])
  }

  @Test func emissionsAreKnownWhereTheyAreCounted() throws {
    guard case .carbon(let carbon) = try rule(Self.limit(.carbon, max: .constant(50), per: .year), Self.clean)
    else { throw Unexpected() }
    #expect(carbon.maximum.numbers == [50])
    #expect(offsets(carbon.workloads) == [0, 1])
    let unknown = Sample.violations(file(Self.limit(.carbon, max: .constant(50))))
    #expect(unknown.map(\.pointer.description) == ["/machines/1", "/regions/0", "/regions/1"])
    #expect(
      unknown.first?.fault
        == .missing(key: "kilowatts", accepted: "the power of a unit, whose emissions are counted"))
    let east = Sample.selector(.init(regions: ["us-east"], machines: ["gb200"]))
    #expect(Sample.places(file(Self.limit(.carbon, scope: east, max: .constant(50)))) == ["/regions/0"])
  }

  @Test func aCarbonPriceAndGoalCountEverywhere() throws {
    var priced = Sample.wide()
    priced.carbonPrice = .constant(0.1)
    #expect(Sample.places(priced) == ["/machines/1", "/regions/0", "/regions/1"])
    var wished = Sample.wide()
    wished.objective = [GoalFile(goal: .carbon)]
    #expect(Sample.places(wished) == ["/machines/1", "/regions/0", "/regions/1"])
    Self.clean(&priced)
    #expect(try Problem(validating: priced).carbonPrice?.numbers == [0.1, 0.1, 0.1, 0.1])
    var free = Sample.wide()
    free.carbonPrice = .constant(0)
    #expect(try Problem(validating: free).carbonPrice == nil)
  }

  @Test func concentrationIsAmongProvidersUnlessTold() throws {
    guard case .concentration(let providers) = try rule(Self.limit(.concentration)) else {
      throw Unexpected()
    }
    #expect(providers.parts.elements.map(\.id) == ["aws", "azure"] && providers.countsShortfall)
    guard case .concentration(let regions) = try rule(Self.limit(.concentration, of: Sample.each(.region)))
    else { throw Unexpected() }
    #expect(regions.parts.elements.map(\.id) == ["us-east", "eu-west"] && !regions.countsShortfall)
    #expect(
      Sample.violations(file(Self.limit(.concentration, max: .constant(0)))) == [
        Violation(
          Pointer.root["limits"][0]["max"],
          .contradiction(found: "0", rule: "an index of concentration is above 0"))
      ])
  }

  @Test func aClauseHasAHolderAndPeriods() throws {
    let limit = Self.limit(
      .exclusive, max: nil, provider: "azure", from: Sample.date(2026, 5), through: Sample.date(2026, 10))
    guard case .exclusive(let clause) = try rule(limit) else { throw Unexpected() }
    #expect(offsets(clause.own) == [3] && offsets(clause.others) == [0, 1, 2])
    // The middles of the second and third quarters, 16 May and 16 August; that of the fourth is 16 November.
    #expect(offsets(clause.periods) == [1, 2])
    #expect(Sample.places(file(Self.limit(.exclusive, max: nil))) == ["/limits/0"])
    #expect(Sample.places(file(Self.limit(.exclusive, max: nil, provider: "azur"))) == ["/limits/0/provider"])
    let east = Sample.selector(.init(regions: ["us-east"]))
    #expect(
      Sample.violations(file(Self.limit(.exclusive, scope: east, max: nil, provider: "azure"))) == [
        Violation(Pointer.root["limits"][0]["scope"], .empty(what: "selection of offers of the provider"))
      ])
    let backwards = Self.limit(
      .exclusive, max: nil, provider: "azure", from: Sample.date(2026, 5), through: Sample.date(2026, 4))
    #expect(Sample.places(file(backwards)) == ["/limits/0/through"])
    let never = Self.limit(.exclusive, max: nil, provider: "azure", from: Sample.date(2028, 5))
    #expect(
      Sample.violations(file(never)) == [
        Violation(
          Pointer.root["limits"][0],
          .contradiction(
            found: "2028-05 through the end",
            rule: "the clause holds in the middle of some period of the horizon"))
      ])
  }

  @Test func aFirstRefusalIsNeverSoft() {
    let soft = Self.limit(.firstRefusal, max: nil, provider: "azure", penalty: .constant(1))
    #expect(Sample.places(file(soft)) == ["/limits/0/penalty"])
  }

  @Test func goalsComeOnceAndCostLast() throws {
    var file = Sample.wide()
    file.objective = [GoalFile(goal: .unmet, tolerance: 0.1)]
    #expect(
      try Problem(validating: file).priorities == [
        Priority(goal: .unmet, tolerance: 0.1), Priority(goal: .cost),
      ])
    file.objective = [GoalFile(goal: .cost), GoalFile(goal: .unmet), GoalFile(goal: .cost)]
    #expect(
      Sample.violations(file) == [
        Violation(
          Pointer.root["objective"][2],
          .duplicateID("cost", kind: "goal", firstAt: Pointer.root["objective"][0]))
      ])
  }
}
