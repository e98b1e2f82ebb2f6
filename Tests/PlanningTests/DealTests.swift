import GLPKBackend
import LinearProgramming
import PlacementModel
import Planning
import Synchronization
import Testing

/// What deals are worth, by hand: fifty units of work for ten hours.
@Suite struct DealTests {
  /// Alpha asks 4 and beta 3 for a unit-hour.
  static func problem(
    agreements: String, alpha: Int = 100, beta: Int = 100, limits: String = "", price: Int = 4
  ) throws -> Problem {
    try Samples.problem(
      bytes: Array(
        ByHand.problem(
          """
          "providers": [ { "id": "alpha" }, { "id": "beta" } ],
          "offers": [
            { "id": "a", "provider": "alpha", "region": "r", "machine": "m", "capacity": \(alpha),
              "options": [ { "id": "od", "kind": "onDemand", "price": \(price) } ] },
            { "id": "b", "provider": "beta", "region": "r", "machine": "m", "capacity": \(beta),
              "options": [ { "id": "od", "kind": "onDemand", "price": 3 } ] } ],
          "agreements": [ \(agreements) ], "limits": [ \(limits) ],
          "workloads": [ { "id": "w", "demand": 50, "throughput": { "m": 1 } } ]
          """
        ).utf8))
  }

  static func agreement(_ terms: String, id: String = "deal", with provider: String = "alpha") -> String {
    """
    { "id": "\(id)", "provider": "\(provider)", "from": "2026-01-01", "through": "2026-01-01", "per": "term",
      "atHorizonEnd": "full", \(terms) }
    """
  }

  private static let analyst = Analyst(planner: Planner(solver: GLPKSolver()), vertices: GLPKSolver())

  static func answer(
    _ problem: Problem, _ deals: Deal..., options: PlanOptions = PlanOptions()
  ) throws -> DealAnswer {
    try analyst.deals(DealQuestion(deals, of: problem), options)
  }

