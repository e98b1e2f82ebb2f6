internal import PlacementModel
internal import Testing

@testable internal import Catalogs

/// Tables of contract commitments (FOCUS 1.3), and what was spent on agreements.
struct ContractTests {
  static let columns =
    "BillingCurrency,ContractCommitmentCategory,ContractCommitmentCost,ContractCommitmentDescription,ContractCommitmentDiscount%,ContractCommitmentFulfillmentInterval,ContractCommitmentId,ContractCommitmentPeriodEnd,ContractCommitmentPeriodStart,ContractCommitmentQuantity,ContractCommitmentLifecycleStatus,ContractCommitmentUnit,ServiceProviderName\n"

  func read(_ rows: String, _ change: (inout BillImport) -> Void = { _ in }) throws
    -> BillImport.Result
  {
    try BillImportTests.read(Self.columns + rows, change)
  }

  /// The specification's example of three years, and one of two years that is fulfilled by the year: half of it in each.
  @Test func commitmentsOfMoneyBecomeAgreements() throws {
    let result = try read(
      "EUR,Spend,925000.00,Goal,0.15,Total Term,CMT-1,2028-12-01,2025-12-01,1000000.00,Active,USD,Acme Co\n"
        + "EUR,Spend,200,,NULL,Annual,CMT-2,2027-12-01,2025-12-01,,Proposed,,Acme Co\n"
        + "EUR,Usage,46250,,0.4,Hourly,CMT-3,2026-12-01,2025-12-01,10,Active,Instance-Hours,Acme Co\n"
        + "EUR,Spend,5,,,Annual,CMT-4,2024-12-01,2023-12-01,,Expired,,Acme Co\n"
        + "EUR,Spend,,,,,CMT-5,2026-12-01,2025-12-01,7,Active,EUR,Acme Co\n"
    ) { $0.prices = .list }
    #expect(
      try result.part.text() == """
        {
          "berth": 1,
          "currency": "EUR",
          "providers": [
            { "id": "acme-co" }
          ],
          "agreements": [
            {
              "id": "CMT-1",
              "provider": "acme-co",
              "from": "2025-12-01",
              "through": "2028-11-30",
              "minimumSpend": 925000,
              "per": "term",
              "discount": 0.15,
              "status": "signed",
              "note": "Goal"
            },
            {
              "id": "CMT-2",
              "provider": "acme-co",
              "from": "2025-12-01",
              "through": "2027-11-30",
              "minimumSpend": 100,
              "per": "year",
              "status": "optional"
            },
            {
              "id": "CMT-5",
              "provider": "acme-co",
              "from": "2025-12-01",
              "through": "2026-11-30",
              "minimumSpend": 7,
              "per": "term",
              "status": "signed"
            }
          ]
        }

        """)
    #expect(
      result.report.skipped.map { "\($0.reason) \($0.rows)" } == ["usageCommitment 1", "endedCommitment 1"])
    #expect(result.report.files.map(\.layout) == ["FOCUS contract commitments"])
  }

  /// A window from March; use and purchases count up to the start in June, taxes and credits do not: 10 + 20 - 1.
  @Test func spendBeforeTheHorizon() throws {
    let part = try ProblemPart(
      reading: Array(
        """
        { "berth": 1, "agreements": [
          { "id": "deal", "provider": "aws", "from": "2023-03", "through": "2026-02", "minimumSpend": 100 } ] }
        """.utf8))
    let months = [
      ("10", "2024-03", "Usage"), ("20", "2024-04", "Purchase"), ("-1", "2024-04", "Usage"),
      ("3", "2024-04", "Tax"),
      ("100", "2024-02", "Usage"), ("1000", "2024-06", "Usage"),
    ]
    let rows = months.map { "\($0.0),USD,\($0.1)-01,\($0.2),AWS\n" }.joined()
    let result = try BillImportTests.read(
      "BilledCost,BillingCurrency,BillingPeriodStart,ChargeCategory,ProviderName\n" + rows
    ) {
      $0.agreements = BillImport.agreements(of: part)
      $0.horizon = try? HorizonPeriods(start: "2024-06", period: .month, count: 12)
    }
    #expect(try result.part.text().contains("\"id\": \"deal\", \"spentBefore\": 29"))
    #expect(
      result.report.remarks.contains {
        $0.contains("deal: 29 USD spent from 2024-03-01") && $0.hasSuffix("2024-05")
      })
  }

  /// Charges that name the agreement count by what they apply to it, whatever else the provider bills: 60 + 0.5.
  @Test func chargesThatNameAnAgreementCountForIt() throws {
    let part = try ProblemPart(
      reading: Array(
        """
        { "berth": 1, "agreements": [ { "id": "c-1", "provider": "aws", "from": "2024-03", "through": "2026-02" } ] }
        """.utf8))
    func applied(_ cost: String, _ month: String) -> String {
      let json =
        "{\"\"Elements\"\": [{\"\"ContractCommitmentID\"\": \"\"c-1\"\", \"\"ContractCommitmentAppliedCost\"\": \(cost)}, {\"\"ContractCommitmentID\"\": \"\"c-2\"\", \"\"ContractCommitmentAppliedCost\"\": null}]}"
      return "100,USD,\(month)-01,Usage,AWS,\"\(json)\"\n"
    }
    let result = try BillImportTests.read(
      "BilledCost,BillingCurrency,BillingPeriodStart,ChargeCategory,ProviderName,ContractApplied\n"
        + applied("60", "2024-03") + applied("0.5", "2024-04") + applied("7", "2024-06")
        + "100,USD,2024-04-01,Usage,AWS,nonsense\n"
    ) {
      $0.agreements = BillImport.agreements(of: part)
      $0.horizon = try? HorizonPeriods(start: "2024-06", period: .month, count: 12)
    }
    #expect(try result.part.text().contains("\"id\": \"c-1\", \"spentBefore\": 60.5"))
    #expect(result.report.remarks.contains { $0.contains("1 row whose ContractApplied is no JSON") })
  }

  /// A provider has one currency: an amount in another is not taken for it.
  @Test func aContractInAnotherCurrencyThanItsProvidersIsLeftOut() throws {
    let result = try read(
      "EUR,Spend,5,Goal,,,CMT-4,2026-12-01,2025-12-01,,Active,,Acme Co\n"
        + "USD,Spend,7,Goal,,,CMT-5,2026-12-01,2025-12-01,,Active,,Acme Co\n"
        + "USD,Spend,7,Goal,,,CMT-6,2026-12-01,2025-12-01,,Active,,Other\n")
    let text = try result.part.text()
    #expect(text.contains("CMT-4") && !text.contains("CMT-5") && text.contains("CMT-6"))
    #expect(text.contains("{ \"id\": \"other\", \"currency\": \"USD\" }"))
    #expect(text.contains("{ \"id\": \"acme-co\", \"currency\": \"EUR\" }"))
    #expect(result.report.remarks.contains { $0.hasPrefix("CMT-5 is in USD and acme-co bills in EUR") })
  }

  /// Where the bill has nothing of the window, nothing is known of it: the format then counts by hours.
  @Test func spendThatIsNotInTheBillIsNotZero() throws {
    let result = try read("EUR,Spend,5,Goal,,Annual,CMT-4,2026-12-01,2025-12-01,,Active,,Acme Co\n") {
      $0.horizon = try? HorizonPeriods(start: "2026-06", period: .month, count: 12)
    }
    #expect(try !result.part.text().contains("spentBefore"))
    #expect(result.report.remarks.contains { $0.hasPrefix("CMT-4: nothing of 2025-12-01") })
  }

  @Test func aCommitmentThatEndsBeforeItBeginsIsAFault() throws {
    let rows = "EUR,Spend,5,,,Annual,CMT-4,2024-12-01,2025-12-01,,Active,,Acme Co\n"
    let error = try #require(throws: InvalidImport.self) { try read(rows) }
    #expect(error.faults.first?.line == 2)
  }
}

