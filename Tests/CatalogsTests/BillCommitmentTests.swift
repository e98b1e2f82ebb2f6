internal import PlacementModel
internal import Testing

@testable internal import Catalogs

/// Commitments as the worked examples of the specification show them.
struct BillCommitmentTests {
  static let columns =
    "BilledCost,EffectiveCost,BillingCurrency,ProviderName,BillingPeriodStart,BillingPeriodEnd,ChargePeriodStart,ChargePeriodEnd,ChargeCategory,ChargeFrequency,CommitmentDiscountId,CommitmentDiscountCategory,CommitmentDiscountStatus,CommitmentDiscountQuantity,CommitmentDiscountUnit,PricingQuantity\n"
  static let month = "USD,AWS,2023-01-01T00:00:00Z,2023-02-01T00:00:00Z"

  static func hour(_ number: Int) -> String {
    let hours = [number, number + 1].map { $0 < 10 ? "0\($0)" : "\($0)" }
    return "2023-01-01T\(hours[0]):00:00Z,2023-01-01T\(hours[1]):00:00Z"
  }

  func commitment(_ rows: String) throws -> BillCommitment {
    try #require(try BillImportTests.read(Self.columns + rows).bill.commitments.first)
  }

  /// A year of one dollar an hour, paid at once: 8,760 over 8,760 hours.
  @Test func aPurchaseSaysWhatIsHeldWhereNoUseIsBilled() throws {
    let found = try commitment(
      "8760,0,\(Self.month),2023-01-01T00:00:00Z,2024-01-01T00:00:00Z,Purchase,One-Time,cd,Spend,null,8760,USD,1\n"
    )
    #expect(found.heldPerHour == 1)
    #expect(found.termMonths == 12)
    #expect(found.purchased.description == "8760")
    #expect(found.utilisation == nil)
  }

  /// Of a dollar committed in an hour, 0.75 are used: held 1, used three quarters.
  @Test func partlyUsed() throws {
    let found = try commitment(
      "0,0.75,\(Self.month),\(Self.hour(0)),Usage,Usage-Based,cd,,Used,0.75,USD,1\n"
        + "0,0.25,\(Self.month),\(Self.hour(0)),Usage,Usage-Based,cd,,Unused,0.25,USD,1\n")
    #expect(found.category == .spend)
    #expect(found.heldPerHour == 1)
    #expect(found.utilisation == 0.75)
    #expect(found.hours == 1)
    #expect(found.usedCost.description == "0.75")
    #expect(found.unusedCost.description == "0.25")
  }

  /// Two machines of 2 normalised hours each in one hour are 4 held; what was bought in the same hour is not added again.
  @Test func purchasesAreNotCountedOnTopOfUse() throws {
    let found = try commitment(
      "2,0,\(Self.month),\(Self.hour(0)),Purchase,Recurring,cd,Usage,null,4,Normalized Hour,1\n"
        + "0,1,\(Self.month),\(Self.hour(0)),Usage,Usage-Based,cd,Usage,Used,2,Normalized Hour,1\n"
        + "0,1,\(Self.month),\(Self.hour(0)),Usage,Usage-Based,cd,Usage,Used,2,Normalized Hour,1\n")
    #expect(found.heldPerHour == 4)
    #expect(found.unit == "Normalized Hour")
    #expect(found.utilisation == 1)
  }

  /// Three hours used and one unused of five: the hour that no row bills is no hour of the commitment. (3 x 2 + 2) / 4.
  @Test func hoursAreThoseThatAreBilled() throws {
    let rows = [0, 1, 3].map {
      "0,1,\(Self.month),\(Self.hour($0)),Usage,Usage-Based,cd,Usage,Used,2,Hours,1\n"
    }
    let found = try commitment(
      rows.joined() + "0,1,\(Self.month),\(Self.hour(4)),Usage,Usage-Based,cd,Usage,Unused,2,Hours,1\n")
    #expect(found.hours == 4)
    #expect(found.heldPerHour == 2)
    #expect(found.utilisation == 0.75)
  }

