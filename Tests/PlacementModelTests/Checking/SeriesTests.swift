import Foundation
import Testing

@testable import PlacementModel

/// Demand over the quarters of 2026: 2160, 2184, 2208 and 2208 hours.
@Suite struct SeriesTests {
  private func demand(_ series: SeriesFile, _ horizon: HorizonFile = Sample.horizon()) throws -> [Double] {
    let file = Sample.file(horizon: horizon, workloads: [Sample.workload(demand: series)])
    return try Problem(validating: file).workloads.elements[0].demand.numbers
  }

  @Test func aNumberIsTheSameAlways() throws {
    #expect(try demand(.constant(0.1)) == [0.1, 0.1, 0.1, 0.1])
  }

  @Test func arraysAndColumnsAreTakenAsTheyStand() throws {
    #expect(try demand(.perPeriod([1, 2, 3, 4])) == [1, 2, 3, 4])
    #expect(try demand(.column([4, 3, 2, 1])) == [4, 3, 2, 1])
    let file = Sample.file(workloads: [Sample.workload(demand: .perPeriod([1, 2, 3]))])
    #expect(
      Sample.violations(file) == [
        Violation(
          Pointer.root["workloads"][0]["demand"], .wrongCount(found: 3, accepted: "4, one per period"))
      ])
  }

  @Test func stepsHoldUntilTheNext() throws {
    // 10 from the start, 40 from 1 March: January and February have 59 days, March 31.
    let steps = SeriesFile.steps([
      (date: Sample.date(2026, 3), value: 40), (date: Sample.date(2026, 1), value: 10),
      (date: Sample.date(2026, 10), value: 60), (date: Sample.date(2040, 1), value: 999),
    ])
    #expect(try demand(steps) == [(10 * 59 + 40 * 31) * 24 / 2160.0, 40, 40, 60])
  }

  @Test func stepsBeforeTheHorizonHoldInside() throws {
    let steps = SeriesFile.steps([
      (date: Sample.date(2020, 1), value: 7), (date: Sample.date(2025, 6), value: 0.1),
    ])
    #expect(try demand(steps) == [0.1, 0.1, 0.1, 0.1])
  }

  @Test func aQuantityIsZeroBeforeItsFirstStep() throws {
    // July has 31 of the third quarter's 92 days.
    let steps = SeriesFile.steps([(date: Sample.date(2026, 8), value: 92)])
    let found = try demand(steps)
    #expect(found[..<2] == [0, 0])
    #expect(abs(found[2] - 61) < 1e-12)
    #expect(found[3] == 92)
  }

  @Test func aPriceIsGivenFromTheStart() {
    let steps = SeriesFile.steps([(date: Sample.date(2026, 2), value: 5)])
    let option = Sample.onDemand(
      price: steps, availability: .steps([(date: Sample.date(2026, 1, 2), value: 1)]))
    let file = Sample.file(offers: [Sample.offer(options: [option])])
    let place = "/offers/0/options/0"
    #expect(Set(Sample.places(file)) == ["\(place)/price/steps", "\(place)/availability/steps"])
    let early = Sample.onDemand(price: .steps([(date: Sample.date(2025, 12), value: 5)]))
    #expect(Sample.places(Sample.file(offers: [Sample.offer(options: [early])])).isEmpty)
  }

  @Test func rampsAreIntegrated() throws {
    // From 0 on 1 January to 365 on 1 January 2027: the value is the number of the day.
    let ramp = SeriesFile.ramp([
      (date: Sample.date(2027, 1), value: 365), (date: Sample.date(2026, 1), value: 0),
    ])
    #expect(try demand(ramp) == [45, 135.5, 227, 319])
    // Flat outside, and a corner inside the second quarter: 10 until 1 May (30 of 91 days), then up by 2 a day
    // to 132 on 1 July, then flat: (10 * 30 + 71 * 61) / 91.
    let corner = SeriesFile.ramp([
      (date: Sample.date(2026, 5), value: 10), (date: Sample.date(2026, 7), value: 132),
    ])
    let found = try demand(corner)
    #expect(found[0] == 10 && found[2] == 132 && found[3] == 132)
    #expect(abs(found[1] - (10 * 30 + 71 * 61) / 91.0) < 1e-12)
  }

  @Test func growthIsIntegrated() throws {
    // The mean of 1000 * 1.6 ^ t over the year [a, b] is 1000 * (1.6 ^ b - 1.6 ^ a) / ((b - a) ln 1.6).
    let found = try demand(.growth(start: 1000, perYear: 0.6), Sample.horizon(.year, count: 2))
    let years = [0, 8760 / 8766.0, 17_520 / 8766.0]
    for period in 0..<2 {
      let (a, b) = (years[period], years[period + 1])
      let expected = 1000 * (pow(1.6, b) - pow(1.6, a)) / ((b - a) * log(1.6))
      #expect(abs(found[period] - expected) < 1e-9)
    }
    #expect(try demand(.growth(start: 5, perYear: 0)) == [5, 5, 5, 5])
    #expect(try demand(.growth(start: 5, perYear: -1)) == [0, 0, 0, 0])
  }

  @Test func growthStaysInTheRangeOfTheQuantity() {
    let demand = Sample.workload(demand: .growth(start: 1e14, perYear: 30))
    let price = Sample.offer(options: [Sample.onDemand(availability: .growth(start: 0.9, perYear: 0.5))])
    let file = Sample.file(offers: [price], workloads: [demand])
    #expect(Sample.places(file) == ["/offers/0/options/0/availability", "/workloads/0/demand"])
  }

  @Test func slicesHaveSeriesOfTheirOwn() throws {
    let slices = [(id: "day", share: 0.5), (id: "night", share: 0.5)]
    let horizon = Sample.horizon(count: 2, slices: slices)
    let series = SeriesFile.slices([
      (id: "night", series: .perPeriod([1, 2])), (id: "day", series: .constant(9)),
    ])
    #expect(try demand(series, horizon) == [9, 1, 9, 2])
    #expect(try demand(.perPeriod([3, 4]), horizon) == [3, 3, 4, 4])
  }

  @Test func slicesAreAllThereAndKnown() {
    let slices = [(id: "day", share: 0.5), (id: "night", share: 0.5)]
    let series = SeriesFile.slices([(id: "day", series: .constant(9)), (id: "nigth", series: .constant(1))])
    let file = Sample.file(
      horizon: Sample.horizon(slices: slices), workloads: [Sample.workload(demand: series)])
    let place = Pointer.root["workloads"][0]["demand"]["slices"]
    #expect(
      Set(Sample.violations(file)) == [
        Violation(place["nigth"], .unknownID("nigth", kind: "slice", nearest: "night")),
        Violation(place, .missing(key: "night", accepted: "a series for every slice")),
      ])
  }

  @Test func whatIsBoughtForAPeriodHasNoSlices() {
    let slices = [(id: "day", share: 1.0)]
    let series = SeriesFile.slices([(id: "day", series: .constant(9))])
    let reserved = Sample.reserved(price: series)
    let file = Sample.file(
      horizon: Sample.horizon(slices: slices),
      offers: [Sample.offer(capacity: series, options: [Sample.onDemand(price: series), reserved])],
      workloads: [Sample.workload(demand: .slices([(id: "day", series: series)]))])
    #expect(
      Sample.places(file) == [
        "/offers/0/options/1/price", "/offers/0/capacity", "/workloads/0/demand/slices/day",
      ])
    #expect(Sample.violations(file).count { $0.isContradiction } == 3)
  }

  @Test func aDayHasOneValueAndASeriesAtLeastOne() {
    let twice = SeriesFile.ramp([
      (date: Sample.date(2026, 1), value: 1), (date: Sample.date(2026, 1, 1), value: 2),
    ])
    let file = Sample.file(workloads: [Sample.workload(demand: twice, unmetPenalty: .steps([]))])
    #expect(Sample.places(file) == ["/workloads/0/demand/ramp", "/workloads/0/unmetPenalty/steps"])
  }
}
