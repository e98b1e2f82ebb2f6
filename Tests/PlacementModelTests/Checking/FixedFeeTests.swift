import Testing

@testable import PlacementModel

@Suite struct FixedFeeTests {
  @Test func placesWithAFeeStandInTheOrderOfTheFile() throws {
    var file = Sample.wide()
    file.exchangeRates = [("EUR", .constant(2))]
    file.providers[1].currency = "EUR"
    file.providers[1].fixedFee = .once(50)
    file.regions[1].fixedFee = .perPeriod(.constant(7))
    file.offers[3].fixedFee = .perPeriod(.perPeriod([1, 2, 3, 4]))
    file.offers[0].fixedFee = .once(0)
    let places = try Problem(validating: file).feePlaces
    #expect(places.map(\.kind) == [.offer, .region, .provider])
    #expect(places.map(\.id) == ["azure/west/gb200", "eu-west", "azure"])
    #expect(places.map(\.fee.amounts.numbers) == [[2, 4, 6, 8], [7, 7, 7, 7], [100, 100, 100, 100]])
    #expect(places.map { offsets($0.offers) } == [[3], [2, 3], [3]])
    #expect(places.map { $0.payee?.offset } == [1, nil, 1])
  }

  @Test func whatIsPaidOnceWasPaidWhereUnitsAreHeldAtTheStart() throws {
    func places(held: SeriesFile) throws -> Int {
      var file = Sample.file(offers: [
        Sample.offer(options: [Sample.onDemand(), Sample.reserved(held: held)])
      ])
      file.providers[0].fixedFee = .once(50)
      return try Problem(validating: file).feePlaces.count
    }
    #expect(try places(held: .constant(1)) == 0)
    #expect(try places(held: .perPeriod([0, 1, 1, 1])) == 1)
  }

  @Test func faultsOfFees() {
    var file = Sample.file()
    file.regions[0].fixedFee = .perPeriod(.perPeriod([1, 2]))
    file.providers[0].fixedFee = .perPeriod(.steps([(date: Sample.date(2026, 6), value: 5)]))
    file.offers[0].fixedFee = .perPeriod(.growth(start: 1, perYear: -2))
    #expect(
      Set(Sample.places(file)) == [
        "/regions/0/fixedFee/perPeriod", "/providers/0/fixedFee/perPeriod/steps",
        "/offers/0/fixedFee/perPeriod/growthPerYear",
      ])
  }
}