  /// FOCUS 1.0 has no quantities: 3 dollars of effective cost in two hours.
  @Test func withoutQuantitiesMoneyIsTheEffectiveCost() throws {
    let result = try BillImportTests.read(
      Self.columns
        + "0,2,\(Self.month),\(Self.hour(0)),Usage,Usage-Based,arn:x/y,Spend,Used,NULL,NULL,1\n"
        + "0,1,\(Self.month),\(Self.hour(1)),Usage,Usage-Based,arn:x/y,Spend,Unused,NULL,NULL,1\n")
    #expect(result.bill.commitments.first?.heldPerHour == 1.5)
    #expect(result.report.remarks.contains { $0.contains("without CommitmentDiscountQuantity") })
    #expect(
      try result.part.text() == """
        {
          "berth": 1,
          "currency": "USD",
          "providers": [
            { "id": "aws" }
          ],
          "spendPlans": [
            { "id": "y", "provider": "aws", "held": 1.5, "note": "arn:x/y" }
          ]
        }

        """)
  }

  /// Tokens for a year of which 50 dollars are used in a month: what a month leaves is not lost.
  @Test func whatIsDrawnDownIsNotHeldByTheHour() throws {
    let result = try BillImportTests.read(
      Self.columns
        + "500000,0,\(Self.month),2023-01-01,2024-01-01,Purchase,One-Time,cd,Spend,,500000,USD,1\n"
        + "0,50,\(Self.month),2023-01-01,2023-02-01,Usage,Usage-Based,cd,Spend,Used,50,USD,1\n")
    #expect(result.bill.commitments.first?.isDrawnDown == true)
    #expect(result.bill.commitments.first?.heldPerHour == nil)
    #expect(result.part.json["spendPlans"] == nil)
  }

  /// The specification's own example ends an hour at 30 o'clock.
  @Test func aChargePeriodThatIsNoneAddsMoneyAndNoHours() throws {
    let result = try BillImportTests.read(
      Self.columns
        + "1,0,\(Self.month),2023-01-01T20:00:00Z,2023-02-01T30:00:00Z,Purchase,Recurring,cd,Spend,,1,USD,1\n"
    )
    #expect(result.bill.commitments.first?.heldPerHour == nil)
    #expect(result.bill.commitments.first?.purchased.description == "1")
    #expect(result.report.remarks.contains { $0.contains("2023-02-01T30:00:00Z") })
  }
}

// MARK: - Terms, units and the order of rows

extension BillCommitmentTests {
  private static let year = "2023-01-01,2024-01-01"

  /// Bought for 2023 and used 2 an hour: held up to the end of the year, and not at all by a horizon after it.
  @Test func whatIsHeldEndsWithItsTerm() throws {
    let rows =
      Self.columns + "17520,0,\(Self.month),\(Self.year),Purchase,One-Time,cd,Spend,,17520,USD,1\n"
      + "0,2,\(Self.month),\(Self.hour(0)),Usage,Usage-Based,cd,Spend,Used,2,USD,1\n"
    func plans(_ start: String?) throws -> (text: String, remarks: [String]) {
      let result = try BillImportTests.read(rows) {
        $0.horizon = start.flatMap { try? HorizonPeriods(start: $0, period: .month, count: 12) }
      }
      let text = try JSONText(#require(result.part.json["spendPlans"])).string
      return (text.filter { !$0.isWhitespace }, result.report.remarks)
    }
    let steps = "\"term\":\"1y\",\"held\":{\"steps\":{\"2023-01\":2,\"2024-01\":0}}"
    #expect(try plans(nil).text.contains(steps))
    #expect(try plans("2023-12").text.contains(steps))
    let ended = try plans("2024-01")
    #expect(!ended.text.contains("held"))
    #expect(ended.remarks.contains { $0.hasPrefix("`cd`: the term ends before the horizon") })
  }

  /// Whoever pays for a plan month by month has not bought it for a month.
  @Test func aPurchaseForTheBillingPeriodTellsNoTerm() throws {
    let found = try commitment(
      "744,0,\(Self.month),2023-01-01,2023-02-01,Purchase,One-Time,cd,Spend,,744,USD,1\n")
    #expect(found.termMonths == nil)
    #expect(found.term == nil)
    #expect(found.heldPerHour == 1)
  }

  /// Hours and dollars of one commitment are not 3 of anything, whichever comes first.
  @Test(arguments: [false, true])
  func quantitiesOfTwoUnitsAreNotAddedUp(isReversed: Bool) throws {
    let rows = [
      "0,1,\(Self.month),\(Self.hour(0)),Usage,Usage-Based,cd,,Used,1,USD,1\n",
      "0,1,\(Self.month),\(Self.hour(0)),Usage,Usage-Based,cd,,Used,2,Hours,1\n",
    ]
    let result = try BillImportTests.read(Self.columns + (isReversed ? rows.reversed() : rows).joined())
    #expect(result.bill.commitments.map(\.heldPerHour) == [nil])
    #expect(result.bill.commitments.map(\.category) == [.usage])
    #expect(result.part.json["spendPlans"] == nil)
    #expect(
      result.report.remarks.contains { $0.hasPrefix("cd: quantities in Hours and USD are not added up") })
  }

