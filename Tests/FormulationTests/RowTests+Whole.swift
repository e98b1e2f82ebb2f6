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
}
