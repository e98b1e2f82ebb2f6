internal import PlacementModel

/// The columns of a table of contract commitments (FOCUS 1.3 and 1.4).
struct ContractLayout {
  private let columns: [String: Int]

  private static let names = [
    "ContractCommitmentId", "ContractId", "ContractCommitmentCategory", "ContractCommitmentType",
    "ContractCommitmentCost", "ContractCommitmentQuantity", "ContractCommitmentUnit",
    "ContractCommitmentPeriodStart", "ContractCommitmentPeriodEnd", "ContractCommitmentFulfillmentInterval",
    "ContractCommitmentLifecycleStatus", "ContractCommitmentDescription",
    "ContractCommitmentDiscountPercentage",
    "BillingCurrency", "ServiceProviderName", "ProviderName", "InvoiceIssuerName",
  ]

  /// Whether a table is one of contract commitments, not of charges.
  static func fits(_ table: CSVTable) -> Bool {
    let places = ColumnPlaces(table)
    return places.contains("ContractCommitmentId") && !places.contains("BilledCost")
  }

  init(_ table: CSVTable) throws(CSVFault) {
    let places = ColumnPlaces(table)
    for name in [
      "ContractCommitmentCategory", "ContractCommitmentPeriodStart", "ContractCommitmentPeriodEnd",
    ] {
      _ = try places.place(ofRequired: name)
    }
    var columns: [String: Int] = [:]
    for name in Self.names { columns[name] = try places.place(of: name) }
    // The drafts of 1.4 wrote a sign in place of the word.
    if columns["ContractCommitmentDiscountPercentage"] == nil {
      columns["ContractCommitmentDiscountPercentage"] = try places.place(of: "ContractCommitmentDiscount%")
    }
    self.columns = columns
  }

  subscript(name: String) -> Int? { columns[name] }
}

/// Reads the rows of contract commitments: those of money become agreements.
struct ContractTally {
  struct Contract: Equatable {
    let id: String
    let contract: String?
    let provider: String
    let currency: String
    let from: CivilDay
    /// The day after the last.
    let end: CivilDay
    let amount: ExactDecimal
    let windows: Windows
    /// When it must be fulfilled, in the table's words.
    let interval: String?
    let discount: ExactDecimal?
    let isProposed: Bool
    let note: String?
  }

  /// Over what time the amount must be spent.
  enum Windows: Equatable {
    case term
    /// So many years, each with its part of the amount.
    case years(Int)
  }

  /// What a row said of a commitment; `nil` where it has ended.
  private struct Known {
    let contract: Contract?
    let file: String
    let line: Int
  }

  private var known: [String: Known] = [:]
  private let firstDay: Int?
  private let fallback: (provider: String?, currency: String?)
  private let reader = TimestampReader()

  init(_ request: BillImport) {
    fallback = (request.provider, request.currency)
    firstDay = request.horizon?.firstDay.number
  }

  /// Those that make agreements, by their ids.
  var contracts: [Contract] { known.values.compactMap(\.contract).sorted { $0.id < $1.id } }

  /// Adds a row. One that says of a commitment what another has said adds nothing.
  ///
  /// - Returns: why it makes no agreement; `nil` where it makes one.
  /// - Throws: the fault of a field, or that another row says something else of the same commitment.
  mutating func add(
    _ table: CSVTable, _ layout: ContractLayout, _ file: String
  ) throws(CSVFault) -> SkipReason? {
    let row = Row(table: table, layout: layout)
    guard let id = row.text("ContractCommitmentId") else { return .noAmount }
    if row.text("ContractCommitmentCategory")?.lowercased() != "spend" { return .usageCommitment }
    let status = row.text("ContractCommitmentLifecycleStatus")?.lowercased() ?? "active"
    var contract: Contract?
    if !["expired", "canceled", "cancelled", "superseded"].contains(status) {
      guard let amount = try row.amount, amount > .zero else { return .noAmount }
      contract = try self.contract(id, amount, row, isProposed: status == "proposed")
    }
    if let known = known[id] {
      guard known.contract == contract else {
        let first = (line: known.line, file: known.file)
        throw row.fault("ContractCommitmentId", accepted: Wording.sameAs(line: first.line, of: first.file))
      }
    } else {
      known[id] = Known(contract: contract, file: file, line: table.line)
    }
    return contract == nil ? .endedCommitment : nil
  }

