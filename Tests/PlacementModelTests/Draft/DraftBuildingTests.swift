import Foundation
@testable import PlacementModel
import Testing

@Suite struct DraftBuildingTests {
  /// `data/by-hand.json` as a script would say it.
  private static var byHand: ProblemDraft {
    var draft = ProblemDraft(
      "By hand", currency: "USD", horizon: .init(start: "2026-01-01", .hours(12), count: 2))
    draft.note =
      "Two periods of twelve hours. The arithmetic of the optimum and of its prices is in by-hand.md; every figure is illustrative."
    draft.machines = [.init("gpu")]
    draft.regions = [.init("east")]
    draft.providers = [.init("alpha"), .init("beta")]
    draft.offers = [
      .init(
        "alpha/east/gpu", provider: "alpha", region: "east", machine: "gpu", capacity: 20,
        options: [.onDemand("on-demand", price: 4)]),
      .init(
        "beta/east/gpu", provider: "beta", region: "east", machine: "gpu", capacity: [80, 30],
        options: [.onDemand("on-demand", price: [2, 1.5])]),
    ]
    draft.agreements = [
      .init(
        "alpha-deal", provider: "alpha", from: "2026-01-01", through: "2026-01-01", minimumSpend: 2000,
        per: .term, status: .signed)
    ]
    draft.workloads = [
      .init("chat", kind: "inference", demand: [80, 36], throughput: ["gpu": 1]),
      .init(
        "batch", kind: "training", demand: 5, throughput: ["gpu": 0.5], interruptible: true,
        deferrable: .periods(1), unmetPenalty: 9),
    ]
    draft.limits = [
      .share("no-lock-in", of: .each(.provider), max: 0.6, measure: .spend, per: .horizon)
    ]
    return draft
  }

  @Test func aProblemMadeInCodeIsThatOfItsFile() throws {
    let path = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent().appending(path: "data/by-hand.json")
    let read = try ProblemDraft(json: [UInt8](Data(contentsOf: path)))
    var made = Self.byHand
    // The file says the same wait in other words.
    made.workloads["batch"].deferrable = "1 periods"
    #expect(made == read)
    #expect(try Problem(made).digest == Problem(read).digest)
  }

  @Test func aValueIsChangedUnderIdsAndKeepsItsRemarks() throws {
    var draft = Self.byHand
    draft.offers["beta/east/gpu"].options["on-demand"].price = Series.always(3).remarking(source: "a quote")
    for price in [1.0, 2.0] {
      draft.offers["alpha/east/gpu"].options["on-demand"].price = .always(price)
      let problem = try Problem(draft)
      let option = try #require(problem.options.elements.first)
      guard case .onDemand(let prices) = option.terms else { throw Unexpected("kind") }
      #expect(prices.numbers == [price, price])
    }
    draft.workloads["chat"].demand = try draft.workloads["chat"].demand.scaled(by: 0.5)
    #expect(try Problem(draft).workloads.elements[0].demand.numbers == [40, 18])
  }

  @Test func whatIsSetUnderAnUnknownIdIsAFaultWithTheNearestOne() throws {
    var draft = Self.byHand
    draft.offers["alpha/east/gpus"].capacity = 30
    draft.offers["beta/east/gpu"].options["on-demnd"].price = 1
    draft.limits.remove(id: "lock-in")
    draft.offers["beta/east/gpu"].options["on-demand"].price = -1
    let fault = #expect(throws: InvalidDraft.self) { try Problem(draft) }
    #expect(
      fault?.description.split(separator: "\n").map(String.init) == [
        #"offers["alpha/east/gpus"] was set, but there is no such entry; did you mean "alpha/east/gpu"?"#,
        #"offers["beta/east/gpu"].options["on-demnd"] was set, but there is no such entry; did you mean "on-demand"?"#,
        #"limits["lock-in"] was set, but there is no such entry; did you mean "no-lock-in"?"#,
        #"offers["beta/east/gpu"].options["on-demand"].price (/offers/1/options/0/price): -1 is not accepted; a number from 0 to 1e15, in currency per unit-hour"#,
      ])
  }

  @Test func whatIsReadUnderAnUnknownIdMakesNoProblem() {
    var draft = Self.byHand
    draft.offers["beta/east/gpu"].capacity = draft.offers["gamma/east/gpu"].capacity
    let fault = #expect(throws: InvalidDraft.self) { try Problem(draft) }
    #expect(fault?.places == [#"offers["beta/east/gpu"].capacity"#])
  }

  @Test func everyFaultIsReportedAtOnceWithItsPlaceInTheDraft() {
    var draft = Self.byHand
    draft.horizon.start = "2026-13"
    draft.workloads["chat"].throughput["gpu"] = .always(-2)
    draft.workloads["batch"].deferrable = "soon"
    draft.offers["alpha/east/gpu"].machine = "cpu"
    let fault = #expect(throws: InvalidDraft.self) { try Problem(draft) }
    #expect(
      fault?.places == [
        "horizon.start", #"workloads["chat"].throughput["gpu"]"#, #"workloads["batch"].deferrable"#,
      ])
    // What fits together is checked where every value can be read.
    draft.horizon.start = "2026-01"
    draft.workloads["batch"].deferrable = .periods(1)
    #expect(
      #expect(throws: InvalidDraft.self) { try Problem(draft) }?.places.first
        == #"offers["alpha/east/gpu"].machine"#)
  }

  @Test func entriesAreACollection() {
    var draft = Self.byHand
    draft.providers.append(.init("gamma"))
    #expect(draft.providers.map(\.id) == ["alpha", "beta", "gamma"])
    draft.providers.remove(id: "alpha")
    draft.providers.removeAll { $0.id == "beta" }
    #expect(draft.providers.map(\.id) == ["gamma"])
    #expect(draft.providers.contains(id: "gamma") && !draft.providers.contains(id: "alpha"))
    #expect(draft.providers.missed.isEmpty)
    draft.providers["gamma"].id = "delta"
    #expect(draft.providers[0].id == "delta")
  }

  @Test func daysAndStretchesAreWrittenAsTheFormatHasThem() {
    #expect(Day(year: 2026, month: 4).text == "2026-04")
    #expect(Day(year: 2026, month: 12, day: 5).text == "2026-12-05")
    #expect(
      [Stretch.years(3), .months(18), .days(90), .hours(6), .periods(2)].map(\.text)
        == ["3y", "18mo", "90d", "6h", "2 periods"])
    for text in ["3y", "18mo", "90d", "6h", "2 periods"] { #expect(DurationFile(parsing: text) != nil) }
  }

  @Test func aSeriesIsScaledInEveryFormButThatOfAFile() throws {
    let forms: [Series] = [
      3, [1, 2], .steps(["2026-01": 2]), .ramp(["2026-01": 2, "2026-02": 4]), .growth(from: 5, perYear: 0.5),
      .slices(["day": 1, "night": .steps(["2026-01": 7])]),
    ]
    for series in forms { #expect(try series.scaled(by: 2).draftJSON == series.draftJSON.scaled(by: 2)) }
    #expect(throws: Series.UnknownNumbers.self) { try Series.csv("d.csv", column: "c").scaled(by: 2) }
    #expect(throws: Series.UnknownNumbers.self) {
      try Series.slices(["day": .csv("d.csv", column: "c")]).scaled(by: 2)
    }
  }
}
