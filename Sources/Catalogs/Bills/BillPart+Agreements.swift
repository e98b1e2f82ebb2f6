public import PlacementModel

extension BillPart {
  /// Adds an agreement for each contract commitment of money.
  ///
  /// - Parameter prices: where they are what was paid, a contract's discount is in them already, and is not stated again.
  mutating func add(
    _ contracts: [ContractTally.Contract], _ prices: BillImport.Prices, _ reading: inout RowReading
  ) {
    // The problem's currency is the bill's, or that of all contracts where there is no bill; others are their providers'.
    let stated = Set(bill.currencies.isEmpty ? contracts.map(\.currency) : bill.currencies)
    let common = stated.count == 1 ? stated.first : nil
    // A provider has one currency, and its agreements are in it.
    var known = Dictionary(bill.entries.map { ($0.provider, $0.currency) }) { first, _ in first }
    let unnamed = contracts.count { $0.provider == BillNames.noProvider }
    if unnamed > 0 { reading.remark(Wording.contractsWithoutProvider(unnamed)) }
    for contract in contracts {
      if let remark = Wording.windows(of: contract) { reading.remark(remark) }
      let currency = known[contract.provider, default: contract.currency]
      guard currency == contract.currency else {
        reading.remark(Wording.otherCurrency(contract, billed: currency))
        continue
      }
      known[contract.provider] = currency
      if !builder.contains(contract.provider, in: .providers) {
        var members = ObjectBuilder()
        if contract.currency != common, contract.currency != CurrencyCode.none {
          members.add("currency", contract.currency)
        }
        builder.put(contract.provider, in: .providers, members)
      }
      builder.put(contract.id, in: .agreements, agreement(contract, isDiscounted: prices == .effective))
    }
    if let common, common != CurrencyCode.none { builder.set("currency", .string(common)) }
    if !contracts.isEmpty { reading.figure(Wording.made(.agreements, builder.count(in: .agreements))) }
  }

  private func agreement(_ contract: ContractTally.Contract, isDiscounted: Bool) -> ObjectBuilder {
    var members = ObjectBuilder()
    members.add("provider", contract.provider)
    members.add("from", contract.from.text)
    members.add("through", CivilDay(number: contract.end.number - 1).text)
    switch contract.windows {
    case .term:
      members.add("minimumSpend", contract.amount.number)
      members.add("per", "term")
    case .years(let years):
      members.add("minimumSpend", contract.amount.number / Double(years))
      members.add("per", "year")
    }
    if !isDiscounted { members.add("discount", contract.discount?.number) }
    members.add("status", contract.isProposed ? "optional" : "signed")
    members.add("note", contract.note)
    members.add("source", contract.contract)
    return members
  }
}

extension BillImport {
  /// An agreement whose spend before the horizon is to be found.
  public struct Agreement: Hashable, Sendable {
    /// Its id in the part.
    public let id: String
    /// The id of the provider with which it is made.
    public let provider: String
    let from: CivilDay
    let end: CivilDay
    /// Whether its windows are years; else one is the whole term.
    let isPerYear: Bool
    let countsList: Bool
    let scope: Scope

    /// The start of the window that is open on a day; `nil` where none is, or where it opens on that very day.
    func windowStart(openOn day: CivilDay) -> CivilDay? {
      guard from < day, day < end else { return nil }
      guard isPerYear else { return from }
      let years = day.date.year - from.date.year
      let anniversary = from.adding(months: 12 * years)
      let opened = anniversary <= day ? anniversary : from.adding(months: 12 * (years - 1))
      return opened < day ? opened : nil
    }
  }

  /// The agreements of a part of a problem that have windows of years or of their whole term.
  public static func agreements(of part: ProblemPart) -> [Agreement] {
    guard case .array(let agreements)? = part.json["agreements"] else { return [] }
    let reader = TimestampReader()
    func text(_ json: JSONValue, _ key: String) -> String? {
      if case .string(let text)? = json[key] { text } else { nil }
    }
    return agreements.compactMap { json in
      guard let id = text(json, "id"), let provider = text(json, "provider"),
        let from = text(json, "from").flatMap(reader.timestamp)?.day,
        let through = text(json, "through"), let last = reader.timestamp(through)?.day,
        text(json, "per") != "period"
      else { return nil }
      let end = through.utf8.count == 7 ? last.adding(months: 1) : CivilDay(number: last.number + 1)
      return Agreement(
        id: id, provider: provider, from: from, end: end, isPerYear: text(json, "per") != "term",
        countsList: text(json, "counts") == "list",
        scope: Agreement.Scope(json["scope"], provider: provider))
    }
  }
}
