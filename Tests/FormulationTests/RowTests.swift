import Formulation
import LinearProgramming
import PlacementModel
import Testing

/// One row of every family, worked out with a pencil from a problem that fits on a page.
///
/// Period `a` has 10 hours, `b` 30. The agreement runs for 24 hours: all of `a`, and 14 of the 30 of `b`.
@Suite struct RowTests {
  static let json = """
    { "berth": 1, "currency": "USD",
      "horizon": { "start": "2026-01-01",
        "periods": [ { "id": "a", "hours": 10 }, { "id": "b", "hours": 30 } ] },
      "machines": [ { "id": "gpu", "vendor": "V", "kilowatts": 2 }, { "id": "cpu", "vendor": "W", "kilowatts": 0.5 } ],
      "regions": [ { "id": "east" }, { "id": "west" } ],
      "providers": [ { "id": "p" }, { "id": "r" } ],
      "offers": [
        { "id": "pe", "provider": "p", "region": "east", "machine": "gpu", "capacity": [ 100, 40 ], "options": [
          { "id": "od", "kind": "onDemand", "price": 4 },
          { "id": "spot", "kind": "spot", "price": 1, "availability": 0.5, "capacity": [ 20, 5 ] },
          { "id": "res", "kind": "reserved", "term": "2 periods", "price": [ 3, 2 ], "upfront": 50, "availability": 0.9,
            "held": [ 60, 8 ], "heldPrice": 3.5, "capacity": [ 65, 5 ] } ] },
        { "id": "pw", "provider": "p", "region": "west", "machine": "cpu", "capacity": 30,
          "options": [ { "id": "od", "kind": "onDemand", "price": 2 } ] },
        { "id": "rw", "provider": "r", "region": "west", "machine": "gpu", "capacity": 70,
          "options": [ { "id": "od", "kind": "onDemand", "price": 5 } ] } ],
      "agreements": [
        { "id": "deal", "provider": "p", "from": "2026-01-01", "through": "2026-01-01", "per": "term",
          "minimumSpend": 1000, "maximumSpend": 5000, "discount": 0.1, "scope": { "machines": ["gpu"] } } ],
      "workloads": [
        { "id": "chat", "demand": 20, "throughput": { "gpu": 2, "cpu": 0.5 }, "peak": 1.25, "unmetPenalty": 9,
          "surcharges": [ { "where": { "regions": ["west"] }, "perWork": 0.3 } ] },
        { "id": "batch", "demand": [ 7, 5 ], "throughput": { "gpu": 1 }, "interruptible": true,
          "deferrable": "1 periods" } ],
      "limits": [
        { "id": "lock", "type": "share", "of": { "each": "provider" }, "min": 0.1, "max": 0.6, "per": "horizon" },
        { "id": "power", "type": "share", "of": { "vendors": ["V"] }, "max": 0.8, "measure": "units", "weights": "kilowatts" },
        { "id": "served", "type": "share", "of": { "each": "region" }, "max": 0.75, "measure": "work" },
        { "id": "homes", "type": "spread", "of": { "each": "region" }, "scope": { "workloads": ["chat"] }, "max": 0.7 },
        { "id": "purse", "type": "budget", "scope": { "offers": ["pe", "rw"] }, "max": 9000, "per": "horizon" } ] }
    """

  @Test func demand() throws {
    // hours x rate: 10 x 2, 10 x 0.5, 10 x 2; hours of unmet; hours x demand = 10 x 20.
    try expect(
      "demand[chat,a]",
      ["use[chat,pe,a]": 20, "use[chat,pw,a]": 5, "use[chat,rw,a]": 20, "unmet[chat,a]": 10], .equal(to: 200))
    // What waits leaves `a` and comes into `b`; nothing leaves the last period. 10 x 7 and 30 x 5.
    try expect(
      "demand[batch,a]", ["use[batch,pe,a]": 10, "use[batch,rw,a]": 10, "backlog[batch,a]": 1], .equal(to: 70)
    )
    try expect(
      "demand[batch,b]", ["use[batch,pe,b]": 30, "use[batch,rw,b]": 30, "backlog[batch,a]": -1],
      .equal(to: 150))
  }

  @Test func deferral() throws {
    // One period's work may wait: 10 hours x 7.
    try expect("deferral[batch,a]", ["backlog[batch,a]": 1], .atMost(70))
  }

  @Test func supplyAndFirm() throws {
    // Terms of two periods bought in `a` and `b` both run in `b`; 0.9 of the 8 units held is 7.2.
    let firm = [
      "use[chat,pe,b]": 1.25, "units[pe:od,b]": -1, "reserve[pe:res,a]": -0.9, "reserve[pe:res,b]": -0.9,
    ]
    let all = firm.merging(["use[batch,pe,b]": 1, "units[pe:spot,b]": -0.5]) { first, _ in first }
    try expect("supply[pe,b]", all, .atMost(7.2))
    try expect("firm[pe,b]", firm, .atMost(7.2))
  }

