import Testing

@testable import PlacementModel

/// The horizon is 2026 in quarters: 90, 91, 92 and 92 days.
@Suite struct AgreementTermsTests {
  private let place = Pointer.root["agreements"]

  private func agreement(_ id: String = "deal", _ change: (inout AgreementFile) -> Void) -> AgreementFile {
    var file = Sample.agreement(id)
    change(&file)
    return file
  }

  private func problem(_ agreements: AgreementFile...) throws -> Problem {
    try Problem(validating: Sample.file(agreements: agreements))
  }

  @Test func anAgreementMayBeLeftWhereAWindowBegins() throws {
    let file = agreement {
      $0.from = Sample.date(2025, 11)
      $0.through = Sample.date(2028, 10)
      $0.exitFee = 5
    }
    let found = try problem(file).agreements.elements[0]
    // The window of 2025-11 is open when the horizon starts.
    #expect(found.windows.elements.map(\.id) == ["2025-11", "2026-11"])
    #expect(found.windows.elements.map(\.mayLeave) == [false, true])
    #expect(found.windows.elements[1].first == Index(3))
    #expect(found.exitFee == 5 && found.isConditional)
    // What is signed in the plan is not left before it begins.
    let optional = agreement {
      $0.status = .optional
      $0.exitFee = 0
    }
    #expect(try problem(optional).agreements.elements[0].windows.elements.map(\.mayLeave) == [false])
    var signed = optional
    signed.status = .signed
    #expect(try problem(signed).agreements.elements[0].windows.elements.map(\.mayLeave) == [true])
    signed.exitFee = nil
    #expect(try !problem(signed).agreements.elements[0].isConditional)
  }

  @Test func creditsAreCutAsMinimaAre() throws {
    let file = agreement {
      $0.from = Sample.date(2025, 11)
      $0.through = Sample.date(2027, 10)
      $0.minimumSpend = nil
      $0.credits = .perWindow([365, 730])
      $0.spentBefore = 7
    }
    // 304 of 365 days of the first, 61 of the second; what was spent before is not paid by credits.
    let found = try problem(file).agreements.elements[0].windows.elements
    #expect(found.map { ($0.credits * 1e6).rounded() / 1e6 } == [304, 122])
    var short = file
    short.credits = .perWindow([1])
    #expect(Sample.places(Sample.file(agreements: [short])) == ["/agreements/0/credits"])
  }

  @Test func whatIsAskedAfterTheHorizonIsKnown() throws {
    let file = agreement {
      $0.from = Sample.date(2025, 11)
      $0.through = Sample.date(2028, 10)
      $0.minimumSpend = .perWindow([365, 730, 366])
      $0.outsideSpend = .perWindow([0, 365, 6])
    }
    // 304 of the 365 days from 2026-11 lie after 2026, at a rest of one a day; then a year from 2027-11.
    let later = try problem(file).agreements.elements[0].laterWindows.elements
    #expect(later.map(\.id) == ["2026-11", "2027-11"])
    #expect(later.map { ($0.minimum * 1e6).rounded() / 1e6 } == [304, 360])
    #expect(later.map(\.from) == [0, 304 * 24] && later.map(\.through) == [304 * 24, 670 * 24])
    var full = file
    full.atHorizonEnd = .full
    #expect(try problem(full).agreements.elements[0].laterWindows.elements.map(\.id) == ["2027-11"])
  }

  @Test func periodsGoOnAfterTheHorizon() throws {
    let file = agreement {
      $0.through = Sample.date(2027, 8)
      $0.per = .period
      $0.minimumSpend = .same(10)
    }
    // Quarters of 2027 up to the third, which the agreement's own end shortens.
    let later = try problem(file).agreements.elements[0].laterWindows.elements
    #expect(later.map(\.minimum) == [30] && later.map(\.through) == [243 * 24])
    var listed = file
    listed.minimumSpend = .perWindow([10, 10, 10, 10])
    #expect(try problem(listed).agreements.elements[0].laterWindows.isEmpty)
  }

