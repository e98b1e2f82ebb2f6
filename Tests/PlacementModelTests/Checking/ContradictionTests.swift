import Foundation
import Testing

@testable import PlacementModel

/// Rules that contradict each other on paper are told before anything is solved: each with its place and words, and
/// beside it the nearest case that is allowed.
@Suite struct ContradictionTests {
  /// p and q sell a unit at 2 and 3; 10 units of work must be served in two periods of a day.
  private func json(_ limits: String, _ changes: [(String, String)] = []) -> String {
    let json = """
      { "berth": 1, "currency": "USD",
        "horizon": { "start": "2026-01-01", "periods": [ { "id": "a", "hours": 24 }, { "id": "b", "hours": 24 } ] },
        "machines": [ { "id": "m", "vendor": "V" }, { "id": "n" } ], "regions": [ { "id": "r" }, { "id": "s" } ],
        "providers": [ { "id": "p" }, { "id": "q" } ],
        "offers": [
          { "id": "po", "provider": "p", "region": "r", "machine": "m", "capacity": 100,
            "options": [ { "id": "od", "kind": "onDemand", "price": 2 } ] },
          { "id": "qo", "provider": "q", "region": "s", "machine": "m", "capacity": 100,
            "options": [ { "id": "od", "kind": "onDemand", "price": 3 } ] } ],
        "workloads": [ { "id": "w", "demand": 10, "throughput": { "m": 1 } } ],
        "limits": [ \(limits) ] }
      """
    return changes.reduce(json) { $0.replacing($1.0, with: $1.1) }
  }

  private func problem(_ limits: String, _ changes: [(String, String)] = []) throws -> Problem {
    try Problem(validating: ProblemFile(reading: Array(json(limits, changes).utf8), folder: "/"))
  }

  /// The sentences of what is wrong; none where nothing is.
  private func faults(_ limits: String, _ changes: [(String, String)] = []) throws -> [String] {
    do {
      _ = try problem(limits, changes)
      return []
    } catch let invalid as InvalidProblem {
      return invalid.violations.map(\.sentence)
    }
  }

  private static let unmet = (
    #""throughput": { "m": 1 } }"#, #""throughput": { "m": 1 }, "unmetPenalty": 9 }"#
  )

