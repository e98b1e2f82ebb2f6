import Formulation
import LinearProgramming
import PlacementModel
import Testing

/// Rows of agreements that may be signed or left, with a pencil.
///
/// Three periods of a day. `o` has 20 units at 4 on demand, of which 5 are held at 2, and 10 more where `a` is signed:
/// what it costs at most in a period is 24 x (5 x 2 + 25 x 4) = 2640. `l` may be left before each of its windows, which
/// are the periods.
@Suite struct AgreementRowTests {
  static let json = """
    { "berth": 1, "currency": "USD", "exchangeRates": { "EUR": [ 2, 2, 4 ] },
      "horizon": { "start": "2026-01-01", "periods": [ { "id": "x", "hours": 24 }, { "id": "y", "hours": 24 },
        { "id": "z", "hours": 24 } ] },
      "machines": [ { "id": "m" } ], "regions": [ { "id": "r" } ],
      "providers": [ { "id": "p" }, { "id": "q", "currency": "EUR" } ],
      "offers": [
        { "id": "o", "provider": "p", "region": "r", "machine": "m", "capacity": 20, "options": [
          { "id": "od", "kind": "onDemand", "price": 4 },
          { "id": "res", "kind": "reserved", "price": 1, "term": "1 periods", "held": 5, "heldPrice": 2 } ] },
        { "id": "u", "provider": "q", "region": "r", "machine": "m", "capacity": 10, "options": [
          { "id": "od", "kind": "onDemand", "price": 1 } ] } ],
      "agreements": [
        { "id": "a", "provider": "p", "from": "2026-01-01", "through": "2026-01-03", "per": "term", "status": "optional",
          "discount": 0.25, "minimumSpend": 3000, "maximumSpend": 5000, "credits": 600,
          "grantedCapacity": [ { "offer": "o", "units": 10 } ] },
        { "id": "b", "provider": "p", "from": "2026-01-02", "through": "2026-01-02", "status": "optional", "discount": 0.1 },
        { "id": "l", "provider": "q", "from": "2026-01-01", "through": "2026-01-03", "per": "period", "discount": 0.5,
          "minimumSpend": [ 100, 200, 300 ], "maximumSpend": [ 110, 210, 330 ], "exitFee": 70, "carryShortfall": 0.2,
          "carryExcess": 0.1 } ],
      "workloads": [ { "id": "w", "demand": 5, "throughput": { "m": 1 } } ] }
    """

  private let program: Statement
  init() throws { program = Statement(PlacementProgram(try Samples.problem(json: Self.json)).program) }

  @Test func capacityComesWithTheAgreement() throws {
    try expect("capacity[o,x]", ["units[o:od,x]": 1, "reserve[o:res,x]": 1, "sign[a]": -10], .atMost(15))
  }

  @Test func nothingIsSavedWithoutASignature() throws {
    // 24 hours x (5 x 2 + 25 x 4) = 2640; a quarter of it is 660, a tenth 264.
    try expect("savedAtMost[a,x]", ["saved[a,x]": 1, "list[a,x]": -0.25], .atMost(0))
    try expect("savedIfSigned[a,x]", ["saved[a,x]": 1, "sign[a]": -660], .atMost(0))
    try expect(
      "savedInFull[a,x]", ["saved[a,x]": 1, "list[a,x]": -0.25, "sign[a]": -660], .atLeast(-660))
    try expect("savedIfSigned[b,y]", ["saved[b,y]": 1, "sign[b]": -264], .atMost(0))
    // What may be left stands by the last decision to stay: 0.5 of 24 x 10 x 1 EUR at 2, and at 4.
    try expect("savedIfSigned[l,y]", ["saved[l,y]": 1, "stay[l,y]": -240], .atMost(0))
    try expect("savedIfSigned[l,z]", ["saved[l,z]": 1, "stay[l,z]": -480], .atMost(0))
    #expect(program.rows["savedBalance[a,x]"] == nil)
  }

