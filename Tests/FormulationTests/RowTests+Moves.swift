import Formulation
import LinearProgramming
import PlacementModel
import Testing

extension RowTests {
  /// Period `a` has 10 hours, `b` 20, each divided 0.6 to 0.4 into day and night. Two units stand at pe today.
  private static let moves = """
    { "berth": 1, "currency": "USD",
      "horizon": { "start": "2026-01-01", "periods": [ { "id": "a", "hours": 10 }, { "id": "b", "hours": 20 } ],
        "slices": [ { "id": "day", "share": 0.6 }, { "id": "night", "share": 0.4 } ] },
      "machines": [ { "id": "gpu" } ], "regions": [ { "id": "east" }, { "id": "west" } ],
      "providers": [ { "id": "p" }, { "id": "q" } ],
      "offers": [
        { "id": "pe", "provider": "p", "region": "east", "machine": "gpu", "capacity": [ 100, 6 ], "options": [
          { "id": "od", "kind": "onDemand", "price": 4 }, { "id": "spot", "kind": "spot", "price": 1 },
          { "id": "res", "kind": "reserved", "term": "2 periods", "price": 3, "availability": 0.9, "held": [ 8, 9 ] } ] },
        { "id": "pw", "provider": "p", "region": "west", "machine": "gpu", "capacity": 30,
          "options": [ { "id": "od", "kind": "onDemand", "price": 2, "availability": 0.8 } ] },
        { "id": "qw", "provider": "q", "region": "west", "machine": "gpu", "capacity": 70,
          "options": [ { "id": "od", "kind": "onDemand", "price": 5 } ] } ],
      "egressPrices": [
        { "provider": "p", "from": "west", "perGB": [ 0.5, 0.25 ] }, { "from": "west", "to": "east", "perGB": 2 } ],
      "initial": [ { "workload": "chat", "offer": "pe", "units": 2 } ],
      "workloads": [
        { "id": "chat", "demand": { "slices": { "day": 20, "night": [ 10, 30 ] } }, "throughput": { "gpu": [ 2, 3 ] },
          "peak": 1.25, "egressPerWork": [ 4, 6 ], "home": "east", "migrationCost": [ 7, 8 ] },
        { "id": "batch", "demand": { "slices": { "day": 5, "night": 0 } }, "throughput": { "gpu": 1 },
          "movesBetween": "providers" },
        { "id": "spare", "demand": 3, "throughput": { "gpu": 1 }, "interruptible": true } ],
      "limits": [
        { "id": "slowly", "type": "churn", "scope": { "workloads": [ "chat", "batch" ] }, "max": [ 0.5, 0.25 ], "penalty": 3 },
        { "id": "safe", "type": "survive", "of": { "each": "provider" }, "serve": 0.75, "burst": [ 0, 0.5 ],
          "scope": { "workloads": [ "chat", "batch" ] } } ] }
    """

  private func moves() throws -> LinearProgram {
    PlacementProgram(try Samples.problem(json: Self.moves)).program
  }

  @Test func egressIsPaidToTheOffersProvider() throws {
    // In a's 6 hours of day chat at pw sends 4 GB at 0.5 for each of 2 work an hour: 6 x 4 x 0.5 x 2; in b's 12
    // hours 6 GB at 0.25 for each of 3. At home in the east nothing has a price. At q it is 2 a GB.
    let program = try moves()
    try expect(
      "spendBalance[p,a]",
      [
        "spend[p,a]": 1, "units[pe:od,a/day]": -24, "units[pe:od,a/night]": -16, "units[pe:spot,a/day]": -6,
        "units[pe:spot,a/night]": -4, "reserve[pe:res,a]": -30, "units[pw:od,a/day]": -12,
        "units[pw:od,a/night]": -8, "use[chat,pw,a/day]": -24, "use[chat,pw,a/night]": -16,
      ], .equal(to: 240), in: program)
    try expect(
      "spendBalance[q,b]",
      [
        "spend[q,b]": 1, "units[qw:od,b/day]": -60, "units[qw:od,b/night]": -40,
        "use[chat,qw,b/day]": -432, "use[chat,qw,b/night]": -288,
      ], .equal(to: 0), in: program)
  }

