import Testing

@testable import PlacementModel

/// The horizon is 2026 in quarters: 90, 91, 92 and 92 days. Amounts are chosen so that a day costs a whole number.
@Suite struct AgreementTests {
  private func agreement(_ file: AgreementFile, _ horizon: HorizonFile = Sample.horizon()) throws -> Agreement
  {
    try Problem(validating: Sample.file(horizon: horizon, agreements: [file])).agreements.elements[0]
  }

  private func near(_ found: Double?, _ expected: Double) -> Bool {
    found.map { abs($0 - expected) <= 1e-9 * max(1, expected) } ?? false
  }

  @Test func aYearInsideTheHorizonIsAskedInFull() throws {
    let found = try agreement(Sample.agreement())
    #expect(found.windows.elements.map(\.id) == ["2026-01"])
    let window = found.windows.elements[0]
    #expect(window.minimum == 365)
    #expect(window.maximum == nil)
    #expect(offsets(window.periods.map(\.period)) == [0, 1, 2, 3])
    #expect(window.periods.map(\.share) == [1, 1, 1, 1])
    #expect(window.due == Index(3))
    #expect(offsets(found.offers) == [0])
  }

  /// From November 2025: the first year has 61 days before the horizon and 304 in it, the second 61 in it.
  @Test func windowsCrossBothEnds() throws {
    let found = try agreement(
      Sample.agreement(
        from: Sample.date(2025, 11), through: Sample.date(2032, 10), minimum: .same(3650),
        maximum: .same(7300)))
    let windows = found.windows.elements
    #expect(windows.map(\.id) == ["2025-11", "2026-11"])
    #expect(near(windows[0].minimum, 3040))
    #expect(near(windows[0].maximum, 6080))
    #expect(near(windows[1].minimum, 610))
    #expect(near(windows[1].maximum, 1220))
    #expect(offsets(windows[0].periods.map(\.period)) == [0, 1, 2, 3])
    #expect(windows[0].periods.map(\.share) == [1, 1, 1, 31 / 92.0])
    #expect(windows[1].periods.map(\.share) == [61 / 92.0])
    #expect(windows[0].due == Index(3) && windows[1].due == Index(3))
  }

  @Test func whatWasSpentBeforeIsTakenOff() throws {
    let file = Sample.agreement(
      from: Sample.date(2025, 11), through: Sample.date(2032, 10), minimum: .same(3650), spentBefore: 1000)
    #expect(near(try agreement(file).windows.elements[0].minimum, 2650))
    #expect(near(try agreement(file).windows.elements[1].minimum, 610))
    var rich = file
    rich.spentBefore = 4000
    // The first window asks nothing more, and is gone.
    #expect(try agreement(rich).windows.elements.map(\.id) == ["2026-11"])
  }

  @Test func outsideSpendIsTakenOffByItsHoursInside() throws {
    let found = try agreement(
      Sample.agreement(
        from: Sample.date(2025, 11), through: Sample.date(2032, 10), minimum: .same(3650),
        outside: .perWindow([365, 730, 0, 0, 0, 0, 0])))
    #expect(near(found.windows.elements[0].minimum, 3040 - 304))
    #expect(near(found.windows.elements[1].minimum, 610 - 122))
  }

  @Test func aWindowAskedInFullCountsAllItsOutsideSpend() throws {
    let found = try agreement(
      Sample.agreement(
        from: Sample.date(2025, 11), through: Sample.date(2032, 10), minimum: .same(3650),
        outside: .perWindow([365, 730, 0, 0, 0, 0, 0]), atHorizonEnd: .full))
    #expect(near(found.windows.elements[1].minimum, 3650 - 730))
  }

  @Test func theEndOfTheHorizonIsTreatedAsAsked() throws {
    var file = Sample.agreement(
      from: Sample.date(2025, 11), through: Sample.date(2032, 10), minimum: .same(3650),
      maximum: .same(7300), atHorizonEnd: .full)
    let full = try agreement(file).windows.elements
    #expect(near(full[0].minimum, 3040))
    #expect(full[1].minimum == 3650 && full[1].maximum == 7300)
    file.atHorizonEnd = .ignore
    #expect(try agreement(file).windows.elements.map(\.id) == ["2025-11"])
  }

  @Test func aTermLongerThanTheHorizonIsProratedAtBothEnds() throws {
    // 2025 through 2027 has 1095 days.
    let found = try agreement(
      Sample.agreement(
        from: Sample.date(2025, 1), through: Sample.date(2027, 12), per: .term, minimum: .same(10_950)))
    #expect(found.windows.elements.map(\.id) == ["term"])
    #expect(near(found.windows.elements[0].minimum, 3650))
  }