  @Test func leavingIsPaidInTheFirstPeriodOfTheWindow() throws {
    // 70 EUR at 2: the agreement stands until it is left.
    try expect(
      "spendBalance[q,x]", ["spend[q,x]": 1, "list[l,x]": -1, "saved[l,x]": 1, "stay[l,x]": 140],
      .equal(to: 140))
    try expect(
      "spendBalance[q,y]",
      ["spend[q,y]": 1, "list[l,y]": -1, "saved[l,y]": 1, "stay[l,x]": -140, "stay[l,y]": 140],
      .equal(to: 0))
    try expect("leaving[l,y]", ["stay[l,y]": 1, "stay[l,x]": -1], .atMost(0))
    #expect(program.rows["leaving[l,x]"] == nil)
  }

  @Test func credits() throws {
    try expect(
      "creditBalance[a,term]",
      ["credit[a,term,x]": 1, "credit[a,term,y]": 1, "credit[a,term,z]": 1, "sign[a]": -600], .atMost(0))
    try expect(
      "creditLimit[a,term,x]", ["credit[a,term,x]": 1, "list[a,x]": -1, "saved[a,x]": 1], .atMost(0))
    // Spend is less by what the provider pays.
    try expect(
      "spendBalance[p,x]", ["spend[p,x]": 1, "list[a,x]": -1, "saved[a,x]": 1, "credit[a,term,x]": 1],
      .equal(to: 0))
  }

  @Test func minimumAndMaximumOfAnAgreementThatMayBeSigned() throws {
    var covered: [String: Double] = [:]
    for t in ["x", "y", "z"] {
      covered["list[a,\(t)]"] = 1
      covered["saved[a,\(t)]"] = -1
      covered["credit[a,term,\(t)]"] = -1
    }
    try expect(
      "commitment[a,term]",
      covered.merging(["shortfall[a,term]": 1, "sign[a]": -3000]) { first, _ in first },
      .atLeast(0))
    // 3 x 2640 = 7920 can be covered at all.
    try expect("ceiling[a,term]", covered.merging(["sign[a]": 2920]) { first, _ in first }, .atMost(7920))
    try expect("shortfallIfSigned[a,term]", ["shortfall[a,term]": 1, "sign[a]": -3000], .atMost(0))
  }

  @Test func shortfallAndExcessAreCarried() throws {
    // In EUR, of which one is 2 and 4 USD; a fifth and a tenth of 200 may go on to `z`, of `z` nothing.
    try expect(
      "commitment[l,y]",
      [
        "list[l,y]": 0.5, "saved[l,y]": -0.5, "shortfall[l,y]": 0.5, "carried[l,y]": 1, "carried[l,x]": -1,
        "extra[l,y]": -1, "extra[l,x]": 1, "stay[l,y]": -200,
      ], .atLeast(0))
    try expect(
      "commitment[l,z]",
      [
        "list[l,z]": 0.25, "saved[l,z]": -0.25, "shortfall[l,z]": 0.25, "carried[l,y]": -1, "extra[l,y]": 1,
        "stay[l,z]": -300,
      ], .atLeast(0))
    #expect(program.columns["carried[l,y]"]?.bounds == .between(0, 40))
    #expect(program.columns["extra[l,y]"]?.bounds == .between(0, 20))
    #expect(program.columns["carried[l,z]"] == nil && program.columns["extra[l,z]"] == nil)
    // (300 + 0.2 x 200) x 4.
    try expect("shortfallIfSigned[l,z]", ["shortfall[l,z]": 1, "stay[l,z]": -1360], .atMost(0))
    try expect("carriedIfSigned[l,y]", ["carried[l,y]": 1, "stay[l,z]": -40], .atMost(0))
  }

  @Test func ofTwoThatCoverAnOfferOneIsInForce() throws {
    try expect("eitherAgreement[a,b,y]", ["sign[a]": 1, "sign[b]": 1], .atMost(1))
    #expect(program.rows["eitherAgreement[a,b,x]"] == nil)
  }

