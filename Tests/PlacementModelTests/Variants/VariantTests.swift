import PlacementModel
import Testing

/// Changed problems against files with the change written by hand.
@Suite struct VariantTests {
  /// Two offers that everything refers to. `%name%` stands for what a test exchanges.
  private static let text = """
    { "berth": 1, "name": "variants", "currency": "USD",
      "horizon": { "start": "2026-01", "period": "quarter", "count": 8 },
      "machines": [ { "id": "gpu", "kilowatts": 1 } ], "regions": [ { "id": "east" }, { "id": "west" } ],
      "providers": [ { "id": "alpha" }, { "id": "beta" } ],
      "offers": [
        { "id": "a", "provider": "alpha", "region": "east", "machine": "gpu", "capacity": 100, "note": "kept",
          "options": [ { "id": "od", "kind": "onDemand", "price": { "start": 4, "growthPerYear": -0.5 } },
            { "id": "1y", "kind": "reserved", "price": 2, "upfront": 10, "heldPrice": { "steps": { "2025-01": 3 } },
              "held": 5, "term": "1y" } ] },
        { "id": "b", "provider": "alpha", "region": "west", "machine": "gpu", "capacity": 50,
          "options": [ { "id": "od", "kind": "onDemand",
            "tiers": { "graduated": [ { "upTo": 10, "price": 6 }, { "price": 5 } ] } },
            { "id": "sp", "kind": "spendPlan", "plan": "plan", "price": 3 } ] },
        { "id": "c", "provider": "beta", "region": "west", "machine": "gpu", "capacity": 500,
          "options": [ { "id": "od", "kind": "onDemand", "price": 7 } ] } ],
      "spendPlans": [ { "id": "plan", "provider": "alpha", "term": "1y" } ],
      "agreements": [
        { "id": "first", "provider": "alpha", "scope": { "offers": [ "a", "b" ] }, "from": "2026-01", "through": "2026-12",
          "minimumSpend": [ 1000 ], "maximumSpend": 9e9, "discount": 0.1,
          "grantedCapacity": [ { "offer": "a", "units": 7 }, { "offer": "b", "units": 8 } ] },
        { "id": "second", "provider": "alpha", "from": "2027-01", "through": "2027-12", "sharesMaximumOf": "first",
          "minimumSpend": 3000 },
        { "id": "third", "provider": "beta", "from": "2026-01", "through": "2027-12", "minimumSpend": 500,
          "status": "optional" } ],
      "workloads": [
        { "id": "w", "kind": "training", "demand": 60, "throughput": { "gpu": 1 }, "unmetPenalty": 9,
          "where": { "not": { "offers": [ "b" ] } },
          "surcharges": [ { "where": { "offers": [ "b" ] }, "perWork": 1 }, { "where": { "offers": [ "b", "c" ] }, "perWork": 2 } ] } ],
      "limits": [
        { "id": "cap", "type": "share", "of": { "each": "provider" }, "max": { "steps": { "2026-01": 0.9, "2027-01": 0.8 } },
          "measure": "spend", "per": "year" },
        { "id": "pool", "type": "pool", "scope": { "offers": [ "b" ] }, "max": 40 },
        { "id": "both", "type": "pool", "scope": { "offers": [ "a", "b" ] }, "max": 140 } ],
      "initial": [ { "workload": "w", "offer": "b", "units": 4 }, { "workload": "w", "offer": "a", "units": 3 } ],
      "fix": [ { "option": "a:1y", "from": "2026-04", "units": 2 } ] }
    """

  private func problem(_ text: String = Self.text) throws -> Problem {
    try Problem(reading: Array(text.utf8), attachments: .none)
  }

  /// Holds a variant to the text with pieces exchanged.
  private func expect(
    _ changes: [Change], _ pieces: [(String, String)], at location: SourceLocation = #_sourceLocation
  ) throws {
    var text = Self.text
    for (old, new) in pieces {
      #expect(text.contains(old), "\(old)", sourceLocation: location)
      text = text.replacingFirst(old, with: new)
    }
    let variant = try problem().with(changes)
    #expect(variant.source == (try problem(text)).source, sourceLocation: location)
    #expect(variant.digest != (try problem()).digest, sourceLocation: location)
  }

  @Test func nothingChangedIsTheSameDocument() throws {
    let problem = try problem()
    let same = try problem.with([])
    #expect(same.source == problem.source)
    #expect(try same.with([]).digest == same.digest)
  }

  @Test func anAgreementGoesWithWhatRefersToIt() throws {
    let variant = try problem().with([.removeAgreement("first")])
    #expect(variant.agreements.elements.map(\.id) == ["second", "third"])
    #expect(variant.source["agreements"].flatMap(Self.first)?["sharesMaximumOf"] == nil)
    let none = try variant.with([.removeAgreement("second"), .removeAgreement("third")])
    #expect(none.agreements.isEmpty)
  }

  private static func first(_ list: JSONValue) -> JSONValue? {
    if case .array(let elements) = list { elements.first } else { nil }
  }