  @Test func gainingAndMigration() throws {
    let program = try moves()
    // Work an hour at west, mean of a: 0.6 x 2 by day, 0.4 x 2 by night; of b 0.6 x 3 and 0.4 x 3.
    try expect(
      "gaining[chat,west,b]",
      [
        "gained[chat,west,b]": 1, "use[chat,pw,b/day]": -1.8, "use[chat,pw,b/night]": -1.2,
        "use[chat,qw,b/day]": -1.8, "use[chat,qw,b/night]": -1.2, "use[chat,pw,a/day]": 1.2,
        "use[chat,pw,a/night]": 0.8, "use[chat,qw,a/day]": 1.2, "use[chat,qw,a/night]": 0.8,
      ], .atLeast(0), in: program)
    // Two units in the east do 2 x 2 work an hour before the horizon.
    try expect(
      "gaining[chat,east,a]",
      ["gained[chat,east,a]": 1, "use[chat,pe,a/day]": -1.2, "use[chat,pe,a/night]": -0.8], .atLeast(-4),
      in: program)
    // Demand is 0.6 x 20 + 0.4 x 10 = 16 in a, 12 more than stands; in b 0.6 x 20 + 0.4 x 30 = 24, 8 more.
    try expect(
      "migration[chat,a]", ["moved[chat,a]": 1, "gained[chat,east,a]": -1, "gained[chat,west,a]": -1],
      .atLeast(-12), in: program)
    try expect(
      "migration[chat,b]", ["moved[chat,b]": 1, "gained[chat,east,b]": -1, "gained[chat,west,b]": -1],
      .atLeast(-8), in: program)
    // Batch moves between providers, has no cost and nothing before the horizon.
    try expect(
      "migration[batch,b]", ["moved[batch,b]": 1, "gained[batch,p,b]": -1, "gained[batch,q,b]": -1],
      .atLeast(0), in: program)
    let statement = Statement(program)
    #expect(statement.rows["migration[batch,a]"] == nil && statement.rows["migration[spare,b]"] == nil)
    #expect(statement.columns["moved[chat,a]"]?.cost == 7 && statement.columns["moved[chat,b]"]?.cost == 8)
    #expect(statement.columns["moved[batch,b]"]?.cost == 0)
  }

  @Test func churn() throws {
    // Half of what chat and batch do in a may have moved: of chat 0.5 x 0.6 x 2 by day, of batch 0.5 x 0.6.
    var expected = ["moved[chat,a]": 1.0, "churnExcess[slowly,a]": -1]
    for offer in ["pe", "pw", "qw"] {
      for (slice, share) in [("day", 0.6), ("night", 0.4)] {
        expected["use[chat,\(offer),a/\(slice)]"] = -0.5 * share * 2
        expected["use[batch,\(offer),a/\(slice)]"] = -0.5 * share
      }
    }
    let program = try moves()
    try expect("churn[slowly,a]", expected, .atMost(0), in: program)
    #expect(Statement(program).columns["churnExcess[slowly,a]"]?.cost == 3)
  }

  @Test func surviving() throws {
    // b's day has 12 hours: 12 x 3 work for each unit, of which three quarters survive the loss of p at q.
    let program = try moves()
    try expect(
      "surviving[safe,p,chat,b/day]",
      [
        "recourse[safe,p,chat,qw,b/day]": 36, "use[chat,pe,b/day]": -27, "use[chat,pw,b/day]": -27,
        "use[chat,qw,b/day]": -27,
      ], .atLeast(0), in: program)
    // Batch asks nothing at night.
    #expect(Statement(program).rows["surviving[safe,p,batch,b/night]"] == nil)
  }

  @Test func standby() throws {
    let program = try moves()
    // At pe 9 held units at 0.9 and two terms bought in the plan; the spot units do not help. More is held than
    // there is capacity, so that nothing is spare, but what is bought beside would be: 0.5 of it is counted once.
    try expect(
      "standby[safe,q,pe,b/day]",
      [
        "recourse[safe,q,chat,pe,b/day]": 1.25, "recourse[safe,q,batch,pe,b/day]": 1,
        "units[pe:od,b/day]": -0.5, "units[pe:spot,b/day]": 0.5, "reserve[pe:res,a]": -0.4,
        "reserve[pe:res,b]": -0.4,
      ], .atMost(8.1), in: program)
    // At qw half of the 70 units that are not paid for; a paid unit adds the other half. In a there is no burst.
    try expect(
      "standby[safe,p,qw,b/night]",
      ["recourse[safe,p,chat,qw,b/night]": 1.25, "units[qw:od,b/night]": -0.5], .atMost(35), in: program)
    try expect(
      "standby[safe,p,qw,a/day]",
      [
        "recourse[safe,p,chat,qw,a/day]": 1.25, "recourse[safe,p,batch,qw,a/day]": 1,
        "units[qw:od,a/day]": -1,
      ], .atMost(0), in: program)
  }

  /// Spare is interruptible; were it not, it would keep its units.
  @Test func standbyLeavesOtherWorkWhereItIs() throws {
    let json = Self.moves.replacing(#", "interruptible": true"#, with: "")
    let program = PlacementProgram(try Samples.problem(json: json)).program
    try expect(
      "standby[safe,p,qw,a/night]",
      ["recourse[safe,p,chat,qw,a/night]": 1.25, "use[spare,qw,a/night]": 1, "units[qw:od,a/night]": -1],
      .atMost(0), in: program)
  }

  @Test func eachLossAndStepIsABlockOfItsOwn() throws {
    let program = try moves()
    let blocks = try #require(program.stages?.recourse)
    // Two losses in four steps.
    #expect(blocks.count == 8)
    var rows: Set<Int32> = []
    for block in blocks {
      #expect(rows.isDisjoint(with: block.rows))
      rows.formUnion(block.rows)
      let columns = Set(block.columns)
      #expect(block.columns.allSatisfy { program.costs[Int($0)] == 0 })
      for row in program.rowNames.indices {
        let touched = program.nonzeros(of: Constraint(position: row))
          .contains { columns.contains(program.columnPositions[$0]) }
        #expect(touched == block.rows.contains(Int32(row)), "\(program.rowNames[row])")
      }
    }
  }
}