  @Test func everyPeriodMayBeAWindow() throws {
    // From 15 February: 45 of the first quarter's 90 days.
    let found = try agreement(
      Sample.agreement(
        from: Sample.date(2026, 2, 15), through: Sample.date(2026, 9), per: .period,
        minimum: .perWindow([10, 20, 30]), discount: .constant(0.2)))
    let windows = found.windows.elements
    #expect(windows.map(\.id) == ["2026Q1", "2026Q2", "2026Q3"])
    #expect(windows.map(\.minimum) == [10, 20, 30])
    #expect(windows[0].periods.map(\.share) == [0.5])
    #expect(windows[0].periods.map(\.shareOfSaving) == [1])
    #expect(windows.map(\.due.offset) == [0, 1, 2])
    #expect(found.discount.numbers == [0.1, 0.2, 0.2, 0])
  }

  @Test func savingsAreSharedByTheHoursInsideTheAgreement() throws {
    // Starts on 16 November 2025, ends on 30 November 2026: the last window has 15 days of the fourth quarter,
    // the one before 46; the agreement 61.
    let found = try agreement(
      Sample.agreement(from: Sample.date(2025, 11, 16), through: Sample.date(2026, 11), minimum: .same(100)))
    let windows = found.windows.elements
    #expect(windows.map(\.id) == ["2025-11", "2026-11"])
    #expect(windows[0].periods.last?.share == 46 / 92.0)
    #expect(windows[0].periods.last?.shareOfSaving == 46 / 61.0)
    #expect(windows[1].periods.map(\.shareOfSaving) == [15 / 61.0])
    // A window that the agreement itself cuts short asks its amount in full.
    #expect(windows[1].minimum == 100)
  }

  @Test func anArrayHasAnAmountForEveryWindowOfTheAgreement() throws {
    let file = Sample.agreement(
      from: Sample.date(2025, 11), through: Sample.date(2027, 10), minimum: .perWindow([3650, 7300]))
    #expect(near(try agreement(file).windows.elements[1].minimum, 1220))
    var short = file
    short.minimumSpend = .perWindow([3650])
    short.maximumSpend = .perWindow([1, 2, 3])
    let place = Pointer.root["agreements"][0]
    #expect(
      Sample.violations(Sample.file(agreements: [short])) == [
        Violation(place["minimumSpend"], .wrongCount(found: 1, accepted: "2, one per window")),
        Violation(place["maximumSpend"], .wrongCount(found: 3, accepted: "2, one per window")),
      ])
  }

  @Test func theAnniversaryOfALeapDayIsThe28th() throws {
    let found = try agreement(
      Sample.agreement(
        from: Sample.date(2024, 2, 29), through: Sample.date(2028, 2, 28), minimum: .same(3650)))
    // 28 February 2025 up to 28 February 2026: 307 days before the horizon, 58 in it.
    #expect(found.windows.elements.map(\.id) == ["2025-02", "2026-02"])
    #expect(near(found.windows.elements[0].minimum, 580))
  }

  @Test func discountMayBeginWithTheAgreement() throws {
    let steps = SeriesFile.steps([
      (date: Sample.date(2026, 7), value: 0.1), (date: Sample.date(2026, 10), value: 0.3),
    ])
    let found = try agreement(Sample.agreement(from: Sample.date(2026, 7), discount: steps))
    #expect(found.discount.numbers == [0, 0, 0.1, 0.3])
    let early = Sample.file(agreements: [Sample.agreement(discount: steps)])
    #expect(Sample.places(early) == ["/agreements/0/discount/steps"])
  }

  @Test func withoutAmountsThereAreNoWindows() throws {
    #expect(try agreement(Sample.agreement(minimum: nil, discount: .constant(0.1))).windows.isEmpty)
    #expect(try agreement(Sample.agreement(minimum: .same(0))).windows.isEmpty)
    #expect(try agreement(Sample.agreement(minimum: nil, maximum: .same(0))).windows.elements[0].maximum == 0)
  }
}