// MARK: - Rows and files that come twice, and what is not known

extension ContractTests {
  private static func row(_ id: String, _ cost: String, _ rest: String = "Annual") -> String {
    "USD,Spend,\(cost),Goal,,\(rest),\(id),2027-07-01,2024-07-01,,Active,,AWS\n"
  }

  /// Monthly states of a table overlap: what they agree on counts once, what they do not is a fault of both lines.
  @Test func aCommitmentOfTwoRowsIsOneOrAFault() throws {
    let twice = try read(Self.row("c", "3") + Self.row("c", "3.00"))
    #expect(try twice.part.text().contains("\"minimumSpend\": 1,"))
    let files = [Self.row("c", "3"), Self.row("c", "5")].enumerated().map {
      TableFile(name: "\($0.offset).csv", bytes: Array((Self.columns + $0.element).utf8))
    }
    for order in [files, files.reversed()] {
      let error = try #require(throws: InvalidImport.self) { try BillImport().read(order) }
      #expect(error.faults.map(\.file) == [order[1].name])
      #expect(error.faults.first?.line == 2)
      #expect(error.faults.first?.accepted.contains("line 2 of \(order[0].name)") == true)
    }
    #expect(throws: InvalidImport.self) {
      try read(Self.row("c", "3") + Self.row("c", "3").replacing("Active", with: "Expired"))
    }
  }

  /// The 13 columns of the standard have no provider.
  @Test func aContractWithoutAProviderIsSaidAndNamedByTheRequest() throws {
    let rows = Self.row("c", "3").replacing("AWS", with: "")
    #expect(
      try read(rows).report.remarks.contains("1 contract commitment names no provider; --provider names it"))
    let named = try read(rows) { $0.provider = "Amazon Web Services" }
    #expect(try named.part.text().contains("\"provider\": \"aws\""))
    #expect(named.report.remarks.isEmpty)
  }

  @Test func anEndInTheLastSecondIsOfItsDay() throws {
    let rows = Self.row("c", "3", "Total Term").replacing("2027-07-01", with: "2027-06-30T23:59:59Z")
    #expect(try read(rows).part.text().contains("\"through\": \"2027-06-30\""))
  }

  @Test func intervalsThatAreNotToldApartAreSaid() throws {
    let result = try read(
      Self.row("m", "3", "Monthly") + Self.row("y", "3") + Self.row("t", "3", "Total Term"))
    #expect(try result.part.text().contains("\"per\": \"year\""))
    #expect(result.report.remarks.count == 1)
    #expect(result.report.remarks.first?.hasPrefix("m: fulfilled by \"Monthly\"") == true)
  }

  /// What ended on the day before the horizon asks nothing of it; -5 is no amount.
  @Test func whatAsksNothingOfTheHorizonIsLeftOut() throws {
    let result = try read(Self.row("c", "3") + Self.row("d", "-5")) {
      $0.horizon = try? HorizonPeriods(start: "2027-07", period: .month, count: 1)
    }
    #expect(result.part.json["agreements"] == nil)
    #expect(result.report.skipped.map { "\($0.reason) \($0.rows)" } == ["noAmount 1", "endedCommitment 1"])
  }

  /// A file given twice, and a copy of it under another name, would be billed twice.
  @Test func aBillThatComesTwiceIsAFault() throws {
    let text = "BilledCost,ChargeCategory,BillingPeriodStart\n1,Usage,2024-09-01\n"
    func faults(_ files: [(name: String, text: String)]) throws -> [String] {
      let files = files.map { TableFile(name: $0.name, bytes: Array($0.text.utf8)) }
      return try #require(throws: InvalidImport.self) { try BillImport().read(files) }.faults.map(\.sentence)
    }
    #expect(
      try faults([("a", text), ("a", text)]) == ["a: the same file again is not accepted; each bill once"])
    #expect(
      try faults([("a", text), ("b", text)]) == [
        "b: a file with the very bytes of a is not accepted; each bill once"
      ])
    let others = [text, text.replacing("1,", with: "2,")].enumerated().map {
      TableFile(name: "\($0.offset)", bytes: Array($0.element.utf8))
    }
    #expect(try BillImport().read(others).bill.totals.map(\.amounts.billed.description) == ["3"])
  }
}

