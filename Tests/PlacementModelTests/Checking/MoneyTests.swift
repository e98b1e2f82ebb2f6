import Testing

@testable import PlacementModel

@Suite struct MoneyTests {
  private func file(
    _ provider: String? = "EUR", rates: [(currency: String, rate: SeriesFile)] = [("EUR", .constant(2))],
    options: [OptionFile] = [Sample.onDemand()]
  ) -> ProblemFile {
    var file = Sample.file(offers: [Sample.offer(options: options)])
    file.exchangeRates = rates
    file.providers[0].currency = provider
    return file
  }

  @Test func pricesAreConverted() throws {
    var reserved = Sample.reserved(
      price: .perPeriod([6, 5, 4, 3]), term: Sample.duration(1, .years), held: .constant(3))
    reserved.upfront = .constant(100)
    reserved.isRepriced = true
    let problem = try Problem(
      validating: file(
        rates: [("JPY", .constant(0.007)), ("EUR", .perPeriod([1, 2, 3, 4]))],
        options: [Sample.onDemand(), Sample.spot(), reserved]))
    let provider = problem.providers.elements[0]
    #expect(provider.currency == "EUR" && provider.exchange.numbers == [1, 2, 3, 4])
    guard case .onDemand(let price) = problem.options.elements[0].terms,
      case .spot(let spot) = problem.options.elements[1].terms,
      let reservation = problem.options.elements[2].reservation
    else {
      Issue.record("the options are of other kinds")
      return
    }
    #expect(price.numbers == [10, 20, 30, 40] && spot.numbers == [4, 8, 12, 16])
    #expect(reservation.upfront.numbers == [100, 200, 300, 400])
    #expect(reservation.heldPrice.numbers == [6, 10, 12, 12])
    #expect(reservation.payment(startingIn: Index(0), in: Index(2)) == 4 * 3)
    #expect(reservation.paymentAfterHorizon(startingIn: Index(1)) == 3 * 4)
  }

  @Test func aTermKeepsItsPriceUnlessItReprices() throws {
    let reserved = Sample.reserved(price: .perPeriod([6, 5, 4, 3]))
    let problem = try Problem(
      validating: file(rates: [("EUR", .perPeriod([1, 2, 3, 4]))], options: [reserved]))
    let reservation = try #require(problem.options.elements[0].reservation)
    #expect(reservation.payment(startingIn: Index(1), in: Index(2)) == 5 * 3)
    #expect(reservation.paymentAfterHorizon(startingIn: Index(1)) == 5 * 4)
  }

  @Test func theProblemsOwnCurrencyNeedsNoRate() throws {
    let provider = try Problem(validating: file("USD", rates: [])).providers.elements[0]
    #expect(provider.currency == "USD" && provider.exchange.numbers == [1, 1, 1, 1])
    #expect(
      Sample.violations(file(nil, rates: [("USD", .constant(1))])) == [
        Violation(
          Pointer.root["exchangeRates"]["USD"],
          .contradiction(
            found: "a rate of the problem's own currency", rule: "rates are of other currencies"))
      ])
  }

  @Test func aForeignCurrencyHasARate() {
    let place = Pointer.root["providers"][0]["currency"]
    #expect(
      Sample.violations(file("EUS")) == [
        Violation(place, .unknownID("EUS", kind: "exchange rate", nearest: "EUR"))
      ])
    #expect(
      Sample.violations(file(rates: [])) == [
        Violation(place, .unknownID("EUR", kind: "exchange rate", nearest: nil))
      ])
  }

  @Test func ratesAreKnownFromTheStartAndAboveZero() {
    let late = SeriesFile.steps([(date: Sample.date(2026, 5), value: 2)])
    #expect(Sample.places(file(rates: [("EUR", late)])) == ["/exchangeRates/EUR/steps"])
    #expect(
      Sample.places(file(rates: [("EUR", .growth(start: 1, perYear: -1))])) == ["/exchangeRates/EUR"])
  }

  @Test func supportFeesAreFractionsKnownFromTheStart() throws {
    var sound = file()
    sound.providers[0].supportFee = .perPeriod([0, 0.1, 0.2, 0.3])
    #expect(try Problem(validating: sound).providers.elements[0].supportFee.numbers == [0, 0.1, 0.2, 0.3])
    sound.providers[0].supportFee = .growth(start: 0.9, perYear: 1)
    #expect(Sample.places(sound) == ["/providers/0/supportFee"])
    sound.providers[0].supportFee = .steps([(date: Sample.date(2026, 5), value: 0.1)])
    #expect(Sample.places(sound) == ["/providers/0/supportFee/steps"])
  }
}
