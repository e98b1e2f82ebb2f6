@testable import PlacementModel
import Reporting
import Testing

/// What is said of prices, for every way they can come out.
@Suite struct ExplanationTablesTests {
  private func answer(_ prices: [Explanation.Price] = [], wholeNumbers: Bool = false) throws -> Explanation {
    var plan = Plan(
      status: .optimal, problem: try #require(FrontierTablesTests.problem), solver: Sample.plan().solver)
    plan.objective = 4_000
    var answer = Explanation(plan: plan, fixesWholeNumbers: wholeNumbers)
    answer.prices = prices
    return answer
  }

  private func side(
    _ change: Double, for units: Double, atEnd: Double? = nil, _ end: Explanation.Side.End = .otherPrice
  ) -> Explanation.Side {
    Explanation.Side(change: change, units: units, changeAtEnd: atEnd ?? change, end: end)
  }

  private func expect(_ answer: Explanation, _ sentences: String..., never: String...) {
    let text = ExplanationTables(answer).text(width: 1000)
    for sentence in sentences { #expect(text.contains(sentence), "\(sentence)\n\(text)") }
    for word in never { #expect(!text.contains(word), "\(word)\n\(text)") }
    let narrow = ExplanationTables(answer).text(width: 50)
    #expect(narrow.split(separator: "\n").allSatisfy { $0.count <= 50 }, "\(narrow)")
  }

  private let capacity = Explanation.Price.Subject.capacity(Index(0), Index(0))
  private let share = Explanation.Price.Subject.limit(Index(0), .maximum, isHundredths: false)

  @Test func theSamePriceOnBothSidesIsToldOnce() throws {
    // The year has 8,760 hours.
    let price = Explanation.Price(
      capacity, now: 10, more: side(-17_520, for: 2.5), less: side(17_520, for: 4))
    expect(
      try answer([price]), "against the cheapest plan of 4,000.00 USD", "Capacity\n",
      "- a in 2026 (10 units): one unit more saves 2.00 USD an hour, for up to 2.5 units more; "
        + "one unit less costs as much, for up to 4 units fewer.")
  }

  @Test func pricesThatDifferAreBothTold() throws {
    let price = Explanation.Price(
      capacity, now: 10, more: side(-876, for: 2), less: side(17_520, for: 4, .noPlan))
    expect(
      try answer([price]),
      "one unit more saves 0.10 USD an hour, for up to 2 units more; "
        + "one unit less costs 2.00 USD an hour, for up to 4 units fewer, beyond which no plan is left.",
      never: "as much")
  }

  @Test func whatChangesNothingSaysSo() throws {
    let price = Explanation.Price(
      share, now: 0.6, more: side(0, for: 0.4, .notSought), less: side(0, for: 0.085))
    // A share ends at 100 %, so that there is no farther.
    expect(
      try answer([price]),
      "- no-lock-in (at most 60 %): a little more or less changes nothing (up to 100 %, down to 51.5 %).",
      never: "farther")
    let one = Explanation.Price(share, now: 0.6, more: side(0, for: 0.2), less: side(3_000, for: 0.1))
    expect(
      try answer([one]),
      "one percentage point higher changes nothing, up to 80 %; one percentage point lower costs 30.00 USD, down to 50 %."
    )
  }

  @Test func whereNobodyLookedFartherItSaysSo() throws {
    let budget = Explanation.Price.Subject.limit(Index(1), .maximum, isHundredths: false)
    let price = Explanation.Price(
      budget, now: 2e6, more: side(0, for: 18e6, .notSought), less: side(0, for: 2e6, .notSought))
    expect(
      try answer([price]), "cap (at most 2.00 M USD): a little more or less changes nothing",
      "up to 20.00 M USD at least, down to 0 USD)")
  }

  @Test func amountsHaveTheirUnits() throws {
    let pool = Explanation.Price.Subject.limit(Index(2), .maximum, isHundredths: false)
    let price = Explanation.Price(pool, now: 500, more: side(-10, for: 200), less: nil)
    expect(
      try answer([price]),
      "power (at most 500 units of its weights): one more saves 10.00 USD, up to 700 units of its weights.")
    let commitment = Explanation.Price(
      .commitment(Index(0), money: 500), now: 500, more: nil, less: side(-5, for: 99, .notSought))
    expect(
      try answer([commitment]), "1 % less of it saves 5.00 USD, up to 495.00 USD less.", never: "farther")
  }

  @Test func aPriceThatMovesIsToldAtTheEndAsWell() throws {
    let price = Explanation.Price(
      share, now: 0.6, more: side(-2.208e8, for: 0.0254, atEnd: -2.192e8), less: nil)
    expect(
      try answer([price]),
      "one percentage point higher saves 2.208 M USD, 2.192 M USD at the end, up to 62.54 %.")
  }

  @Test func boundsThatDifferAreToldInPercent() throws {
    let price = Explanation.Price(
      .limit(Index(1), .maximum, isHundredths: true), now: 100, more: side(-5, for: 12), less: side(5, for: 3)
    )
    expect(
      try answer([price]),
      "cap (bounds that differ over time): all of them 1 % higher saves 5.00 USD, up to 12 % higher; "
        + "all of them 1 % lower costs as much, up to 3 % lower.")
  }

  @Test func workAndCommitmentsHaveTheirUnits() throws {
    let prices = [
      Explanation.Price(
        .allWork(Index(0), work: 8_760), now: 8_760, more: side(87.6, for: 900, .notSought), less: nil),
      Explanation.Price(
        .commitment(Index(0), money: 500), now: 500, more: side(5, for: 20), less: side(-5, for: 16)),
      Explanation.Price(.work(Index(0), Index(0)), now: 1, more: side(8_760, for: 9), less: nil),
    ]
    expect(
      try answer(prices),
      "chat (8,760 units of work): 1 % more of it costs 87.60 USD (1.00 USD per unit of work), up to 900 % more at least.",
      "The minimum spend of deal (500.00 USD inside the horizon): 1 % more of it costs 5.00 USD, up to 100.00 USD more; "
        + "1 % less of it saves as much, up to 80.00 USD less.",
      "chat in 2026 (1 units of work an hour): one unit of work more costs 1.00 USD, for up to 9 an hour more."
    )
  }

  @Test func aSideThatIsClosedIsTold() throws {
    let none = side(0, for: 0, .noPlan)
    let nothing = Explanation.Price(share, now: 0.6, more: none, less: side(0, for: 0.1))
    expect(
      try answer([nothing]),
      "no-lock-in (at most 60 %): a little less changes nothing (down to 50 %); even a little more leaves no plan.",
      never: "more or less changes")
    let price = Explanation.Price(share, now: 0.6, more: side(-3_000, for: 0.1), less: none)
    expect(try answer([price]), "saves 30.00 USD, up to 70 %; even a little less leaves no plan.")
    expect(
      try answer([Explanation.Price(share, now: 0.6, more: none, less: none)]),
      "no-lock-in (at most 60 %): even a little more leaves no plan; even a little less leaves no plan.")
    let room = Explanation.Price(share, now: 0.6, more: side(0, for: 0.4), less: nil)
    expect(try answer([room]), "a little more changes nothing (up to 100 %).")
  }

  @Test func noPlanIsOfTheseWholeNumbers() throws {
    let price = Explanation.Price(
      share, now: 0.6, more: side(0, for: 0, .noPlan), less: side(3_000, for: 0.1, .noPlan))
    expect(
      try answer([price], wholeNumbers: true),
      "down to 50 %, beyond which no plan is left with these whole numbers; "
        + "even a little more leaves no plan with these whole numbers.")
  }

  @Test func whatComesAtOnceIsToldBeforeThePrice() throws {
    func jump(_ amount: Double, then change: Double, for units: Double) -> Explanation.Side {
      Explanation.Side(
        change: change, units: units, changeAtEnd: change, atOnce: amount, end: .otherPrice)
    }
    // A jump alone, on the one side on which anything changes.
    let alone = Explanation.Price(
      share, now: 0.6, more: side(0, for: 0.4, .notSought), less: jump(5_000, then: 0, for: 0.6))
    expect(
      try answer([alone]), "one percentage point higher changes nothing, up to 100 %",
      "one percentage point lower costs 5,000 USD at once, down to 0 %.",
      never: "a little more or less changes")
    // Beside a price that is the same on both sides, which are then not the same.
    let beside = Explanation.Price(
      share, now: 0.6, more: jump(-5_000, then: -3_000, for: 0.1), less: side(3_000, for: 0.1))
    expect(
      try answer([beside]), "one percentage point higher saves 5,000 USD at once, then saves 30.00 USD,",
      never: "as much")
  }

  @Test func wholeNumbersAndWhatStoppedItAreToldFirst() throws {
    var stopped = try answer(wholeNumbers: true)
    stopped.stoppedBy = .time
    stopped.untold = [.work: 3, .capacity: 1]
    expect(
      stopped, "They are held as they are: what is said holds as long as none of them changes.",
      "Explaining was stopped", "1 more price matters less; --all tells it too.",
      "3 more prices matter less; --all tells them too.")
    expect(try answer(), "Money is present value.", never: "whole numbers", "stopped")
  }

  @Test func unusedOffersAreToldWithWhatIsKnown() throws {
    var answer = try answer()
    func entry(_ factor: Double?, price: Double?, isChecked: Bool) -> Explanation.Entry {
      Explanation.Entry(
        option: Index(0), factor: factor, period: factor.map { _ in Index(0) }, price: price,
        isChecked: isChecked)
    }
    let id = answer.plan.problem.options[Index(0)].id
    for (found, sentence) in [
      (
        entry(0.6714, price: 32.56, isChecked: true),
        "would first be bought at 67.14 % of its prices (32.56 USD per unit-hour in 2026)."
      ),
      (
        entry(0.5, price: 2, isChecked: false),
        "stays unused at least down to 50 % of its prices (2.00 USD per unit-hour in 2026)."
      ),
      (
        entry(1, price: 2, isChecked: true),
        "costs as much as what is used in its place (2.00 USD per unit-hour in 2026)."
      ),
      (entry(nil, price: nil, isChecked: false), "would not be bought even for nothing."),
      (entry(0.5, price: nil, isChecked: true), "would first be bought at 50 % of its prices in 2026."),
    ] {
      answer.entries = [found]
      expect(answer, "Offers that are not used\n- \(id) \(sentence)")
    }
    answer.untoldEntries = 2
    expect(answer, "2 more offers are farther from being used.")
  }
}
