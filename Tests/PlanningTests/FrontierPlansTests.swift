import GLPKBackend
import LinearProgramming
import PlacementModel
import Planning
import Testing

/// Curves with plans along them, for a page in which the point can be moved.
///
/// Ten units for ten hours, at p for 2 or at q for 3 an hour: n of them at p cost 10 (30 - n).
@Suite("Plans along a frontier")
struct FrontierPlansTests {
  private static let analyst = Analyst(planner: Planner(solver: GLPKSolver()), vertices: GLPKSolver())

  private static func problem(_ limits: String, whole: Bool = false) throws -> Problem {
    let json = LimitsByHand.twoProviders(limits, penalty: whole ? #", "wholeUnits": true"# : "")
    return try Samples.problem(bytes: Array(json.utf8))
  }

  private static func share(_ bound: String, whole: Bool = false) throws -> Problem {
    try problem(
      #"{ "id": "l", "type": "share", "of": { "each": "provider" }, "measure": "units", \#(bound) }"#,
      whole: whole)
  }

  private func plans(_ problem: Problem, count: Int = 5, _ options: PlanOptions = PlanOptions()) throws
    -> FrontierPlans
  {
    try Self.analyst.frontierPlans(
      of: problem, FrontierRequest(.limit(try problem.limit(named: "l"), nil)), count: count, options)
  }

  /// A part x of at most 0.75 each: ten x units at p. The curve goes from halves, 250, to all at p, 200.
  @Test func stopsAreAtEqualDistancesFromEndToEnd() throws {
    let curve = try plans(Self.share(#""max": 0.75"#))
    #expect(!curve.frontier.isSampled && curve.stoppedBy == nil)
    let positions = curve.stops.map(\.position)
    #expect(positions.count == 5)
    for (found, expected) in zip(positions, [0.5, 0.625, 0.75, 0.875, 1]) {
      ByHand.near(found, expected, 1e-6)
    }
    for stop in curve.stops { ByHand.near(stop.plan.objective, 300 - 100 * stop.position, 1e-6) }
    ByHand.near(curve.frontier.today?.position, 0.75)
    // Lines between the points show the curve.
    ByHand.near(curve.line.first?.position, 0.5, 1e-6)
    ByHand.near(curve.line.last?.position, 1, 1e-6)
    for point in curve.line { ByHand.near(point.cost, 300 - 100 * point.position, 1e-6) }
  }

  /// Where the problem stands is a stop, in place of the one next to it.
  @Test func whereTheProblemStandsIsAStop() throws {
    let curve = try plans(Self.share(#""max": 0.63"#))
    let positions = curve.stops.map(\.position)
    #expect(positions.contains(0.63))
    #expect(positions.count == 5)
    #expect(positions == positions.sorted())
    let between = try plans(Self.share(#""max": 0.69"#))
    #expect(between.stops.map(\.position).contains(0.69))
    #expect(between.stops.count == 6)
  }

  @Test func eachStopIsThePlanOfItsVariant() throws {
    let problem = try Samples.problem("two-clouds")
    let limit = try problem.limit(named: "no-lock-in")
    let curve = try Self.analyst.frontierPlans(of: problem, FrontierRequest(.limit(limit, nil)), count: 4)
    #expect(curve.stops.count >= 4)
    for stop in curve.stops {
      let change = try #require(problem.change(ofLimit: limit, .maximum, to: stop.position, isFactor: false))
      let plan = try Self.analyst.planner.plan(try problem.with([change]))
      ByHand.near(stop.plan.objective, try #require(plan.objective), 1e-7)
      ByHand.near(curve.frontier.cost(at: stop.position), try #require(plan.objective), 1e-5)
      #expect(!stop.plan.allocations.isEmpty && stop.plan.certificate != nil)
    }
  }

  /// Less than a half each is no plan: the curve begins there, and so do its stops.
  @Test func whereThereIsNoPlanThereIsNoStop() throws {
    let curve = try plans(Self.problem(#"{ "id": "l", "type": "budget", "max": 240 }"#))
    for stop in curve.stops {
      #expect(stop.position >= 200 * (1 - 1e-6))
      ByHand.near(stop.plan.objective, 200)
    }
    #expect(!curve.stops.isEmpty)
  }

  @Test func aProblemWithoutAPlanHasACurveWhereOneCanBe() throws {
    let curve = try plans(Self.problem(#"{ "id": "l", "type": "budget", "max": 150 }"#))
    #expect(curve.frontier.today == nil)
    #expect(curve.stops.allSatisfy { $0.position >= 200 * (1 - 1e-6) })
  }

  /// In whole units n of ten at p, 10 n rounded down.
  @Test func ofWholeUnitsOnlyTheStopsAreKnown() throws {
    let curve = try plans(Self.share(#""max": 0.75"#, whole: true))
    #expect(curve.frontier.isSampled)
    #expect(curve.line.isEmpty)
    #expect(curve.stops.count >= 4)
    for stop in curve.stops {
      ByHand.near(stop.plan.objective, 300 - 10 * (stop.position * 10 + 1e-9).rounded(.down))
    }
    #expect(curve.stops.contains { $0.position == 0.75 })
    // Samples hold every plan that was made.
    #expect(
      curve.stops.allSatisfy { stop in curve.frontier.samples.contains { $0.position == stop.position } })
    #expect(curve.frontier.samples.map(\.position) == curve.frontier.samples.map(\.position).sorted())
  }

  /// For a sum of squares of h the parts of money are s and 1 - s with s = (1 + sqrt(2 h - 1)) / 2. With n of 100 unit-hours at
  /// p, s = 2 n / (300 - n).
  @Test func aConcentrationIsPlannedFor() throws {
    let problem = try Self.problem(
      #"{ "id": "l", "type": "concentration", "max": 0.58 }"#)
    let curve = try plans(problem)
    #expect(curve.stops.count >= 3)
    #expect(curve.frontier.isSampled)
    let costs = curve.stops.compactMap(\.plan.objective)
    #expect(costs == costs.sorted(by: >) || zip(costs, costs.dropFirst()).allSatisfy { $0 >= $1 - 1e-6 * $0 })
    for stop in curve.stops where stop.position >= 0.5 && stop.position <= 1 {
      let part = (1 + (2 * stop.position - 1).squareRoot()) / 2
      ByHand.near(stop.plan.objective, 300 - 300 * part / (2 + part), 1e-4)
    }
  }

  /// Before anything could be done there is a curve without plans, and it says what stopped it.
  @Test func whatWasFoundByTheEndOfTheTimeIsGiven() throws {
    var options = PlanOptions()
    options.timeLimit = .nanoseconds(1)
    for whole in [false, true] {
      let curve = try plans(Self.share(#""max": 0.75"#, whole: whole), options)
      #expect(curve.stoppedBy == .time)
      #expect(curve.stops.count < 5)
    }
  }

  @Test func aLimitWithoutABoundThatMovesIsRefused() throws {
    let problem = try Samples.problem("by-hand")
    #expect(throws: PlanningError.self) {
      try Self.analyst.frontierPlans(of: problem, FrontierRequest(.goal(.carbon)))
    }
  }

  @Test func fewerThanTwoStopsAreTwo() throws {
    let curve = try plans(Self.share(#""max": 0.75"#), count: 0)
    #expect(curve.stops.count >= 2)
  }
}
