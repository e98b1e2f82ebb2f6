import GLPKBackend
import LinearProgramming
import PlacementModel
import Planning
import Testing

/// What conflicts and what repairs it, by hand: work of a day, one unit of work per unit-hour.
@Suite struct DiagnoseTests {
  static let analyst = Analyst(planner: Planner(solver: GLPKSolver()), vertices: GLPKSolver())

  /// Alpha has 30 units at 4 in east, beta 80 at 2 in west.
  static func problem(
    demand: String = "[80, 36]", limits: String = "", alpha: String = "30", more: String = ""
  ) throws -> Problem {
    try Samples.problem(
      bytes: Array(
        """
        { "berth": 1, "currency": "USD",
          "horizon": { "start": "2026-01-01", "period": { "hours": 12 }, "count": 2 },
          "machines": [ { "id": "gpu", "kilowatts": 1 } ],
          "regions": [ { "id": "east", "carbonIntensity": 0.1 }, { "id": "west", "carbonIntensity": 0.5 } ],
          "providers": [ { "id": "alpha" }, { "id": "beta" } ],
          "offers": [
            { "id": "a", "provider": "alpha", "region": "east", "machine": "gpu", "capacity": \(alpha),
              "options": [ { "id": "od", "kind": "onDemand", "price": 4 } ] },
            { "id": "b", "provider": "beta", "region": "west", "machine": "gpu", "capacity": 80,
              "options": [ { "id": "od", "kind": "onDemand", "price": 2 } ] } ],
          "workloads": [ { "id": "chat", "kind": "inference", "demand": \(demand), "throughput": { "gpu": 1 } } ],
          "limits": [ \(limits) ]\(more) }
        """.utf8))
  }

  static func share(_ maximum: Double) -> String {
    #"{ "id": "no-lock-in", "type": "share", "of": { "each": "provider" }, "max": \#(maximum), "measure": "work", "per": "period" }"#
  }

  @Test func aProblemWithAPlanIsNotDiagnosed() throws {
    let diagnosis = try Self.analyst.diagnose(Self.problem())
    #expect(diagnosis.verdict == .hasPlan)
    #expect(diagnosis.conflict == nil && diagnosis.repairs.isEmpty)
    // 12 hours of 116 units at 2.
    ByHand.near(diagnosis.cost, 2784)
  }