  @Test func windowsStayWhereSomethingIsCarriedIntoThem() throws {
    let file = agreement {
      $0.per = .period
      $0.minimumSpend = .perWindow([10, 0, 10, 0])
      $0.carryShortfall = 0.1
    }
    #expect(try problem(file).agreements.elements[0].windows.elements.map(\.minimum) == [10, 0, 10, 0])
    var nothing = file
    nothing.carryShortfall = 0
    #expect(try problem(nothing).agreements.elements[0].windows.count == 2)
    var idle = file
    idle.minimumSpend = nil
    idle.carryExcess = 0.2
    #expect(
      Sample.violations(Sample.file(agreements: [idle])) == [
        Violation(
          place[0]["carryShortfall"],
          .contradiction(
            found: "carryShortfall without `minimumSpend`", rule: "a part of a minimum is carried")),
        Violation(
          place[0]["carryExcess"],
          .contradiction(found: "carryExcess without `minimumSpend`", rule: "a part of a minimum is carried")),
      ])
  }

  @Test func capacityIsGrantedBySignatures() throws {
    let grant = GrantFile(offer: "aws/gb200", units: .constant(7))
    let signed = agreement {
      $0.through = Sample.date(2026, 6)
      $0.grantedCapacity = [grant, grant]
    }
    let offer = try problem(signed).offers.elements[0]
    #expect(offer.capacity.numbers == [114, 114, 100, 100] && offer.grants.isEmpty)
    var optional = signed
    optional.status = .optional
    let other = try problem(optional).offers.elements[0]
    #expect(other.capacity.numbers == [100, 100, 100, 100])
    #expect(other.grants.map(\.units.numbers) == [[14, 14, 0, 0]])
    #expect(other.mostCapacity(in: Index(1)) == 114)
    // 114 units at 10 for 90 days; after June the agreement is over, and the offers in scope are not.
    let worth = try problem(optional).agreements.elements[0].worth.numbers
    let expected: [Double] = [1140 * 2160, 1140 * 2184, 1000 * 2208, 1000 * 2208]
    #expect(worth == expected)
  }

  @Test func grantsAreOfTheProvidersOffers() {
    let file = agreement {
      $0.grantedCapacity = [
        GrantFile(offer: "azure/west/gb200", units: .constant(1)),
        GrantFile(offer: "nope", units: .constant(1)),
      ]
    }
    #expect(
      Sample.violations(Sample.wide(agreements: [file])) == [
        Violation(
          place[0]["grantedCapacity"][0]["offer"],
          .contradiction(
            found: "azure/west/gb200", rule: "an offer of `aws`, whose agreement it is")),
        Violation(
          place[0]["grantedCapacity"][1]["offer"], .unknownID("nope", kind: "offer", nearest: nil)),
      ])
  }

  @Test func aGrantMakesWorkServable() throws {
    let file = agreement {
      $0.status = .optional
      $0.grantedCapacity = [GrantFile(offer: "aws/gb200", units: .constant(60))]
    }
    let offer = Sample.offer(capacity: .constant(0))
    #expect(Sample.places(Sample.file(offers: [offer])) == ["/workloads/0"])
    #expect(Sample.places(Sample.file(offers: [offer], agreements: [file])).isEmpty)
  }

  @Test func alternativesMayOverlap() throws {
    let optional = { id in self.agreement(id) { $0.status = .optional } }
    var late = optional("b")
    late.from = Sample.date(2026, 7)
    let found = try problem(optional("a"), late, agreement("c") { $0.exitFee = 1 }).agreements.elements
    #expect(found.map { $0.rivals.map(\.agreement) } == [[], [Index(0)], [Index(0), Index(1)]])
    #expect(offsets(found[1].rivals[0].periods) == [2, 3])
    // Money may not count toward one that surely is in force and another.
    let clash = Violation(
      place[1],
      .contradiction(
        found: "offers that `a` covers at the same time",
        rule:
          "agreements that overlap in time have no offer in common, unless each of them is optional or may be left"
      ))
    #expect(Sample.violations(Sample.file(agreements: [agreement("a") { _ in }, optional("b")])) == [clash])
  }

  @Test func aMaximumIsSharedWithAnotherOfTheProvider() throws {
    let east = Sample.selector(.init(regions: ["us-east"]))
    let west = Sample.selector(.init(regions: ["eu-west"]))
    let roof = agreement("roof") {
      $0.maximumSpend = .same(9999)
      $0.scope = east
    }
    let under = agreement("under") {
      $0.scope = west
      $0.sharesMaximumOf = "roof"
      $0.from = Sample.date(2026, 7)
    }
    let windows = try Problem(validating: Sample.wide(agreements: [roof, under])).agreements.elements[0]
      .windows
    #expect(windows.elements[0].sharers.map(\.agreement) == [Index(1)])
    #expect(offsets(windows.elements[0].sharers[0].periods.map(\.period)) == [2, 3])
    func faults(_ change: (inout AgreementFile, inout AgreementFile) -> Void) -> [Violation] {
      var (roof, under) = (roof, under)
      change(&roof, &under)
      return Sample.violations(Sample.wide(agreements: [roof, under]))
    }
    func expected(_ found: String, _ rule: String) -> [Violation] {
      [Violation(place[1]["sharesMaximumOf"], .contradiction(found: found, rule: rule))]
    }
    #expect(
      faults { $1.sharesMaximumOf = "under" }
        == expected("the agreement itself", "the id of another agreement"))
    #expect(
      faults { roof, _ in roof.maximumSpend = nil }
        == expected("an agreement without `maximumSpend`", "one that has a maximum"))
    let surely = expected(
      "an agreement that may not be in force", "only one that is signed and has no `exitFee` shares a maximum"
    )
    #expect(faults { $1.status = .optional } == surely)
    #expect(faults { $1.exitFee = 3 } == surely)
    #expect(
      faults { roof, under in
        roof.provider = "azure"
        roof.scope = nil
        under.scope = nil
      } == expected("an agreement of `azure`", "an agreement of the same provider"))
    #expect(
      faults { $1.sharesMaximumOf = "rof" } == [
        Violation(place[1]["sharesMaximumOf"], .unknownID("rof", kind: "agreement", nearest: "roof"))
      ])
  }

  @Test func aMinimumBeyondAllCapacityIsTold() throws {
    // 100 units at 10 for 365 days are 8.76 million; less a tenth 7.884.
    let fits = agreement {
      $0.minimumSpend = .same(7_884_000)
      $0.discount = .constant(0.1)
    }
    #expect(try problem(fits).remarks.isEmpty)
    var much = fits
    much.minimumSpend = .same(8e6)
    let remarks = try problem(much).remarks
    #expect(remarks.count == 1)
    guard case .commitmentBeyondCapacity(let agreement, let window, let minimum, let most)? = remarks.first
    else {
      Issue.record("\(remarks)")
      return
    }
    #expect(agreement == Index(0) && window == Index(0) && minimum == 8e6)
    #expect(abs(most - 7_884_000) < 1e-3)
    // What is on offer need not be signed; what counts at list prices can be covered; what is put off need not be.
    much.status = .optional
    #expect(try problem(much).remarks.isEmpty)
    much.status = .signed
    much.counts = .list
    #expect(try problem(much).remarks.isEmpty)
  }

  @Test func worthKnowsQuotasUpfrontMoneyAndWhatIsHeld() throws {
    var reserved = Sample.reserved(price: .constant(20), held: .constant(10), heldPrice: .constant(3))
    reserved.upfront = .constant(2160)
    reserved.capacity = .constant(15)
    let options = [Sample.onDemand(), reserved, Sample.spot()]
    let deal = agreement { $0.status = .optional }
    let file = Sample.file(offers: [Sample.offer(options: options)], agreements: [deal])
    let worth = try Problem(validating: file).agreements.elements[0].worth.numbers
    // 10 held at 3; 5 more of the quota at 20 and 2160 upfront; 85 on demand at 10.
    let expected: Double = 2160 * 980 + 5 * 2160
    #expect(worth[0] == expected)
  }

  @Test func anExposureIsToProviders() throws {
    let limit = Sample.limit("owed", .exposure, max: .constant(5))
    let problem = try Problem(validating: Sample.wide(limits: [limit]))
    guard case .exposure(let exposure) = problem.limits.elements[0].rule else {
      Issue.record("\(problem.limits)")
      return
    }
    #expect(
      exposure.parts.elements.map(\.id) == ["aws", "azure"] && exposure.maximum.numbers == [5, 5, 5, 5])
    let lists = Sample.limit(
      "owed", .exposure, of: Sample.selector(.init(providers: ["aws", "azure"])), max: .constant(5))
    #expect(Sample.places(Sample.wide(limits: [lists])).isEmpty)
    let offers = Sample.limit("owed", .exposure, of: Sample.selector(.init(offers: ["azure/west/gb200"])))
    let regions = Sample.limit("owed", .exposure, of: Sample.each(.region))
    let scoped = Sample.limit("owed", .exposure, scope: Sample.selector(.init(machines: ["gb200"])))
    for (limit, key) in [(offers, "of"), (regions, "of"), (scoped, "scope")] {
      #expect(Sample.places(Sample.wide(limits: [limit])) == ["/limits/0/\(key)"])
    }
  }
}
