import Formulation
import GLPKBackend
import LinearProgramming
import PlacementModel
import Planning
import Testing

/// Ranges and plans near the optimum, against a pencil and against the program with a bound on its cost, solved from nothing.
@Suite struct AlternativesTests {
  private static let analyst = Analyst(planner: Planner(solver: GLPKSolver()), vertices: GLPKSolver())

  /// 100 units for 24 hours, at 1.00 from alpha or at 1.02 from beta. The least is 2,400; 1 % more is 24, for which
  /// 50 units may move: each costs 24 x 0.02 = 0.48 more. Alpha has between 50 x 24 = 1,200 and 2,400, beta between
  /// 0 and 50 x 24 x 1.02 = 1,224. Alpha could also be paid 24 for units that nobody uses.
  @Test func rangesAreThoseOfThePencil() throws {
    let answer = try Self.analyst.alternatives(
      of: try Self.pair, AlternativesRequest(within: 0.01, planCount: 1))
    ByHand.near(answer.leastCost, 2400, 1e-9)
    ByHand.near(answer.mostCost, 2424, 1e-9)
    let (alpha, beta) = (answer.extents[0], answer.extents[1])
    #expect([alpha.id, beta.id] == ["alpha", "beta"])
    ByHand.near(alpha.least?.amount, 1200, 1e-6)
    ByHand.near(alpha.now.amount, 2400, 1e-6)
    ByHand.near(alpha.most?.amount, 2424, 1e-6)
    ByHand.near(beta.least?.amount, 0, 1e-6)
    ByHand.near(beta.most?.amount, 1224, 1e-6)
    ByHand.near(beta.most?.share, 1224.0 / 2424, 1e-6)
    ByHand.near(beta.most?.cost, 2424, 1e-6)
    // Half of it moves: 1,200 less at alpha, 1,224 more at beta by their prices, half the sum over 2,400.
    let variant = try #require(answer.variants.first)
    ByHand.near(variant.difference, 1212.0 / 2400, 1e-6)
    ByHand.near(variant.extraCost, 24, 1e-6)
    #expect(variant.changes.map(\.provider.offset) == [1, 0])
    #expect(variant.plan.status == .feasible && variant.plan.stoppedBy == nil)
  }

  /// Two that cost the same, one of them with little room: prices of what is sought are far below those of plans.
  @Test(arguments: [0.0, 0.01, 0.05, 1]) func twoThatCostTheSameHaveTheirRanges(_ tolerance: Double) throws {
    let problem = try Samples.problem(
      bytes: Array(
        """
        { "berth": 1, "horizon": { "start": "2026-01", "period": "year", "count": 1 }, "machines": [ { "id": "m" } ],
          "regions": [ { "id": "r" } ], "providers": [ { "id": "a" }, { "id": "b" } ],
          "offers": [
            { "id": "oa", "provider": "a", "region": "r", "machine": "m", "capacity": 10,
              "options": [ { "id": "od", "kind": "onDemand", "price": 1 } ] },
            { "id": "ob", "provider": "b", "region": "r", "machine": "m", "capacity": 200,
              "options": [ { "id": "od", "kind": "onDemand", "price": 1 } ] } ],
          "workloads": [ { "id": "w", "demand": 100, "throughput": { "m": 1 } } ],
          "limits": [ { "id": "L", "type": "share", "of": { "providers": [ "b" ] }, "max": 0.95 } ] }
        """.utf8))
    let answer = try Self.analyst.alternatives(
      of: problem, AlternativesRequest(within: tolerance, planCount: 1))
    #expect(answer.leftOut == 0)
    for extent in answer.extents { #expect(extent.least != nil && extent.most != nil) }
    // At most ten units at alpha, at most 95 % at beta.
    if tolerance == 0 { ByHand.near(answer.extents[0].least?.amount, 0.05 * 876_000, 1e-6) }
  }

  /// Unit-hours in use hold no waste: alpha has at most what there is to do.
  @Test func unitsAndWorkCountWhatIsUsed() throws {
    for measure in [Measure.units, .work] {
      let answer = try Self.analyst.alternatives(
        of: try Self.pair, AlternativesRequest(within: 0.01, measure: measure, planCount: 0))
      ByHand.near(answer.extents[0].least?.amount, 1200, 1e-6)
      ByHand.near(answer.extents[0].most?.amount, 2400, 1e-6)
      #expect(answer.variants.isEmpty)
    }
  }

  @Test(arguments: 0..<40) func rangesAreThoseOfColdSolves(seed: Int) throws {
    let problem = try Samples.problem(bytes: Array(TiedProblem.json(seed: UInt64(seed)).utf8))
    let tolerance = [0.02, 0.2, 0][seed % 3]
    let measure = Measure.allCases[seed / 3 % 3]
    let answer = try Self.analyst.alternatives(
      of: problem, AlternativesRequest(within: tolerance, measure: measure, planCount: 2))
    guard let leastCost = answer.leastCost, let total = answer.total else { return }
    var placement = PlacementProgram(
      problem, cuts: try Planner(solver: GLPKSolver()).cuts(for: problem), objective: .cost)
    for extent in answer.extents {
      let offers = problem.offers.indices.filter { offer in
        let offer = problem.offers[offer]
        return switch extent.kind {
        case .provider: problem.providers[offer.provider].id == extent.id
        case .region: problem.regions[offer.region].id == extent.id
        case .machine: problem.machines[offer.machine].id == extent.id
        }
      }
      let measured = placement.measured(measure, over: offers, countingShortfalls: extent.kind == .provider)
      for (end, sign) in [(extent.least, 1.0), (extent.most, -1)] {
        let cold = try cold(sign, measured, &placement, most: leastCost * (1 + tolerance + 1e-11))
        let found = try #require(end)
        #expect(
          abs(found.amount - cold) <= 1e-5 * max(1, total),
          "seed \(seed): \(extent.id) \(sign) \(found) \(cold)")
        #expect(found.cost <= leastCost * (1 + tolerance) * (1 + 1e-9))
        #expect(sign * (found.amount - (found.bound ?? .nan)) >= -1e-9 * max(1, total))
      }
    }
    for variant in answer.variants {
      let objective = try #require(variant.plan.objective)
      #expect(objective <= leastCost * (1 + tolerance) * (1 + 1e-8))
      #expect(variant.nearest > 1e-3 && variant.nearest <= variant.difference + 1e-12)
      #expect((variant.plan.certificate?.primalResidual ?? 1) <= 1e-7)
    }
  }

