import Testing

@testable import PlacementModel

/// Offers whose capacity comes late or goes early, options that are ordered ahead, and purchases that are decided.
@Suite struct SupplyInTimeTests {
  private func reserved(_ change: (inout OptionFile) -> Void = { _ in }) -> OptionFile {
    var option = Sample.reserved(term: Sample.duration(6, .months))
    change(&option)
    return option
  }

  private func offer(_ options: [OptionFile], capacity: SeriesFile = .constant(100)) -> OfferFile {
    Sample.offer(capacity: capacity, options: [Sample.onDemand()] + options)
  }

  private func reservation(_ offer: OfferFile) throws -> Reservation {
    let options = try Problem(validating: Sample.file(offers: [offer])).options.elements
    return try #require(options.last?.reservation)
  }

  @Test func whatIsAddedArrivesLateAndWhatIsTakenAwayGoesOnTime() throws {
    var offer = offer(
      [reserved { $0.held = .perPeriod([1, 5, 2, 9]) }], capacity: .perPeriod([10, 40, 20, 60]))
    offer.delay = Sample.duration(3, .months)
    offer.options[0].capacity = .perPeriod([7, 0, 8, 8])
    let problem = try Problem(validating: Sample.file(offers: [offer]))
    // One quarter late: 40 is there in the third quarter, of which 20 are gone by then.
    #expect(problem.offers.elements[0].capacity.numbers == [10, 10, 20, 20])
    #expect(problem.options.elements[0].capacity?.numbers == [7, 0, 0, 8])
    #expect(problem.options.elements[1].reservation?.held.numbers == [1, 1, 2, 2])
    // Two quarters late, a dip is over only when what ends it has arrived.
    offer.delay = Sample.duration(2, .periods)
    #expect(
      try Problem(validating: Sample.file(offers: [offer])).options.elements[0].capacity?.numbers == [
        7, 0, 0, 0,
      ])
    offer.delay = Sample.duration(1, .months)
    #expect(Sample.places(Sample.file(offers: [offer])) == ["/offers/0/delay"])
  }

  @Test func unitsAboveCapacityAreEvictedEachItsPart() throws {
    var offer = offer(
      [reserved { $0.held = .constant(60) }, reserved { ($0.id, $0.held) = ("2y", .constant(20)) }],
      capacity: .perPeriod([100, 80, 40, 0]))
    let second = Sample.offer("second")
    #expect(try Problem(validating: Sample.file(offers: [offer, second])).remarks.count == 1)
    offer.isEvictable = true
    let problem = try Problem(validating: Sample.file(offers: [offer, second]))
    #expect(problem.options.elements[1].reservation?.held.numbers == [60, 60, 30, 0])
    #expect(problem.options.elements[2].reservation?.held.numbers == [20, 20, 10, 0])
    #expect(problem.remarks.isEmpty)
  }

  @Test func ordersAreNeitherBeforeTheHorizonNorOutsideTheirWindow() throws {
    let ahead = try reservation(offer([reserved { $0.leadTime = Sample.duration(3, .months) }]))
    #expect(ahead.mayStart == [false, true, true, true])
    #expect(ahead.orderDates == ["2025-10-01", "2026-01-01", "2026-04-01", "2026-07-01"])
    let window = try reservation(
      offer([
        reserved {
          $0.leadTime = Sample.duration(3, .months)
          // The order for the third quarter is placed on 1 April, that for the fourth on 1 July.
          ($0.orderFrom, $0.orderUntil) = (Sample.date(2026, 2), Sample.date(2026, 6))
        }
      ]))
    #expect(window.mayStart == [false, false, true, false])
    let plain = try reservation(offer([reserved { $0.orderUntil = Sample.date(2026, 4, 1) }]))
    #expect(plain.mayStart == [true, true, false, false])
    #expect(plain.orderDates.first == "2026-01-01")
    let place = "/offers/0/options/1"
    let crossed = reserved {
      ($0.orderFrom, $0.orderUntil) = (Sample.date(2026, 6), Sample.date(2026, 5, 31))
      $0.leadTime = Sample.duration(1, .months)
    }
    #expect(
      Sample.places(Sample.file(offers: [offer([crossed])])) == ["\(place)/leadTime", "\(place)/orderUntil"])
    var listed = Sample.file(
      horizon: Sample.listed([("a", 10), ("b", 30)]),
      offers: [
        offer([
          reserved { ($0.term, $0.leadTime) = (Sample.duration(1, .periods), Sample.duration(1, .periods)) }
        ])
      ])
    listed.workloads[0].deferrable = nil
    let reservation = try #require(try Problem(validating: listed).options.elements.last?.reservation)
    #expect(
      reservation.mayStart == [false, true] && reservation.orderDates == ["2025-12-30T18", "2026-01-01T00"])
  }

  @Test func onlyReservationsAreOrderedAhead() {
    var option = Sample.onDemand()
    option.leadTime = Sample.duration(3, .months)
    (option.orderFrom, option.orderUntil) = (Sample.date(2026, 1), Sample.date(2026, 2))
    let place = "/offers/0/options/0"
    #expect(
      Sample.places(Sample.file(offers: [Sample.offer(options: [option])])) == [
        "\(place)/leadTime", "\(place)/orderFrom", "\(place)/orderUntil",
      ])
  }

  @Test func decidedPurchasesStartWhateverTheirOrderDate() throws {
    var file = Sample.file(offers: [offer([reserved { $0.leadTime = Sample.duration(6, .months) }])])
    file.fix = [
      FixedFile(option: "aws/gb200:1y", from: Sample.date(2026, 5, 20), units: 40),
      FixedFile(option: "aws/gb200:1y", from: Sample.date(2026, 7), units: 60),
    ]
    let problem = try Problem(validating: file)
    #expect(problem.fixed.map(\.period.offset) == [1, 2] && problem.fixed.map(\.units) == [40, 60])
    #expect(problem.options.elements[1].reservation?.mayStart == [false, true, true, true])
  }

  @Test func faultsOfDecidedPurchases() {
    var file = Sample.file(offers: [
      offer(
        [reserved { ($0.held, $0.capacity) = (.constant(30), .constant(90)) }],
        capacity: .perPeriod([100, 100, 100, 0]))
    ])
    let option = "aws/gb200:1y"
    file.fix = [
      FixedFile(option: "aws/gb200:2y", from: Sample.date(2026, 1), units: 1),
      FixedFile(option: "aws/gb200:on-demand", from: Sample.date(2026, 1), units: 1),
      FixedFile(option: option, from: Sample.date(2027, 1), units: 1),
      FixedFile(option: option, from: Sample.date(2026, 1), units: 50),
      FixedFile(option: option, from: Sample.date(2026, 3), units: 1),
      // 50 + 11 are more than the 90 - 30 of the option itself.
      FixedFile(option: option, from: Sample.date(2026, 4), units: 11),
    ]
    #expect(
      Sample.places(file) == [
        "/fix/0/option", "/fix/1/option", "/fix/2/from", "/fix/4", "/fix/5/units",
      ])
    let last = Sample.violations(file).last?.sentence
    #expect(
      last
        == "/fix/5/units: 61 units decided in 2026Q2; accepted is: decided units fit beside those held, which leave room for 60"
    )
    file.fix = [FixedFile(option: option, from: Sample.date(2026, 7), units: 5)]
    // The term runs into the quarter without capacity.
    #expect(Sample.places(file) == ["/fix/0/units"])
  }
}