  @Test func anOfferGoesWithWhatRefersToIt() throws {
    let start = try #require(Self.text.range(of: "{ \"id\": \"b\", \"provider\""))
    let end = try #require(Self.text.range(of: "{ \"id\": \"c\", \"provider\""))
    let entry = String(Self.text[start.lowerBound..<end.lowerBound])
    try expect(
      [.removeOffer("b")],
      [
        (entry, ""), ("{ \"id\": \"plan\", \"provider\": \"alpha\", \"term\": \"1y\" }", ""),
        ("\"scope\": { \"offers\": [ \"a\", \"b\" ] }", "\"scope\": { \"offers\": [ \"a\" ] }"),
        (", { \"offer\": \"b\", \"units\": 8 }", ""),
        ("\"where\": { \"not\": { \"offers\": [ \"b\" ] } },", ""),
        ("{ \"where\": { \"offers\": [ \"b\" ] }, \"perWork\": 1 },", ""),
        ("\"where\": { \"offers\": [ \"b\", \"c\" ] }", "\"where\": { \"offers\": [ \"c\" ] }"),
        ("{ \"id\": \"pool\", \"type\": \"pool\", \"scope\": { \"offers\": [ \"b\" ] }, \"max\": 40 },", ""),
        ("\"scope\": { \"offers\": [ \"a\", \"b\" ] }", "\"scope\": { \"offers\": [ \"a\" ] }"),
        ("{ \"workload\": \"w\", \"offer\": \"b\", \"units\": 4 },", ""),
      ])
    let other = try problem().with([.removeOffer("a")])
    #expect(other.fixed.isEmpty)
    #expect(other.workloads[Index(0)].initial == [0: 4])
  }

  @Test func aClosedOfferStaysWithoutUnits() throws {
    let closed = try problem().with([.closeOffer("a")])
    #expect(closed.offers.count == 3)
    #expect(closed.fixed.isEmpty)
    for period in closed.horizon.periods.indices {
      #expect(!closed.hasUnits(closed.offers[Index(0)], period))
    }
    #expect(closed.workloads[Index(0)].initial == [1: 4])
  }

  @Test func limitsGoAndMove() throws {
    try expect(
      [.removeLimit("pool")],
      [("{ \"id\": \"pool\", \"type\": \"pool\", \"scope\": { \"offers\": [ \"b\" ] }, \"max\": 40 },", "")])
    try expect([.limit("pool", maximum: 45)], [("\"max\": 40", "\"max\": 45")])
    let steps = "{ \"steps\": { \"2026-01\": 0.9, \"2027-01\": 0.8 } }"
    try expect(
      [.limit("cap", maximum: .inSpans(["2027": 0.85]))],
      [(steps, "[ 0.9, 0.9, 0.9, 0.9, 0.85, 0.85, 0.85, 0.85 ]")])
    try expect(
      [.limit("cap", minimum: 0.05)], [("\"per\": \"year\" }", "\"per\": \"year\", \"min\": 0.05 }")])
    let pool = try problem().with([.limit("pool", maximum: .inSpans(["2026Q2": 41]))])
    guard case .pool(let limit) = pool.limits[Index(1)].rule else {
      Issue.record("no pool")
      return
    }
    #expect(limit.maximum.numbers == [40, 41, 40, 40, 40, 40, 40, 40])
  }

  @Test func agreementsAreSignedAndChangeTheirTerms() throws {
    try expect([.status("third", .signed)], [("\"status\": \"optional\"", "\"status\": \"signed\"")])
    try expect([.minimums("first", times: 2)], [("[ 1000 ]", "[ 2000 ]")])
    try expect([.minimums("second", times: 0.5)], [("3000", "1500")])
    try expect([.discount("first", 0.2)], [("\"discount\": 0.1", "\"discount\": 0.2")])
    try expect(
      [.discount("first", .inSpans(["2026Q3": 0.3]))],
      [("\"discount\": 0.1", "\"discount\": [ 0.1, 0.1, 0.3, 0.1, 0, 0, 0, 0 ]")])
  }

  @Test func everyPriceOfAnOfferIsMultiplied() throws {
    let a = [
      ("\"start\": 4", "\"start\": 8"), ("\"price\": 2", "\"price\": 4"),
      ("\"upfront\": 10", "\"upfront\": 20"),
      ("\"2025-01\": 3", "\"2025-01\": 6"),
    ]
    let b = [
      ("\"price\": 6", "\"price\": 12"), ("\"price\": 5", "\"price\": 10"), ("\"price\": 3", "\"price\": 6"),
    ]
    try expect([.offerPrices("a", times: 2)], a)
    try expect([.offerPrices("b", times: 2)], b)
    try expect([.agreementPrices("first", times: 2)], a + b)
  }

  @Test func unitsAreAdded() throws {
    try expect(
      [.addUnits("b", .inSpans(["2026Q2": 3]))],
      [("\"capacity\": 50", "\"capacity\": [ 50, 53, 50, 50, 50, 50, 50, 50 ]")])
    try expect(
      [.addUnits("b", 10)], [("\"capacity\": 50", "\"capacity\": [ 60, 60, 60, 60, 60, 60, 60, 60 ]")])
  }

