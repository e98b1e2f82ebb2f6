internal import PlacementModel
internal import Testing

@testable internal import Catalogs

/// Bills of a few lines, one for each trap; the arithmetic stands beside each.
struct BillImportTests {
  /// A bill of the columns that matter, whatever the test adds.
  static func read(_ text: String, _ change: (inout BillImport) -> Void = { _ in }) throws
    -> BillImport.Result
  {
    var request = BillImport()
    change(&request)
    return try request.read([TableFile(name: "bill.csv", bytes: Array(text.utf8))])
  }

  static func fault(_ text: String) throws -> InvalidImport.Fault {
    let error = try #require(throws: InvalidImport.self) { try read(text) }
    return try #require(error.faults.first)
  }

  static let header =
    "BilledCost,EffectiveCost,ListCost,BillingCurrency,BillingPeriodStart,BillingPeriodEnd,ChargeCategory,ProviderName,ServiceName,RegionId\n"
  static let september = "2024-09-01 00:00:00,2024-10-01 00:00:00"

  /// 0.1 + 0.2 is 0.3 to the last digit, and the parts are 0.1 and 0.2.
  @Test func sumsAreExactAndReconciled() throws {
    let bill = try Self.read(
      Self.header + "0.1,0.1,0.2,USD,\(Self.september),Usage,AWS,EC2,us-east-1\n"
        + "0.2,0.2,0.2,USD,\(Self.september),Usage,Microsoft,VM,eastus\n"
    ).bill
    #expect(bill.totals.map(\.amounts.billed.description) == ["0.3"])
    #expect(bill.sums(by: .provider).map { "\($0.value) \($0.amounts.billed)" } == ["azure 0.2", "aws 0.1"])
    #expect(bill.sums(by: .region).map(\.value) == ["azure/eastus", "aws/us-east-1"])
    #expect(bill.differences.allSatisfy { $0.billed.isZero })
    #expect(bill.periods.map(\.label) == ["2024-09"])
  }

  /// Beside `1.234,56` a `1.234` is a thousand or a little more than one; beside `1.5` it has a point, as they have.
  @Test func amountsOfAFileHaveOneDecimalMark() throws {
    let header = "BilledCost;BillingCurrency;BillingPeriodStart;ChargeCategory\n"
    func rows(_ amounts: String...) -> String {
      header + amounts.map { "\($0);EUR;2024-09-01;Usage\n" }.joined()
    }
    let fault = try Self.fault(rows("2,5", "1.234", "1.234,56"))
    #expect(fault.line == 3)
    #expect(fault.found.contains("1.234"))
    let points = try Self.read(rows("1.5", "1.234")).bill
    #expect(points.totals.map(\.amounts.billed.description) == ["2.734"])
    let commas = try Self.read(rows("1,5", "1.234,50", "0.125")).bill
    #expect(commas.totals.map(\.amounts.billed.description) == ["1236.125"])
  }

  /// Bytes may be missing at the very end, and nobody can see it.
  @Test func aBillWithoutALastLineBreakIsToldOf() throws {
    let text = Self.header + "1,1,1,USD,\(Self.september),Usage,AWS,EC2,us-east-1"
    #expect(try Self.read(text).report.remarks.contains { $0.contains("ends without a line break") })
    #expect(try !Self.read(text + "\n").report.remarks.contains { $0.contains("ends without a line break") })
  }

  @Test func nothingIsToldFromText() throws {
    let bill = try Self.read(
      Self.header + "1,NULL,\"\",USD,\(Self.september),Usage,AWS,\"NULL\",NULL\n"
        + "2,\"NULL\",,USD,\(Self.september),Usage,Oracle,\"\",\"\"\n"
    ).bill
    #expect(bill.entries.map(\.service) == ["NULL", nil])
    #expect(bill.entries.map(\.region) == [nil, nil])
    #expect(bill.totals.map(\.amounts.withoutEffective) == [2])
    #expect(bill.totals.map(\.amounts.withoutList) == [2])
  }

  /// Oracle's rows have a name and no id; what AWS calls external is no region of its own.
  @Test func aRegionsNameStandsInForItsId() throws {
    let header = "BilledCost,ChargeCategory,BillingPeriodStart,ProviderName,RegionId,RegionName\n"
    let bill = try Self.read(
      header + "1,Usage,2024-09-01,Oracle,NULL,us-phoenix-1\n2,Usage,2024-09-01,AWS,us-east-1,External\n"
        + "3,Usage,2024-09-01,AWS,NULL,External\n"
    ).bill
    #expect(bill.entries.map(\.region) == [nil, "aws/us-east-1", "oci/us-phoenix-1"])
  }

  @Test func namesOfColumnsAreTakenInAnyCaseAndOrder() throws {
    let bill = try Self.read(
      "\u{FEFF}charge category;Id;BILLED_COST;billingperiodstart;BillingCurrency;x_BilledCost\r\n"
        + "Usage;7;\"12,5\";1/9/24;EUR;999\r\n"
    ).bill
    #expect(bill.totals.map { "\($0.currency) \($0.amounts.billed)" } == ["EUR 12.5"])
    #expect(bill.entries.map(\.provider) == ["unnamed"])
  }

