internal import PlacementModel
internal import Testing

@testable internal import Catalogs

/// Tables of contract commitments (FOCUS 1.3), and what was spent on agreements.
struct ContractTests {
  private static let columns =
    "BillingCurrency,ContractCommitmentCategory,ContractCommitmentCost,ContractCommitmentDescription,ContractCommitmentDiscount%,ContractCommitmentFulfillmentInterval,ContractCommitmentId,ContractCommitmentPeriodEnd,ContractCommitmentPeriodStart,ContractCommitmentQuantity,ContractCommitmentLifecycleStatus,ContractCommitmentUnit,ServiceProviderName\n"

  private func read(_ rows: String, _ change: (inout BillImport) -> Void = { _ in }) throws
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
      $0.horizon = BillImport.Horizon(start: "2024-06", period: .month, count: 12)
    }
    #expect(try result.part.text().contains("\"id\": \"deal\", \"spentBefore\": 29"))
    #expect(
      result.report.remarks.contains {
        $0.contains("deal: 29 spent from 2024-03-01") && $0.hasSuffix("2024-05")
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
      $0.horizon = BillImport.Horizon(start: "2024-06", period: .month, count: 12)
    }
    #expect(try result.part.text().contains("\"id\": \"c-1\", \"spentBefore\": 60.5"))
    #expect(result.report.remarks.contains { $0.contains("1 rows whose ContractApplied is no JSON") })
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
      $0.horizon = BillImport.Horizon(start: "2026-06", period: .month, count: 12)
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
