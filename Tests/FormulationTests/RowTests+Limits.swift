import Formulation
import LinearProgramming
import PlacementModel
import Testing

extension RowTests {
  /// The problem of `RowTests` with its limits made soft.
  private func statement(_ replacements: (String, String)...) throws -> Statement {
    var json = Self.json
    for (text, other) in replacements { json = json.replacing(text, with: other) }
    return Statement(PlacementProgram(try Samples.problem(json: json)).program)
  }

  @Test func softLimitsHaveAnExcessAtTheirPenalty() throws {
    // Period `a` has 10 hours and `b` 30: the mean of penalties 1 and 5 is (10 x 1 + 30 x 5) / 40 = 4.
    let statement = try statement(
      (#""max": 0.6, "per": "horizon" }"#, #""max": 0.6, "per": "horizon", "penalty": [ 1, 5 ] }"#),
      (#""max": 0.7 }"#, #""max": 0.7, "penalty": [ 1, 5 ] }"#),
      (#""max": 9000, "per""#, #""max": 9000, "penalty": 2, "per""#))
    #expect(statement.rows["share[lock,p,horizon]"]?.coefficients["shareExcess[lock,p,horizon]"] == -1)
    #expect(
      statement.rows["shareFloor[lock,r,horizon]"]?.coefficients["shareFloorExcess[lock,r,horizon]"] == 1)
    #expect(
      statement.rows["spread[homes,chat,west,a]"]?.coefficients["spreadExcess[homes,chat,west,a]"] == -1)
    #expect(statement.rows["budget[purse,horizon]"]?.coefficients["budgetExcess[purse,horizon]"] == -1)
    #expect(statement.columns["shareExcess[lock,p,horizon]"]?.cost == 4)
    #expect(statement.columns["shareFloorExcess[lock,p,horizon]"]?.cost == 4)
    #expect(statement.columns["spreadExcess[homes,chat,east,a]"]?.cost == 1)
    #expect(statement.columns["spreadExcess[homes,chat,east,b]"]?.cost == 5)
    #expect(statement.columns["budgetExcess[purse,horizon]"]?.cost == 2)
    // What is not soft has none.
    #expect(
      statement.rows["share[served,west,a]"]?.coefficients.keys.contains { $0.contains("Excess") } == false)
  }

  private func row(_ name: String, adding limit: String) throws -> Statement.Row {
    let problem = try Samples.problem(
      json: Self.json.replacing(#""limits": ["#, with: #""limits": [ \#(limit), "#))
    let cuts = CutsAndGoals(problem).cuts.filter { $0.cone != .goal }
    let program = PlacementProgram(problem, cuts: cuts, objective: .cost).program
    return try #require(Statement(program).rows[name], "there is no \(name)")
  }

  @Test func pool() throws {
    // In `b` 8 units are held at 2 kW; terms from `a` and `b` both run.
    let row = try row(
      "pool[kw,b]",
      adding:
        #"{ "id": "kw", "type": "pool", "weights": "kilowatts", "scope": { "providers": ["p"] }, "max": [ 130, 50 ] }"#
    )
    expectRow(
      row,
      [
        "units[pe:od,b]": 2, "units[pe:spot,b]": 2, "reserve[pe:res,a]": 2, "reserve[pe:res,b]": 2,
        "units[pw:od,b]": 0.5,
      ], .atMost(50 - 16))
  }

  @Test func carbon() throws {
    // 30 hours x 2 kW x 0.4 in the east, 30 x 0.5 x 0.1 and 30 x 2 x 0.1 in the west.
    let json = Self.json.replacing(#"{ "id": "east" }"#, with: #"{ "id": "east", "carbonIntensity": 0.4 }"#)
      .replacing(#"{ "id": "west" }"#, with: #"{ "id": "west", "carbonIntensity": 0.1 }"#)
      .replacing(
        #""limits": ["#,
        with:
          #""limits": [ { "id": "co2", "type": "carbon", "scope": { "workloads": ["chat"] }, "max": 700 }, "#)
    let statement = Statement(PlacementProgram(try Samples.problem(json: json)).program)
    expectRow(
      try #require(statement.rows["carbon[co2,b]"]),
      ["use[chat,pe,b]": 24, "use[chat,pw,b]": 1.5, "use[chat,rw,b]": 6], .atMost(700))
    // Priced at 0.5 a kilogram: 10 hours x 2 x 0.4 x 0.5.
    let priced = json.replacing(#""berth": 1,"#, with: #""berth": 1, "carbonPrice": [ 0.5, 0.25 ],"#)
    let columns = Statement(PlacementProgram(try Samples.problem(json: priced)).program).columns
    #expect(abs((columns["use[chat,pe,a]"]?.cost ?? 0) - 4) <= 1e-12)
    #expect(abs((columns["use[batch,rw,b]"]?.cost ?? 0) - 30 * 2 * 0.1 * 0.25) <= 1e-12)
  }

  @Test func exclusive() throws {
    // r can do chat and batch; p's offers are elsewhere. In `b` 0.9 of 8 units are held at pe.
    let limit = #"{ "id": "mine", "type": "exclusive", "provider": "r" }"#
    expectRow(
      try row("exclusive[mine,pe,b]", adding: limit), ["use[chat,pe,b]": 1, "use[batch,pe,b]": 1],
      .atMost(7.2))
    expectRow(try row("exclusive[mine,pw,b]", adding: limit), ["use[chat,pw,b]": 1], .atMost(0))
  }

  @Test func firstRefusal() throws {
    let limit =
      #"{ "id": "first", "type": "firstRefusal", "provider": "p", "scope": { "machines": ["gpu"] } }"#
    // Elsewhere is rw alone, none held; of its 70 units chat could use 20 / 2, and batch 7 (none waits from before).
    expectRow(
      try row("firstRefusal[first,rw,a]", adding: limit),
      ["use[chat,rw,a]": 1, "use[batch,rw,a]": 1, "turn[first,a]": -17], .atMost(0))
    // In `b` batch can be the 10 x 7 of `a` and its own 30 x 5, over 30 hours.
    expectRow(
      try row("refusedWork[first,batch,b]", adding: limit),
      ["use[batch,rw,b]": 1, "turn[first,b]": -22.0 / 3], .atMost(0))
    expectRow(
      try row("refusedWork[first,chat,a]", adding: limit), ["use[chat,rw,a]": 2, "turn[first,a]": -20],
      .atMost(0))
    // p has 100 units of it in `a`, 60 of them held, and on demand without a quota of its own.
    expectRow(
      try row("refusal[first,a]", adding: limit),
      ["units[pe:od,a]": 1, "units[pe:spot,a]": 1, "reserve[pe:res,a]": 1, "turn[first,a]": -100],
      .atLeast(-60))
  }

  @Test func concentration() throws {
    // The second cut of two parts weighs p 0.6 and r 0.8 x sqrt(1/2); the total counts sqrt(0.64) = 0.8.
    let row = try row(
      "concentration[even,horizon,2]",
      adding: #"{ "id": "even", "type": "concentration", "max": 0.64, "per": "horizon" }"#)
    let other = 0.8 * 0.5.squareRoot() - 0.8
    expectRow(
      row,
      [
        "spend[p,a]": -0.2, "spend[p,b]": -0.2, "shortfall[deal,term]": -0.2, "spend[r,a]": other,
        "spend[r,b]": other,
      ], .atMost(0))
  }

  @Test func priority() throws {
    let problem = try Samples.problem(json: Self.json)
    let placement = PlacementProgram(problem, held: [HeldGoal(.unmet, atMost: 12)], objective: .cost)
    // Only chat may stay unmet: 10 and 30 hours.
    expectRow(
      try #require(Statement(placement.program).rows["priority[unmet]"]),
      ["unmet[chat,a]": 10, "unmet[chat,b]": 30],
      .atMost(12))
  }
}