@Suite struct AgreementFaultTests {
  @Test func anAgreementOverlapsTheHorizon() {
    let before = Sample.agreement("a", from: Sample.date(2020, 1), through: Sample.date(2025, 12))
    let after = Sample.agreement("b", from: Sample.date(2027, 1), through: Sample.date(2028, 1))
    let lastDay = Sample.agreement("c", from: Sample.date(2026, 12, 31), through: Sample.date(2028, 1))
    let file = Sample.file(agreements: [before, after, lastDay])
    #expect(Sample.places(file) == ["/agreements/0", "/agreements/1"])
    #expect(
      Sample.violations(file).first?.fault
        == .contradiction(
          found: "2020-01 through 2025-12",
          rule: "an agreement overlaps the horizon, from 2026-01-01 up to 2027-01-01"))
  }

  @Test func anAgreementEndsAfterItBegins() {
    let backwards = Sample.agreement(from: Sample.date(2026, 5, 2), through: Sample.date(2026, 5, 1))
    #expect(Sample.places(Sample.file(agreements: [backwards])) == ["/agreements/0/through"])
    let oneDay = Sample.agreement(from: Sample.date(2026, 5, 2), through: Sample.date(2026, 5, 2))
    #expect(Sample.places(Sample.file(agreements: [oneDay])).isEmpty)
  }

  @Test func moneyCountsTowardOneAgreement() {
    let first = Sample.agreement("a", through: Sample.date(2026, 6))
    let later = Sample.agreement("b", from: Sample.date(2026, 6, 30))
    #expect(Sample.places(Sample.wide(agreements: [first, later])) == ["/agreements/1"])
    let next = Sample.agreement("b", from: Sample.date(2026, 7))
    #expect(Sample.places(Sample.wide(agreements: [first, next])).isEmpty)
    let others = Sample.agreement("b", provider: "azure")
    #expect(Sample.places(Sample.wide(agreements: [first, others])).isEmpty)
    let east = Sample.agreement("a", scope: Sample.selector(.init(regions: ["us-east"])))
    let west = Sample.agreement("b", scope: Sample.selector(.init(regions: ["eu-west"])))
    #expect(Sample.places(Sample.wide(agreements: [east, west])).isEmpty)
  }

  @Test func agreementsMayOverlapOutsideTheHorizon() {
    let first = Sample.agreement("a", from: Sample.date(2024, 1), through: Sample.date(2026, 6))
    let later = Sample.agreement("b", from: Sample.date(2026, 7), through: Sample.date(2030, 1))
    #expect(Sample.places(Sample.file(agreements: [first, later])).isEmpty)
    let both = [
      Sample.agreement("a", through: Sample.date(2027, 6)),
      Sample.agreement("b", from: Sample.date(2026, 12)),
    ]
    #expect(Sample.places(Sample.file(agreements: both)) == ["/agreements/1"])
  }

  @Test func scopeHasOffersOfTheProvider() throws {
    let trainium = Sample.agreement(scope: Sample.selector(.init(machines: ["trainium"])))
    let problem = try Problem(validating: Sample.wide(agreements: [trainium]))
    #expect(offsets(problem.agreements.elements[0].offers) == [1])
    let azure = Sample.agreement(
      provider: "azure", scope: Sample.selector(.init(machines: ["trainium"], kinds: ["inference"])))
    #expect(Sample.places(Sample.wide(agreements: [azure])) == ["/agreements/0/scope/kinds"])
    let none = Sample.agreement(provider: "azure", scope: Sample.selector(.init(machines: ["trainium"])))
    #expect(
      Sample.violations(Sample.wide(agreements: [none])) == [
        Violation(Pointer.root["agreements"][0]["scope"], .empty(what: "selection of offers"))
      ])
  }

  @Test func amountsDoNotCross() {
    let crossed = Sample.agreement(minimum: .same(10), maximum: .perWindow([9]))
    #expect(Sample.places(Sample.file(agreements: [crossed])) == ["/agreements/0/maximumSpend"])
  }

  @Test func spentBeforeNeedsAnOpenWindow() {
    let fresh = Sample.agreement(spentBefore: 5)
    #expect(Sample.places(Sample.file(agreements: [fresh])) == ["/agreements/0/spentBefore"])
    let nothing = Sample.agreement(spentBefore: 0)
    #expect(Sample.places(Sample.file(agreements: [nothing])).isEmpty)
  }

  @Test func providersExist() {
    let unknown = Sample.agreement(provider: "azur")
    #expect(
      Sample.violations(Sample.wide(agreements: [unknown])) == [
        Violation(
          Pointer.root["agreements"][0]["provider"],
          .unknownID("azur", kind: "provider", nearest: "azure"))
      ])
  }
}
