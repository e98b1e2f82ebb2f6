internal import PlacementModel

extension BillPart {
  /// What the bill has of an agreement's open window.
  struct Spent {
    var sum = ExactDecimal.zero
    /// What is not counted, since it is of no region and the agreement is of some.
    var nowhere = ExactDecimal.zero
    var currency: String?
    /// Whether the bill has nothing of the provider's in the window.
    var isEmpty = true
    var rowsWithoutList = 0
    /// Months of the window that the bill lacks.
    var missing: [String] = []
    /// Billing periods that are in the window by a part of their days.
    var parts: [(period: BillPeriod, days: Int)] = []
  }

  /// Adds to agreements what was spent on them before the horizon starts, in the window that is then open.
  mutating func addSpentBefore(
    _ agreements: [BillImport.Agreement], _ use: ContractUse, _ horizon: HorizonPeriods,
    _ reading: inout RowReading
  ) {
    let start = horizon.firstDay
    let mixed = mixedProviders
    for agreement in agreements {
      guard let opened = agreement.windowStart(openOn: start) else { continue }
      if mixed.contains(agreement.provider) {
        reading.remark(Wording.notAddedUp(agreement))
        continue
      }
      var spent = spent(on: agreement, in: opened..<start)
      // Charges that name the agreement know better than its provider's whole bill.
      let applied = use.applied(to: agreement.id, in: opened..<start)
      if let applied {
        (spent.sum, spent.nowhere) = (applied, .zero)
      } else if let doubt = Self.doubt(spent, agreement, since: opened) {
        reading.remark(doubt)
        continue
      }
      var members = ObjectBuilder()
      members.add("spentBefore", max(0, spent.sum.number))
      builder.merge(agreement.id, in: .agreements, members)
      reading.remark(Wording.spent(spent, on: agreement, since: opened, isApplied: applied != nil))
    }
  }

  /// Why what was spent is not known.
  private static func doubt(
    _ spent: Spent, _ agreement: BillImport.Agreement, since opened: CivilDay
  ) -> String? {
    if spent.isEmpty { return Wording.nothingSpent(on: agreement, since: opened) }
    if !agreement.scope.unknown.isEmpty { return Wording.unknownScope(agreement) }
    if agreement.countsList, spent.rowsWithoutList > 0 {
      return Wording.noListCosts(spent.rowsWithoutList, on: agreement)
    }
    return nil
  }

  /// What was billed for use and purchases of a provider in a window; at list prices where the agreement counts those. Of a
  /// billing period that is partly in the window its part by days counts.
  private func spent(on agreement: BillImport.Agreement, in window: Range<CivilDay>) -> Spent {
    var spent = Spent()
    var days: [BillPeriod: Int] = [:]
    for entry in bill.entries
    where entry.provider == agreement.provider && [.usage, .purchase].contains(entry.category) {
      let inside = entry.period.days(in: window)
      guard inside > 0 else { continue }
      (spent.isEmpty, spent.currency) = (false, entry.currency)
      days[entry.period] = inside
      let amount = agreement.countsList ? entry.amounts.list : entry.amounts.billed
      let part = amount.part(inside, of: entry.period.endDay - entry.period.firstDay)
      switch agreement.scope.contains(entry) {
      case true?:
        _ = spent.sum.add(part)
        spent.rowsWithoutList += entry.amounts.withoutList
      case false?: break
      case nil: _ = spent.nowhere.add(part)
      }
    }
    spent.parts = days.filter { $0.value < $0.key.endDay - $0.key.firstDay }.sorted { $0.key < $1.key }
      .map { ($0.key, $0.value) }
    spent.missing = Self.missing(in: window, days.keys)
    return spent
  }

  /// The first of the window's months of which no billing period has a day.
  private static func missing(in window: Range<CivilDay>, _ periods: some Sequence<BillPeriod>) -> [String] {
    var (missing, day): ([String], CivilDay) = ([], window.lowerBound)
    while day < window.upperBound, missing.count < 12 {
      let next = CivilDay(year: day.date.year, month: day.date.month, day: 1).adding(months: 1)
      let month = day..<min(next, window.upperBound)
      if !periods.contains(where: { $0.days(in: month) > 0 }) { missing.append(String(day.text.prefix(7))) }
      day = next
    }
    return missing
  }
}

extension BillPeriod {
  /// How many of its days are in a window.
  func days(in window: Range<CivilDay>) -> Int {
    max(0, min(endDay, window.upperBound.number) - max(firstDay, window.lowerBound.number))
  }
}

extension BillImport.Agreement {
  /// The offers that count, as far as a bill can tell them apart: by provider and region.
  struct Scope: Hashable, Sendable {
    private var regions: Set<String>?
    private var providers: Set<String>?
    private var withoutRegions: Set<String>?
    private var withoutProviders: Set<String>?
    /// What a bill does not tell, in order: keys, and regions by names of the problem's own.
    private(set) var unknown: [String] = []

    init(_ json: JSONValue?, provider: String) {
      guard let json else { return }
      regions = texts(json, "regions", of: provider)
      providers = texts(json, "providers", of: provider)
      unknown += Self.otherKeys(of: json, known: ["regions", "providers", "not"])
      guard let without = json["not"] else { return }
      withoutRegions = texts(without, "regions", of: provider)
      withoutProviders = texts(without, "providers", of: provider)
      unknown += Self.otherKeys(of: without, known: ["regions", "providers"])
    }

    private static func otherKeys(of json: JSONValue, known: [String]) -> [String] {
      guard case .object(let members) = json else { return [] }
      return members.map(\.key).filter { !known.contains($0) && !["note", "source"].contains($0) }
    }

    private mutating func texts(_ json: JSONValue, _ key: String, of provider: String) -> Set<String>? {
      guard case .array(let elements)? = json[key] else { return nil }
      let texts = elements.compactMap { if case .string(let text) = $0 { text } else { nil } }
      // The bill's regions begin with their cloud; whatever does not may be any of them.
      if key == "regions" { unknown += texts.filter { !$0.contains("/") } }
      return Set(texts)
    }

    /// Whether charges are of an offer that counts; `nil` where they are of no region and that decides.
    func contains(_ entry: Bill.Entry) -> Bool? {
      if let providers, !providers.contains(entry.provider) { return false }
      if let regions {
        guard let region = entry.region else { return nil }
        if !regions.contains(region) { return false }
      }
      // What is in every list of `not` is taken away.
      if withoutRegions == nil, withoutProviders == nil { return true }
      if let withoutProviders, !withoutProviders.contains(entry.provider) { return true }
      guard let withoutRegions else { return false }
      return entry.region.map { !withoutRegions.contains($0) }
    }
  }
}