  @Test func leastSharesAddUpToAtMostOne() throws {
    #expect(
      try faults(#"{ "id": "l", "type": "share", "of": { "each": "provider" }, "min": 0.6 }"#) == [
        "/limits/0/min: least shares that add up to 1.2 in a; accepted is: least shares of one total add up to at most 1"
      ])
    // Of two limits on the same total, the last is told.
    let two = #"""
      { "id": "p", "type": "share", "of": { "providers": ["p"] }, "min": 0.7 },
      { "id": "q", "type": "share", "of": { "providers": ["q"] }, "min": [ 0.2, 0.4 ] }
      """#
    #expect(
      try faults(two) == [
        "/limits/1/min: least shares that add up to 1.1 in b; accepted is: least shares of one total add up to at most 1"
      ])
    #expect(try faults(two.replacing("0.4", with: "0.3")).isEmpty)
    // On other totals, other bases or softly they contradict nothing.
    for other in [#""per": "year","#, #""penalty": 3,"#, #""measure": "work","#] {
      #expect(try faults(two.replacing(#""id": "q","#, with: #""id": "q", "# + other)).isEmpty, "\(other)")
    }
  }

  @Test func largestSharesOfAllPartsAddUpToAtLeastOne() throws {
    let each = #"{ "id": "l", "type": "share", "of": { "each": "provider" }, "max": 0.45 }"#
    #expect(
      try faults(each) == [
        "/limits/0/max: largest shares that add up to 0.9 in a; accepted is: the largest shares of all parts add up to at least 1"
      ])
    #expect(try faults(each.replacing("0.45", with: "0.5")).isEmpty)
    // A cap on one part beside the cap on each.
    let beside = #", { "id": "q", "type": "share", "of": { "providers": ["q"] }, "max": 0.3 }"#
    #expect(try faults(each.replacing("0.45", with: "0.6") + beside).count == 1)
    #expect(try faults(each.replacing("0.45", with: "0.7") + beside).isEmpty)
    // Vendors are not known of all machines: what has no part may have the rest.
    let vendors = #"{ "id": "l", "type": "share", "of": { "each": "vendor" }, "max": 0.9 }"#
    let unknown = (
      #""provider": "q", "region": "s", "machine": "m""#, #""provider": "q", "region": "s", "machine": "n""#
    )
    #expect(try faults(vendors).count == 1)
    #expect(try faults(vendors, [unknown, (#"{ "m": 1 }"#, #"{ "m": 1, "n": 1 }"#)]).isEmpty)
  }

  @Test func whatMayBeNothingIsARemark() throws {
    let each = #"{ "id": "l", "type": "share", "of": { "each": "provider" }, "max": 0.45 }"#
    #expect(try problem(each, [Self.unmet]).remarks == [.holdsAtNothingOnly(limit: Index(0), span: "a")])
    // Free units leave no money to share; their work is shared all the same.
    let free = (#""price": 3"#, #""price": 0"#)
    #expect(try problem(each, [free]).remarks == [.holdsAtNothingOnly(limit: Index(0), span: "a")])
    #expect(try faults(each.replacing(#""max""#, with: #""measure": "work", "max""#), [free]).count == 1)
    // Work that may wait may be done in the other period, but not outside the horizon.
    let waits = (#""demand": 10,"#, #""demand": 10, "deferrable": "1 periods","#)
    #expect(try problem(each, [waits]).remarks.count == 1)
  }

  @Test func boundsOfTwoLimitsDoNotCross() throws {
    let crossed = #"""
      { "id": "some", "type": "share", "of": { "providers": ["p"] }, "min": 0.5 },
      { "id": "few", "type": "share", "of": { "each": "provider", "providers": ["p"] }, "max": [ 0.6, 0.4 ] }
      """#
    #expect(
      try faults(crossed) == [
        "/limits/0/min: 0.5 in b; accepted is: `min` is not above the `max` of the limit few on the same part, 0.4"
      ])
    #expect(try faults(crossed.replacing("0.4", with: "0.5")).isEmpty)
  }

  @Test func anIndexIsAtLeastThatOfEqualParts() throws {
    let even = #"{ "id": "hhi", "type": "concentration", "max": 0.49 }"#
    #expect(
      try faults(even) == ["/limits/0/max: 0.49 in a; accepted is: the index of 2 parts is at least 0.5"])
    #expect(try faults(even.replacing("0.49", with: "0.5")).isEmpty)
    #expect(try problem(even, [Self.unmet]).remarks == [.holdsAtNothingOnly(limit: Index(0), span: "a")])
    #expect(try faults(even.replacing("0.49", with: #"0.49, "penalty": 1"#)).isEmpty)
  }

  @Test func aSpreadHasPlacesEnough() throws {
    let spread = #"{ "id": "wide", "type": "spread", "of": { "each": "provider" }, "max": 0.4 }"#
    #expect(
      try faults(spread) == [
        "/limits/0/max: 0.4 where 2 can serve w in a; accepted is: the largest parts of all who can serve it add up to at least 1"
      ])
    #expect(try faults(spread.replacing("0.4", with: "0.5")).isEmpty)
    // In b only p has units.
    let qGone = (
      #""region": "s", "machine": "m", "capacity": 100"#,
      #""region": "s", "machine": "m", "capacity": [ 100, 0 ]"#
    )
    #expect(
      try faults(spread.replacing("0.4", with: "0.9"), [qGone]) == [
        "/limits/0/max: 0.9 where 1 can serve w in b; accepted is: the largest parts of all who can serve it add up to at least 1"
      ])
    #expect(try faults(spread, [Self.unmet]).isEmpty)
  }

  @Test func anExclusiveProviderHasRoom() throws {
    let only = #"{ "id": "only", "type": "exclusive", "provider": "q" }"#
    let small = (
      #""region": "s", "machine": "m", "capacity": 100"#,
      #""region": "s", "machine": "m", "capacity": [ 10, 6 ]"#
    )
    #expect(
      try faults(only, [small]) == [
        "/limits/0: w needs 10 in b, and has room for at most 6; accepted is: work that only one provider may take has room there"
      ])
    // What is held elsewhere stays: 4 units, and there is room.
    let held = (
      #"{ "id": "od", "kind": "onDemand", "price": 2 }"#,
      #"{ "id": "od", "kind": "onDemand", "price": 2 }, { "id": "r", "kind": "reserved", "price": 1, "term": "1 periods", "held": 4 }"#
    )
    #expect(try faults(only, [small, held]).isEmpty)
    #expect(try faults(only, [small, Self.unmet]).isEmpty)
    // Outside the clause's scope there is room as well.
    let scoped = only.replacing(
      #""provider": "q""#, with: #""provider": "q", "scope": { "providers": ["q"] }"#)
    #expect(try faults(scoped, [small]).isEmpty)
    #expect(try faults(only.replacing("}", with: #", "penalty": 5 }"#), [small]).isEmpty)
  }

  private static let held = (
    #"{ "id": "od", "kind": "onDemand", "price": 2 }"#,
    #"{ "id": "od", "kind": "onDemand", "price": 2 }, { "id": "r", "kind": "reserved", "price": 5, "term": "1 periods", "held": [ 4, 6 ] }"#
  )

  @Test func aBudgetIsNotBelowWhatIsHeld() throws {
    // 6 units x 24 hours x 5 in b.
    let budget = #"{ "id": "cap", "type": "budget", "scope": { "providers": ["p"] }, "max": 700 }"#
    #expect(
      try faults(budget, [Self.held]) == [
        "/limits/0/max: 700 in b; accepted is: `max` is not below what is held and committed there, 720"
      ])
    #expect(try faults(budget.replacing("700", with: "720"), [Self.held]).isEmpty)
    #expect(try faults(budget.replacing("700", with: #"700, "penalty": 1"#), [Self.held]).isEmpty)
  }

  @Test func aBudgetIsNotBelowWhatIsSigned() throws {
    let budget =
      #"{ "id": "cap", "type": "budget", "scope": { "providers": ["p"] }, "max": 900, "per": "horizon" }"#
    let deal = { (terms: String) in
      (
        #""workloads": ["#,
        """
        "agreements": [ { "id": "deal", "provider": "p", "from": "2026-01-01", "through": "2026-01-02", "per": "term",
          "minimumSpend": 1000\(terms) } ], "workloads": [
        """
      )
    }
    #expect(
      try faults(budget, [deal("")]) == [
        "/limits/0/max: 900 in horizon; accepted is: `max` is not below what is held and committed there, 1000"
      ])
    // Counted at list prices, a tenth less is paid.
    #expect(try faults(budget, [deal(#", "counts": "list", "discount": 0.1"#)]).isEmpty)
    // What may be left unsigned or is partly paid by credits is not certain.
    for terms in [#", "status": "optional""#, #", "credits": 200"#, #", "carryShortfall": 0.5"#] {
      #expect(try faults(budget, [deal(terms)]).isEmpty, "\(terms)")
    }
    // Of a part of a provider that the agreement goes beyond, nothing is said.
    #expect(try faults(budget.replacing(#""per": "horizon""#, with: #""per": "period""#), [deal("")]).isEmpty)
  }

  @Test func aPoolIsNotBelowWhatIsHeld() throws {
    let pool =
      #"{ "id": "racks", "type": "pool", "weights": { "m": 2 }, "scope": { "machines": ["m"] }, "max": 11 }"#
    #expect(
      try faults(pool, [Self.held]) == [
        "/limits/0/max: 11 in b; accepted is: `max` is not below what is held there, 12"
      ])
    #expect(try faults(pool.replacing("11", with: "12"), [Self.held]).isEmpty)
  }

  @Test func manyContradictionsAreAllTold() throws {
    let limits = #"""
      { "id": "a", "type": "share", "of": { "each": "provider" }, "max": 0.4 },
      { "id": "b", "type": "concentration", "max": 0.4 },
      { "id": "c", "type": "pool", "max": 5 }
      """#
    #expect(try faults(limits, [Self.held]).count == 3)
  }
}
