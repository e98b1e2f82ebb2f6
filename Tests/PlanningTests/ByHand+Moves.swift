import PlacementModel
import Testing

@Suite struct MovesByHand {
  /// A machine in the regions `r` and `clean`, sold by two providers.
  private static func problem(
    _ prices: (String, String), _ workload: String, _ rest: String = "",
    capacities: (Double, Double) = (100, 100),
    horizon: String = #"{ "start": "2026-01-01", "period": { "hours": 10 }, "count": 1 }"#
  ) -> String {
    ByHand.problem(
      """
      "providers": [ { "id": "p" }, { "id": "q" } ],
      "offers": [
        { "id": "po", "provider": "p", "region": "r", "machine": "m", "capacity": \(capacities.0),
          "options": [ { "id": "od", "kind": "onDemand", "price": \(prices.0) } ] },
        { "id": "qo", "provider": "q", "region": "clean", "machine": "m", "capacity": \(capacities.1),
          "options": [ { "id": "od", "kind": "onDemand", "price": \(prices.1) } ] } ],
      "workloads": [ { "id": "w", "demand": 10, "throughput": { "m": 1 }\(workload) } ]\(rest)
      """, horizon: horizon)
  }

  /// Half a GB for each unit of work goes home to r, from q at 3 a GB: at q a unit costs 4 + 1.5, at p 6. Of q there
  /// are 6, so 6 run there and 4 at home: 10 x (6 x 5.5 + 4 x 6) = 570, of which 10 x 6 x 1.5 = 90 for data.
  @Test func dataThatLeaveForHomeArePaid() throws {
    let plan = try ByHand.plan(
      Self.problem(
        ("6", "4"), #", "egressPerWork": 0.5, "home": "r""#,
        #", "egressPrices": [ { "from": "clean", "to": "r", "perGB": 3 } ]"#, capacities: (100, 6)))
    ByHand.near(plan.objective, 570)
    ByHand.near(plan.presentValue(.egress), 90)
    ByHand.near(plan.presentValue(.onDemand), 480)
    // q is paid for its units and for the data: 240 + 90.
    ByHand.near(plan.providers.first { $0.provider.offset == 1 }?.spend, 330)
    ByHand.near(plan.cost?.cash, 570)
    #expect(plan.linesAddUp)
  }

  /// At 5 a GB the way home costs 2.5: q's 6.5 loses against p's 6.
  @Test func workStaysAtHomeWhereTheWayIsDear() throws {
    let plan = try ByHand.plan(
      Self.problem(
        ("6", "4"), #", "egressPerWork": 0.5, "home": "r""#,
        #", "egressPrices": [ { "perGB": 5, "from": "clean" } ]"#))
    ByHand.near(plan.objective, 600)
    ByHand.near(plan.presentValue(.egress), 0)
  }

  private static let twoPeriods =
    #"{ "start": "2026-01-01", "periods": [ { "id": "a", "hours": 10 }, { "id": "b", "hours": 20 } ] }"#

  /// Ten units stand at p. In `a` p costs 2 and q 4, so all stay: 10 x 10 x 2 = 200. In `b` p costs 5 and q 3: a unit
  /// that moves saves 20 x 2 = 40 and costs 30. Churn lets 0.4 of the 10 move: 4 x 30 = 120, and the units cost
  /// 6 x 100 + 4 x 60 = 840. One more of the fraction would move 10 more and save 10 a unit: 100.
  @Test func workMovesAsFarAsChurnLetsIt() throws {
    let plan = try ByHand.plan(
      Self.problem(
        ("[2, 5]", "[4, 3]"), #", "migrationCost": 30"#,
        #", "initial": [ { "workload": "w", "offer": "po", "units": 10 } ], "limits": [ { "id": "slowly", "type": "churn", "max": 0.4 } ]"#,
        horizon: Self.twoPeriods))
    ByHand.near(plan.objective, 200 + 120 + 840)
    ByHand.near(plan.presentValue(.migration), 120)
    ByHand.near(plan.cost?.cash, 1040)
    #expect(plan.moves.map(\.period.offset) == [1])
    ByHand.near(plan.moves.first?.moved, 4)
    ByHand.near(plan.moves.first?.cost, 120)
    let limit = plan.limit("slowly", nil, "b")
    ByHand.near(limit?.value, 0.4)
    ByHand.near(limit?.price, 100)
    #expect(limit?.isBinding == true && plan.limit("slowly", nil, "a")?.isBinding == false)
    #expect(plan.linesAddUp)
  }

  /// Three units stand at q, where they are dearer by 2 for 10 hours: moving back costs 30, staying 20. Demand of 10 is 7
  /// more than stands, and growth goes where it is cheap: 10 x (7 x 2 + 3 x 4) = 260, nothing moves.
  @Test func growthIsNoMove() throws {
    let plan = try ByHand.plan(
      Self.problem(
        ("2", "4"), #", "migrationCost": 30"#,
        #", "initial": [ { "workload": "w", "offer": "qo", "units": 3 } ]"#))
    ByHand.near(plan.objective, 260)
    #expect(plan.moves.isEmpty)
    #expect(plan.linesAddUp)
  }

  /// The same, but moving costs 15: all run at p for 200, and the three that moved cost 45.
  @Test func whatMovesIsPaidOnce() throws {
    let plan = try ByHand.plan(
      Self.problem(
        ("2", "4"), #", "migrationCost": 15"#,
        #", "initial": [ { "workload": "w", "offer": "qo", "units": 3 } ]"#))
    ByHand.near(plan.objective, 245)
    ByHand.near(plan.moves.first?.moved, 3)
    #expect(plan.linesAddUp)
  }

  /// Between providers, not regions: p sells in both regions, so that leaving r for `clean` is no move.
  @Test func workThatStaysWithItsProviderHasNotMoved() throws {
    let json = Self.problem(
      ("4", "2"), #", "migrationCost": 1000, "movesBetween": "providers""#,
      #", "initial": [ { "workload": "w", "offer": "po", "units": 10 } ]"#)
    ByHand.near(try ByHand.plan(json).objective, 400)
    let one = json.replacing(#""id": "qo", "provider": "q""#, with: #""id": "qo", "provider": "p""#)
    ByHand.near(try ByHand.plan(one).objective, 200)
  }
}

// MARK: - Losses

extension MovesByHand {
  private static func survive(_ keys: String) -> String {
    problem(
      ("4", "5"), "",
      #", "limits": [ { "id": "safe", "type": "survive", "of": { "each": "provider" }, \#(keys) } ]"#,
      capacities: (10, 10))
  }

  /// Whoever is lost, 6 of the 10 must be served by units that are paid for at the other: 6 at p and 6 at q, for
  /// 10 x (24 + 30) = 540 instead of 400.
  @Test func unitsStandByForALoss() throws {
    let plan = try ByHand.plan(Self.survive(#""serve": 0.6"#))
    ByHand.near(plan.objective, 540)
    for part in ["p", "q"] {
      ByHand.near(plan.limit("safe", part)?.value, 0.6)
      ByHand.near(plan.limit("safe", part)?.minimum, 0.6)
      #expect(plan.limit("safe", part)?.isBinding == true)
    }
    // A tenth more costs a unit for 10 hours, 40 at p where q is lost and 50 at q: 400 and 500 for all of it.
    ByHand.near(plan.limit("safe", "q")?.price, 400)
    ByHand.near(plan.limit("safe", "p")?.price, 500)
  }

  /// Half of what is not paid for can be had at once. Where p is lost, x units at q and half of the other 10 - x serve
  /// 6: x = 2. So 8 run at p and 2 at q: 10 x (32 + 10) = 420. Where q is lost, 8 + 0.5 x 2 = 9 of 10 are there.
  /// A unit of `serve` asks for 10 more, of which a unit paid at q adds 0.5: 20 units at 10 x (5 - 4) are 200.
  @Test func aPartOfSpareUnitsCanBeHadAtOnce() throws {
    let plan = try ByHand.plan(Self.survive(#""serve": 0.6, "burst": 0.5"#))
    ByHand.near(plan.objective, 420)
    ByHand.near(plan.limit("safe", "p")?.value, 0.6)
    ByHand.near(plan.limit("safe", "p")?.price, 200)
    ByHand.near(plan.limit("safe", "q")?.value, 0.9)
    ByHand.near(plan.limit("safe", "q")?.price, 0)
    #expect(plan.limit("safe", "p")?.isBinding == true && plan.limit("safe", "q")?.isBinding == false)
  }

  /// Missing it costs 2 for each unit of work: a unit at q for 10 hours costs 50 (10 where it serves in p's place) and
  /// saves 20 where p is lost. So 10 units run, as many at q as at 10 each save 20: all but what q's loss needs. With
  /// x at q, p's loss misses 10 x (6 - x), q's 10 x (6 - (10 - x)): 6 at q and 4 at p miss 20 work at q's loss; with
  /// 5 and 5, 10 at each. Up to x = 4 a unit at q saves 20 for 10; from there to 6 q's loss misses as much more:
  /// a unit more at q costs 10 and saves nothing. 4 at q, 6 at p: 10 x (24 + 20) = 440, and 20 work missed for 40.
  @Test func aSoftLossIsMissedWhereThatIsCheaper() throws {
    let plan = try ByHand.plan(Self.survive(#""serve": 0.6, "penalty": 2"#))
    ByHand.near(plan.objective, 480)
    ByHand.near(plan.presentValue(.softLimits), 40)
    ByHand.near(plan.limit("safe", "p")?.value, 0.4)
    ByHand.near(plan.limit("safe", "p")?.violation, 20)
    ByHand.near(plan.limit("safe", "q")?.value, 0.6)
    #expect(plan.linesAddUp)
  }

  /// Everything must survive, and there is nothing beside: no plan.
  @Test func whatCannotSurviveHasNoPlan() throws {
    let plan = try ByHand.plan(
      Self.survive(#""burst": 1"#).replacing(#""capacity": 10.0"#, with: #""capacity": 9"#))
    #expect(plan.status == .infeasible)
    #expect(
      plan.conflict.contains { $0.family == "surviving" } && plan.conflict.contains { $0.family == "standby" }
    )
  }
}
