import Decomposition
import GLPKBackend
import LinearProgramming
import PlacementModel
import Planning
import RandomProblems
import Testing

@Suite("Explain")
struct ExplainTests {
  private static let solver = ScalingSolver(GLPKSolver())
  private static let analyst = Analyst(planner: Planner(solver: solver), vertices: solver)

  private enum Replanned {
    case cost(Double)
    case noPlan
    /// The format has a rule against the change.
    case refused
  }

  private func replanned(_ problem: Problem, _ change: Change) throws -> Replanned {
    let variant: Problem
    do { variant = try problem.with([change]) } catch { return .refused }
    let plan = try Self.analyst.planner.plan(variant)
    #expect(plan.status == .optimal || plan.status == .infeasible)
    return plan.objective.map { .cost($0) } ?? .noPlan
  }

  /// How the problem looks with `units` more of a subject.
  private func change(_ subject: Explanation.Price.Subject, by units: Double, _ problem: Problem) -> Change? {
    let periods = problem.horizon.periods
    switch subject {
    case .capacity(let offer, let period):
      return .addUnits(problem.offers[offer].id, .inSpans([periods[period].id: units]))
    case .allWork(let w, _):
      return .demand(
        problem.workloads[w].id, problem.workloads[w].demand.numbers.map { $0 * (1 + units / 100) })
    case .work(let w, let step):
      var demand = problem.workloads[w].demand.numbers
      demand[step.offset] += units
      return .demand(problem.workloads[w].id, demand)
    case .commitment(let a, _): return .minimums(problem.agreements[a].id, times: 1 + units / 100)
    case .limit, .limitPart: return nil
    }
  }

  /// Prices on both sides, held against plans of the changed problem: at the range's middle and its end the cost has moved
  /// by the price times the units, and beyond its end it has not.
  @Test("Prices and their ranges are those of re-planned problems", arguments: 0..<50)
  func pricesHold(seed: UInt64) throws {
    let problem: Problem
    do { problem = try Samples.problem(bytes: Array(RandomProblem.json(seed: seed).utf8)) } catch { return }
    try expectPricesHold(in: problem, "seed \(seed)")
  }

  func expectPricesHold(in problem: Problem, _ name: String) throws {
    var request = ExplanationRequest()
    request.most = nil
    var answers = [try Self.analyst.explain(problem, request)]
    guard let now = answers[0].plan.objective else { return }
    answers += try problem.workloads.indices.map { try Self.analyst.explain(problem, .init(.workload($0))) }
    answers += try problem.offers.indices.map { try Self.analyst.explain(problem, .init(.offer($0))) }
    for price in answers.flatMap(\.prices) {
      for (side, sign) in [(price.more, 1.0), (price.less, -1.0)] {
        guard let side, side.units > 0 else { continue }
        let scale = max(1, abs(now), abs(side.change * side.units))
        // At the very end of all plans rounding may leave none.
        for part in [0.3, side.end == .noPlan ? 1 - 1e-6 : 1] {
          guard let change = change(price.subject, by: sign * part * side.units, problem) else { continue }
          switch try replanned(problem, change) {
          case .refused: continue
          case .noPlan: Issue.record("\(name) \(price.subject) \(sign) \(side): no plan inside")
          case .cost(let moved):
            #expect(
              abs(moved - now - side.change * part * side.units) <= 1e-7 * scale,
              "\(name) \(price.subject) \(sign) \(side), \(part): \(moved - now)")
          }
        }
        guard let beyond = change(price.subject, by: sign * 1.01 * side.units, problem),
          side.end != .notSought
        else { continue }
        switch (try replanned(problem, beyond), side.end) {
        case (.cost(let moved), .noPlan):
          Issue.record("\(name) \(price.subject) \(sign) \(side): \(moved)")
        case (.cost(let moved), _):
          let miss = moved - now - side.change * 1.01 * side.units
          #expect(abs(miss) > 1e-12 * scale, "\(name) \(price.subject) \(sign) \(side): nothing bends")
        default: break
        }
      }
    }
  }
}

extension ExplainTests {
  /// Above the price at which an unused offer enters nothing changes; where it was checked, a little below the plan costs
  /// less.
  @Test("Unused offers enter at their price and not before", arguments: 0..<60)
  func entries(seed: UInt64) throws {
    let problem: Problem
    do { problem = try Samples.problem(bytes: Array(RandomProblem.json(seed: seed).utf8)) } catch { return }
    let answer = try Self.analyst.explain(problem)
    guard let now = answer.plan.objective else { return }
    for entry in answer.entries {
      let offer = problem.offers[problem.options[entry.option].offer].id
      let factor = entry.factor ?? 0
      for (beyond, isBelow) in [(1 + 1e-3, false), (1 - 1e-3, true)] {
        let times = factor == 0 ? (isBelow ? -1 : 0) : factor * beyond
        guard times >= 0, times <= 1, isBelow ? entry.isChecked : true else { continue }
        guard let variant = try? problem.with([.offerPrices(offer, times: times)]) else { continue }
        let cost = try #require(try Self.analyst.planner.plan(variant).objective)
        if isBelow {
          #expect(cost < now, "seed \(seed) \(offer) at \(times)")
        } else {
          #expect(
            abs(cost - now) <= 1e-9 * max(1, abs(now)), "seed \(seed) \(offer) at \(times): \(cost - now)")
        }
      }
    }
  }
}

