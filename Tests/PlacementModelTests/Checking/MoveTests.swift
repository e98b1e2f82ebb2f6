import Testing

@testable import PlacementModel

/// Offers of `Sample.wide`: 0 aws/east/gb200, 1 aws/east/trainium, 2 aws/west/gb200, 3 azure/west/gb200.
@Suite struct MoveTests {
  private func file(
    _ change: (inout ProblemFile) -> Void = { _ in }, limits: [LimitFile] = [],
    workload: (inout WorkloadFile) -> Void = { _ in }
  ) -> ProblemFile {
    var chat = Sample.workload("chat", kind: "inference")
    workload(&chat)
    var file = Sample.wide(
      workloads: [chat, Sample.workload("train", kind: "training")], limits: limits)
    change(&file)
    return file
  }

  private func row(
    provider: String? = nil, from: String? = nil, to: String? = nil, _ perGB: SeriesFile = .constant(1)
  ) -> EgressPricesFile.Row {
    EgressPricesFile.Row(provider: provider, from: from, to: to, perGB: perGB)
  }

  // MARK: Egress

  @Test func theFirstRowThatMatchesCounts() throws {
    let rows = [
      row(provider: "azure", .perPeriod([1, 2, 3, 4])), row(from: "eu-west", to: "us-east", .constant(0.5)),
      row(from: "us-east", .constant(9)),
    ]
    let problem = try Problem(
      validating: file {
        $0.egressPrices = .rows(rows)
      } workload: {
        $0.egressPerWork = .constant(3)
        $0.home = "us-east"
      })
    let egress = problem.workloads.elements[0].egress
    // At aws in the east the last row has a price for the way home, short as it is.
    #expect(egress[0]?.numbers == [27, 27, 27, 27])
    #expect(egress[2]?.numbers == [1.5, 1.5, 1.5, 1.5])
    #expect(egress[3]?.numbers == [3, 6, 9, 12])
    #expect(problem.workloads.elements[1].egress.isEmpty)
  }

  @Test func atHomeDataAreFree() throws {
    let problem = try Problem(
      validating: file {
        $0.egressPrices = .rows([row(from: "eu-west")])
      } workload: {
        $0.egressPerWork = .constant(3)
        $0.home = "us-east"
      })
    #expect(problem.workloads.elements[0].egress.keys.sorted() == [2, 3])
  }

  @Test func aRowOfAProviderIsInItsCurrency() throws {
    let problem = try Problem(
      validating: file {
        $0.exchangeRates = [("EUR", .perPeriod([1, 2, 3, 4]))]
        $0.providers[1].currency = "EUR"
        $0.egressPrices = .rows([row(provider: "azure", .constant(10)), row(.constant(10))])
      } workload: {
        $0.egressPerWork = .constant(1)
        $0.home = "us-east"
      })
    #expect(problem.workloads.elements[0].egress[2]?.numbers == [10, 10, 10, 10])
    #expect(problem.workloads.elements[0].egress[3]?.numbers == [10, 20, 30, 40])
  }

