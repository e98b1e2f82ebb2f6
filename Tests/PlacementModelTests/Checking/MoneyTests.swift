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

  private func tiered(
    _ tiers: [(upTo: Double?, price: Double)], _ change: (inout OptionFile) -> Void = { _ in }
  ) -> ProblemFile {
    var option = Sample.onDemand()
    option.price = nil
    option.tiers = TiersFile(
      kind: .graduated, tiers: tiers.map { TiersFile.Tier(upTo: $0.upTo, price: .constant($0.price)) })
    change(&option)
    return file(options: [option])
  }

  @Test func tiersAreConvertedAndStartWhereTheOneBeforeEnds() throws {
    let problem = try Problem(validating: tiered([(10, 5), (30, 3), (nil, 4)]))
    let option = problem.options.elements[0]
    let tiers = try #require(option.tiers)
    #expect(tiers.starts == [0, 10, 30] && tiers.counting == .graduated)
    #expect(tiers.prices.map(\.numbers) == [[10, 10, 10, 10], [6, 6, 6, 6], [8, 8, 8, 8]])
    guard case .onDemand(let price) = option.terms else { return }
    #expect(price.numbers == [10, 10, 10, 10], "the dearest")
  }

  @Test func tiersEndInRisingOrderAndTheLastNowhere() {
    let place = Pointer.root["offers"][0]["options"][0]["tiers"]["graduated"]
    #expect(
      Sample.violations(tiered([(nil, 5), (30, 3), (20, 2), (40, 4)])) == [
        Violation(
          place[0], .missing(key: "upTo", accepted: "where the tier ends; only the last has no end")),
        Violation(
          place[2]["upTo"], .contradiction(found: "20", rule: "a tier ends above the one before it, 30")),
        Violation(
          place[3]["upTo"],
          .contradiction(
            found: "a last tier up to 40",
            rule: "the last tier has no end; `capacity` says how many units there are")),
      ])
    #expect(Sample.places(tiered([])) == ["/offers/0/options/0/tiers/graduated"])
    #expect(Sample.places(tiered([(nil, -1)])) == ["/offers/0/options/0/tiers/graduated/0/price"])
  }

  @Test func anOptionHasOnePriceOrTiers() {
    let both = tiered([(nil, 5)]) { $0.price = .constant(3) }
    #expect(Sample.places(both) == ["/offers/0/options/0/price"])
    let none = tiered([]) { $0.tiers = nil }
    #expect(Sample.places(none) == ["/offers/0/options/0"])
  }

  @Test func whatIsHeldHasAPriceOfItsOwnBesideTiers() throws {
    let held = tiered([(nil, 5)]) {
      $0.kind = .reserved
      $0.term = Sample.duration(1, .years)
      $0.held = .constant(3)
    }
    #expect(
      Sample.violations(held) == [
        Violation(
          Pointer.root["offers"][0]["options"][0],
          .missing(key: "heldPrice", accepted: "the price of what is held, which tiers do not tell"))
      ])
    var told = held
    told.offers[0].options[0].heldPrice = .constant(2)
    let reservation = try #require(Problem(validating: told).options.elements[0].reservation)
    #expect(reservation.heldPrice.numbers == [4, 4, 4, 4] && reservation.tiers?.prices.count == 1)
    #expect(reservation.payment(startingIn: Index(0), in: Index(1), tier: 0) == 10)
  }
}