  /// A billing period from the first of a month to the first of the next tells what comes first; a day past the twelfth too.
  @Test func theOrderOfDatesIsTheBills() throws {
    let header = "BilledCost,ChargeCategory,BillingPeriodStart,BillingPeriodEnd\n"
    func labels(_ rows: String, _ order: DateOrder? = nil) throws -> [String] {
      try Self.read(header + rows) { $0.dateOrder = order }.bill.periods.map(\.label)
    }
    #expect(try labels("1,Usage,4/1/25,5/1/25\n") == ["2025-04"])
    #expect(try labels("1,Usage,1/4/25,1/5/25\n1,Usage,1/12/25,1/1/26\n") == ["2025-04", "2025-12"])
    #expect(try labels("1,Usage,1/4/25,1/5/25\n", .monthFirst) == ["2025-01-04..2025-01-04"])
    // Nothing tells: the month is taken to come first, which is said; a date that is none then is a fault.
    let assumed = try Self.read(header + "1,Usage,2/3/25,\n")
    #expect(assumed.bill.periods.map(\.label) == ["2025-02-03..2025-03-02"])
    #expect(assumed.report.remarks.contains { $0.contains("2/3/25") && $0.contains("--date-order") })
    #expect(try Self.fault(header + "1,Usage,2/3/25,\n1,Usage,13/3/25,\n").line == 3)
  }

