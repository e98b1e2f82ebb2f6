import Formulation
import LinearProgramming
import PlacementModel
import Testing

extension RowTests {
  /// Period `a` has 10 hours, `b` 20. A euro is 2 dollars in `a`, 4 in `b` and after it.
  private static let currencies = """
    { "berth": 1, "currency": "USD", "exchangeRates": { "EUR": [ 2, 4 ] },
      "horizon": { "start": "2026-01-01", "periods": [ { "id": "a", "hours": 10 }, { "id": "b", "hours": 20 } ] },
      "machines": [ { "id": "gpu" } ], "regions": [ { "id": "east" } ],
      "providers": [ { "id": "p", "currency": "EUR" } ],
      "offers": [ { "id": "o", "provider": "p", "region": "east", "machine": "gpu", "capacity": 10, "options": [
        { "id": "od", "kind": "onDemand", "price": 7 },
        { "id": "fix", "kind": "reserved", "term": "3 periods", "price": [ 5, 6 ], "upfront": 30, "salvage": 0.25 },
        { "id": "re", "kind": "reserved", "term": "2 periods", "price": [ 5, 6 ], "reprice": true, "salvage": 0.5,
          "held": 2, "heldPrice": 3 } ] } ],
      "agreements": [ { "id": "deal", "provider": "p", "from": "2026-01-01", "through": "2026-12-31", "per": "term",
        "minimumSpend": 100, "maximumSpend": 900, "discount": 0.1, "atHorizonEnd": "full" } ],
      "workloads": [ { "id": "w", "demand": 5, "throughput": { "gpu": 1 } } ] }
    """

  @Test func moneyOfAnotherCurrency() throws {
    let program = PlacementProgram(try Samples.problem(json: Self.currencies)).program
    // In `a` a euro is 2: 10 x 7 x 2, 10 x 5 x 2 + 30 x 2, 10 x 5 x 2; 2 held at 3 are 10 x 3 x 2 x 2.
    try expect(
      "listBalance[deal,a]",
      ["list[deal,a]": 1, "units[o:od,a]": -140, "reserve[o:fix,a]": -160, "reserve[o:re,a]": -100],
      .equal(to: 120), in: program)
    // In `b` it is 4: the contract of `a` pays 20 x 5 x 4, that of `b` 20 x 6 x 4 and 30 x 4; one that reprices
    // 20 x 6 x 4 whenever it started; 20 x 3 x 4 x 2 for what is held.
    try expect(
      "listBalance[deal,b]",
      [
        "list[deal,b]": 1, "units[o:od,b]": -560, "reserve[o:fix,a]": -400, "reserve[o:fix,b]": -600,
        "reserve[o:re,a]": -480, "reserve[o:re,b]": -480,
      ], .equal(to: 480), in: program)
  }

  @Test func commitmentOfAnotherCurrency() throws {
    let program = PlacementProgram(try Samples.problem(json: Self.currencies)).program
    // Dollars of `a` are half a euro, those of `b` a quarter, where the shortfall is due.
    let covered = ["list[deal,a]": 0.5, "saved[deal,a]": -0.5, "list[deal,b]": 0.25, "saved[deal,b]": -0.25]
    try expect(
      "commitment[deal,term]", covered.merging(["shortfall[deal,term]": 0.25]) { first, _ in first },
      .atLeast(100), in: program)
    try expect("ceiling[deal,term]", covered, .atMost(900), in: program)
  }

  @Test func contractsOfAnotherCurrencyAfterTheHorizon() throws {
    let program = PlacementProgram(try Samples.problem(json: Self.currencies)).program
    let costs = Dictionary(zip(program.columnNames, program.costs)) { first, _ in first }
    // The listed periods repeat. Three periods from `a` end 10 hours after the horizon, from `b` 30: three quarters of
    // 10 x 5 x 4 and of 30 x 6 x 4, less a quarter of the upfront money, 60 and 120, for 10 of 40 and 30 of 50 hours.
    #expect(costs["reserve[o:fix,a]"] == 0.75 * 200 - 0.25 * 60 * 10 / 40)
    #expect(costs["reserve[o:fix,b]"] == 0.75 * 720 - 0.25 * 120 * 30 / 50)
    // Two periods from `b` end 10 hours after it, at the price and rate of `b`: half of 10 x 6 x 4.
    #expect(costs["reserve[o:re,b]"] == 120 && costs["reserve[o:re,a]"] == 0)
  }