  /// - Returns: `nil` where it has ended before the horizon.
  private func contract(
    _ id: String, _ amount: ExactDecimal, _ row: Row, isProposed: Bool
  ) throws(CSVFault) -> Contract? {
    let from = try row.moment("ContractCommitmentPeriodStart", reader).day
    let moment = try row.moment("ContractCommitmentPeriodEnd", reader)
    // An end such as 23:59:59 belongs to its day; the first moment of a day does not.
    let isMidnight = moment.seconds.truncatingRemainder(dividingBy: 86_400) == 0
    let end = isMidnight ? moment.day : CivilDay(number: moment.day.number + 1)
    guard from < end else {
      throw row.fault("ContractCommitmentPeriodEnd", accepted: Wording.contractEndAccepted)
    }
    if let firstDay, end.number <= firstDay { return nil }
    let name = row.text("ServiceProviderName") ?? row.text("ProviderName") ?? row.text("InvoiceIssuerName")
    let stated = row.text("BillingCurrency")
    let code = stated.flatMap(CurrencyCode.normalised)
    if stated != nil, code == nil { throw row.fault("BillingCurrency", accepted: Wording.currencyAccepted) }
    let currency = code ?? fallback.currency ?? CurrencyCode.none
    let discount = try row.number("ContractCommitmentDiscountPercentage")
    let interval = row.text("ContractCommitmentFulfillmentInterval")
    return Contract(
      id: id, contract: row.text("ContractId"),
      provider: BillProvider.id(of: name ?? "", region: "", currency: currency, fallback: fallback.provider),
      currency: currency, from: from, end: end, amount: amount, windows: Self.windows(interval, from, end),
      interval: interval,
      discount: discount.flatMap { $0 > .zero && $0 < ExactDecimal("1") ?? .zero ? $0 : nil },
      isProposed: isProposed, note: row.text("ContractCommitmentDescription"))
  }

  /// A year's part of an amount is asked of every year where it is fulfilled by the year and the term is whole years.
  private static func windows(_ interval: String?, _ from: CivilDay, _ end: CivilDay) -> Windows {
    guard interval?.lowercased() == "annual" else { return .term }
    let years = end.date.year - from.date.year
    return years > 0 && from.adding(months: 12 * years) == end ? .years(years) : .term
  }

  private struct Row {
    let table: CSVTable
    let layout: ContractLayout

    private func place(_ name: String) -> Int? {
      guard let place = layout[name], !table.isEmpty(place),
        table.isQuoted(place) || !table.withBytes(place, BillFields.isNullWord)
      else { return nil }
      return place
    }

    func text(_ name: String) -> String? { place(name).map(table.text) }

    /// The value of the commitment, in the currency in which it is billed.
    var amount: ExactDecimal? {
      get throws(CSVFault) {
        if let cost = try number("ContractCommitmentCost") { return cost }
        // A quantity of money in the currency of the bill is as good.
        guard let unit = text("ContractCommitmentUnit"),
          unit.uppercased() == text("BillingCurrency")?.uppercased()
        else { return nil }
        return try number("ContractCommitmentQuantity")
      }
    }

    func number(_ name: String) throws(CSVFault) -> ExactDecimal? {
      guard let place = place(name) else { return nil }
      let isCommaDecimal = table.delimiter == UInt8(ascii: ";")
      let number = table.withBytes(place) {
        ExactDecimal($0) ?? MoneyText.number($0, isCommaDecimal: isCommaDecimal)
      }
      guard let number else { throw table.fault(place, accepted: Wording.amountAccepted) }
      return number
    }

    func moment(_ name: String, _ reader: TimestampReader) throws(CSVFault) -> Timestamp {
      guard let text = text(name), let moment = reader.timestamp(text) else {
        throw fault(name, accepted: Wording.billTimeAccepted)
      }
      return moment
    }

    func fault(_ name: String, accepted: String) -> CSVFault {
      table.fault(layout[name] ?? 0, accepted: accepted)
    }
  }
}