  /// The least (or most) of an expression among the plans that cost at most so much.
  private func cold(
    _ sign: Double, _ measured: LinearExpression, _ placement: inout PlacementProgram, most: Double
  ) throws -> Double {
    while true {
      var program = placement.program
      var cost = LinearExpression(constant: program.objectiveConstant)
      for (position, coefficient) in program.costs.enumerated() {
        cost.add(coefficient, Variable(position: position))
      }
      program.addConstraint("cost", cost, .atMost(most))
      program.scaleObjective(by: 0)
      program.addToObjective(sign * measured)
      for limit in placement.shortfallLimits {
        program.setBounds(.between(0, limit.most), of: limit.column)
      }
      let solution = try #require(try GLPKSolver().solve(program, SolverOptions()).outcome.solution)
      let cuts = placement.cutsBroken(by: solution, tolerance: 1e-8)
      if cuts.isEmpty { return measured.value(at: solution.columnValues) }
      for cut in cuts { placement.add(cut) }
    }
  }

  /// What is bought beyond what is used is there for other reasons than to differ: the same allocations cost no less.
  @Test func plansHoldNoMoneyThatIsOnlySpentToDiffer() throws {
    let answer = try Self.analyst.alternatives(
      of: try Self.pair, AlternativesRequest(within: 0.5, planCount: 3))
    #expect(!answer.variants.isEmpty)
    for variant in answer.variants {
      for use in variant.plan.capacity { #expect(use.paid - use.used < 1e-6) }
    }
  }

  @Test func theSameProblemGivesTheSameBytes() throws {
    let problem = try Samples.problem("two-clouds")
    let texts = try (0..<3).map { _ in
      try JSONText(Self.analyst.alternatives(of: problem).json()).string
    }
    #expect(texts[0] == texts[1] && texts[0] == texts[2])
  }

  @Test func whatIsCancelledIsToldAsSuch() throws {
    var options = PlanOptions()
    let cancellation = Cancellation()
    options.cancellation = cancellation
    options.onProgress = { progress in
      if case .answering = progress { cancellation.cancel() }
    }
    let answer = try Self.analyst.alternatives(
      of: Samples.problem("two-clouds"), AlternativesRequest(), options)
    #expect(answer.stoppedBy == .cancelled)
    #expect(answer.leastCost != nil)
    #expect(answer.extents.contains { $0.least != nil })
    #expect(answer.extents.contains { $0.least == nil || $0.most == nil })
    #expect(answer.variants.isEmpty)
  }

  @Test func noPlanIsNoAlternatives() throws {
    let text = Self.pairText.replacing("\"demand\": 100", with: "\"demand\": 1000")
    let answer = try Self.analyst.alternatives(of: Samples.problem(bytes: Array(text.utf8)))
    #expect(answer.plan.status == .infeasible)
    #expect(answer.extents.isEmpty && answer.leastCost == nil)
  }

  /// What is signed stays so, and the answer says it.
  @Test func wholeNumbersStay() throws {
    let answer = try Self.analyst.alternatives(
      of: Samples.problem("contracts"), AlternativesRequest(within: 0.02, planCount: 1))
    #expect(answer.fixesWholeNumbers)
    #expect(answer.plan.status == .optimal)
    for extent in answer.extents {
      let (least, most) = (try #require(extent.least), try #require(extent.most))
      #expect(least.amount <= extent.now.amount * (1 + 1e-7) + 1e-6)
      #expect(most.amount >= extent.now.amount * (1 - 1e-7) - 1e-6)
    }
  }

  private static let pairText = """
    { "berth": 1, "currency": "USD",
      "horizon": { "start": "2026-01-01", "period": { "hours": 24 }, "count": 1 },
      "machines": [ { "id": "m" } ], "regions": [ { "id": "r0" }, { "id": "r1" } ],
      "providers": [ { "id": "alpha" }, { "id": "beta" } ],
      "offers": [
        { "id": "a", "provider": "alpha", "region": "r0", "machine": "m", "capacity": 200,
          "options": [ { "id": "od", "kind": "onDemand", "price": 1 } ] },
        { "id": "b", "provider": "beta", "region": "r1", "machine": "m", "capacity": 200,
          "options": [ { "id": "od", "kind": "onDemand", "price": 1.02 } ] } ],
      "workloads": [ { "id": "w", "demand": 100, "throughput": { "m": 1 } } ] }
    """
  private static var pair: Problem { get throws { try Samples.problem(bytes: Array(pairText.utf8)) } }
}