  @Test func aMaximumIsShared() throws {
    let json = """
      { "berth": 1, "currency": "USD",
        "horizon": { "start": "2026-01-01", "periods": [ { "id": "x", "hours": 48 } ] },
        "machines": [ { "id": "m" }, { "id": "n" } ], "regions": [ { "id": "r" } ], "providers": [ { "id": "p" } ],
        "offers": [
          { "id": "o", "provider": "p", "region": "r", "machine": "m", "capacity": 20, "options": [
            { "id": "od", "kind": "onDemand", "price": 4 } ] },
          { "id": "u", "provider": "p", "region": "r", "machine": "n", "capacity": 10, "options": [
            { "id": "od", "kind": "onDemand", "price": 1 } ] } ],
        "agreements": [
          { "id": "roof", "provider": "p", "from": "2026-01-01", "through": "2026-01-02", "per": "term", "maximumSpend": 900,
            "scope": { "machines": [ "m" ] } },
          { "id": "under", "provider": "p", "from": "2026-01-02", "through": "2026-02", "per": "term", "minimumSpend": 310,
            "discount": 0.2, "credits": 31, "scope": { "machines": [ "n" ] }, "sharesMaximumOf": "roof" } ],
        "workloads": [ { "id": "w", "demand": 5, "throughput": { "m": 1, "n": 1 } } ] }
      """
    // `under` has half the period, and all its savings and credits are inside the other's window.
    try expect(
      "ceiling[roof,term]",
      [
        "list[roof,x]": 1, "saved[roof,x]": -1, "list[under,x]": 0.5, "saved[under,x]": -1,
        "credit[under,term,x]": -1,
      ],
      .atMost(900), in: Statement(PlacementProgram(try Samples.problem(json: json)).program))
  }

  /// 3 units are held at 5, terms of two days are paid 2. `a` has three of its five days in the horizon: 3600 of 6000.
  @Test func whatIsOwed() throws {
    let json = """
      { "berth": 1, "currency": "USD",
        "horizon": { "start": "2026-01-01", "periods": [ { "id": "x", "hours": 24 }, { "id": "y", "hours": 24 },
          { "id": "z", "hours": 24 } ] },
        "machines": [ { "id": "m" } ], "regions": [ { "id": "r" } ], "providers": [ { "id": "p" } ],
        "offers": [ { "id": "o", "provider": "p", "region": "r", "machine": "m", "capacity": 20, "options": [
          { "id": "res", "kind": "reserved", "price": 2, "term": "2 periods", "held": 3, "heldPrice": 5 } ] } ],
        "agreements": [ { "id": "a", "provider": "p", "from": "2026-01-01", "through": "2026-01-05", "per": "term",
          "minimumSpend": 6000, "discount": 0.25 } ],
        "workloads": [ { "id": "w", "demand": 5, "throughput": { "m": 1 } } ],
        "limits": [ { "id": "l", "type": "exposure", "of": { "each": "provider" }, "max": 9000 } ] }
      """
    let program = Statement(PlacementProgram(try Samples.problem(json: json)).program)
    // The term from `x` pays 0.75 x 24 x 2 in `y`; what is held pays 0.75 x 24 x 15 = 270 in `y` and in `z`.
    try expect(
      "owing[a,term,x]", ["owed[a,term,x]": 1, "list[a,x]": 1, "saved[a,x]": -1, "reserve[o:res,x]": 36],
      .atLeast(3600 - 540), in: program)
    try expect(
      "owing[a,term,y]",
      [
        "owed[a,term,y]": 1, "list[a,x]": 1, "saved[a,x]": -1, "list[a,y]": 1, "saved[a,y]": -1,
        "reserve[o:res,y]": 36,
      ], .atLeast(3600 - 270), in: program)
    #expect(program.rows["owing[a,term,z]"] == nil)
    // A term from `z` pays 24 x 2 after the horizon.
    try expect(
      "owingLater[a,term,z]", ["owedLater[a,term,z]": 1, "reserve[o:res,z]": 48], .atLeast(2400), in: program)
    try expect(
      "exposure[l,p,y]", ["owed[a,term,y]": 1, "owedLater[a,term,y]": 1, "reserve[o:res,y]": 36],
      .atMost(9000 - 270), in: program)
    try expect(
      "exposure[l,p,z]", ["owedLater[a,term,z]": 1, "reserve[o:res,z]": 48], .atMost(9000), in: program)
  }

  private func expect(
    _ row: String, _ coefficients: [String: Double], _ bounds: Bounds, in statement: Statement? = nil
  ) throws {
    try expectRow(row, coefficients, bounds, in: statement ?? program)
  }
}
