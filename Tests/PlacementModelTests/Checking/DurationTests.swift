import Testing

@testable import PlacementModel

@Suite struct DurationTests {
  private func periods(_ duration: DurationFile, _ horizon: HorizonFile) -> Int? {
    let file = Sample.file(horizon: horizon, workloads: [Sample.workload(deferrable: duration)])
    return (try? Problem(validating: file))?.workloads.elements[0].deferral
  }

  @Test(
    arguments: [
      (3, DurationFile.Unit.years, CalendarUnit.quarter, 12), (18, .months, .quarter, 6),
      (2, .periods, .quarter, 2), (3, .years, .month, 36), (24, .months, .year, 2), (14, .days, .week, 2),
      (336, .hours, .week, 2), (2, .days, .hour, 48), (48, .hours, .day, 2), (90, .days, .day, 90),
    ])
  func wholePeriodsAreCounted(
    count: Int, unit: DurationFile.Unit, period: CalendarUnit, periods expected: Int
  ) {
    #expect(periods(Sample.duration(count, unit), Sample.horizon(period)) == expected)
  }

  @Test(
    arguments: [
      (90, DurationFile.Unit.days, CalendarUnit.quarter), (4, .months, .quarter), (18, .months, .year),
      (2208, .hours, .quarter), (1, .years, .day), (1, .months, .week), (10, .days, .week),
      (36, .hours, .day),
      (0, .periods, .quarter), (0, .hours, .day), (1_000_001, .periods, .hour), (.max, .years, .month),
      (.max, .days, .day), (.max, .periods, .quarter),
    ])
  func whatComesToNoWholeNumberIsRefused(count: Int, unit: DurationFile.Unit, period: CalendarUnit) {
    let duration = Sample.duration(count, unit)
    let file = Sample.file(
      horizon: Sample.horizon(period), workloads: [Sample.workload(deferrable: duration)])
    let violations = Sample.violations(file)
    #expect(violations.map(\.pointer.description) == ["/workloads/0/deferrable"])
    guard case .badDuration(let found, let accepted)? = violations.first?.fault else {
      Issue.record("not a bad duration: \(violations)")
      return
    }
    #expect(found == duration.text)
    #expect(accepted.hasPrefix("a whole number of \(period.rawValue)s"))
  }

  @Test func hoursOfAnyLengthAreCounted() {
    let horizon = HorizonFile(
      start: Sample.date(2026, 1), periods: .regular(.hours(0.1), count: 4), slices: [], discountRate: 0)
    #expect(periods(Sample.duration(3, .hours), horizon) == 30)
  }

  @Test func listedPeriodsRepeat() {
    let alternating = Sample.listed([
      (id: "a", hours: 10), (id: "b", hours: 14), (id: "c", hours: 10), (id: "d", hours: 14),
    ])
    #expect(periods(Sample.duration(24, .hours), alternating) == 2)
    #expect(periods(Sample.duration(3, .days), alternating) == 6)
    #expect(periods(Sample.duration(10, .hours), alternating) == nil)
    #expect(periods(Sample.duration(3, .periods), alternating) == 3)
    #expect(periods(Sample.duration(1, .years), alternating) == nil)
    #expect(periods(Sample.duration(0, .hours), alternating) == nil)
    let year = Sample.listed([(id: "peak", hours: 900), (id: "base", hours: 7860)])
    #expect(periods(Sample.duration(365, .days), year) == 2)
    #expect(periods(Sample.duration(900, .hours), year) == nil)
  }

  @Test func aTermGoesOnBeyondTheHorizon() throws {
    let file = Sample.file(offers: [Sample.offer(options: [Sample.onDemand(), Sample.reserved()])])
    let reservation = try #require(try Problem(validating: file).options.elements[1].reservation)
    #expect(reservation.term == 4)
    // A year from any quarter of 2026 has 8760 hours; the later it starts, the more of it is in 2027.
    #expect(reservation.termHours.numbers == [8760, 8760, 8760, 8760])
    #expect(reservation.hoursAfterHorizon.numbers == [0, 2160, 4344, 6552])
  }

  @Test func aTermMeetsLeapDays() throws {
    let file = Sample.file(
      horizon: Sample.horizon(from: Sample.date(2027, 1), count: 4),
      offers: [Sample.offer(options: [Sample.onDemand(), Sample.reserved()])])
    let reservation = try #require(try Problem(validating: file).options.elements[1].reservation)
    // From April 2027 on the year takes in 29 February 2028.
    #expect(reservation.termHours.numbers == [8760, 8784, 8784, 8784])
  }

  @Test func aTermOfListedPeriodsBeginsTheListAgain() throws {
    let horizon = Sample.listed([(id: "peak", hours: 900), (id: "base", hours: 7860)])
    let option = Sample.reserved(term: Sample.duration(3, .periods))
    let file = Sample.file(horizon: horizon, offers: [Sample.offer(options: [Sample.onDemand(), option])])
    let reservation = try #require(try Problem(validating: file).options.elements[1].reservation)
    #expect(reservation.termHours.numbers == [9660, 16_620])
    #expect(reservation.hoursAfterHorizon.numbers == [900, 8760])
  }

  @Test func shortTermsEndInside() throws {
    let option = Sample.reserved(term: Sample.duration(6, .months))
    let file = Sample.file(offers: [Sample.offer(options: [Sample.onDemand(), option])])
    let reservation = try #require(try Problem(validating: file).options.elements[1].reservation)
    #expect(reservation.termHours.numbers == [4344, 4392, 4416, 2208 + 2160])
    #expect(reservation.hoursAfterHorizon.numbers == [0, 0, 0, 2160])
  }
}
