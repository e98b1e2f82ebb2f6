@testable import PlacementModel
import Reporting
import Testing

/// What is said of curves, for every way they can come out.
@Suite struct FrontierTablesTests {
  /// A share, a budget whose bounds may differ, and a pool.
  static let problem: Problem? = {
    let text = """
      { "berth": 1, "currency": "USD", "horizon": { "start": "2026-01", "period": "year", "count": 1 },
        "machines": [ { "id": "gpu" } ], "regions": [ { "id": "east" } ], "providers": [ { "id": "alpha" } ],
        "offers": [ { "id": "a", "provider": "alpha", "region": "east", "machine": "gpu", "capacity": 10,
          "options": [ { "id": "od", "kind": "onDemand", "price": 1 } ] } ],
        "agreements": [ { "id": "deal", "provider": "alpha", "from": "2026-01", "through": "2026-12",
          "minimumSpend": 500, "per": "term", "status": "signed" } ],
        "workloads": [ { "id": "chat", "demand": 1, "throughput": { "gpu": 1 } } ],
        "limits": [
          { "id": "no-lock-in", "type": "share", "of": { "each": "provider" }, "max": 1, "min": 0.1, "measure": "spend" },
          { "id": "cap", "type": "budget", "max": 1e6 },
          { "id": "power", "type": "pool", "weights": { "gpu": 1 }, "max": 500 } ] }
      """
    return try? Problem(validating: ProblemFile(reading: Array(text.utf8), folder: "/"))
  }()

