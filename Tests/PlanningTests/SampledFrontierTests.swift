import GLPKBackend
import LinearProgramming
import PlacementModel
import Planning
import Testing

/// Curves that cannot be followed, for whole numbers or cones: plans at equal distances stand for them.
///
/// Ten units for ten hours, at p for 2 or at q for 3 an hour: n of them at p cost 10 (30 - n).
@Suite("Sampled frontier")
struct SampledFrontierTests {
  private static let analyst = Analyst(planner: Planner(solver: GLPKSolver()), vertices: GLPKSolver())

  private static func whole(_ limits: String) throws -> Problem {
    let json = LimitsByHand.twoProviders(limits, penalty: #", "wholeUnits": true"#)
    return try Samples.problem(bytes: Array(json.utf8))
  }

  private static func share(_ bound: String) throws -> Problem {
    try whole(#"{ "id": "l", "type": "share", "of": { "each": "provider" }, "measure": "units", \#(bound) }"#)
  }

  private func frontier(
    _ problem: Problem, _ subject: FrontierRequest.Subject, _ options: PlanOptions = PlanOptions(),
    _ change: (inout FrontierRequest) -> Void = { _ in }
  ) throws -> Frontier {
    var request = FrontierRequest(subject)
    change(&request)
    let curve = try Self.analyst.frontier(of: problem, request, options)
    #expect(curve.isSampled)
    #expect(curve.pieces.isEmpty)
    return curve
  }

  /// - Parameter expected: positions and costs.
  private func expect(_ curve: Frontier, _ expected: [(Double, Double)], _ tolerance: Double = 1e-9) {
    #expect(curve.samples.count == expected.count)
    for (sample, (position, cost)) in zip(curve.samples, expected) {
      ByHand.near(sample.position, position)
      ByHand.near(sample.cost, cost, tolerance)
      #expect((sample.bound ?? .infinity) <= sample.cost * (1 + 1e-12))
      ByHand.near(sample.bound, cost, tolerance)
      #expect(curve.cost(at: sample.position) == sample.cost)
    }
    // Between samples nothing is known.
    if let first = curve.samples.first { #expect(curve.cost(at: first.position + 1e-3) == nil) }
  }

  /// With at most a part of 0.75 each, p has 7 of the 10; with 0.55 no more than 5, as with 0.5. Less is no problem: parts
  /// must add up to all.
  @Test func aMaximumGoesInWholeUnits() throws {
    let problem = try Self.share(#""max": 0.75"#)
    let curve = try frontier(problem, .limit(problem.limit(named: "l")))
    ByHand.near(curve.today?.position, 0.75)
    ByHand.near(curve.today?.cost, 230)
    let costs: [Double] = [250, 250, 240, 240, 230, 230, 220, 220, 210, 210, 200]
    expect(curve, costs.enumerated().map { (Double($0 + 10) / 20, $1) })
    // One plan for the problem as it stands, and one for each of 11 positions.
    #expect(curve.solves == 12)
    guard case .asked = curve.low, case .asked = curve.high else {
      Issue.record("ends \(curve.low) and \(curve.high)")
      return
    }
  }

  /// A budget is sampled from 0 through twice what it is; 200 must be paid, more is never.
  @Test func aBudgetEndsBelow() throws {
    let problem = try Self.whole(#"{ "id": "l", "type": "budget", "max": 240 }"#)
    let curve = try frontier(problem, .limit(problem.limit(named: "l")))
    expect(curve, (9...20).map { (24 * Double($0), 200) })
    #expect(curve.solves == 22)
    guard case .noPlan(let rows) = curve.low, case .asked = curve.high else {
      Issue.record("ends \(curve.low) and \(curve.high)")
      return
    }
    #expect(rows.contains { $0.family == "budget" })
  }

  /// q must have at least a part of all: none for 200, 3 units for 0.25. It cannot have more than all.
  @Test func aMinimumEndsAbove() throws {
    let json = LimitsByHand.twoProviders(
      #"{ "id": "l", "type": "share", "of": { "providers": [ "q" ] }, "measure": "units", "min": 0.25 }"#,
      penalty: #", "wholeUnits": true"#
    ).replacing(
      #""region": "clean", "machine": "m", "capacity": 100"#,
      with: #""region": "clean", "machine": "m", "capacity": 6"#)
    let problem = try Samples.problem(bytes: Array(json.utf8))
    let curve = try frontier(problem, .limit(problem.limit(named: "l"))) { $0.sampleCount = 5 }
    expect(curve, [(0, 200), (0.25, 230), (0.5, 250)])
    guard case .asked = curve.low, case .noPlan = curve.high else {
      Issue.record("ends \(curve.low) and \(curve.high)")
      return
    }
  }

  @Test func aRangeIsSampledAsAsked() throws {
    let problem = try Self.share(#""max": 0.75"#)
    let curve = try frontier(problem, .limit(problem.limit(named: "l"))) {
      ($0.from, $0.through, $0.sampleCount) = (0.62, 0.82, 3)
    }
    expect(curve, [(0.62, 240), (0.72, 230), (0.82, 220)])
    guard case .asked = curve.low, case .asked = curve.high else {
      Issue.record("ends \(curve.low) and \(curve.high)")
      return
    }
  }

  /// Each point is the plan of its variant; the bounds of two periods move by one factor, up to twice what they are.
  @Test func pointsArePlansOfVariants() throws {
    let json = LimitsByHand.twoProviders(
      #"{ "id": "l", "type": "share", "of": { "each": "provider" }, "measure": "units", "per": "period", "max": [ 0.6, 0.8 ] }"#,
      penalty: #", "wholeUnits": true"#
    ).replacing(#""count": 1"#, with: #""count": 2"#)
    let problem = try Samples.problem(bytes: Array(json.utf8))
    let limit = try problem.limit(named: "l")
    let curve = try frontier(problem, .limit(limit)) { $0.sampleCount = 9 }
    guard case .limit(limit, .maximum, factor: true) = curve.axis else {
      Issue.record("\(curve.axis)")
      return
    }
    ByHand.near(curve.today?.position, 1)
    ByHand.near(curve.today?.cost, 10 * (24 + 22))
    for place in 0..<9 {
      let position = Double(place) / 4
      let change = problem.change(ofLimit: limit, .maximum, to: position, isFactor: true)
      // A maximum above 1 is refused by the format, and has no sample.
      guard let change, let variant = try? problem.with([change]) else {
        #expect(curve.cost(at: position) == nil)
        continue
      }
      let plan = try Self.analyst.planner.plan(variant)
      #expect((curve.cost(at: position) == nil) == (plan.objective == nil), "\(position)")
      if let cost = plan.objective { ByHand.near(curve.cost(at: position), cost) }
    }
    #expect(!curve.samples.isEmpty)
  }

  /// At p a unit costs 2 and emits 10 kg, at q 3 and 2 kg: within c kg n = (c - 20) / 8 of them, rounded down, are at p.
  @Test func whatAGoalMayHaveGoesInWholeUnits() throws {
    let problem = try Self.whole("")
    let curve = try frontier(problem, .goal(.carbon)) { $0.sampleCount = 6 }
    ByHand.near(curve.today?.position, 100)
    ByHand.near(curve.today?.cost, 200)
    expect(curve, [(20, 300), (40, 280), (60, 250), (80, 230), (100, 200)])
    guard case .noPlan = curve.low, case .asked = curve.high else {
      Issue.record("ends \(curve.low) and \(curve.high)")
      return
    }
  }

  /// Nothing moves: there is one position, and one plan for it.
  @Test func whereThereIsNoneOfAGoalThereIsOnePosition() throws {
    let problem = try Self.whole("")
    let curve = try frontier(problem, .goal(.unmet))
    expect(curve, [(0, 200)])
    #expect(curve.solves == 2)
  }

  @Test func asManyPositionsAreSampledAsAsked() throws {
    let problem = try Self.whole("")
    for count in 1...3 {
      #expect(try frontier(problem, .goal(.carbon)) { $0.sampleCount = count }.solves == count + 1)
    }
  }

  @Test func stoppedBeforeThereIsAPlanIsTold() throws {
    let problem = try Self.share(#""max": 0.75"#)
    var options = PlanOptions()
    options.cancellation = Cancellation()
    options.cancellation?.cancel()
    let curve = try frontier(problem, .limit(problem.limit(named: "l")), options)
    #expect(curve.samples.isEmpty)
    #expect(curve.today == nil)
    #expect(curve.stoppedBy == .cancelled)
  }
}

// MARK: - Cones

extension SampledFrontierTests {
  /// An index of m leaves q a part u = (1 - sqrt(2 m - 1)) / 2 of the money, which is 200 u / (3 - u) unit-hours, each 1
  /// dearer than at p. An index below 1/2 there is not with two providers.
  private static func costOfIndex(_ index: Double) -> Double {
    let part = (1 - (2 * index - 1).squareRoot()) / 2
    return 200 + 200 * part / (3 - part)
  }

  private static let indices = [0.5, 0.6, 0.7, 0.8, 0.9, 1]

  @Test func concentrationIsSampledFromItsLeast() throws {
    let json = LimitsByHand.twoProviders(#"{ "id": "hhi", "type": "concentration", "max": 0.52 }"#)
    let problem = try Samples.problem(bytes: Array(json.utf8))
    let curve = try frontier(problem, .limit(problem.limit(named: "hhi"))) { $0.sampleCount = 6 }
    ByHand.near(curve.today?.position, 0.52)
    ByHand.near(curve.today?.cost, Self.costOfIndex(0.52), 1e-6)
    // At its least the cost falls without end for each part of the index: rounding of 1e-9 there is 5e-5 of money.
    expect(curve, Self.indices.map { ($0, Self.costOfIndex($0)) }, 1e-4)
    guard case .asked = curve.low, case .asked = curve.high else {
      Issue.record("ends \(curve.low) and \(curve.high)")
      return
    }
  }

  @Test func concentrationAsAGoalIsSampled() throws {
    let problem = try Samples.problem(bytes: Array(LimitsByHand.twoProviders("").utf8))
    let curve = try frontier(problem, .goal(.concentration)) { $0.sampleCount = 6 }
    ByHand.near(curve.today?.position, 1)
    // At its least the cost falls without end for each part of the index: rounding of 1e-9 there is 5e-5 of money.
    expect(curve, Self.indices.map { ($0, Self.costOfIndex($0)) }, 1e-4)
  }

  /// Beside the cone another limit moves: a part of the units for p below what the index leaves it costs 10 (30 - 10 m).
  @Test func anotherLimitBesideAConeIsSampled() throws {
    let json = LimitsByHand.twoProviders(
      #"{ "id": "hhi", "type": "concentration", "max": 0.6 }, { "id": "l", "type": "share", "of": { "providers": [ "p" ] }, "measure": "units", "max": 0.7 }"#
    )
    let problem = try Samples.problem(bytes: Array(json.utf8))
    let curve = try frontier(problem, .limit(problem.limit(named: "l"))) {
      ($0.from, $0.through, $0.sampleCount) = (0.6, 1, 3)
    }
    let bound = Self.costOfIndex(0.6)
    expect(curve, [(0.6, 240), (0.8, bound), (1, bound)], 1e-5)
  }
}