extension ExplainTests {
  @Test("What jumps just at a bound is told")
  func jump() throws {
    let problem = try Samples.problem(bytes: Array(FoundProblems.jump.utf8))
    let answer = try Self.analyst.explain(problem, .init(.limit(problem.limit(named: "L-share"))))
    let now = try #require(answer.plan.objective)
    #expect(abs(now - 136_896) < 1e-6)
    let less = try #require(answer.prices.first?.less)
    // All 31 an hour go unmet, at 8 each.
    #expect(abs(less.atOnce - (547_584 - 136_896)) < 1e-3)
    #expect(answer.prices.first?.more?.atOnce == 0)
  }
}

extension ExplainTests {
  /// One offer of 200 units at 1 for two periods of ten hours, where moving is dear and nothing needs to move: what
  /// demand grows by may go anywhere. How much it grows by bends where both periods ask for the same.
  private static func growth(_ demand: (Int, Int)) throws -> Problem {
    let json = ByHand.problem(
      """
      "providers": [ { "id": "p" } ],
      "offers": [ { "id": "o", "provider": "p", "region": "r", "machine": "m", "capacity": 200,
        "options": [ { "id": "od", "kind": "onDemand", "price": 1 } ] } ],
      "workloads": [ { "id": "w", "demand": [ \(demand.0), \(demand.1) ], "throughput": { "m": 1 },
        "unmetPenalty": 8, "migrationCost": 5000 } ]
      """, horizon: #"{ "start": "2026-01-01", "period": { "hours": 10 }, "count": 2 }"#)
    return try Samples.problem(bytes: Array(json.utf8))
  }

  @Test(
    "What may move as demand grows is stated for more and for less",
    arguments: [(80, 80), (80, 60), (60, 80)])
  func growth(demand: (Int, Int)) throws {
    let problem = try Self.growth(demand)
    try expectPricesHold(in: problem, "\(demand)")
    let workload = try #require(problem.workloads.indices.first)
    let answer = try Self.analyst.explain(problem, .init(.workload(workload)))
    var count = 0
    for price in answer.prices {
      guard case .work = price.subject else { continue }
      count += 1
      // Ten hours at 1, both ways.
      ByHand.near(price.more?.change, 10, 1e-7)
      ByHand.near(price.less?.change, -10, 1e-7)
    }
    #expect(count == 2)
  }

  /// Ten units stand there from before, thirty are asked for, and nothing may move: with less than ten nothing moves
  /// either. That the rows are stated otherwise from there on is no end of all plans.
  @Test("Where rows bend no end of all plans is claimed")
  func bend() throws {
    let json = ByHand.problem(
      """
      "providers": [ { "id": "p" } ],
      "offers": [ { "id": "o", "provider": "p", "region": "r", "machine": "m", "capacity": 120,
        "options": [ { "id": "od", "kind": "onDemand", "price": 5 } ] } ],
      "workloads": [ { "id": "w", "demand": 30, "throughput": { "m": 1 } } ],
      "limits": [ { "id": "l", "type": "churn", "max": 0 } ],
      "initial": [ { "workload": "w", "offer": "o", "units": 10 } ]
      """)
    let problem = try Samples.problem(bytes: Array(json.utf8))
    try expectPricesHold(in: problem, "bend")
    let less = try #require(
      try Self.analyst.explain(problem).prices.first {
        if case .allWork = $0.subject { true } else { false }
      }?
      .less)
    // One percent of thirty units for ten hours at 5.
    ByHand.near(less.change, -15, 1e-7)
    ByHand.near(less.units, 100 * 20 / 30, 1e-6)
    #expect(less.end == .notSought)
  }

  /// The first day's 20 units are at a, which is not there on the second, whose 10 are at b: 10 move, each for 5. As long as
  /// the first day has more than the second a unit less there saves ten hours at 1; from there on what the second has more
  /// may stand anywhere, so that it saves those 5 as well. No row at hand knows of that.
  @Test("A price is vouched for only as far as the rows are those of the problem")
  func beyondTheRows() throws {
    let json = ByHand.problem(
      """
      "providers": [ { "id": "p" } ],
      "offers": [
        { "id": "a", "provider": "p", "region": "r", "machine": "m", "capacity": [ 100, 0 ],
          "options": [ { "id": "od", "kind": "onDemand", "price": 1 } ] },
        { "id": "b", "provider": "p", "region": "clean", "machine": "m", "capacity": 100,
          "options": [ { "id": "od", "kind": "onDemand", "price": 3 } ] } ],
      "workloads": [ { "id": "w", "demand": [ 20, 10 ], "throughput": { "m": 1 }, "migrationCost": 5 } ]
      """, horizon: #"{ "start": "2026-01-01", "period": { "hours": 10 }, "count": 2 }"#)
    let problem = try Samples.problem(bytes: Array(json.utf8))
    try expectPricesHold(in: problem, "beyond")
    let workload = try #require(problem.workloads.indices.first)
    let answer = try Self.analyst.explain(problem, .init(.workload(workload)))
    ByHand.near(answer.plan.objective, 200 + 300 + 50)
    let first = try #require(
      answer.prices.first { if case .work(_, let step) = $0.subject { step.offset == 0 } else { false } })
    let less = try #require(first.less)
    ByHand.near(less.change, -10, 1e-7)
    #expect(less.units > 0 && less.units <= 10)
    #expect(less.end == .notSought)
  }
}