  @Test func everyWayThatDataMayGoHasAPrice() {
    let file = file {
      $0.egressPrices = .rows([row(provider: "azure")])
    } workload: {
      $0.egressPerWork = .constant(3)
      $0.home = "us-east"
    }
    #expect(
      Sample.violations(file).map(\.sentence) == [
        "/workloads/0/egressPerWork: data that go from the offer \"aws/west/gb200\" to \"us-east\"; accepted is: "
          + "`egressPrices` has a row for every way that data may go, and nothing is free by omission"
      ])
  }

  @Test func dataAndHomeGoTogether() {
    #expect(
      Sample.violations(file(workload: { $0.home = "us-east" })) == [
        Violation(
          Pointer.root["workloads"][0],
          .missing(key: "egressPerWork", accepted: "GB per work unit, as there is a `home`"))
      ])
    #expect(
      Sample.violations(file(workload: { $0.egressPerWork = .constant(1) })) == [
        Violation(
          Pointer.root["workloads"][0],
          .missing(key: "home", accepted: "the id of the region that the data go to"))
      ])
    #expect(
      Sample.violations(
        file(workload: {
          $0.egressPerWork = .constant(1)
          $0.home = "us-eest"
        })) == [
          Violation(
            Pointer.root["workloads"][0]["home"], .unknownID("us-eest", kind: "region", nearest: "us-east"))
        ])
  }

  @Test func rowsNameWhatExists() {
    let rows = [row(provider: "awz"), row(from: "us-eest", to: "moon"), row(.perPeriod([1]))]
    let root = Pointer.root["egressPrices"]
    #expect(
      Sample.violations(file { $0.egressPrices = .rows(rows) }) == [
        Violation(root[0]["provider"], .unknownID("awz", kind: "provider", nearest: "aws")),
        Violation(root[1]["from"], .unknownID("us-eest", kind: "region", nearest: "us-east")),
        Violation(root[1]["to"], .unknownID("moon", kind: "region", nearest: nil)),
        Violation(root[2]["perGB"], .wrongCount(found: 1, accepted: "4, one per period")),
      ])
  }

  @Test func linesOfATableNameWhatExists() {
    let lines: [(line: Int, row: EgressPricesFile.Row)] = [(2, row(provider: "awz")), (5, row(to: "moon"))]
    #expect(
      Sample.violations(file { $0.egressPrices = .table(csv: "egress.csv", rows: lines) }).map(\.sentence)
        == [
          "/egressPrices: egress.csv, line 2: \"awz\" is not accepted; the id of a provider, or nothing for any; did you mean `aws`?",
          "/egressPrices: egress.csv, line 5: \"moon\" is not accepted; the id of a region, or nothing for any",
        ])
  }

  // MARK: What stands

  @Test func unitsStandByWorkloadAndOffer() throws {
    let problem = try Problem(
      validating: file {
        $0.initial = [
          StandingFile(workload: "chat", offer: "azure/west/gb200", units: 7),
          StandingFile(workload: "chat", offer: "aws/east/gb200", units: 0),
          StandingFile(workload: "train", offer: "aws/east/gb200", units: 2),
        ]
      })
    #expect(problem.workloads.elements.map(\.initial) == [[3: 7], [0: 2]])
  }

  @Test func whatStandsExistsAndStandsOnce() {
    let file = file {
      $0.initial = [
        StandingFile(workload: "chat", offer: "aws/east/gb200", units: 7),
        StandingFile(workload: "chatt", offer: "azure", units: 1),
        StandingFile(workload: "chat", offer: "aws/east/gb200", units: 7),
        StandingFile(workload: "chat", offer: "aws/east/trainium", units: 7),
      ]
    } workload: {
      $0.throughput = [(machine: "gb200", rate: .constant(1))]
    }
    #expect(
      Sample.violations(file).map(\.sentence) == [
        "/initial/1/workload: there is no workload \"chatt\"; did you mean `chat`?",
        "/initial/1/offer: there is no offer \"azure\"",
        "/initial/2: \"chat\" at \"aws/east/gb200\" again, after /initial/0; accepted is: a workload and an offer stand together once",
        "/initial/3/offer: units of the machine \"trainium\"; accepted is: the workload has a throughput on the machine of the offer",
      ])
  }

  // MARK: Moves

  private func mobile(_ file: ProblemFile) throws -> [Bool] {
    try Problem(validating: file).workloads.elements.map { $0.mobility != nil }
  }

  @Test func movesAreCountedWhereSomethingAsks() throws {
    #expect(try mobile(file()) == [false, false])
    #expect(try mobile(file(workload: { $0.migrationCost = .constant(4) })) == [true, false])
    var churn = Sample.limit("l", .churn, scope: Sample.selector(.init(kinds: ["training"])))
    churn.maximum = .constant(0.2)
    churn.of = nil
    #expect(try mobile(file(limits: [churn])) == [false, true])
    #expect(
      try mobile(file { $0.objective = [GoalFile(goal: .cost), GoalFile(goal: .moves)] }) == [true, true])
    let problem = try Problem(
      validating: file(workload: {
        $0.migrationCost = .perPeriod([4, 5, 6, 7])
        $0.movesBetween = .providers
      }))
    #expect(problem.workloads.elements[0].mobility?.between == .providers)
    #expect(problem.workloads.elements[0].mobility?.cost?.numbers == [4, 5, 6, 7])
  }

  @Test func churnIsOfWork() {
    var churn = Sample.limit("l", .churn, scope: Sample.selector(.init(regions: ["us-east"])))
    churn.of = nil
    churn.maximum = .constant(0.2)
    #expect(Sample.places(file(limits: [churn])) == ["/limits/0/scope/regions"])
    churn.scope = Sample.selector(.init(kinds: ["inference"], workloads: ["train"]))
    #expect(
      Sample.violations(file(limits: [churn])) == [
        Violation(Pointer.root["limits"][0]["scope"], .empty(what: "selection of workloads"))
      ])
  }

  // MARK: Losses

  private func survive(_ of: SelectorFile, _ change: (inout LimitFile) -> Void = { _ in }) -> LimitFile {
    var limit = Sample.limit("l", .survive, of: of)
    limit.maximum = nil
    change(&limit)
    return limit
  }

  @Test func lossesAreOfEachOrOfWhatIsNamed() throws {
    let rule = try Problem(
      validating: file(limits: [
        survive(Sample.each(.region)) { $0.scope = Sample.selector(.init(kinds: ["training"])) }
      ])
    ).limits.elements[0].rule
    guard case .survive(let limit) = rule else {
      Issue.record("another rule")
      return
    }
    #expect(limit.losses.elements.map(\.id) == ["us-east", "eu-west"])
    #expect(limit.losses.elements.map { offsets($0.offers) } == [[0, 1], [2, 3]])
    #expect(offsets(limit.workloads) == [1])
    #expect(limit.serve.numbers == [1, 1, 1, 1] && limit.burst.numbers == [0, 0, 0, 0])
  }

  @Test func aLossLeavesAnOffer() {
    let all = survive(Sample.selector(.init(providers: ["aws", "azure"])))
    #expect(
      Sample.violations(file(limits: [all])).map(\.sentence) == [
        "/limits/0/of: the loss of \"aws+azure\", which is every offer; accepted is: a loss leaves an offer to serve with"
      ])
    let offers = survive(Sample.each(.provider)) { $0.scope = Sample.selector(.init(providers: ["aws"])) }
    #expect(Sample.places(file(limits: [offers])) == ["/limits/0/scope/providers"])
  }
}