  @Test func capacityAndQuota() throws {
    // 100 - 60 held, and 40 - 8 held.
    try expect(
      "capacity[pe,a]", ["units[pe:od,a]": 1, "units[pe:spot,a]": 1, "reserve[pe:res,a]": 1], .atMost(40))
    try expect(
      "capacity[pe,b]",
      ["units[pe:od,b]": 1, "units[pe:spot,b]": 1, "reserve[pe:res,a]": 1, "reserve[pe:res,b]": 1],
      .atMost(32))
    try expect("quota[pe:spot,b]", ["units[pe:spot,b]": 1], .atMost(5))
    // 65 - 60 held; 5 - 8 held leaves nothing.
    try expect("quota[pe:res,a]", ["reserve[pe:res,a]": 1], .atMost(5))
    try expect("quota[pe:res,b]", ["reserve[pe:res,a]": 1, "reserve[pe:res,b]": 1], .atMost(0))
  }

  @Test func listAndSavedBalance() throws {
    // 30 hours at 4 and at 1; the term from `a` pays 30 x 3, that from `b` 30 x 2 + 50; 8 held at 3.5 is 840.
    try expect(
      "listBalance[deal,b]",
      [
        "list[deal,b]": 1, "units[pe:od,b]": -120, "units[pe:spot,b]": -30, "reserve[pe:res,a]": -90,
        "reserve[pe:res,b]": -110,
      ], .equal(to: 840))
    // A tenth, in 14 of 30 hours.
    try expect("savedBalance[deal,b]", ["saved[deal,b]": 1, "list[deal,b]": -1.4 / 30], .equal(to: 0))
  }

  @Test func spendBalance() throws {
    // cpu is outside the agreement: 30 x 2 a unit, and 30 x 0.5 x 0.3 of freight.
    try expect(
      "spendBalance[p,b]",
      [
        "spend[p,b]": 1, "list[deal,b]": -1, "saved[deal,b]": 1, "units[pw:od,b]": -60,
        "use[chat,pw,b]": -4.5,
      ],
      .equal(to: 0))
    // 10 x 5, and 10 x 2 x 0.3.
    try expect(
      "spendBalance[r,a]", ["spend[r,a]": 1, "units[rw:od,a]": -50, "use[chat,rw,a]": -6], .equal(to: 0))
  }

  @Test func commitmentAndCeiling() throws {
    // All of `a`, 14 of the 30 hours of `b`; all that is saved in `b` is saved inside the window.
    let covered = ["list[deal,a]": 1, "saved[deal,a]": -1, "list[deal,b]": 14.0 / 30, "saved[deal,b]": -1]
    try expect(
      "commitment[deal,term]", covered.merging(["shortfall[deal,term]": 1]) { first, _ in first },
      .atLeast(1000))
    try expect("ceiling[deal,term]", covered, .atMost(5000))
  }

  @Test func shareAndShareFloor() throws {
    // p's money and shortfall count 1 - 0.6, the other's -0.6.
    try expect(
      "share[lock,p,horizon]",
      [
        "spend[p,a]": 0.4, "spend[p,b]": 0.4, "shortfall[deal,term]": 0.4, "spend[r,a]": -0.6,
        "spend[r,b]": -0.6,
      ], .atMost(0))
    try expect(
      "shareFloor[lock,r,horizon]",
      [
        "spend[r,a]": 0.9, "spend[r,b]": 0.9, "spend[p,a]": -0.1, "spend[p,b]": -0.1,
        "shortfall[deal,term]": -0.1,
      ], .atLeast(0))
    // 30 hours x 2 kW x 0.2, and 30 x 0.5 kW x 0.8.
    try expect(
      "share[power,V,b]",
      [
        "use[chat,pe,b]": 12, "use[batch,pe,b]": 12, "use[chat,rw,b]": 12, "use[batch,rw,b]": 12,
        "use[chat,pw,b]": -12,
      ], .atMost(0))
    // 10 hours x rate, times 0.25 in the west and -0.75 in the east.
    try expect(
      "share[served,west,a]",
      [
        "use[chat,pw,a]": 1.25, "use[chat,rw,a]": 5, "use[batch,rw,a]": 2.5, "use[chat,pe,a]": -15,
        "use[batch,pe,a]": -7.5,
      ], .atMost(0))
  }

  @Test func spread() throws {
    // rate x 0.3 in the west, rate x -0.7 in the east.
    try expect(
      "spread[homes,chat,west,a]", ["use[chat,pw,a]": 0.15, "use[chat,rw,a]": 0.6, "use[chat,pe,a]": -1.4],
      .atMost(0))
  }

