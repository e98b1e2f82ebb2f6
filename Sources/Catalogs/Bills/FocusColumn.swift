internal import PlacementModel

/// The columns of a FOCUS bill that are read.
enum FocusColumn: Int, CaseIterable {
  case billedCost
  case effectiveCost
  case listCost
  case contractedCost
  case billingCurrency
  case billingPeriodStart
  case billingPeriodEnd
  case chargePeriodStart
  case chargePeriodEnd
  case chargeCategory
  case chargeClass
  case chargeFrequency
  case chargeDescription
  case providerName
  /// Takes the place of `ProviderName` from 1.3 on.
  case serviceProviderName
  case invoiceIssuerName
  case serviceName
  case regionId
  case regionName
  case subAccountId
  case subAccountName
  case resourceId
  case skuId
  case skuPriceId
  case tags
  case pricingCategory
  case pricingQuantity
  case pricingUnit
  case consumedQuantity
  case consumedUnit
  case commitmentDiscountId
  case commitmentDiscountName
  case commitmentDiscountCategory
  case commitmentDiscountStatus
  case commitmentDiscountType
  case commitmentDiscountQuantity
  case commitmentDiscountUnit
  case contractApplied

  /// As the specification spells it: `BilledCost`.
  var name: String {
    let word = String(describing: self)
    return word.prefix(1).uppercased() + word.dropFirst()
  }
}

/// Where a table has its columns, whatever their case, their order, and blanks or underscores in their names.
struct ColumnPlaces {
  private let places: [String: [Int]]
  private let table: CSVTable

  init(_ table: CSVTable) {
    self.table = table
    places = Dictionary(grouping: table.headers.indices) { Self.plain(table.headers[$0]) }
  }

  /// `BilledCost` for `Billed Cost`, `billed_cost` and `BILLEDCOST`.
  private static func plain(_ header: String) -> String {
    header.lowercased().filter { $0.isLetter || $0.isNumber || $0 == "%" }
  }

  /// - Throws: that there are several.
  func place(of name: String) throws(CSVFault) -> Int? {
    guard let places = places[Self.plain(name)] else { return nil }
    guard let place = places.first, places.count == 1 else { throw CSVFault(line: 1, .repeatedColumn(name)) }
    return place
  }

  /// - Throws: that there is none, or several.
  func place(ofRequired name: String) throws(CSVFault) -> Int {
    if let place = try place(of: name) { return place }
    return try table.place(ofRequired: name)
  }

  func contains(_ name: String) -> Bool { places[Self.plain(name)] != nil }
}

/// How the columns of one bill are laid out.
struct FocusLayout {
  private let places: [Int]
  /// The places of columns that a mapping names, in its order; -1 where the bill has none.
  let named: [Int]
  let isCommaDecimal: Bool

  /// - Parameter named: further columns, by name.
  init(_ table: CSVTable, named: [String]) throws(CSVFault) {
    let columns = ColumnPlaces(table)
    _ = try columns.place(ofRequired: FocusColumn.billedCost.name)
    _ = try columns.place(ofRequired: FocusColumn.chargeCategory.name)
    if !columns.contains(FocusColumn.billingPeriodStart.name) {
      _ = try columns.place(ofRequired: FocusColumn.chargePeriodStart.name)
    }
    var places: [Int] = []
    for column in FocusColumn.allCases { places.append(try columns.place(of: column.name) ?? -1) }
    self.places = places
    var others: [Int] = []
    for name in named { others.append(try columns.place(of: name) ?? -1) }
    self.named = others
    isCommaDecimal = table.delimiter == UInt8(ascii: ";")
  }

  /// `nil` where the bill has no such column.
  subscript(column: FocusColumn) -> Int? {
    let place = places[column.rawValue]
    return place < 0 ? nil : place
  }

  /// The version that first had the newest of the columns.
  static func version(_ table: CSVTable) -> String {
    let columns = ColumnPlaces(table)
    let isKnown = ["ContractedCost", "ChargeClass", "EffectiveCost"].contains(where: columns.contains)
    return newColumns.first { $0.columns.contains(where: columns.contains) }?.version
      ?? (isKnown ? "1.0" : "0.5")
  }

  /// From the specification's change log, the newest version first.
  private static let newColumns: [(version: String, columns: [String])] = [
    ("1.4", ["InvoiceDetailId", "CommitmentProgramEligibilityDetails"]),
    (
      "1.3",
      [
        "ServiceProviderName", "HostProviderName", "ContractApplied", "AllocatedMethodId",
        "AllocatedResourceId",
        "AllocatedTags",
      ]
    ),
    (
      "1.2",
      [
        "InvoiceId", "BillingAccountType", "SubAccountType", "PricingCurrency",
        "PricingCurrencyEffectiveCost",
        "PricingCurrencyContractedUnitPrice", "PricingCurrencyListUnitPrice",
      ]
    ),
    (
      "1.1",
      [
        "CommitmentDiscountQuantity", "CommitmentDiscountUnit", "CapacityReservationId",
        "CapacityReservationStatus", "ServiceSubcategory", "SkuMeter", "SkuPriceDetails",
      ]
    ),
  ]
}
