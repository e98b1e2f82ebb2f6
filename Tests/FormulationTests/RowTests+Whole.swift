import Formulation
import LinearProgramming
import Testing

/// Rows of supply in time and of whole numbers, worked out with a pencil.
@Suite struct WholeRowTests {
  private func program(_ json: String) throws -> LinearProgram {
    PlacementProgram(try Samples.problem(json: json)).program
  }

  /// Periods of 10 hours; the option is ordered one period ahead and until 20 hours after the start.
  private static let ordered = """
    { "berth": 1, "currency": "USD",
      "horizon": { "start": "2026-01-01", "periods": [
        { "id": "a", "hours": 24 }, { "id": "b", "hours": 24 }, { "id": "c", "hours": 24 }, { "id": "d", "hours": 24 } ] },
      "machines": [ { "id": "m" } ], "regions": [ { "id": "r" } ], "providers": [ { "id": "p" } ],
      "offers": [ { "id": "o", "provider": "p", "region": "r", "machine": "m", "capacity": 9, "options": [
        { "id": "od", "kind": "onDemand", "price": 3 },
        { "id": "res", "kind": "reserved", "price": 2, "term": "2 periods", "leadTime": "1 periods",
          "orderUntil": "2026-01-02" },
        { "id": "late", "kind": "reserved", "price": 2, "term": "1 periods", "orderFrom": "2026-01-04" } ] } ],
      "fix": [ { "option": "o:res", "from": "2026-01-01", "units": 4 }, { "option": "o:late", "from": "2026-01-04", "units": 0 } ],
      "workloads": [ { "id": "w", "demand": 5, "throughput": { "m": 1 } } ] }
    """

