import Formulation
import GLPKBackend
import LinearProgramming
import PlacementModel
import Planning
import Testing

/// What is forced and what is free, against the least and the most of every choice, each found by itself.
@Suite struct ChoicesTests {
  private static let analyst = Analyst(planner: Planner(solver: GLPKSolver()), vertices: GLPKSolver())

  /// The least and the most of a column among all plans of the least cost.
  private func range(
    of column: Variable, in program: LinearProgram, leastCost: Double
  ) throws -> (least: Double, most: Double) {
    var bounded = program
    var cost = LinearExpression(constant: program.objectiveConstant)
    for (position, coefficient) in program.costs.enumerated() {
      cost.add(coefficient, Variable(position: position))
    }
    bounded.addConstraint("cost", cost, .atMost(leastCost * (1 + 1e-10)))
    bounded.scaleObjective(by: 0)
    var ends: [Double] = []
    for sign in [1.0, -1] {
      bounded.setCost(sign, of: column)
      let outcome = try GLPKSolver().solve(bounded, SolverOptions()).outcome
      ends.append(try #require(outcome.solution)[column])
    }
    return (ends[0], ends[1])
  }

  @Test(arguments: 0..<60) func verdictsAreThoseOfTwoSolvesEach(seed: Int) throws {
    let problem = try Samples.problem(bytes: Array(TiedProblem.json(seed: UInt64(seed)).utf8))
    let hasCone = problem.limits.elements.contains {
      if case .concentration = $0.rule { true } else { false }
    }
    guard !hasCone else { return }
    let (plan, found) = try Self.analyst.choices(of: problem)
    guard let leastCost = plan.objective else { return }
    let choices = try #require(found)
    let placement = PlacementProgram(problem)
    func compare<Place: Hashable>(
      _ columns: [ChoiceColumn<Place>], _ told: [Choices.Choice<Place>]
    ) throws {
      let byPlace = Dictionary(uniqueKeysWithValues: told.map { ($0.place, $0) })
      for entry in columns {
        let range = try range(of: entry.column, in: placement.program, leastCost: leastCost)
        guard let choice = byPlace[entry.place] else {
          #expect(range.most < 1e-5, "seed \(seed): \(entry.place) is left out and may have \(range.most)")
          continue
        }
        #expect(choice.isFree == (range.most - range.least > 1e-5), "seed \(seed): \(choice) \(range)")
      }
    }
    try compare(placement.allocationColumns, choices.allocations)
    try compare(placement.purchaseColumns, choices.purchases)
    try compare(placement.orderColumns, choices.orders)
  }

  @Test(arguments: [3, 11, 19, 27]) func rangesOfAWorkloadAreThoseOfTwoSolvesEach(seed: Int) throws {
    let problem = try Samples.problem(bytes: Array(TiedProblem.json(seed: UInt64(seed)).utf8))
    let (plan, choices) = try Self.analyst.choices(of: problem, rangesOf: Index(0))
    guard let leastCost = plan.objective else { return }
    let placement = PlacementProgram(problem)
    let told = try #require(choices).allocations.filter { $0.place.workload == Index(0) }
    for choice in told {
      let column = try #require(placement.allocationColumns.first { $0.place == choice.place }).column
      let range = try range(of: column, in: placement.program, leastCost: leastCost)
      ByHand.near(choice.least, range.least, 1e-5)
      ByHand.near(choice.most, range.most, 1e-5)
    }
  }

  /// Two offers of one price for one workload: either may have all of it. A third is dearer: it has none, and is not told of.
  @Test func whatCostsTheSameIsFree() throws {
    let problem = try Samples.problem(bytes: Array(Self.twins(thirdPrice: 3).utf8))
    let choices = try #require(try Self.analyst.choices(of: problem, rangesOf: Index(0)).choices)
    #expect(choices.allocations.map(\.place.offer.offset) == [0, 1])
    #expect(choices.allocations.map(\.isFree) == [true, true])
    #expect(choices.allocations.map { $0.least } == [0, 0])
    #expect(choices.allocations.map { $0.most } == [10, 10])
    #expect(choices.signings.isEmpty)
  }

  /// The third is cheaper and has room for 4: those are forced, the other 6 are free.
  @Test func whatIsCheapestIsForced() throws {
    let problem = try Samples.problem(bytes: Array(Self.twins(thirdPrice: 1).utf8))
    let choices = try #require(try Self.analyst.choices(of: problem).choices)
    #expect(choices.allocations.map(\.isFree) == [true, true, false])
    #expect(choices.allocations.last?.amount == 4)
  }

  /// Signing takes a tenth off 240 and asks for 200: not to sign costs 24 more.
  @Test(arguments: [(0.1, Choices.Signing.Verdict.forced, 24.0), (0, .free, 0)])
  func whatIsSignedIsForcedWhereTheOppositeIsDearer(
    discount: Double, verdict: Choices.Signing.Verdict, extra: Double
  ) throws {
    let text = """
      { "berth": 1, "currency": "USD",
        "horizon": { "start": "2026-01-01", "period": { "hours": 24 }, "count": 1 },
        "machines": [ { "id": "m" } ], "regions": [ { "id": "r" } ], "providers": [ { "id": "p" } ],
        "offers": [ { "id": "o", "provider": "p", "region": "r", "machine": "m", "capacity": 20,
          "options": [ { "id": "od", "kind": "onDemand", "price": 1 } ] } ],
        "agreements": [ { "id": "a", "provider": "p", "status": "optional", "from": "2026-01-01",
          "through": "2026-01-01", "per": "term", "minimumSpend": 200, "discount": \(discount) } ],
        "workloads": [ { "id": "w", "demand": 10, "throughput": { "m": 1 } } ] }
      """
    let problem = try Samples.problem(bytes: Array(text.utf8))
    let choices = try #require(try Self.analyst.choices(of: problem).choices)
    #expect(choices.fixesWholeNumbers)
    let signing = try #require(choices.signings.first)
    #expect(signing.verdict == verdict)
    ByHand.near(signing.oppositeCostsMore, extra, 1e-6)
  }

  @Test func noPlanIsNoChoices() throws {
    let text = Self.twins(thirdPrice: 3).replacing("\"demand\": 10", with: "\"demand\": 100")
    let (plan, choices) = try Self.analyst.choices(of: Samples.problem(bytes: Array(text.utf8)))
    #expect(plan.status == .infeasible)
    #expect(choices == nil)
  }

  private static func twins(thirdPrice: Int) -> String {
    let offers = [(2, 10), (2, 10), (thirdPrice, 4)].enumerated().map { index, offer in
      """
      { "id": "o\(index)", "provider": "p\(index)", "region": "r", "machine": "m", "capacity": \(offer.1),
        "options": [ { "id": "od", "kind": "onDemand", "price": \(offer.0) } ] }
      """
    }
    return """
      { "berth": 1, "currency": "USD",
        "horizon": { "start": "2026-01-01", "period": { "hours": 24 }, "count": 1 },
        "machines": [ { "id": "m" } ], "regions": [ { "id": "r" } ],
        "providers": [ { "id": "p0" }, { "id": "p1" }, { "id": "p2" } ],
        "offers": [ \(offers.joined(separator: ", ")) ],
        "workloads": [ { "id": "w", "demand": 10, "throughput": { "m": 1 } } ] }
      """
  }
}
