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
    for contract in contracts {
      let currency = known[contract.provider, default: contract.currency]
      guard currency == contract.currency else {
        reading.remark(Wording.otherCurrency(contract, billed: currency))
        continue
      }
      known[contract.provider] = currency
      if !builder.contains(contract.provider, in: .providers) {
        var members = ObjectBuilder()
        if contract.currency != common, contract.currency != BillTally.noCurrency {
          members.add("currency", contract.currency)
        }
        builder.put(contract.provider, in: .providers, members)
      }
      builder.put(contract.id, in: .agreements, agreement(contract, isDiscounted: prices == .effective))
    }
    if let common, common != BillTally.noCurrency { builder.set("currency", .string(common)) }
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

  /// Adds to agreements what was spent on them before the horizon starts, in the window that is then open.
  mutating func addSpentBefore(
    _ agreements: [BillImport.Agreement], _ use: ContractUse, _ horizon: BillImport.Horizon,
    _ reading: inout RowReading
  ) {
    let start = CivilDay(number: horizon.firstDayNumber)
    let mixed = mixedProviders
    for agreement in agreements {
      guard let opened = agreement.windowStart(openOn: start) else { continue }
      if mixed.contains(agreement.provider) {
        reading.remark(Wording.notAddedUp(agreement))
        continue
      }
      var spent = spent(on: agreement, from: opened, to: start)
      // Charges that name the agreement know better than its provider's whole bill.
      let applied = use.applied(to: agreement.id, from: opened, to: start)
      if let applied { spent.sum = applied }
      guard applied != nil || !spent.isEmpty else {
        reading.remark(Wording.nothingSpent(on: agreement, since: opened))
        continue
      }
      var members = ObjectBuilder()
      members.add("spentBefore", max(0, spent.sum.number))
      builder.merge(agreement.id, in: .agreements, members)
      reading.remark(
        Wording.spent(
          spent.sum, on: agreement, since: opened, isApplied: applied != nil, missing: spent.missing))
    }
  }

  /// What was billed for use and purchases of a provider in billing periods that lie in the window; at list prices where
  /// the agreement counts those.
  private func spent(
    on agreement: BillImport.Agreement, from opened: CivilDay, to start: CivilDay
  ) -> (sum: ExactDecimal, isEmpty: Bool, missing: [String]) {
    let entries = bill.entries.filter { entry in
      entry.provider == agreement.provider && [.usage, .purchase].contains(entry.category)
        && entry.period.firstDay >= opened.number && entry.period.endDay <= start.number
    }
    let sums = Bill.Amounts.sum(entries.lazy.map(\.amounts))
    var (missing, day): ([String], CivilDay) = ([], opened)
    while day < start, missing.count < 12 {
      if !entries.contains(where: { $0.period.firstDay <= day.number && day.number < $0.period.endDay }) {
        missing.append(BillCalendar.label(BillCalendar.month(Double(day.number) * 86_400)))
      }
      day = day.adding(months: 1)
    }
    return (agreement.countsList ? sums.list : sums.billed, entries.isEmpty, missing)
  }
}

extension BillImport {
  /// An agreement whose spend before the horizon is to be found.
  public struct Agreement: Hashable, Sendable {
    public let id: String
    public let provider: String
    let from: CivilDay
    let end: CivilDay
    /// Whether its windows are years; else one is the whole term.
    let isPerYear: Bool
    let countsList: Bool

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
        countsList: text(json, "counts") == "list")
    }
  }
}