  @Test(arguments: [false, true])
  func aCommitmentIsNotOfMoneyAndOfUse(isReversed: Bool) throws {
    let rows = [
      "0,1,\(Self.month),\(Self.hour(0)),Usage,Usage-Based,cd,Spend,Used,1,USD,1\n",
      "0,1,\(Self.month),\(Self.hour(1)),Usage,Usage-Based,cd,Usage,Used,1,USD,1\n",
    ]
    let result = try BillImportTests.read(Self.columns + (isReversed ? rows.reversed() : rows).joined())
    #expect(result.bill.commitments.map(\.heldPerHour) == [nil])
    #expect(result.report.remarks.contains { $0.hasPrefix("cd: a commitment of money in some rows") })
  }

  /// 10 of another money an hour, of which 9 dollars were paid: 9 are held. Without effective costs nothing is.
  @Test func moneyOfAnotherCurrencyIsNotTakenForTheBills() throws {
    let result = try BillImportTests.read(
      Self.columns + "0,6,\(Self.month),\(Self.hour(0)),Usage,Usage-Based,cd,Spend,Used,7,EUR,1\n"
        + "0,3,\(Self.month),\(Self.hour(0)),Usage,Usage-Based,cd,Spend,Unused,3,EUR,1\n")
    #expect(result.bill.commitments.map(\.heldPerHour) == [9])
    #expect(result.bill.commitments.map(\.unit) == ["USD"])
    #expect(result.report.remarks.contains { $0.hasPrefix("cd: committed in EUR and billed in USD") })
    let unknown = try commitment(
      "0,6,\(Self.month),\(Self.hour(0)),Usage,Usage-Based,cd,Spend,Used,7,EUR,1\n"
        + "0,,\(Self.month),\(Self.hour(0)),Usage,Usage-Based,cd,Spend,Unused,3,EUR,1\n")
    #expect(unknown.heldPerHour == nil)
  }

  /// One unit in each of two hours, one of which does not say whether it was used: held is 1, not 1 of 2 hours.
  @Test func useThatIsNeitherUsedNorUnusedAddsNothing() throws {
    let result = try BillImportTests.read(
      Self.columns + "0,1,\(Self.month),\(Self.hour(0)),Usage,Usage-Based,cd,Usage,Used,1,Hours,1\n"
        + "0,1,\(Self.month),\(Self.hour(1)),Usage,Usage-Based,cd,Usage,Spent,1,Hours,1\n")
    #expect(result.bill.commitments.map(\.heldPerHour) == [1])
    #expect(result.report.remarks.contains { $0.hasPrefix("1 row of use of commitments, neither") })
  }
}
