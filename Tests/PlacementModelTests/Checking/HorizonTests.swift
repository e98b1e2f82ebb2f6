import Foundation
import Testing

@testable import PlacementModel

@Suite struct HorizonTests {
  private func periods(_ horizon: HorizonFile) throws -> [Period] {
    try Problem(validating: Sample.file(horizon: horizon)).horizon.periods.elements
  }

  @Test(
    arguments: [
      (CalendarUnit.quarter, Sample.date(2026, 7), ["2026Q3", "2026Q4", "2027Q1"]),
      (.quarter, Sample.date(2026, 2), ["2026-02/2026-04", "2026-05/2026-07", "2026-08/2026-10"]),
      (
        .quarter, Sample.date(2026, 1, 15),
        ["2026-01-15/2026-04-14", "2026-04-15/2026-07-14", "2026-07-15/2026-10-14"]
      ),
      (.month, Sample.date(2026, 11), ["2026-11", "2026-12", "2027-01"]),
      (
        .month, Sample.date(2026, 1, 28),
        ["2026-01-28/2026-02-27", "2026-02-28/2026-03-27", "2026-03-28/2026-04-27"]
      ),
      (.year, Sample.date(2026, 1), ["2026", "2027", "2028"]),
      (.year, Sample.date(2026, 4), ["2026-04/2027-03", "2027-04/2028-03", "2028-04/2029-03"]),
      (.week, Sample.date(2026, 12, 21), ["2026-W52", "2026-W53", "2027-W01"]),
      (.day, Sample.date(2026, 2, 27), ["2026-02-27", "2026-02-28", "2026-03-01"]),
      (.hour, Sample.date(2026, 7, 1), ["2026-07-01T00", "2026-07-01T01", "2026-07-01T02"]),
    ])
  func periodsHaveNaturalNames(unit: CalendarUnit, start: CalendarDate, names: [String]) throws {
    #expect(try periods(Sample.horizon(from: start, unit, count: 3)).map(\.id) == names)
  }

  @Test func monthsHaveTheirCalendarsHours() throws {
    let months = try periods(Sample.horizon(from: Sample.date(2024, 1), .month, count: 3))
    #expect(months.map(\.hours) == [744, 696, 744])
    let years = try periods(Sample.horizon(from: Sample.date(2024, 1), .year, count: 2))
    #expect(years.map(\.hours) == [8784, 8760])
    #expect(years.map(\.starts) == ["2024-01-01", "2025-01-01"])
  }

  @Test func hoursOfAnyLengthCrossDays() throws {
    let horizon = HorizonFile(
      start: Sample.date(2026, 7, 1), periods: .regular(.hours(10.5), count: 4), slices: [], discountRate: 0)
    let names = ["2026-07-01T00", "2026-07-01T10:30", "2026-07-01T21", "2026-07-02T07:30"]
    #expect(try periods(horizon).map(\.id) == names)
    #expect(try periods(horizon).map(\.starts) == names)
  }

  @Test func listedPeriodsFollowEachOther() throws {
    let listed = try periods(Sample.listed([(id: "peak", hours: 900), (id: "base", hours: 7860)]))
    #expect(listed.map(\.id) == ["peak", "base"])
    // 900 hours are 37 days and 12 hours.
    #expect(listed.map(\.starts) == ["2026-01-01T00", "2026-02-07T12"])
    #expect(listed.map(\.hours) == [900, 7860])
  }

  @Test func yearIsThatOfTheMiddle() throws {
    let years = try periods(Sample.horizon(from: Sample.date(2026, 10), .quarter, count: 3)).map(\.year)
    #expect(years == [2026, 2027, 2027])
    // From August to July the middle is at the end of January.
    #expect(try periods(Sample.horizon(from: Sample.date(2026, 8), .year, count: 1)).map(\.year) == [2027])
  }

  @Test func moneyIsDiscountedToTheStart() throws {
    let file = Sample.file(horizon: Sample.horizon(.year, count: 2, discountRate: 0.08))
    let horizon = try Problem(validating: file).horizon
    #expect(abs(horizon.periods.elements[0].presentValue - pow(1.08, -4380.0 / 8766)) < 1e-15)
    #expect(abs(horizon.periods.elements[1].presentValue - pow(1.08, -13_140.0 / 8766)) < 1e-15)
    #expect(abs(horizon.presentValueAtEnd - pow(1.08, -17_520.0 / 8766)) < 1e-15)
  }