  private func curve(
    _ axis: Frontier.Axis, today: Double? = nil, _ pieces: [Frontier.Piece] = []
  ) throws -> Frontier {
    var frontier = Frontier(problem: try #require(Self.problem), axis: axis)
    frontier.pieces = pieces
    frontier.today = today.map { Frontier.Point(position: $0, cost: 4_000) }
    return frontier
  }

  private func piece(
    _ from: Double, _ through: Double, _ costFrom: Double, _ costThrough: Double, price: Double,
    isExact: Bool = true
  ) -> Frontier.Piece {
    Frontier.Piece(
      from: from, through: through, costFrom: costFrom, costThrough: costThrough, priceFrom: price,
      priceThrough: price, isExact: isExact)
  }

  private func expect(_ frontier: Frontier, _ sentences: String..., never: String...) {
    let text = FrontierTables(frontier).text(width: 1000).replacing(#/ +/#, with: " ")
    for sentence in sentences { #expect(text.contains(sentence), "\(sentence)\n\(text)") }
    for word in never { #expect(!text.contains(word), "\(word)\n\(text)") }
    let narrow = FrontierTables(frontier).text(width: 60)
    #expect(narrow.split(separator: "\n").allSatisfy { $0.count <= 60 }, "\(narrow)")
  }

  private let share = Frontier.Axis.limit(Index(0), .maximum, factor: false)

  @Test func aShareIsToldInPercentagePoints() throws {
    var frontier = try curve(
      share, today: 0.6,
      [piece(0.5, 0.6, 4_500, 4_000, price: 5_000), piece(0.6, 0.8, 4_000, 3_600, price: 2_000)])
    frontier.low = .noPlan([
      Plan.ConflictingRow(family: "demand", row: "demand[chat,2026]"),
      Plan.ConflictingRow(family: "supply", row: "supply[a,2026]"),
      Plan.ConflictingRow(family: "share", row: "share[no-lock-in,alpha,2026]"),
      Plan.ConflictingRow(family: "share", row: "share[no-lock-in,beta,2026]"),
    ])
    expect(
      frontier, "The least cost for every maximum of the limit no-lock-in",
      "It stands at 60 %: 4,000.00 USD. One percentage point more saves 20.00 USD, one less costs 50.00 USD.",
      "Below 50 % no plan keeps every rule. In the way: the demand of chat (2026); no-lock-in (alpha 2026, beta 2026).",
      "at most cost one point more saves, USD", "50.00 % 4,500.00 50.00", "60.00 % 4,000.00 20.00",
      "80.00 % 3,600.00\n", never: "supply", "binds nothing")
  }

  @Test func theSamePriceBothWaysIsToldOnce() throws {
    let frontier = try curve(share, today: 0.6, [piece(0.5, 0.8, 4_500, 3_000, price: 5_000)])
    expect(frontier, "One percentage point more saves 50.00 USD, one less costs as much.")
  }

  @Test func whereALimitBindsNothingIsTold() throws {
    var frontier = try curve(
      share, today: 0.8,
      [piece(0.5, 0.7, 4_500, 4_000, price: 2_500), piece(0.7, 0.9, 4_000, 4_000, price: 0)])
    frontier.high = .slack
    expect(
      frontier, "More room saves nothing.", "From 70 % on it binds nothing: 4,000.00 USD.",
      never: "costs as much", "one less")
  }

  @Test func ofAMinimumLessIsLooser() throws {
    let axis = Frontier.Axis.limit(Index(0), .minimum, factor: false)
    var frontier = try curve(
      axis, today: 0.2,
      [piece(0.1, 0.2, 4_000, 4_000, price: 0), piece(0.2, 0.3, 4_000, 4_400, price: 4_000)])
    frontier.low = .slack
    frontier.high = .noPlan([])
    expect(
      frontier, "every minimum of the limit no-lock-in", "One percentage point more costs 40.00 USD.",
      "At 20 % and below it binds nothing", "Above 30 % no plan keeps every rule.",
      "at least cost one point less saves, USD", "10.00 % 4,000.00\n", "20.00 % 4,000.00 0\n",
      "30.00 % 4,400.00 40.00")
    frontier.today?.position = 0.25
    expect(frontier, "One percentage point less saves 40.00 USD, one more costs as much.")
  }

  @Test func boundsThatDifferMoveByAFactor() throws {
    let axis = Frontier.Axis.limit(Index(1), .maximum, factor: true)
    var frontier = try curve(axis, today: 1, [piece(0.8, 1.2, 4_500, 3_700, price: 2_000)])
    frontier.high = .slack
    expect(
      frontier, "Its bounds differ over time and are changed alike: 100 % is as the file has them.",
      "It stands at 100 % of its bounds: 4,000.00 USD. One percent more saves 20.00 USD, one less costs as much.",
      "part of its bounds", "80.00 % 4,500.00 20.00", never: "as they stand", "point")
  }

  @Test func aBudgetIsMoney() throws {
    let axis = Frontier.Axis.limit(Index(1), .maximum, factor: false)
    let frontier = try curve(axis, today: 2e9, [piece(1e9, 3e9, 5_000, 3_000, price: 0.25)])
    expect(
      frontier, "It stands at 2,000 M USD: 4,000.00 USD.",
      "One USD more saves 0.25 USD, one less costs as much.",
      "at most, M USD", "1 USD more saves, USD", "1,000.000 5,000.00 0.25")
  }

  @Test func amountsHaveTheirUnits() throws {
    let pool = Frontier.Axis.limit(Index(2), .maximum, factor: false)
    expect(
      try curve(pool, today: 500, [piece(400, 600, 5_000, 3_000, price: 10)]),
      "It stands at 500.000 units of its weights", "One unit of its weights more saves 10.00 USD")
    expect(
      try curve(.goal(.carbon), today: 2e6, [piece(1e6, 2e6, 5_000, 4_000, price: 0.001)]),
      "The least cost for every cap on emissions over the horizon",
      "The cheapest plan emits 2,000,000 kg CO2e",
      "One kg CO2e less costs 0.001 USD.")
  }

  @Test func aJumpIsToldAndShown() throws {
    var frontier = try curve(
      share, today: 0.9, [piece(0.5, 1, 4_500, 4_000, price: 1_000), piece(1, 1, 3_000, 3_000, price: 0)])
    frontier.high = .slack
    expect(
      frontier, "At 100 % it goes from 4,000.00 USD to 3,000.00 USD at once.",
      "From 100 % on it binds nothing: 3,000.00 USD.", "100.00 % 4,000.00\n", "100.00 % 3,000.00\n")
  }

  @Test func partsThatWerePassedOverAreCounted() throws {
    let pieces = [
      piece(0.5, 0.6, 4_500, 4_200, price: 3_000, isExact: false),
      piece(0.6, 0.7, 4_200, 4_000, price: 2_000),
    ]
    expect(
      try curve(share, today: 0.6, pieces),
      "1 part of the curve was passed over as too short: there a straight line joins exact costs.")
    let more = pieces + [piece(0.7, 0.8, 4_000, 3_900, price: 1_000, isExact: false)]
    expect(try curve(share, today: 0.6, more), "2 parts of the curve were passed over")
  }

  @Test func samplesAreSaidToBeSamples() throws {
    var frontier = try curve(share, today: 0.6)
    frontier.isSampled = true
    frontier.samples = [.init(position: 0.5, cost: 4_500), .init(position: 0.75, cost: 4_100, bound: 4_099)]
    frontier.low = .noPlan([])
    expect(
      frontier, "these are 2 plans, and between them nothing is known",
      "At the positions below 50 % that were planned for no plan keeps every rule.",
      "50.00 % 4,500.00\n", "75.00 % 4,100.00\n", never: "saves")
  }

  @Test func withoutASampleThatHasAPlanNoMoreIsClaimed() throws {
    var frontier = try curve(share)
    frontier.isSampled = true
    frontier.low = .noPlan([Plan.ConflictingRow(family: "capacity", row: "capacity[a,2026]")])
    frontier.high = frontier.low
    expect(
      frontier,
      "At none of the positions that were planned for does a plan keep every rule. In the way: a (2026).",
      never: "whatever it is", "0 plans")
    frontier.low = .asked
    frontier.high = .asked
    expect(frontier, "cannot be followed, and the format accepts no position in the range.", never: "0 plans")
    frontier.samples = [.init(position: 0.5, cost: 4_500)]
    expect(frontier, "this is 1 plan, and beside it nothing is known.", never: "these")
  }

  @Test func whereThereIsNoPlanAnywhereItIsSaidOnce() throws {
    var frontier = try curve(share)
    frontier.low = .noPlan([Plan.ConflictingRow(family: "capacity", row: "capacity[a,2026]")])
    frontier.high = frontier.low
    expect(
      frontier, "As the problem stands there is no plan.",
      "No plan keeps every rule, whatever it is. In the way: a (2026).\n", never: "a (2026).\nNo plan")
  }

  @Test(arguments: [
    (Plan.StopCause.time, "the time was up"), (.cancelled, "it was interrupted"),
    (.iterations, "the iterations were used up"),
  ])
  func whatStoppedItIsTold(cause: Plan.StopCause, words: String) throws {
    var frontier = try curve(share, today: 0.6, [piece(0.55, 0.7, 4_300, 3_500, price: 5_000)])
    frontier.low = .stopped(cause)
    expect(frontier, "The curve ends at 55 % because \(words).")
    #expect(frontier.stoppedBy == cause)
  }

  @Test func ofManyPointsSomeAreShown() throws {
    let pieces = (0..<100).map { place in
      let from = Double(place) / 100
      return piece(from, from + 0.01, 5_000 - Double(place), 4_999 - Double(place), price: 100)
    }
    expect(
      try curve(share, today: 0.5, pieces), "24 of 101 points where it bends; all of them are in the JSON")
  }
}
