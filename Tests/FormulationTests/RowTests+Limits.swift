import Formulation
import LinearProgramming
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
}