  @Test(arguments: ["2024-10-01", "2024-10-01T00:00:00Z", "2024-09-30T23:59:59Z", "2024-09-30", "NULL"])
  func endsOfBillingPeriods(end: String) throws {
    let header = "BilledCost,ChargeCategory,BillingPeriodStart,BillingPeriodEnd\n"
    #expect(try Self.read(header + "1,Usage,2024-09-01,\(end)\n").bill.periods.map(\.label) == ["2024-09"])
    #expect(
      try Self.read(header + "1,Usage,2024-09-15,2024-09-30\n").bill.periods.map(\.label) == [
        "2024-09-15..2024-09-29"
      ])
  }

  @Test func currenciesAreNeverAddedUp() throws {
    let result = try Self.read(
      Self.header + "1,1,1,USD,\(Self.september),Usage,AWS,EC2,us-east-1\n"
        + "7,7,7,CNY,\(Self.september),Usage,AWS,EC2,cn-north-1\n")
    #expect(result.bill.totals.map { "\($0.currency) \($0.amounts.billed)" } == ["CNY 7", "USD 1"])
    #expect(result.bill.entries.map(\.provider) == ["aws-cn", "aws"])
    #expect(result.part.json["currency"] == nil)
    #expect(result.report.remarks.contains { $0.contains("never added up") })
  }

  @Test func aCurrencyThatIsNotStatedIsNotGuessed() throws {
    let text = "BilledCost,ChargeCategory,ChargePeriodStart\n5,Usage,2023-01-17T03:00:00Z\n"
    let result = try Self.read(text)
    #expect(result.bill.currencies == ["XXX"])
    #expect(result.part.json["currency"] == nil)
    #expect(result.bill.periods.map(\.label) == ["2023-01"])
    let told = try Self.read(text) { $0.currency = "EUR" }
    #expect(told.part.json["currency"] == .string("EUR"))
  }

  @Test func kindsOfChargeAreToldApart() throws {
    let text = """
      BilledCost,BillingCurrency,BillingPeriodStart,ChargeCategory,ChargeClass
      10,USD,2024-09-01,Usage,NULL
      -4,USD,2024-09-01,usage,Correction
      100,USD,2024-09-01,Purchase,
      21,USD,2024-09-01,Tax,
      -5,USD,2024-09-01,Credit,
      0.5,USD,2024-09-01,Adjustment,
      3,USD,2024-09-01,Rounding,

      """
    let result = try Self.read(text)
    // 10 - 4 + 100 + 21 - 5 + 0.5 + 3
    #expect(result.bill.totals.map(\.amounts.billed.description) == ["125.5"])
    #expect(
      result.bill.sums(by: .category).map { "\($0.value) \($0.amounts.billed)" } == [
        "purchase 100", "tax 21", "usage 10", "other 3", "adjustment 0.5", "usage (correction) -4",
        "credit -5",
      ])
    #expect(result.report.remarks.contains { $0.contains("\"Rounding\"") })
  }

  @Test(arguments: [
    ("\"$10,000.00 \"", "10000"), ("\"(1,234.50)\"", "-1234.5"), ("-$0.25", "-0.25"), ("1e-9", "0.000000001"),
    ("\"1,234,567\"", "1234567"), ("+.5", "0.5"),
  ])
  func amountsAsSpreadsheetsWriteThem(text: String, expected: String) throws {
    let bill = try Self.read("BilledCost,ChargeCategory,BillingPeriodStart\n\(text),Usage,4/1/25\n").bill
    #expect(bill.totals.map(\.amounts.billed.description) == [expected])
    #expect(bill.periods.map(\.label) == ["2025-04"])
  }

  @Test(arguments: ["1e300", "\"1,234\"", "abc", "--1", "NaN", "inf", "0x10", "$", "()"])
  func whatIsNoAmountIsAFaultWithItsLine(text: String) throws {
    let fault = try Self.fault(
      "BilledCost,ChargeCategory,BillingPeriodStart\n1,Usage,2024-09\n\(text),Usage,2024-09\n")
    #expect(fault.line == 3)
    #expect(fault.found.contains("BilledCost"))
  }

  @Test(arguments: ["\u{20AC}5,USD", "$5,EUR", "5,US$", "5,dollars", "\u{A5}5,USD"])
  func moneyOfAnotherCurrencyIsAFault(money: String) throws {
    let header = "BilledCost,BillingCurrency,ChargeCategory,BillingPeriodStart\n"
    #expect(try Self.fault(header + "\(money),Usage,2024-09\n").line == 2)
    let fine = try Self.read(header + "\u{20AC}5, eur ,Usage,2024-09\n$5,CAD,Usage,2024-09\n").bill
    #expect(fine.currencies == ["CAD", "EUR"])
  }

  @Test func aPeriodThatEndsBeforeItBeginsIsAFault() throws {
    let header = "BilledCost,ChargeCategory,BillingPeriodStart,BillingPeriodEnd\n"
    #expect(try Self.fault(header + "1,Usage,2026-01-01,2025-01-31\n").found.contains("BillingPeriodEnd"))
  }

  @Test(arguments: ["External", "global", "Any", "none", "N/A", "Not Applicable", "Unassigned", "UNKNOWN"])
  func regionsThatAreNone(name: String) throws {
    let result = try Self.read(Self.header + "1,1,1,USD,\(Self.september),Usage,AWS,EC2,\(name)\n")
    #expect(result.bill.entries.map(\.region) == [nil])
    #expect(result.part.json["regions"] == nil)
  }

  @Test func twoColumnsOfOneNameAreAFault() throws {
    #expect(
      try Self.fault("billed_cost,BilledCost,ChargeCategory,BillingPeriodStart\n1,2,Usage,2024\n").line == 1)
  }

  @Test func sumsThatCannotBeHeldAreAFault() throws {
    let row = "150000000000000000000,Usage,2024-09\n"
    #expect(try Self.fault("BilledCost,ChargeCategory,BillingPeriodStart\n" + row + row).line == 3)
  }

  @Test func aRowWithoutACostIsLeftOutAndCounted() throws {
    let result = try Self.read(
      "BilledCost,ChargeCategory,BillingPeriodStart\nNULL,Usage,2024-09\n1,Usage,2024-09\n")
    #expect(result.report.skipped.map { "\($0.reason) \($0.rows)" } == ["noCost 1"])
    #expect(result.bill.totals.map(\.amounts.rows) == [1])
  }

  @Test func missingColumnsAreFaultsOfAllFilesAtOnce() throws {
    let files = ["a", "b"].map { TableFile(name: $0, bytes: Array("Cost,ChargeCategory\n1,Usage\n".utf8)) }
    let error = try #require(throws: InvalidImport.self) { try BillImport().read(files) }
    #expect(error.faults.map(\.file) == ["a", "b"])
    #expect(error.faults.allSatisfy { $0.found.contains("BilledCost") })
    #expect(
      try Self.fault("Billed Cost,billed_cost,ChargeCategory,BillingPeriodStart\n1,1,Usage,2024\n").line == 1)
    #expect(try Self.fault("BilledCost,ChargeCategory\n1,Usage\n").found.contains("ChargePeriodStart"))
  }

  @Test func aPackedOrCutOffFileIsAFault() throws {
    let gzip = TableFile(name: "bill.csv.gz", bytes: [0x1F, 0x8B, 8, 0, 1, 2, 3])
    #expect(throws: InvalidImport.self) { try BillImport().read([gzip]) }
    #expect(
      try Self.fault("BilledCost,ChargeCategory,BillingPeriodStart\n1,Usage,2024-09-01\n2,Usa").line == 3)
  }

  @Test(arguments: [
    ("ContractedCost", "1.0"), ("ContractedCost,SkuMeter", "1.1"), ("InvoiceId,SkuMeter", "1.2"),
    ("ServiceProviderName,InvoiceId", "1.3"), ("InvoiceDetailId,ServiceProviderName", "1.4"),
  ])
  func theVersionIsToldByTheColumns(columns: String, version: String) throws {
    let commas = String(repeating: ",", count: columns.split(separator: ",").count)
    let result = try Self.read(
      "BilledCost,ChargeCategory,BillingPeriodStart,\(columns)\n1,Usage,2024-09-01\(commas)\n")
    #expect(result.report.files.map(\.layout) == ["FOCUS \(version) bill"])
  }
}