  /// Units that are added to an offer whose additions come late are there when they were asked for, and what was late is
  /// as late as before.
  @Test func addedUnitsAreNotLate() throws {
    let ramp = "\"capacity\": { \"ramp\": { \"2026-01\": 50, \"2028-01\": 850 } }, \"delay\": \"1 periods\""
    let late = try problem(Self.text.replacingFirst("\"capacity\": 50", with: ramp))
    let more = try late.with([.addUnits("b", .inSpans(["2026Q1": 11, "2027Q4": 5]))])
    for (period, before) in late.offers[Index(1)].capacity.numbers.enumerated() {
      let added: Double = period == 0 ? 11 : period == 7 ? 5 : 0
      #expect(abs(more.offers[Index(1)].capacity.numbers[period] - before - added) <= 1e-9 * before)
    }
  }

  @Test func demandAndPenaltyAreSet() throws {
    try expect(
      [.demand("w", [1, 2, 3, 4, 5, 6, 7, 8])], [("\"demand\": 60", "\"demand\": [ 1, 2, 3, 4, 5, 6, 7, 8 ]")]
    )
    try expect([.unmetPenalty("w", 11)], [("\"unmetPenalty\": 9", "\"unmetPenalty\": 11")])
    try expect([.unmetPenalty("w", nil)], [(", \"unmetPenalty\": 9", "")])
    let sliced = Self.text.replacingFirst(
      "\"count\": 8",
      with:
        "\"count\": 8, \"slices\": [ { \"id\": \"day\", \"share\": 0.5 }, { \"id\": \"night\", \"share\": 0.5 } ]"
    )
    let numbers = (1...16).map(Double.init)
    #expect(try problem(sliced).with([.demand("w", numbers)]).workloads[Index(0)].demand.numbers == numbers)
  }

  @Test func changesComeInTurn() throws {
    let variant = try problem().with([
      .minimums("first", times: 2), .minimums("first", times: 3), .status("third", .signed),
    ])
    #expect(variant.agreements[Index(0)].windows[Index(0)].minimum == 6000)
    #expect(!variant.agreements[Index(2)].isOptional)
  }

  @Test func whatIsNotThereIsAFault() throws {
    let unknown: [Change] = [
      .removeAgreement("frist"), .removeOffer("aa"), .closeOffer("x"), .removeLimit("cup"),
      .status("secnd", .signed), .discount("x", 0.1), .minimums("x", times: 1), .offerPrices("x", times: 1),
      .agreementPrices("x", times: 1), .limit("x", maximum: 1), .addUnits("x", 1), .demand("x", []),
      .unmetPenalty("x", 1), .limit("cap", maximum: .inSpans(["2028": 1])), .demand("w", [1]),
      .addUnits("b", .perPeriod([1])),
    ]
    for change in unknown {
      #expect(throws: InvalidProblem.self, "\(change)") { try problem().with([change]) }
    }
    let error = #expect(throws: InvalidProblem.self) { try problem().with([.removeAgreement("frist")]) }
    #expect(error?.message.contains("first") == true)
  }

  @Test func aVariantThatBreaksARuleIsAFault() throws {
    let broken: [Change] = [
      .discount("first", 1.5), .limit("cap", maximum: 2), .minimums("first", times: 1e9),
      .minimums("second", times: 1e300), .minimums("second", times: .infinity), .addUnits("b", -60),
    ]
    for change in broken {
      #expect(throws: InvalidProblem.self, "\(change)") { try problem().with([change]) }
    }
    // The only offer that an agreement covers is not to be had without a fault.
    let alone = try problem().with([.removeOffer("a")])
    #expect(throws: InvalidProblem.self) { try alone.with([.removeOffer("b")]) }
  }

  /// The columns of a CSV file go along.
  @Test func attachmentsSurvive() throws {
    let text = Self.text.replacingFirst(
      "\"demand\": 60", with: "\"demand\": { \"csv\": \"d.csv\", \"column\": \"w\" }")
    let csv = Attachments { _ in Array("w\n1\n2\n3\n4\n5\n6\n7\n8\n".utf8) }
    let problem = try Problem(reading: Array(text.utf8), attachments: csv)
    let variant = try problem.with([.removeLimit("pool")])
    #expect(variant.workloads[Index(0)].demand.numbers == [1, 2, 3, 4, 5, 6, 7, 8])
  }
}

extension String {
  fileprivate func range(of piece: String) -> Range<Index>? {
    var start = startIndex
    while start < endIndex {
      if self[start...].hasPrefix(piece) { return start..<index(start, offsetBy: piece.count) }
      start = index(after: start)
    }
    return nil
  }

  fileprivate func replacingFirst(_ piece: String, with other: String) -> String {
    guard let range = range(of: piece) else { return self }
    return String(self[..<range.lowerBound]) + other + String(self[range.upperBound...])
  }
}