/// What was spent on agreements before the horizon, where the bill tells a part of it.
struct SpentBeforeTests {
  private static let columns =
    "BilledCost,ListCost,BillingCurrency,BillingPeriodStart,ChargeCategory,ProviderName,RegionId\n"

  private func spent(
    _ agreement: String, _ rows: String, start: String = "2024-06"
  ) throws -> (part: String, remarks: [String]) {
    let part = try ProblemPart(
      reading: Array(
        """
        { "berth": 1, "agreements": [ { "id": "deal", "provider": "aws", "from": "2024-03", "through": "2026-02",
          \(agreement) "minimumSpend": 100 } ] }
        """.utf8))
    let result = try BillImportTests.read(Self.columns + rows) {
      $0.agreements = BillImport.agreements(of: part)
      $0.horizon = try? HorizonPeriods(start: start, period: .day, count: 12)
    }
    return (try result.part.text(), result.report.remarks.filter { $0.hasPrefix("deal") })
  }

  /// 7 + 8 at list prices; one row without a list cost, and nothing is known.
  @Test func withoutListCostsNothingIsKnownAtListPrices() throws {
    let first = "5,7,USD,2024-04-01,Usage,AWS,us-east-1\n"
    let all = try spent("\"counts\": \"list\",", first + "5,8,USD,2024-05-01,Usage,AWS,us-east-1\n")
    #expect(all.part.contains("\"spentBefore\": 15"))
    let some = try spent("\"counts\": \"list\",", first + "5,,USD,2024-05-01,Usage,AWS,us-east-1\n")
    #expect(!some.part.contains("spentBefore"))
    #expect(some.remarks.contains { $0.contains("1 row of its window has no ListCost") })
    #expect(
      try spent("", first + "5,,USD,2024-05-01,Usage,AWS,us-east-1\n").part.contains("\"spentBefore\": 10"))
  }

  /// 5 in one region, 7 in another, 2 in none.
  @Test func aScopeOfRegionsCountsTheirs() throws {
    let rows =
      "5,,USD,2024-04-01,Usage,AWS,us-east-1\n7,,USD,2024-04-01,Usage,AWS,eu-west-1\n2,,USD,2024-04-01,Purchase,AWS,\n"
    func found(_ scope: String) throws -> (part: String, remarks: [String]) {
      try spent("\"scope\": { \(scope) },", rows)
    }
    let east = try found("\"regions\": [\"aws/us-east-1\"]")
    #expect(east.part.contains("\"spentBefore\": 5 "))
    #expect(
      east.remarks.contains { $0.contains("5 USD spent") && $0.contains("not counted: 2 USD of no region") })
    #expect(try found("\"regions\": [\"aws/eu-north-1\"]").part.contains("\"spentBefore\": 0 "))
    #expect(try found("\"not\": { \"regions\": [\"aws/us-east-1\"] }").part.contains("\"spentBefore\": 7 "))
    #expect(try found("\"providers\": [\"aws\"]").part.contains("\"spentBefore\": 14 "))
    #expect(try found("\"providers\": [\"gcp\"]").part.contains("\"spentBefore\": 0 "))
    for scope in ["\"machines\": [\"m5\"]", "\"regions\": [\"east\"]", "\"not\": { \"vendors\": [\"x\"] }"] {
      let unknown = try found(scope)
      #expect(!unknown.part.contains("spentBefore"))
      #expect(unknown.remarks.contains { $0.contains("which a bill does not tell") })
    }
  }

  /// 17 of 31 days of May, with 62 billed, are 34; March is there with its 3, April is not.
  @Test func monthsCountByTheirPartInTheWindow() throws {
    let found = try spent(
      "", "3,,USD,2024-03-01,Usage,AWS,us-east-1\n62,,USD,2024-05-01,Usage,AWS,us-east-1\n",
      start: "2024-05-18")
    #expect(found.part.contains("\"spentBefore\": 37"))
    #expect(
      found.remarks == [
        "deal: 37 USD spent from 2024-03-01 to the start of the horizon; by days: 17 of 31 days of 2024-05; not in the bill: 2024-04"
      ])
  }
}