  @Test func withoutSlicesEveryPeriodIsOneStep() throws {
    let horizon = try Problem(validating: Sample.file()).horizon
    #expect(horizon.steps.elements.map(\.id) == horizon.periods.elements.map(\.id))
    #expect(horizon.steps.elements.map(\.slice) == [nil, nil, nil, nil])
    #expect(!horizon.isSliced)
  }

  @Test func slicesDivideEveryPeriod() throws {
    let slices = [(id: "day", share: 0.6), (id: "night", share: 0.4)]
    let horizon = try Problem(validating: Sample.file(horizon: Sample.horizon(count: 2, slices: slices)))
      .horizon
    #expect(horizon.steps.elements.map(\.id) == ["2026Q1/day", "2026Q1/night", "2026Q2/day", "2026Q2/night"])
    // 2160 hours in the first quarter, 2184 in the second.
    #expect(horizon.steps.elements.map(\.hours) == [1296, 864, 2184 * 0.6, 2184 * 0.4])
    #expect(horizon.periods.elements.map(\.steps) == [0..<2, 2..<4])
    #expect(horizon.isSliced)
  }

  @Test func sharesOfSlicesAddUp() {
    let file = Sample.file(
      horizon: Sample.horizon(slices: [(id: "day", share: 0.6), (id: "night", share: 0.3)]))
    #expect(Sample.places(file) == ["/horizon/slices"])
  }

  @Test func namesOfPeriodsAndSlicesAreUnique() {
    let periods = Sample.listed([(id: "a", hours: 1), (id: "b", hours: 1), (id: "a", hours: 2)])
    let first = Pointer.root["horizon"]["periods"][0]["id"]
    #expect(
      Sample.violations(Sample.file(horizon: periods)) == [
        Violation(
          Pointer.root["horizon"]["periods"][2]["id"], .duplicateID("a", kind: "period", firstAt: first))
      ])
    let slices = Sample.horizon(slices: [(id: "day", share: 0.5), (id: "day", share: 0.5)])
    #expect(Sample.places(Sample.file(horizon: slices)) == ["/horizon/slices/1/id"])
    let steps = Sample.listed(
      [(id: "a", hours: 1), (id: "a/x", hours: 1)], slices: [(id: "x/y", share: 0.5), (id: "y", share: 0.5)])
    #expect(Sample.places(Sample.file(horizon: steps)) == ["/horizon/slices"])
  }

  @Test func monthsBeginEarlyInAMonth() {
    let start = Sample.date(2026, 1, 29)
    #expect(Sample.places(Sample.file(horizon: Sample.horizon(from: start))) == ["/horizon/start"])
    #expect(Sample.places(Sample.file(horizon: Sample.horizon(from: start, .week))).isEmpty)
  }

  @Test func theHorizonIsNeitherEmptyNorEndless() {
    #expect(
      Sample.violations(Sample.file(horizon: Sample.listed([]))).map(\.fault) == [
        .empty(what: "list of periods")
      ])
    #expect(
      Sample.places(Sample.file(horizon: Sample.horizon(.hour, count: 1_000_001))) == ["/horizon/count"])
    #expect(Sample.places(Sample.file(horizon: Sample.horizon(.year, count: 9000))) == ["/horizon/count"])
    #expect(
      Sample.places(Sample.file(horizon: Sample.listed([(id: "a", hours: 1e15)]))) == ["/horizon/periods"])
  }

  /// Such files come from code, or from a reader that looks for more faults; they must not end the process.
  @Test(arguments: [0, -1, 1e300, .infinity, .nan])
  func periodsHaveALength(hours: Double) {
    let listed = Sample.listed([(id: "a", hours: 1), (id: "b", hours: hours), (id: "c", hours: -hours)])
    #expect(Sample.places(Sample.file(horizon: listed)).contains("/horizon/periods/1/hours"))
    var regular = Sample.horizon()
    regular.periods = .regular(.hours(hours), count: 3)
    #expect(Sample.places(Sample.file(horizon: regular)) == ["/horizon/period/hours"])
  }
}