  /// With it all runs at alpha, at 2: 1000, twice the minimum. Without it all runs at beta, at 3: 1500. Alpha costs 3 at a
  /// discount of a quarter, or if prices were half as high again; a minimum of 1500 costs what beta costs.
  @Test func oneAgreementIsWorthWhatBetaCostsMore() throws {
    let problem = try Self.problem(
      agreements: Self.agreement(#""discount": 0.5, "minimumSpend": 500"#))
    let answer = try Self.answer(problem, Deal(.agreement, "deal"))
    let worth = try #require(answer.deals.first)
    guard case .weighed = worth.verdict else {
      Issue.record("\(worth.verdict)")
      return
    }
    ByHand.near(worth.with?.objective, 1000)
    ByHand.near(worth.without?.objective, 1500)
    ByHand.near(worth.presentValue, 500)
    ByHand.near(worth.alone, 500)
    ByHand.near(worth.discount?.value, 0.25, 1e-8)
    ByHand.near(worth.price?.value, 1.5, 1e-8)
    ByHand.near(worth.commitment?.value, 3, 1e-8)
    #expect(worth.commitment?.stated == 500...500)
    for found in [worth.discount, worth.price, worth.commitment] { try Self.expectChecked(found) }
    #expect(answer.stoppedBy == nil)
    #expect(answer.relativeGap == nil)
  }

  /// Whether both sides were planned, stand near the value, and say what they say.
  static func expectChecked(_ found: BreakEven?, at location: SourceLocation = #_sourceLocation) throws {
    let found = try #require(found, sourceLocation: location)
    guard case .between(let better, let worse) = found.finding, let value = found.value else {
      Issue.record("\(found)", sourceLocation: location)
      return
    }
    #expect(try #require(better.cost) < found.without, sourceLocation: location)
    #expect(worse.cost.map { $0 > found.without * (1 - 1e-9) } ?? true, sourceLocation: location)
    #expect(abs(better.value - worse.value) < 1e-3 * max(1, value), sourceLocation: location)
    let between = min(better.value, worse.value)...max(better.value, worse.value)
    #expect(between.contains(value), sourceLocation: location)
  }

  @Test func theDifferenceSaysWhatMovesAndWhoGains() throws {
    let problem = try Self.problem(agreements: Self.agreement(#""discount": 0.5"#))
    let difference = try #require(
      try Self.answer(problem, Deal(.agreement, "deal")).deals.first?.difference)
    #expect(difference.years.map(\.year) == [2026])
    ByHand.near(difference.years.first?.amount.difference, 500)
    let work = difference.work.map { ($0.provider, $0.work.before, $0.work.after, $0.units.before) }
    #expect(work.map(\.0) == ["alpha", "beta"])
    ByHand.near(work.first?.1, 500)
    ByHand.near(work.first?.3, 50)
    ByHand.near(work.last?.2, 500)
    // An hour of work at the margin: 2 with the agreement, 3 without.
    ByHand.near(difference.marginals.first?.cost.before, 2)
    ByHand.near(difference.marginals.first?.cost.after, 3)
  }

  /// Of 50 units, 30 fit at each. Nothing signed: 30 at 3, 20 at 4: 1700. Alpha's alone: 30 at 2, 20 at 3: 1200. Beta's
  /// alone: 30 at 2, 20 at 4: 1400. Both: all at 2: 1000. Alpha's saves 500 or 400, beta's 300 or 200.
  @Test func theSavingsOfTwoDivide() throws {
    let both =
      Self.agreement(#""discount": 0.5"#) + ","
      + Self.agreement(#""discount": 0.3333333333333333"#, id: "other", with: "beta")
    let problem = try Self.problem(agreements: both, alpha: 30, beta: 30)
    let answer = try Self.answer(problem, Deal(.agreement, "deal"), Deal(.agreement, "other"))
    #expect(answer.sets.map(\.members) == [[], [0], [1], [0, 1]])
    for (set, cost) in zip(answer.sets, [1700.0, 1200, 1400, 1000]) { ByHand.near(set.cost, cost) }
    ByHand.near(answer.deals.first?.alone, 500)
    ByHand.near(answer.deals.first?.presentValue, 400)
    ByHand.near(answer.deals.last?.alone, 300)
    ByHand.near(answer.deals.last?.presentValue, 200)
    guard case .divided(let parts, let necessary) = answer.parts else {
      Issue.record("\(answer.parts)")
      return
    }
    #expect(necessary.isEmpty)
    ByHand.near(parts[0], 450)
    ByHand.near(parts[1], 250)
  }

  /// Without the units that come with it there is no room for the work.
  @Test func whatNothingGoesWithoutIsNecessary() throws {
    let grant = #""discount": 0.5, "minimumSpend": 500, "grantedCapacity": [ { "offer": "a", "units": 20 } ]"#
    let both =
      Self.agreement(grant) + ","
      + Self.agreement(#""discount": 0.3333333333333333"#, id: "other", with: "beta")
    let problem = try Self.problem(agreements: both, alpha: 20, beta: 10)
    let alone = try #require(try Self.answer(problem, Deal(.agreement, "deal")).deals.first)
    guard case .necessary = alone.verdict else {
      Issue.record("\(alone.verdict)")
      return
    }
    #expect(
      alone.discount == nil && alone.price == nil && alone.commitment == nil && alone.presentValue == nil)
    let answer = try Self.answer(problem, Deal(.agreement, "deal"), Deal(.agreement, "other"))
    guard case .divided(let parts, let necessary) = answer.parts else {
      Issue.record("\(answer.parts)")
      return
    }
    #expect(necessary == [0])
    #expect(parts[0] == nil)
    // Ten units for ten hours at 2, not 3.
    ByHand.near(parts[1], 100)
  }

  /// Either agreement brings the room that is missing.
  @Test func whereOneOfTwoIsNeededNothingDivides() throws {
    let grant = #""grantedCapacity": [ { "offer": "a", "units": 20 } ]"#
    let other = #""grantedCapacity": [ { "offer": "b", "units": 20 } ]"#
    let both = Self.agreement(grant) + "," + Self.agreement(other, id: "other", with: "beta")
    let problem = try Self.problem(agreements: both, alpha: 20, beta: 20)
    let answer = try Self.answer(problem, Deal(.agreement, "deal"), Deal(.agreement, "other"))
    guard case .undivided(let impossible, let necessary) = answer.parts else {
      Issue.record("\(answer.parts)")
      return
    }
    #expect(impossible == [0])
    #expect(necessary.isEmpty)
    // Alpha's twenty units at 4 instead of beta's at 3 for as many hours.
    ByHand.near(answer.deals.last?.presentValue, 200)
  }

  /// 5000 are paid whatever the discount is; 1500 would be worth paying, three tenths of it.
  @Test func whatAsksTooMuchNeverPays() throws {
    let problem = try Self.problem(
      agreements: Self.agreement(#""discount": 0.5, "minimumSpend": 5000"#))
    let worth = try #require(try Self.answer(problem, Deal(.agreement, "deal")).deals.first)
    ByHand.near(worth.presentValue, -3500)
    guard case .neverPays(let side, _)? = worth.discount?.finding else {
      Issue.record("\(String(describing: worth.discount))")
      return
    }
    ByHand.near(side.cost, 5000)
    #expect(worth.discount?.value == nil)
    ByHand.near(worth.commitment?.value, 0.3, 1e-8)
    try Self.expectChecked(worth.commitment)
  }

  /// Fifty units that come with it cost 2 each even without a discount.
  @Test func whatBringsUnitsPaysWithoutADiscount() throws {
    let grant = #""discount": 0.1, "grantedCapacity": [ { "offer": "a", "units": 50 } ]"#
    let problem = try Self.problem(agreements: Self.agreement(grant), alpha: 0, price: 2)
    let worth = try #require(try Self.answer(problem, Deal(.agreement, "deal")).deals.first)
    ByHand.near(worth.presentValue, 600)
    guard case .alwaysPays(let side)? = worth.discount?.finding else {
      Issue.record("\(String(describing: worth.discount))")
      return
    }
    #expect(side.value == 0)
    ByHand.near(side.cost, 1000)
    ByHand.near(worth.price?.value, 1 / 0.6, 1e-8)
    #expect(worth.commitment == nil)
  }

  /// Up to its own ceiling of 600 a minimum asks nothing that is not spent anyway.
  @Test func aCommitmentEndsAtItsCeiling() throws {
    let problem = try Self.problem(
      agreements: Self.agreement(#""discount": 0.5, "minimumSpend": 500, "maximumSpend": 600"#))
    let worth = try #require(try Self.answer(problem, Deal(.agreement, "deal")).deals.first)
    guard case .alwaysPays(let side)? = worth.commitment?.finding else {
      Issue.record("\(String(describing: worth.commitment))")
      return
    }
    ByHand.near(side.value, 1.2)
  }

  /// A budget of 1200 for alpha leaves no plan beyond a minimum of 1200.
  @Test func aCommitmentMayEndWhereNoPlanIs() throws {
    let budget =
      #"{ "id": "cap", "type": "budget", "scope": { "providers": [ "alpha" ] }, "max": 1200, "per": "horizon" }"#
    let problem = try Self.problem(
      agreements: Self.agreement(#""discount": 0.5, "minimumSpend": 500"#), limits: budget)
    let worth = try #require(try Self.answer(problem, Deal(.agreement, "deal")).deals.first)
    guard case .between(let better, let worse)? = worth.commitment?.finding else {
      Issue.record("\(String(describing: worth.commitment))")
      return
    }
    #expect(worse.cost == nil)
    #expect(better.value <= 2.4 && worse.value >= 2.4 && worse.value - better.value < 1e-3)
    try Self.expectChecked(worth.discount)
  }

  /// A clause that keeps half away from alpha costs 250; an offer is worth what runs there less dearly.
  @Test func clausesAndOffersAreWeighedToo() throws {
    let share =
      #"{ "id": "half", "type": "share", "of": { "providers": [ "alpha" ] }, "max": 0.4, "measure": "work", "per": "horizon" }"#
    let problem = try Self.problem(agreements: Self.agreement(#""discount": 0.5"#), limits: share)
    let answer = try Self.answer(problem, Deal(.limit, "half"), Deal(.offer, "a"))
    // Without the clause 1000; with it 20 at 2 and 30 at 3: 1300; without the offer 1500.
    ByHand.near(answer.deals.first?.presentValue, -300)
    #expect(answer.deals.first?.price == nil && answer.deals.first?.discount == nil)
    ByHand.near(answer.deals.last?.presentValue, 200)
    ByHand.near(answer.deals.last?.price?.value, 1.5, 1e-8)
    #expect(answer.deals.last?.price?.stated == 4...4)
    try Self.expectChecked(answer.deals.last?.price)
  }

  /// An agreement that may be signed is weighed as signed.
  @Test func whatMayBeSignedIsWeighedAsSigned() throws {
    let problem = try Self.problem(
      agreements: Self.agreement(#""discount": 0.1, "minimumSpend": 500, "status": "optional""#))
    let worth = try #require(try Self.answer(problem, Deal(.agreement, "deal")).deals.first)
    // 500 at 3.6 are 138.9 unit-hours, and the other 361.1 at 3.
    ByHand.near(worth.with?.objective, 500 + 3 * (500 - 500 / 3.6))
    #expect((worth.presentValue ?? 1) < 0)
    try Self.expectChecked(worth.discount)
  }

  /// Alpha's two may both be signed, one of them at a time: 500 at 2, or at 3 as dear as beta. With the worse one signed the
  /// better one is left out.
  @Test func whatIsWeighedLeavesOutWhatItRulesOut() throws {
    let both =
      Self.agreement(#""discount": 0.5, "status": "optional""#, id: "good") + ","
      + Self.agreement(#""discount": 0.375, "status": "optional""#, id: "fair")
    let problem = try Self.problem(agreements: both)
    let answer = try Self.answer(problem, Deal(.agreement, "fair"))
    let worth = try #require(answer.deals.first)
    ByHand.near(worth.with?.objective, 1250)
    ByHand.near(worth.without?.objective, 1000)
    #expect(problem.ruledOut(by: Deal(.agreement, "fair")) == ["good"])
    let two = try Self.answer(problem, Deal(.agreement, "fair"), Deal(.agreement, "good"))
    for worth in two.deals {
      guard case .notAllowed = worth.verdict else {
        Issue.record("\(worth.verdict)")
        continue
      }
    }
    ByHand.near(two.deals.first?.alone, 250)
    ByHand.near(two.deals.last?.alone, 500)
  }

  @Test func questionsAreChecked() throws {
    let problem = try Self.problem(agreements: Self.agreement(#""discount": 0.1"#))
    func fault(_ deals: [Deal]) -> DealQuestion.Fault? {
      do { _ = try DealQuestion(deals, of: problem) } catch { return error }
      return nil
    }
    #expect(fault([]) == .nothingAsked)
    let misspelt = Deal(.agreement, "dael")
    guard case .unknown(let unknown) = fault([misspelt]) else {
      Issue.record("\(misspelt) is taken")
      return
    }
    #expect(unknown.nearest == "deal" && unknown.accepted == ["deal"])
    let deal = Deal(.agreement, "deal")
    #expect(fault([deal, deal]) == .repeated(deal))
    guard case .unknown(let other) = fault([Deal(.limit, "x")]) else {
      Issue.record("a limit x is taken")
      return
    }
    #expect(other.nearest == nil && other.accepted.isEmpty)
  }
}
