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

  /// One offer's option draws on a plan of its provider.
  private func planned(_ change: (inout ProblemFile) -> Void = { _ in }) -> ProblemFile {
    var option = Sample.onDemand("sp", price: .constant(3))
    option.kind = .spendPlan
    option.plan = "plan"
    var file = Sample.wide()
    file.exchangeRates = [("EUR", .constant(2))]
    file.providers[0].currency = "EUR"
    file.offers[0].options.append(option)
    file.spendPlans = [
      SpendPlanFile(
        id: "plan", provider: "aws", term: Sample.duration(1, .years), held: .constant(5),
        capacity: .constant(9), salvage: 0.5)
    ]
    change(&file)
    return file
  }

  @Test func spendPlansKnowWhatDrawsOnThem() throws {
    let problem = try Problem(validating: planned())
    let plan = problem.spendPlans.elements[0]
    #expect(plan.term == 4 && plan.salvage == 0.5 && plan.mayStart == [true, true, true, true])
    #expect(plan.held.numbers == [5, 5, 5, 5] && plan.capacity?.numbers == [9, 9, 9, 9])
    #expect(offsets(plan.offers) == [0] && offsets(plan.options) == [1])
    guard case .spendPlan(let index, let price) = problem.options.elements[1].terms else {
      Issue.record("the option draws on nothing")
      return
    }
    #expect(index == Index(0) && price.numbers == [6, 6, 6, 6])
  }

  @Test func everyFaultOfASpendPlanIsTold() {
    let place = Pointer.root["spendPlans"]
    let option = Pointer.root["offers"][0]["options"][1]
    #expect(
      Sample.violations(
        planned {
          $0.offers[0].options[1].plan = "plam"
          $0.spendPlans[0].provider = "awz"
        })
        == [
          Violation(place[0]["provider"], .unknownID("awz", kind: "provider", nearest: "aws")),
          Violation(option["plan"], .unknownID("plam", kind: "spend plan", nearest: "plan")),
          Violation(
            place[0]["id"],
            .contradiction(
              found: "a spend plan that no option draws on",
              rule: "an option of the kind `spendPlan` names it as its `plan`")),
        ].sorted { "\($0.pointer)" < "\($1.pointer)" })
    #expect(
      Sample.violations(planned { $0.spendPlans[0].provider = "azure" }) == [
        Violation(
          option["plan"],
          .contradiction(
            found: "a spend plan of `azure`", rule: "a spend plan of the offer's provider, `aws`"))
      ])
    #expect(
      Sample.places(planned { $0.spendPlans[0].term = Sample.duration(5, .days) }) == ["/spendPlans/0/term"])
    #expect(
      Sample.places(planned { $0.spendPlans.append($0.spendPlans[0]) }).contains("/spendPlans/1/id"))
    let window = planned {
      $0.spendPlans[0].orderFrom = Sample.date(2026, 6)
      $0.spendPlans[0].orderUntil = Sample.date(2026, 3)
    }
    #expect(Sample.places(window) == ["/spendPlans/0/orderUntil"])
    #expect(Sample.places(planned { $0.offers[0].options[1].price = nil }) == ["/offers/0/options/1"])
    #expect(Sample.places(planned { $0.offers[0].options[1].plan = nil }).contains("/offers/0/options/1"))
  }

  @Test func anAgreementCoversAPlanWholeOrNotAtAll() throws {
    let both = { (scope: SelectorFile?) in
      self.planned {
        $0.offers[2].options.append($0.offers[0].options[1])
        $0.agreements = [Sample.agreement(scope: scope)]
      }
    }
    #expect(try Problem(validating: both(nil)).agreements.elements[0].spendPlans == [Index(0)])
    let other = Sample.selector(.init(offers: ["aws/east/trainium"]))
    #expect(try Problem(validating: both(other)).agreements.elements[0].spendPlans.isEmpty)
    #expect(
      Sample.violations(both(Sample.selector(.init(regions: ["us-east"])))) == [
        Violation(
          Pointer.root["agreements"][0]["scope"],
          .contradiction(
            found: "1 of the 2 offers of the spend plan `plan`",
            rule: "the scope of an agreement holds all offers of a spend plan or none"))
      ])
  }
}
