@testable import PlacementModel
import Reporting
import Testing

/// What is said of deals, for every way they can come out.
@Suite struct DealTablesTests {
  private func worth(_ verdict: DealWorth.Verdict, with: Double?, without: Double?) -> DealWorth {
    var worth = DealWorth(Deal(.limit, "cap"), verdict: verdict)
    func plan(_ cost: Double?) -> Plan? {
      guard let cost else { return nil }
      var plan = Sample.plan()
      plan.objective = cost
      return plan
    }
    (worth.with, worth.without) = (plan(with), plan(without))
    return worth
  }

  private func text(
    _ worths: [DealWorth], parts: DealParts = .single, sets: [DealSet] = [], gap: Double? = nil
  ) -> String {
    let answer = DealAnswer(
      problem: Sample.plan().problem, deals: worths, sets: sets, parts: parts, relativeGap: gap,
      stoppedBy: nil)
    return DealTables(answer).text(width: 1000)
  }

  @Test func everyVerdictHasItsSentence() {
    let cases: [(DealWorth, String)] = [
      (worth(.weighed, with: 30e9, without: 38e9), "The clause cap saves 8.000 B USD of present value"),
      (worth(.weighed, with: 38e9, without: 30e9), "The clause cap costs 8.000 B USD of present value"),
      (worth(.weighed, with: 38e9, without: 38e9), "makes no difference that can be told"),
      (worth(.necessary, with: 38e9, without: nil), "so there is no price at which it would not pay"),
      (
        worth(.needed, with: 38e9, without: nil),
        "As long as the other deals stand there is no plan without cap"
      ),
      (worth(.unfulfillable, with: nil, without: 38e9), "There is no plan with cap"),
      (
        worth(
          .notAllowed(
            InvalidProblem(violations: [Violation(.root, .contradiction(found: "x", rule: "not both"))])),
          with: nil, without: 38e9), "What cap is worth beside the others cannot be asked: "
      ),
      (worth(.hopeless, with: nil, without: nil), "There is no plan, with cap or without it."),
      (worth(.unknown, with: nil, without: nil), "is not known"),
    ]
    for (worth, sentence) in cases { #expect(text([worth]).contains(sentence), "\(sentence)") }
  }

  private func worth(
    _ term: BreakEven.Term, value: Double?, _ finding: BreakEven.Finding, factor: Bool = true
  ) -> DealWorth {
    var worth = worth(.weighed, with: 30e9, without: 38e9)
    let stated: ClosedRange<Double>? = term == .price ? nil : term == .discount ? 0.1...0.2 : 5e9...5e9
    let found = BreakEven(
      term, present: factor ? 1 : 0.1, isFactor: factor, value: value, finding: finding,
      stated: term == .discount && !factor ? 0.1...0.1 : stated, without: 38e9)
    switch term {
    case .discount: worth.discount = found
    case .price: worth.price = found
    case .commitment: worth.commitment = found
    }
    return worth
  }

  @Test func everyBreakEvenHasItsSentence() {
    func between(_ better: Double, _ worse: Double, cost: Double? = 38.1e9) -> BreakEven.Finding {
      .between(better: .init(value: better, cost: 37.9e9), worse: .init(value: worse, cost: cost))
    }
    let end = BreakEven.Side(value: 0, cost: 30e9)
    let even = BreakEven.Side(value: 0, cost: 38e9)
    let loss = BreakEven.Side(value: 0, cost: 39e9)
    let cases: [(DealWorth, String)] = [
      (
        worth(.discount, value: 0.05, between(0.06, 0.04), factor: false),
        "It would still pay at a discount of 5 % (instead of 10 %). Both sides were planned: at 6 % it costs 100.0 M USD less than without, at 4 % it costs 100.0 M USD more than without."
      ),
      (
        worth(.discount, value: 0.5, between(0.6, 0.4)),
        "at discounts of 5 % to 10 % (instead of 10 % to 20 %, all changed alike)"
      ),
      (worth(.discount, value: 0, between(0.1, 0), factor: false), "It pays at any discount"),
      (worth(.discount, value: nil, .alwaysPays(end)), "even with no discount at all"),
      (
        worth(
          .discount, value: nil,
          .neverPays(
            .init(value: 4, cost: 50e9), [.init(value: 0, cost: 51e9), .init(value: 4, cost: 50e9)])),
        "It pays at none of the discounts that were planned: 0 % and 80 %."
      ),
      (worth(.price, value: 1.25, between(1.2, 1.3)), "up to 25 % higher"),
      (worth(.price, value: 0.75, between(0.7, 0.8)), "25 % lower"),
      (worth(.price, value: nil, .alwaysPays(.init(value: 1024, cost: 30e9))), "1,024 times as high"),
      (
        worth(.price, value: nil, .neverPays(loss, [loss, .init(value: 1, cost: 39e9)])),
        "It pays at none of the prices that were planned: 0 and 1 times those of the file."
      ),
      (
        worth(.price, value: nil, .neverPays(even, [even])),
        "Even free of charge it would make no difference that can be told."
      ),
      (
        worth(.price, value: nil, .mixed([end, .init(value: 1, cost: 39e9)])),
        "A lower price does not always make it worth more. Planned were: at no price at all it costs 8.000 B USD less than without; at 1 times the price it costs 1.000 B USD more than without. What lies between is not known."
      ),
      (
        worth(.commitment, value: 2, between(1.9, 2.1)),
        "if it asked for up to 10.00 B USD over its term, 2.000 times the 5.000 B USD of the file"
      ),
      (worth(.commitment, value: 0.5, between(0.4, 0.6)), "if it asked for no more than 2.500 B USD"),
      (worth(.commitment, value: 2, between(2, 2.1, cost: nil)), "from 2.100000 times on there is no plan"),
      (
        worth(.commitment, value: nil, .alwaysPays(.init(value: 3, cost: 30e9))),
        "tried up to 15.00 B USD over its term"
      ),
      (
        worth(.commitment, value: nil, .neverPays(loss, [loss, .init(value: 1, cost: 40e9)])),
        "It pays at none of the commitments that were planned: 0 USD and 5.000 B USD."
      ),
      (worth(.commitment, value: nil, .unknown), "is not known: the solver broke down at a value on the way"),
    ]
    for (worth, sentence) in cases {
      let text = text([worth])
      #expect(text.contains(sentence), "\(sentence)\n\(text)")
    }
  }

  @Test func partsAreToldOrWhyThereAreNone() {
    let two = [worth(.weighed, with: 30e9, without: 38e9), worth(.weighed, with: 30e9, without: 33e9)]
    let divided = text(two, parts: .divided([6e9, 2e9], necessary: []))
    #expect(divided.contains("Together they save 8.000 B USD."))
    #expect(text(two, parts: .divided([nil, 2e9], necessary: [0])).contains("cap is necessary"))
    let both = text(two, parts: .divided([nil, nil], necessary: [0, 1]))
    #expect(both.contains("cap and cap are necessary: without any one of them there is no plan"))
    #expect(
      text(two, parts: .divided([-6e9, 2e9], necessary: [])).contains("Together they cost 4.000 B USD."))
    let clash = InvalidProblem(violations: [Violation(.root, .contradiction(found: "x", rule: "not both"))])
    #expect(
      text(
        two, parts: .undivided(withoutPlan: [0], necessary: []),
        sets: [DealSet(members: [0, 1], outcome: .notAllowed(clash))]
      ).contains("cap and cap cannot stand together by the rules of the format"))
    // At the last value that was planned what is nearer than the gap is neither.
    let untold = BreakEven.Finding.between(
      better: .init(value: 263, cost: 37e9), worse: .init(value: 1024, cost: 37.999e9))
    let vague = text([worth(.price, value: nil, untold)], gap: 1e-4)
    #expect(vague.contains("It pays at 263 times the price: it costs 1.000 B USD less than without."))
    #expect(vague.contains("at 1,024 times the price the two cost the same, as near as costs are known"))
    let sets = [DealSet(members: [], outcome: .noPlan)]
    #expect(
      text(two, parts: .undivided(withoutPlan: [0], necessary: []), sets: sets).contains(
        "there is no plan with none of the deals"))
    #expect(text(two, parts: .unknown).contains("The parts are not known"))
    #expect(text(two, gap: 1e-4).contains("up to 0.010 %"))
  }
}