  /// 80 of work, of which alpha can do 30: beta must have 50 / 80 = 62.5 %.
  @Test func aCapConflictsWithCapacityAndIsRaisedByAsMuchAsItMust() throws {
    let problem = try Self.problem(limits: Self.share(0.55))
    let diagnosis = try Self.analyst.diagnose(problem)
    let conflict = try #require(diagnosis.conflict)
    #expect(conflict.isProvedIrreducible)
    #expect(conflict.hasOthers == false)
    #expect(
      conflict.members == [
        .demand(Index(0), [Index(0)]), .capacity(Index(0), Index(0)),
        .limit(
          LimitPlace(limit: Index(0), part: "beta", workload: nil, span: "2026-01-01T00", isFloor: false)),
      ])
    let first = try #require(diagnosis.repairs.first)
    #expect(first.origin == .cheapest)
    #expect(first.changes.count == 1)
    guard case .bounds(let bounds)? = first.changes.first?.kind else {
      Issue.record("\(first)")
      return
    }
    #expect(bounds.map(\.new) == [0.625, 0.625])
    ByHand.near(first.weight, 0.075 / 0.55)
    // 30 at alpha and 50 at beta, then 36 at beta but for what the cap leaves to alpha: 37.5 %.
    ByHand.near(first.cost, 12 * (30 * 4 + 50 * 2 + 13.5 * 4 + 22.5 * 2))
  }

  /// 45 % of 80 is 36: six units more at alpha; or 30 / 0.45 = 66.7 of work, a sixth less.
  @Test func eachSingleChangeThatIsEnoughIsToldAndDemandComesLast() throws {
    let diagnosis = try Self.analyst.diagnose(Self.problem(limits: Self.share(0.55)))
    #expect(diagnosis.repairs.count == 3)
    guard case .units(let units, let from)? = diagnosis.repairs[1].changes.first?.kind,
      case .less(let part, let steps)? = diagnosis.repairs[2].changes.first?.kind
    else {
      Issue.record("\(diagnosis.repairs)")
      return
    }
    #expect(units == 6 && from == Index(0))
    #expect(part == 0.167 && steps == [Index(0)])
  }

  @Test func whatIsKeptIsNotChangedAndWeightsDecideWhatIsCheapest() throws {
    let problem = try Self.problem(limits: Self.share(0.55))
    let kept = try Self.analyst.diagnose(problem, RepairWishes(kept: ["no-lock-in", "demand"]))
    #expect(kept.repairs.map { $0.changes.map(\.subject) } == [[.capacity(Index(0))]])
    let dear = try Self.analyst.diagnose(problem, RepairWishes(weights: ["no-lock-in": 10]))
    #expect(dear.repairs.first?.changes.map(\.subject) == [.capacity(Index(0))])
    let demand = try Self.analyst.diagnose(problem, RepairWishes(weights: ["chat": 0.1]))
    #expect(demand.repairs.first?.changes.map(\.subject) == [.demand(Index(0))])
    let nothing = try Self.analyst.diagnose(
      problem, RepairWishes(kept: ["limits", "demand", "capacity"]))
    #expect(nothing.repairs.isEmpty && nothing.stoppedBy == nil && nothing.verdict == .noPlan)
  }

  /// Ten more than there is in the first period, twenty in the second: two conflicts, one repair.
  @Test func repairsMendEveryConflict() throws {
    let diagnosis = try Self.analyst.diagnose(Self.problem(demand: "[120, 130]"))
    #expect(diagnosis.conflict?.hasOthers == true)
    guard case .units(20, let from)? = diagnosis.repairs.first?.changes.first?.kind else {
      Issue.record("\(diagnosis.repairs)")
      return
    }
    #expect(from == Index(0))
  }

  /// 12 hours x (30 x 0.1 + 50 x 0.5) = 336 kg; a budget needs 12 x 80 x 2 = 1920.
  @Test(arguments: [
    (#"{ "id": "l", "type": "carbon", "max": 300, "per": "period" }"#, 336.0),
    (#"{ "id": "l", "type": "budget", "max": 1500, "per": "period" }"#, 1920),
    (#"{ "id": "l", "type": "pool", "max": 60 }"#, 80),
    (#"{ "id": "l", "type": "spread", "of": { "each": "region" }, "max": 0.6 }"#, 0.625),
    (
      #"{ "id": "l", "type": "share", "of": { "providers": ["alpha"] }, "min": 0.9, "measure": "work", "per": "period" }"#,
      0.375
    ),
    (#"{ "id": "l", "type": "survive", "of": { "each": "provider" }, "serve": 0.5, "burst": 1 }"#, 0.375),
  ])
  func everyKindOfLimitIsChangedToWhatItMustBe(limit: String, bound: Double) throws {
    let diagnosis = try Self.analyst.diagnose(
      Self.problem(limits: limit), RepairWishes(kept: ["capacity", "demand"]))
    #expect(diagnosis.conflict?.isProvedIrreducible == true)
    guard case .bounds(let bounds)? = diagnosis.repairs.first?.changes.first?.kind else {
      Issue.record("\(diagnosis.repairs)")
      return
    }
    for span in bounds { ByHand.near(span.new, bound) }
  }

  /// Units of alpha come in the second period only; ten are missing in the first.
  @Test func anOfferWithoutUnitsIsToldAndMayGetSome() throws {
    let diagnosis = try Self.analyst.diagnose(Self.problem(demand: "[90, 36]", alpha: "[0, 30]"))
    #expect(diagnosis.conflict?.members.contains(.capacity(Index(0), Index(0))) == true)
    #expect(diagnosis.repairs.contains { $0.changes.map(\.subject) == [.capacity(Index(0))] })
  }

  /// Spending is nowhere more even than half and half; at most 200 at alpha leaves beta nearly all.
  @Test func concentrationConflictsLikeAnyLimit() throws {
    let diagnosis = try Self.analyst.diagnose(
      Self.problem(
        limits: #"{ "id": "even", "type": "concentration", "max": 0.5, "per": "horizon" }, "#
          + #"{ "id": "cash", "type": "budget", "scope": { "providers": ["alpha"] }, "max": 200, "per": "horizon" }"#
      ))
    #expect(diagnosis.conflict?.isProvedIrreducible == true)
    let limits = diagnosis.conflict?.members.compactMap { rule -> Int? in
      if case .limit(let place) = rule { place.limit.offset } else { nil }
    }
    #expect(Set(limits ?? []) == [0, 1])
  }

  /// Whole blocks of 50 at beta and of 20 at alpha: 70 at most of the 75 that are asked for.
  @Test func blocksConflictWhereUnitsWouldNot() throws {
    let problem = try Samples.problem(
      bytes: Array(
        ByHand.problem(
          """
          "providers": [ { "id": "alpha" }, { "id": "beta" } ],
          "offers": [
            { "id": "a", "provider": "alpha", "region": "r", "machine": "m", "capacity": 30,
              "options": [ { "id": "od", "kind": "onDemand", "price": 4, "blockSize": 20 } ] },
            { "id": "b", "provider": "beta", "region": "r", "machine": "m", "capacity": 80,
              "options": [ { "id": "od", "kind": "onDemand", "price": 3, "blockSize": 50 } ] } ],
          "workloads": [ { "id": "w", "demand": 75, "throughput": { "m": 1 } } ]
          """
        ).utf8))
    let diagnosis = try Self.analyst.diagnose(problem)
    let conflict = try #require(diagnosis.conflict)
    #expect(!conflict.leavesWholeNumbersAside)
    #expect(conflict.isProvedIrreducible)
    #expect(conflict.members.count == 3)
    #expect(!diagnosis.repairs.isEmpty)
    for repair in diagnosis.repairs {
      let plan = try Self.analyst.planner.plan(problem.repaired(by: repair))
      #expect(plan.status == .optimal)
    }
  }

  @Test func noTimeGivesNoVerdict() throws {
    var options = PlanOptions()
    options.cancellation = Cancellation()
    options.cancellation?.cancel()
    let diagnosis = try Self.analyst.diagnose(Self.problem(demand: "[120, 36]"), RepairWishes(), options)
    #expect(diagnosis.verdict != .hasPlan)
    #expect(diagnosis.stoppedBy == .cancelled)
  }
}
