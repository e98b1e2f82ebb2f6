import PlacementModel
import Testing

@Suite struct LimitsByHand {
  /// Two providers sell the same unit, at 2 and at 3; 10 units are asked for 10 hours.
  static func twoProviders(_ limits: String, prices: (Double, Double) = (2, 3), penalty: String = "")
    -> String
  {
    ByHand.problem(
      """
      "providers": [ { "id": "p" }, { "id": "q" } ],
      "offers": [
        { "id": "po", "provider": "p", "region": "r", "machine": "m", "capacity": 100,
          "options": [ { "id": "od", "kind": "onDemand", "price": \(prices.0) } ] },
        { "id": "qo", "provider": "q", "region": "clean", "machine": "m", "capacity": 100,
          "options": [ { "id": "od", "kind": "onDemand", "price": \(prices.1) } ] } ],
      "workloads": [ { "id": "w", "demand": 10, "throughput": { "m": 1 }\(penalty) } ],
      "limits": [ \(limits) ]
      """)
  }

  /// A budget of 50 for p, missed at 0.4 for each unit of currency. A unit-hour at p then costs 2 + 0.8 beyond the
  /// budget, less than q's 3: all 100 unit-hours stay at p for 200, and the budget is missed by 150: 60.
  @Test func aSoftLimitIsMissedWhereThatIsCheaper() throws {
    let plan = try ByHand.plan(
      Self.twoProviders(
        #"{ "id": "cap", "type": "budget", "scope": { "providers": [ "p" ] }, "max": 50, "penalty": 0.4 }"#))
    ByHand.near(plan.objective, 260)
    ByHand.near(plan.presentValue(.softLimits), 60)
    ByHand.near(plan.cost?.cash, 200)
    ByHand.near(plan.limit("cap")?.violation, 150)
    ByHand.near(plan.limit("cap")?.value, 200)
    // A currency more of budget saves its penalty.
    ByHand.near(plan.limit("cap")?.price, 0.4)
    #expect(plan.limit("cap")?.isBinding == true)
    #expect(plan.linesAddUp)
  }

  /// The same at 0.6: beyond the budget p would cost 3.2. The budget holds: 25 unit-hours at p, 75 at q.
  @Test func aSoftLimitIsKeptWhereMissingItIsDearer() throws {
    let plan = try ByHand.plan(
      Self.twoProviders(
        #"{ "id": "cap", "type": "budget", "scope": { "providers": [ "p" ] }, "max": 50, "penalty": 0.6 }"#))
    ByHand.near(plan.objective, 50 + 225)
    ByHand.near(plan.presentValue(.softLimits), 0)
    ByHand.near(plan.limit("cap")?.violation, 0)
    // A currency more buys half a unit-hour that else costs 3: 1.5 - 1 = 0.5.
    ByHand.near(plan.limit("cap")?.price, 0.5)
    #expect(plan.linesAddUp)
  }

  /// At least 0.4 of the money for q, 0.1 a unit short: keeping it moves money at 3 - 2 = 1 a unit-hour; missing it by
  /// all of 0.4 x 200 costs 8.
  @Test func aSoftFloorIsMissed() throws {
    let plan = try ByHand.plan(
      Self.twoProviders(
        #"{ "id": "some", "type": "share", "of": { "providers": [ "q" ] }, "min": 0.4, "penalty": 0.1 }"#))
    ByHand.near(plan.objective, 208)
    ByHand.near(plan.limit("some")?.violation, 80)
    ByHand.near(plan.limit("some")?.value, 0)
    #expect(plan.linesAddUp)
  }
}