  @Test func supportFees() throws {
    let json = Self.json.replacing(
      #"{ "id": "p" }, { "id": "r" }"#, with: #"{ "id": "p", "supportFee": 0.2 }, { "id": "r" }"#)
    let program = PlacementProgram(try Samples.problem(json: json)).program
    // A fifth more of what is listed less what is saved, and of 30 x 2 outside the agreement; freight is as before.
    try expect(
      "spendBalance[p,b]",
      [
        "spend[p,b]": 1, "list[deal,b]": -1.2, "saved[deal,b]": 1.2, "units[pw:od,b]": -72,
        "use[chat,pw,b]": -4.5,
      ], .equal(to: 0), in: program)
    // Of the parts of a provider: 1.2 x 0.9 x 10 x 4 in `a`, less what is held: 1.2 x (1890 + net x 840).
    let net = 1 - 1.4 / 30
    try expect(
      "budget[purse,horizon]",
      [
        "spend[r,a]": 1, "spend[r,b]": 1, "shortfall[deal,term]": 1, "units[pe:od,a]": 1.2 * 36,
        "units[pe:spot,a]": 1.2 * 9, "units[pe:od,b]": 1.2 * net * 120, "units[pe:spot,b]": 1.2 * net * 30,
        "reserve[pe:res,a]": 1.2 * (72 + net * 90), "reserve[pe:res,b]": 1.2 * net * 110,
      ], .atMost(9000 - 1.2 * (1890 + net * 840)), in: program)
  }

  // MARK: - Tiers

  /// Period `a` has 10 hours, `b` 20; 100 units, 60 of them at most on spot.
  private static let tiered = """
    { "berth": 1, "currency": "USD",
      "horizon": { "start": "2026-01-01", "periods": [ { "id": "a", "hours": 10 }, { "id": "b", "hours": 20 } ] },
      "machines": [ { "id": "gpu" } ], "regions": [ { "id": "east" } ], "providers": [ { "id": "p" } ],
      "offers": [ { "id": "o", "provider": "p", "region": "east", "machine": "gpu", "capacity": 100, "options": [
        { "id": "down", "kind": "onDemand",
          "tiers": { "graduated": [ { "upTo": 20, "price": 5 }, { "upTo": 50, "price": 3 }, { "price": 4 } ] } },
        { "id": "up", "kind": "onDemand", "tiers": { "graduated": [ { "upTo": 10, "price": 0 }, { "price": 6 } ] } },
        { "id": "all", "kind": "spot", "capacity": 60, "tiers": { "allUnits": [ { "upTo": 30, "price": 2 }, { "price": 1 } ] } },
        { "id": "res", "kind": "reserved", "term": "3 periods", "upfront": 7, "salvage": 0.5,
          "tiers": { "graduated": [ { "upTo": 5, "price": [ 3, 2 ] }, { "upTo": 400, "price": [ 2, 3 ] }, { "price": 1 } ] } } ] } ],
      "workloads": [ { "id": "w", "demand": 5, "throughput": { "gpu": 1 } } ] }
    """

  @Test func tiersThatFall() throws {
    let program = PlacementProgram(try Samples.problem(json: Self.tiered)).program
    try expect(
      "tiering[o:down,a]",
      ["units[o:down,a]": 1, "tier[o:down,a,1]": -1, "tier[o:down,a,2]": -1, "tier[o:down,a,3]": -1],
      .equal(to: 0), in: program)
    // Widths of 20, 30, and the 50 that are left of 100.
    try expect(
      "tierFilled[o:down,a,1]", ["tier[o:down,a,1]": 1, "full[o:down,a,1]": -20], .atLeast(0), in: program)
    try expect(
      "tierFilled[o:down,a,2]", ["tier[o:down,a,2]": 1, "full[o:down,a,2]": -30], .atLeast(0), in: program)
    try expect(
      "tierOpened[o:down,a,1]", ["tier[o:down,a,2]": 1, "full[o:down,a,1]": -30], .atMost(0), in: program)
    try expect(
      "tierOpened[o:down,a,2]", ["tier[o:down,a,3]": 1, "full[o:down,a,2]": -50], .atMost(0), in: program)
    // The term of `a` falls from 3 to 2 after five units; that of `b` rises, and 400 are more than there are.
    try expect(
      "tierFilled[o:res,a,1]", ["tier[o:res,a,1]": 1, "full[o:res,a,1]": -5], .atLeast(0), in: program)
    try expect(
      "tiering[o:res,b]", ["reserve[o:res,b]": 1, "tier[o:res,b,1]": -1, "tier[o:res,b,2]": -1],
      .equal(to: 0),
      in: program)
    let statement = Statement(program)
    #expect(statement.rows["tierFilled[o:res,b,1]"] == nil && statement.rows["tierFilled[o:up,a,1]"] == nil)
    #expect(statement.columns["tier[o:up,a,1]"]?.bounds.upper == 10)
    #expect(statement.columns["tier[o:up,a,2]"]?.bounds.upper == 90)
    #expect(statement.columns["full[o:down,a,1]"]?.domain == .integer)
  }

  @Test func oneTierForAllUnits() throws {
    let program = PlacementProgram(try Samples.problem(json: Self.tiered)).program
    try expect(
      "tierLeast[o:all,a,2]", ["tier[o:all,a,2]": 1, "inTier[o:all,a,2]": -30], .atLeast(0), in: program)
    try expect(
      "tierMost[o:all,a,1]", ["tier[o:all,a,1]": 1, "inTier[o:all,a,1]": -30], .atMost(0), in: program)
    try expect(
      "tierMost[o:all,a,2]", ["tier[o:all,a,2]": 1, "inTier[o:all,a,2]": -60], .atMost(0), in: program)
    try expect("oneTier[o:all,a]", ["inTier[o:all,a,1]": 1, "inTier[o:all,a,2]": 1], .atMost(1), in: program)
    #expect(Statement(program).rows["tierLeast[o:all,a,1]"] == nil)
  }

  @Test func moneyByTier() throws {
    let program = PlacementProgram(try Samples.problem(json: Self.tiered)).program
    // 20 hours of 5, 3 and 4, of 6, of 2 and 1; the terms of `a` at 3 and 2, those of `b` at 2 and 3 with 7 upfront.
    try expect(
      "spendBalance[p,b]",
      [
        "spend[p,b]": 1, "tier[o:down,b,1]": -100, "tier[o:down,b,2]": -60, "tier[o:down,b,3]": -80,
        "tier[o:up,b,2]": -120, "tier[o:all,b,1]": -40, "tier[o:all,b,2]": -20, "tier[o:res,a,1]": -60,
        "tier[o:res,a,2]": -40, "tier[o:res,b,1]": -40, "tier[o:res,b,2]": -60, "reserve[o:res,b]": -7,
      ], .equal(to: 0), in: program)
    // Three periods from `b` are 20, 10 and 20 hours: half of 30 hours' pay, less half of 7 x 30 / 50.
    let costs = Dictionary(zip(program.columnNames, program.costs)) { first, _ in first }
    #expect(costs["tier[o:res,b,1]"] == 0.5 * 2 * 30 && costs["tier[o:res,b,2]"] == 0.5 * 3 * 30)
    #expect(abs((costs["reserve[o:res,b]"] ?? 0) + 2.1) < 1e-12)
  }

  // MARK: - Spend plans

  /// Period `a` has 10 hours, `b` 20. A euro is 2 dollars in `a`, 4 in `b` and after it.
  private static let planned = """
    { "berth": 1, "currency": "USD", "exchangeRates": { "EUR": [ 2, 4 ] },
      "horizon": { "start": "2026-01-01", "periods": [ { "id": "a", "hours": 10 }, { "id": "b", "hours": 20 } ] },
      "machines": [ { "id": "gpu" } ], "regions": [ { "id": "east" }, { "id": "west" } ],
      "providers": [ { "id": "p", "currency": "EUR", "supportFee": 0.5 } ],
      "spendPlans": [ { "id": "n", "provider": "p", "term": "2 periods", "held": [ 5, 3 ], "capacity": [ 9, 8 ], "salvage": 0.25 } ],
      "offers": [
        { "id": "e", "provider": "p", "region": "east", "machine": "gpu", "capacity": 10, "options": [
          { "id": "sp", "kind": "spendPlan", "plan": "n", "price": 3 }, { "id": "spot", "kind": "spot", "price": 1 } ] },
        { "id": "w", "provider": "p", "region": "west", "machine": "gpu", "capacity": 10, "options": [
          { "id": "sp", "kind": "spendPlan", "plan": "n", "price": 2, "availability": 0.9 } ] } ],
      "agreements": [ { "id": "deal", "provider": "p", "from": "2026-01-01", "through": "2026-12-31", "discount": 0.1 } ],
      "workloads": [ { "id": "x", "demand": 5, "throughput": { "gpu": 1 } } ],
      "limits": [ { "id": "east", "type": "budget", "scope": { "regions": ["east"] }, "max": 900 } ] }
    """

  @Test func unitsDrawOnTheirPlan() throws {
    let program = PlacementProgram(try Samples.problem(json: Self.planned)).program
    // In `b` a euro is 4: units at 3 and 2 euros against what was committed in `a` and in `b`, and 3 euros held.
    try expect(
      "planUse[n,b]",
      ["units[e:sp,b]": 12, "units[w:sp,b]": 8, "commit[n,a]": -4, "commit[n,b]": -4], .atMost(12),
      in: program)
    try expect("planCapacity[n,a]", ["commit[n,a]": 1], .atMost(4), in: program)
    try expect("planCapacity[n,b]", ["commit[n,a]": 1, "commit[n,b]": 1], .atMost(5), in: program)
    // They count as any other unit, and are firm.
    try expect(
      "firm[e,a]", ["use[x,e,a]": 1, "units[e:sp,a]": -1], .atMost(0), in: program)
    try expect("supply[w,a]", ["use[x,w,a]": 1, "units[w:sp,a]": -0.9], .atMost(0), in: program)
  }

  @Test func aPlansMoneyIsPaidUsedOrNot() throws {
    let program = PlacementProgram(try Samples.problem(json: Self.planned)).program
    // 20 hours x 4 for each euro per hour, 3 of them held; units cost nothing by themselves.
    try expect(
      "listBalance[deal,b]",
      ["list[deal,b]": 1, "units[e:spot,b]": -80, "commit[n,a]": -80, "commit[n,b]": -80], .equal(to: 240),
      in: program)
    try expect(
      "spendBalance[p,b]", ["spend[p,b]": 1, "list[deal,b]": -1.5, "saved[deal,b]": 1.5], .equal(to: 0),
      in: program)
    // In a part of the provider what is drawn counts: 20 x 4 x 3 x 1.5 x 0.9.
    try expect("budget[east,b]", ["units[e:sp,b]": 324, "units[e:spot,b]": 108], .atMost(900), in: program)
    // The term from `b` runs 10 hours past the horizon, of which a quarter is credited.
    let costs = Dictionary(zip(program.columnNames, program.costs)) { first, _ in first }
    #expect(costs["commit[n,b]"] == 0.75 * 4 * 10 && costs["commit[n,a]"] == 0)
  }

  @Test func commitmentsAreOwed() throws {
    let json = Self.planned.replacing(
      #""limits": ["#,
      with: #""limits": [ { "id": "owed", "type": "exposure", "of": { "each": "provider" }, "max": 5000 },"#)
    let program = PlacementProgram(try Samples.problem(json: json)).program
    // At the end of `a`: in `b` 20 hours x 4 less a tenth, for what is committed and for the 3 held. The term from `b`
    // is not yet ordered. At the end of `b`: its 10 hours after the horizon, at list.
    try expect("exposure[owed,p,a]", ["commit[n,a]": 72], .atMost(5000 - 216), in: program)
    try expect("exposure[owed,p,b]", ["commit[n,b]": 40], .atMost(5000), in: program)
  }
}
