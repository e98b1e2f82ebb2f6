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
}