  @Test func budget() throws {
    // r is in scope whole. Of p only pe is: its prices less 0.1 in `a`, less 0.1 x 14/30 in `b`. A term from
    // `a` costs 0.9 x (10 x 3 + 50) = 72 there. What is held costs 0.9 x 10 x 3.5 x 60 = 1890 in `a`.
    let net = 1 - 1.4 / 30
    try expect(
      "budget[purse,horizon]",
      [
        "spend[r,a]": 1, "spend[r,b]": 1, "shortfall[deal,term]": 1, "units[pe:od,a]": 36,
        "units[pe:spot,a]": 9,
        "units[pe:od,b]": net * 120, "units[pe:spot,b]": net * 30, "reserve[pe:res,a]": 72 + net * 90,
        "reserve[pe:res,b]": net * 110,
      ], .atMost(9000 - 1890 - net * 840))
  }

  @Test func slicesOfWorkThatMayWaitAreBalancedTogether() throws {
    let program = PlacementProgram(try Samples.problem(json: Self.sliced)).program
    // 10 hours: 7 by day, 3 by night; 7 x 5 + 3 x 2 = 41.
    try expect(
      "demand[w,2026-01-01T00]",
      [
        "use[w,o,2026-01-01T00/day]": 7, "use[w,o,2026-01-01T00/night]": 3, "backlog[w,2026-01-01T00]": 1,
      ], .equal(to: 41), in: program)
  }

  @Test func objective() throws {
    // Two periods of a year of 8766 hours at 21 %: middles after half a year and one and a half, the end after
    // two, so that money is worth 1/1.1, 1/1.331 and 1/1.4641.
    let program = PlacementProgram(try Samples.problem(json: Self.discounted)).program
    let costs = Dictionary(zip(program.columnNames, program.costs)) { first, _ in first }
    let expected: [String: Double] = [
      "spend[p,a]": 1 / 1.1, "spend[p,b]": 1 / 1.331, "shortfall[deal,term]": 1 / 1.331,
      "unmet[w,a]": 8766 * 7 / 1.1, "unmet[w,b]": 8766 * 7 / 1.331,
      // Bought in `a` the term ends with the horizon. Bought in `b` half of it lies after: three quarters of
      // 8766 x 3 must still be paid, a quarter of half the 5000 upfront comes back.
      "reserve[o:res,a]": 0, "reserve[o:res,b]": (0.75 * 8766 * 3 - 0.25 * 2500) / 1.4641,
    ]
    for (name, cost) in expected {
      let found = try #require(costs[name], "\(name)")
      #expect(abs(found - cost) <= 1e-12 * abs(cost), "\(name): \(found), not \(cost)")
    }
    #expect(Set(costs.filter { $0.value != 0 }.keys) == Set(expected.filter { $0.value != 0 }.keys))
  }

  func expect(
    _ row: String, _ coefficients: [String: Double], _ bounds: Bounds, in program: LinearProgram? = nil
  ) throws {
    try expectRow(
      row, coefficients, bounds, in: program ?? PlacementProgram(Samples.problem(json: Self.json)).program)
  }

  private static let sliced = """
    { "berth": 1, "currency": "USD",
      "horizon": { "start": "2026-01-01", "period": { "hours": 10 }, "count": 2,
        "slices": [ { "id": "day", "share": 0.7 }, { "id": "night", "share": 0.3 } ] },
      "machines": [ { "id": "gpu" } ], "regions": [ { "id": "east" } ], "providers": [ { "id": "p" } ],
      "offers": [ { "id": "o", "provider": "p", "region": "east", "machine": "gpu", "capacity": 9,
        "options": [ { "id": "od", "kind": "onDemand", "price": 2 } ] } ],
      "workloads": [ { "id": "w", "demand": { "slices": { "day": 5, "night": 2 } }, "throughput": { "gpu": 1 },
        "deferrable": "1 periods" } ] }
    """

  private static let discounted = """
    { "berth": 1, "currency": "USD",
      "horizon": { "start": "2026-01-01", "discountRate": 0.21,
        "periods": [ { "id": "a", "hours": 8766 }, { "id": "b", "hours": 8766 } ] },
      "machines": [ { "id": "gpu" } ], "regions": [ { "id": "east" } ], "providers": [ { "id": "p" } ],
      "offers": [ { "id": "o", "provider": "p", "region": "east", "machine": "gpu", "capacity": 10,
        "options": [
          { "id": "res", "kind": "reserved", "price": 3, "term": "2 periods", "upfront": 5000, "salvage": 0.25 } ] } ],
      "agreements": [ { "id": "deal", "provider": "p", "from": "2026-01", "through": "2027-06", "per": "term",
        "minimumSpend": 1000 } ],
      "workloads": [ { "id": "w", "demand": 5, "throughput": { "gpu": 1 }, "unmetPenalty": 7 } ] }
    """
}