  @Test func startsThatCanBeOrderedAndWhatIsDecided() throws {
    let program = try program(Self.ordered)
    // Ordered on the first two days, so started on the second and third; `a` is decided all the same.
    #expect(
      program.columnNames.filter { $0.hasPrefix("reserve") } == [
        "reserve[o:res,a]", "reserve[o:res,b]", "reserve[o:res,c]", "reserve[o:late,d]",
      ])
    try expectRow("fix[o:res,a]", ["reserve[o:res,a]": 1], .equal(to: 4), in: program)
    try expectRow("fix[o:late,d]", ["reserve[o:late,d]": 1], .equal(to: 0), in: program)
    try expectRow(
      "capacity[o,d]", ["units[o:od,d]": 1, "reserve[o:res,c]": 1, "reserve[o:late,d]": 1], .atMost(9),
      in: program)
  }

  /// Two periods of 10 and 30 hours. The region is paid per period, the provider once in euros, 2 dollars each in `a`
  /// and 3 in `b`; the offer in the west per period, and there 3 units are held in `b`.
  private static let fees = """
    { "berth": 1, "currency": "USD", "exchangeRates": { "EUR": [ 2, 3 ] },
      "horizon": { "start": "2026-01-01", "discountRate": 0.21,
        "periods": [ { "id": "a", "hours": 10 }, { "id": "b", "hours": 30 } ] },
      "machines": [ { "id": "m" } ], "regions": [ { "id": "east", "fixedFee": 500 }, { "id": "west" } ],
      "providers": [ { "id": "p", "currency": "EUR", "fixedFee": { "once": 90 } }, { "id": "q" } ],
      "offers": [
        { "id": "pe", "provider": "p", "region": "east", "machine": "m", "capacity": [ 40, 25 ],
          "options": [ { "id": "od", "kind": "onDemand", "price": 1 } ] },
        { "id": "qe", "provider": "q", "region": "east", "machine": "m", "capacity": 30,
          "options": [ { "id": "od", "kind": "onDemand", "price": 4 } ] },
        { "id": "qw", "provider": "q", "region": "west", "machine": "m", "capacity": 20, "fixedFee": { "perPeriod": [ 70, 80 ] },
          "options": [ { "id": "od", "kind": "onDemand", "price": 4 },
            { "id": "res", "kind": "reserved", "price": 2, "term": "1 periods", "held": [ 0, 3 ] } ] } ],
      "workloads": [ { "id": "w", "demand": [ 8, 6 ], "throughput": { "m": 2 } },
        { "id": "late", "demand": 1, "throughput": { "m": 1 }, "deferrable": "1 periods" } ],
      "limits": [ { "id": "cap", "type": "budget", "scope": { "offers": [ "qw" ] }, "max": 999, "per": "horizon" } ] }
    """

  @Test func fixedFees() throws {
    let program = try program(Self.fees)
    try expectRow(
      "feeBalance[offer,qw,b]", ["fees[offer,qw,b]": 1, "open[offer,qw,b]": -80], .equal(to: 0), in: program)
    // 90 euros are 180 dollars in `a` and 270 in `b`: a dollar of `a` pays half as much again as one of `b`.
    try expectRow(
      "feeOnce[provider,p,b]",
      ["fees[provider,p,a]": 1.5, "fees[provider,p,b]": 1, "open[provider,p,b]": -270], .atLeast(0),
      in: program)
    try expectRow(
      "feeOnce[provider,p,a]", ["fees[provider,p,a]": 1, "open[provider,p,a]": -180], .atLeast(0), in: program
    )
    // Paid where the place opens, and no more than once.
    try expectRow(
      "feeInUse[provider,p,b]", ["fees[provider,p,b]": 1, "open[provider,p,b]": -270], .atMost(0), in: program
    )
    try expectRow(
      "feeAtMost[provider,p]", ["fees[provider,p,a]": 1 / 180.0, "fees[provider,p,b]": 1 / 270.0], .atMost(1),
      in: program)
    // Both offers of the east, each by its capacity.
    try expectRow(
      "opening[region,east,pe,b]", ["units[pe:od,b]": 1, "open[region,east,b]": -25], .atMost(0), in: program)
    try expectRow(
      "opening[region,east,qe,a]", ["units[qe:od,a]": 1, "open[region,east,a]": -30], .atMost(0), in: program)
    try expectRow(
      "opening[offer,qw,qw,a]",
      ["units[qw:od,a]": 1, "reserve[qw:res,a]": 1, "open[offer,qw,a]": -20], .atMost(0), in: program)
    // rate x use at both offers of the east, 8 of demand; work that may wait has no such row.
    try expectRow(
      "serving[region,east,w,a]",
      ["use[w,pe,a]": 2, "use[w,qe,a]": 2, "open[region,east,a]": -8], .atMost(0), in: program)
    let statement = Statement(program)
    // What holds units is open, and needs no rows; all the rest is 0 or 1.
    #expect(statement.columns["open[offer,qw,b]"]?.bounds == .between(1, 1))
    #expect(statement.columns["open[offer,qw,a]"]?.bounds == .between(0, 1))
    #expect(statement.columns["open[offer,qw,a]"]?.domain == .integer)
    #expect(statement.rows["opening[offer,qw,qw,b]"] == nil && statement.rows["serving[offer,qw,w,b]"] == nil)
    #expect(statement.rows["serving[region,east,late,a]"] == nil)
    // The provider's fee is its spend; the region's is a cost, discounted; the offer's counts in its budget.
    #expect(statement.rows["spendBalance[p,a]"]?.coefficients["fees[provider,p,a]"] == -1)
    #expect(statement.rows["spendBalance[q,b]"]?.coefficients["fees[offer,qw,b]"] == -1)
    #expect(statement.columns["fees[provider,p,a]"]?.cost == 0)
    let discounted = try #require(statement.columns["fees[region,east,a]"]?.cost)
    #expect(discounted < 1 && discounted > 0.9998)
    #expect(statement.rows["budget[cap,horizon]"]?.coefficients["fees[offer,qw,a]"] == 1)
  }

  /// Two periods of 10 and 30 hours, p with two offers and q with one.
  private static let whole = """
    { "berth": 1, "currency": "USD",
      "horizon": { "start": "2026-01-01", "periods": [ { "id": "a", "hours": 10 }, { "id": "b", "hours": 30 } ] },
      "machines": [ { "id": "m" } ], "regions": [ { "id": "east" }, { "id": "west" } ],
      "providers": [ { "id": "p" }, { "id": "q" } ],
      "offers": [
        { "id": "pe", "provider": "p", "region": "east", "machine": "m", "capacity": [ 40, 25 ],
          "options": [ { "id": "od", "kind": "onDemand", "price": 1, "blockSize": 4 },
            { "id": "res", "kind": "reserved", "price": 2, "term": "2 periods", "held": [ 0, 3 ], "minimumUnits": 6, "capacity": [ 30, 35 ] } ] },
        { "id": "pw", "provider": "p", "region": "west", "machine": "m", "capacity": 20,
          "options": [ { "id": "od", "kind": "onDemand", "price": 3 },
            { "id": "spot", "kind": "spot", "price": 2, "capacity": 15, "minimumUnits": 5 } ] },
        { "id": "qw", "provider": "q", "region": "west", "machine": "m", "capacity": 20,
          "options": [ { "id": "od", "kind": "onDemand", "price": 4 } ] } ],
      "workloads": [ { "id": "w", "demand": [ 8, 6 ], "throughput": { "m": 2 }, "peak": 1.5, "wholeUnits": true, "minimumUnits": 3,
          "site": "oneProvider" },
        { "id": "late", "demand": [ 9, 5 ], "throughput": { "m": 1 }, "deferrable": "1 periods", "minimumUnits": 2, "interruptible": true,
          "site": "oneRegion", "sitePer": "period" } ],
      "limits": [ { "id": "few", "type": "providers", "max": 1, "min": 1, "countsFrom": 70, "per": "horizon", "penalty": 11,
        "scope": { "regions": [ "west" ] } } ] }
    """

  @Test func blocksAndLeastPurchases() throws {
    let program = try program(Self.whole)
    try expectRow(
      "blockBalance[pe:od,a]", ["units[pe:od,a]": 1, "blocks[pe:od,a]": -4], .equal(to: 0), in: program)
    try expectRow(
      "leastPurchase[pe:res,a]", ["reserve[pe:res,a]": 1, "bought[pe:res,a]": -6], .atLeast(0), in: program)
    // A term from `a` runs in both periods: 40 and 30 in `a`, 25 - 3 and 35 - 3 in `b`.
    try expectRow(
      "mostPurchase[pe:res,a]", ["reserve[pe:res,a]": 1, "bought[pe:res,a]": -22], .atMost(0), in: program)
    try expectRow(
      "mostPurchase[pw:spot,b]", ["units[pw:spot,b]": 1, "bought[pw:spot,b]": -15], .atMost(0), in: program)
    let columns = Statement(program).columns
    #expect(
      columns["blocks[pe:od,a]"]?.domain == .integer && columns["blocks[pe:od,a]"]?.bounds == .nonnegative)
    #expect(columns["bought[pe:res,a]"]?.domain == .integer && columns["bought[pe:res,a]"]?.bounds == .binary)
  }

  @Test func wholeFleetsAndGangs() throws {
    let program = try program(Self.whole)
    try expectRow(
      "fleetSize[w,pe,a]", ["fleet[w,pe,a]": 1, "use[w,pe,a]": -1.5], .atLeast(0), in: program)
    try expectRow(
      "fleetSize[late,pw,b]", ["gang[late,pw,b]": 1, "use[late,pw,b]": -1], .atLeast(0), in: program)
    try expectRow(
      "leastFleet[late,pw,b]", ["gang[late,pw,b]": 1, "placed[late,pw,b]": -2], .atLeast(0), in: program)
    // 3 held and 22 that can be bought beside them.
    try expectRow(
      "mostFleet[w,pe,b]", ["fleet[w,pe,b]": 1, "placed[w,pe,b]": -25], .atMost(0), in: program)
    // Fleets take up units, not what they use of them; interruptible ones need none that are firm.
    try expectRow(
      "supply[pw,a]",
      ["fleet[w,pw,a]": 1, "gang[late,pw,a]": 1, "units[pw:od,a]": -1, "units[pw:spot,a]": -1], .atMost(0),
      in: program)
    try expectRow("firm[pw,a]", ["fleet[w,pw,a]": 1, "units[pw:od,a]": -1], .atMost(0), in: program)
    let columns = Statement(program).columns
    #expect(columns["fleet[w,pe,a]"]?.domain == .integer && columns["gang[late,pe,a]"]?.domain == .continuous)
  }

  @Test func sites() throws {
    let program = try program(Self.whole)
    try expectRow(
      "oneSite[w,horizon]", ["sited[w,p,horizon]": 1, "sited[w,q,horizon]": 1], .atMost(1), in: program)
    try expectRow(
      "oneSite[late,b]", ["sited[late,east,b]": 1, "sited[late,west,b]": 1], .atMost(1), in: program)
    try expectRow(
      "siting[w,p,b]", ["use[w,pe,b]": 2, "use[w,pw,b]": 2, "sited[w,p,horizon]": -6], .atMost(0), in: program
    )
    // All that can have come together in the 30 hours of `b`: 10 x 9 + 30 x 5 = 240, 8 an hour.
    try expectRow(
      "siting[late,west,b]", ["use[late,pw,b]": 1, "use[late,qw,b]": 1, "sited[late,west,b]": -8], .atMost(0),
      in: program)
  }

  @Test func countsOfProviders() throws {
    let program = try program(Self.whole)
    try expectRow(
      "providerUse[few,pw,b]",
      ["units[pw:od,b]": 1, "units[pw:spot,b]": 1, "used[few,p,horizon]": -20], .atMost(0), in: program)
    // q lies in the scope whole, of p the west.
    try expectRow(
      "providerOutlay[few,q,horizon]", ["spend[q,a]": 1, "spend[q,b]": 1, "counted[few,q,horizon]": -70],
      .atLeast(0), in: program)
    try expectRow(
      "providerOutlay[few,p,horizon]",
      [
        "units[pw:od,a]": 30, "units[pw:spot,a]": 20, "units[pw:od,b]": 90, "units[pw:spot,b]": 60,
        "counted[few,p,horizon]": -70,
      ], .atLeast(0), in: program)
    try expectRow(
      "mostProviders[few,horizon]",
      ["used[few,p,horizon]": 1, "used[few,q,horizon]": 1, "mostProvidersExcess[few,horizon]": -1],
      .atMost(1),
      in: program)
    try expectRow(
      "leastProviders[few,horizon]",
      ["counted[few,p,horizon]": 1, "counted[few,q,horizon]": 1, "leastProvidersExcess[few,horizon]": 1],
      .atLeast(1),
      in: program)
    #expect(Statement(program).columns["mostProvidersExcess[few,horizon]"]?.cost == 11)
    #expect(Statement(program).rows["providerUse[few,pe,b]"] == nil)
  }
}
