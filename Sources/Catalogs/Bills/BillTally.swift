internal import PlacementModel

/// Sums the rows of bills. Memory grows with what is told apart, not with the rows.
struct BillTally {
  /// The provider of charges that name none.
  static let noProvider = "unnamed"

  /// What charges have in common whose money is one sum; texts by number.
  private struct Key: Hashable {
    var provider: Int
    var service: Int
    var region: Int
    var currency: Int
    var category: Int
    var charge: Int
    var use: Int
    var period: BillPeriod
  }

  private let fallback: (provider: String?, currency: String?)
  private var texts = ByteInterner()
  private var times: BillTimes
  private var places: [Key: Int] = [:]
  private var keys: [Key] = []
  private var sums: [Bill.Amounts] = []
  private var totals: [Int: Bill.Amounts] = [:]
  /// The end of the last charge for use in each period, in seconds since 1970; infinite where one does not say when it ends.
  private var lastUse: [BillPeriod: Double] = [:]
  private var commitments: [CommitmentTally.Key: CommitmentTally] = [:]
  /// What rows had that the bill should not have; for remarks.
  private(set) var oddities = BillOddities()
  /// Whether a text is the category of use, by its number.
  private var areUse: [Int: Bool] = [:]
  /// Whether a text is a region, by its number.
  private var areRegions: [Int: Bool] = [:]
  /// By number of the text.
  private var checkedCurrencies: Set<Int> = []
  /// Columns of the mapping that some bill has.
  private var presentColumns: Set<String> = []
  private let namedColumns: [String]
  private var matching: BillMatching?
  /// Whether the unit of a number is counted by a rule, by both numbers.
  private var countedUnits: [UInt64: Bool] = [:]
  /// Of the file that is read.
  private var marks = DecimalMarks()
  private(set) var uses: UseTally
  private(set) var contractUse = ContractUse()

  /// - Parameter request: says what charges are taken for that do not say it themselves.
  init(_ request: BillImport) {
    fallback = (request.provider, request.currency)
    // What is not there has the number 0.
    _ = texts.index(of: "")
    times = BillTimes(request.dateOrder)
    matching = request.mapping.map(BillMatching.init)
    namedColumns = request.mapping?.namedColumns ?? []
    uses = UseTally(BillCalendar(request.horizon))
  }

  /// Begins a file of charges.
  mutating func begin(_ layout: FocusLayout) {
    for (name, place) in zip(namedColumns, layout.named) where place >= 0 { presentColumns.insert(name) }
  }

  /// What the amounts of the file have before their decimals; the next file begins anew.
  mutating func takeMarks() -> DecimalMarks {
    defer { marks = DecimalMarks() }
    return marks
  }

  /// Adds a row.
  ///
  /// - Returns: whether it has a cost; a row without one adds no money, and use where it is a workload's.
  /// - Throws: the fault of a field that is not what its column must hold, or of sums that cannot be held.
  mutating func add(_ fields: BillFields) throws(CSVFault) -> Bool {
    let costs = try Self.amounts(fields)
    marks.note(fields)
    guard let period = try times.period(fields) else {
      throw fields.fault(.billingPeriodStart, accepted: Wording.billTimeAccepted)
    }
    let rule = matching?.rule(for: fields)
    let key = Key(
      provider: provider(fields), service: number(fields, .serviceName), region: region(fields),
      currency: number(fields, .billingCurrency), category: number(fields, .chargeCategory),
      charge: number(fields, .chargeClass), use: (rule ?? -1) + 1, period: period)
    if !checkedCurrencies.contains(key.currency) {
      guard currency(key.currency) != nil else {
        throw fields.fault(.billingCurrency, accepted: Wording.currencyAccepted)
      }
      checkedCurrencies.insert(key.currency)
    }
    if isUse(key.category) {
      lastUse[period] = max(lastUse[period] ?? -.infinity, times.chargeSpan(fields)?.end ?? .infinity)
    }
    guard let amounts = costs else {
      // Some providers bill quantities before they bill money.
      _ = try addUse(fields, key, Bill.Amounts(), rule)
      return false
    }
    let place = places[key] ?? keys.count
    if place == keys.count {
      places[key] = place
      keys.append(key)
      sums.append(Bill.Amounts())
    }
    guard sums[place].add(amounts), totals[key.currency, default: Bill.Amounts()].add(amounts),
      contractUse.add(fields, period), try addCommitment(fields, key, amounts),
      try addUse(fields, key, amounts, rule)
    else { throw fields.fault(.billedCost, accepted: Wording.sumAccepted) }
    return true
  }

  /// - Returns: `nil` where no cost is billed, not even none.
  private static func amounts(_ fields: BillFields) throws(CSVFault) -> Bill.Amounts? {
    guard let billed = try fields.number(.billedCost) else { return nil }
    var amounts = Bill.Amounts()
    amounts.rows = 1
    amounts.billed = billed
    if let cost = try fields.number(.effectiveCost) {
      amounts.effective = cost
    } else {
      amounts.withoutEffective = 1
    }
    if let cost = try fields.number(.listCost) { amounts.list = cost } else { amounts.withoutList = 1 }
    if let cost = try fields.number(.contractedCost) {
      amounts.contracted = cost
    } else {
      amounts.withoutContracted = 1
    }
    return amounts
  }
}

// MARK: - Names

extension BillTally {
  private mutating func number(_ fields: BillFields, _ column: FocusColumn) -> Int {
    guard let place = fields.place(column) else { return 0 }
    return fields.table.withBytes(place) { texts.index(of: $0) }
  }

  private mutating func provider(_ fields: BillFields) -> Int {
    // A marketplace's provider is who provides the service; who invoices comes last.
    for column in [FocusColumn.providerName, .serviceProviderName, .invoiceIssuerName] {
      let number = number(fields, column)
      if number != 0 { return number }
    }
    return 0
  }

  private mutating func region(_ fields: BillFields) -> Int {
    // Oracle's bills have names alone.
    guard let place = fields.place(.regionId) ?? fields.place(.regionName) else { return 0 }
    let number = fields.table.withBytes(place) { texts.index(of: $0) }
    if let isPlace = areRegions[number] { return isPlace ? number : 0 }
    let isPlace = !Self.nowhere.contains(CloudName.slug(texts.text(number)))
    areRegions[number] = isPlace
    return isPlace ? number : 0
  }

  /// Names of regions that are none, in lower case.
  private static let nowhere: Set<String> = [
    "", "external", "global", "unassigned", "unknown", "any", "none", "null", "n-a", "na", "not-applicable",
    "no-region",
  ]

  /// A currency by the number of its text; `nil` where that is no code.
  private func currency(_ number: Int) -> String? {
    let stated = texts.text(number).filter { !$0.isWhitespace }
    let isStated = !stated.isEmpty && stated.uppercased() != "NULL"
    return isStated ? CurrencyCode.normalised(stated) : fallback.currency ?? CurrencyCode.none
  }

  private func entry(_ key: Key) -> Bill.Entry {
    let region = texts.text(key.region)
    let currency = currency(key.currency) ?? CurrencyCode.none
    let cloud = BillProvider.id(
      of: texts.text(key.provider), region: region, currency: currency, fallback: fallback.provider)
    let service = texts.text(key.service)
    return Bill.Entry(
      provider: cloud, service: service.isEmpty ? nil : service,
      region: region.isEmpty ? nil : RegionName(cloud: cloud, region).id, period: key.period,
      currency: currency, category: Self.category(texts.text(key.category)),
      isCorrection: texts.text(key.charge).lowercased() == "correction",
      use: key.use == 0 ? nil : matching?.rules[key.use - 1].use)
  }

  private mutating func isUse(_ category: Int) -> Bool {
    if let known = areUse[category] { return known }
    let isUse = Self.category(texts.text(category)) == .usage
    areUse[category] = isUse
    return isUse
  }

  private static func category(_ word: String) -> Bill.Category {
    Bill.Category(rawValue: word.lowercased()) ?? .other
  }
}

// MARK: - Commitments

extension BillTally {
  /// - Returns: whether the sums can be held.
  private mutating func addCommitment(
    _ fields: BillFields, _ key: Key, _ amounts: Bill.Amounts
  ) throws(CSVFault) -> Bool {
    guard let id = fields.text(.commitmentDiscountId) else { return true }
    let entry = entry(key)
    let row = CommitmentTally.Row(
      category: entry.category, period: key.period, span: times.chargeSpan(fields), region: entry.region,
      billed: amounts.billed,
      effective: amounts.withoutEffective == 0 ? amounts.effective : nil)
    if row.span == nil { oddities.unreadableSpan(fields) }
    let commitment = CommitmentTally.Key(provider: entry.provider, id: id, currency: entry.currency)
    return try commitments[commitment, default: CommitmentTally()].add(row, fields)
  }
}

// MARK: - Use

extension BillTally {
  /// - Returns: whether the sums can be held.
  private mutating func addUse(
    _ fields: BillFields, _ key: Key, _ amounts: Bill.Amounts, _ number: Int?
  ) throws(CSVFault) -> Bool {
    guard let matching, isUse(key.category) else { return true }
    let period = key.period
    let span =
      times.chargeSpan(fields)
      ?? BillTimes.Span(start: Double(period.firstDay) * 86_400, end: Double(period.endDay) * 86_400)
    uses.cover(span)
    guard let number else { return true }
    let rule = matching.rules[number]
    guard case .workload(let workload) = rule.use,
      fields.text(.commitmentDiscountStatus)?.lowercased() != "unused"
    else { return true }
    guard isCounted(fields, rule, number) else {
      uses.skip(\.otherUnits)
      return true
    }
    guard let quantity = try fields.number(rule.quantity) else {
      uses.skip(\.noQuantity)
      return true
    }
    let entry = entry(key)
    let charge = UseTally.Charge(
      workload: workload, provider: entry.provider, region: entry.region,
      machine: machine(rule, fields), span: span, unitHours: quantity.number * rule.unitHours,
      payment: payment(fields), currency: entry.currency, amounts: amounts,
      committed: try fields.number(.commitmentDiscountQuantity) ?? .zero, throughput: rule.throughput,
      kind: rule.kind)
    return uses.add(charge)
  }

  private func machine(_ rule: BillMapping.Rule, _ fields: BillFields) -> String? {
    switch rule.machine {
    case .named(let name)?: name
    case .column(let name)?: matching?.text(name, fields)
    case nil: nil
    }
  }

  private func payment(_ fields: BillFields) -> UseTally.Payment {
    if let id = fields.text(.commitmentDiscountId) { return .commitment(id) }
    return fields.text(.pricingCategory)?.lowercased() == "dynamic" ? .spot : .onDemand
  }

  private mutating func isCounted(_ fields: BillFields, _ rule: BillMapping.Rule, _ number: Int) -> Bool {
    let unit = self.number(fields, rule.quantity == .pricingQuantity ? .pricingUnit : .consumedUnit)
    let key = UInt64(number) << 32 | UInt64(unit)
    if let known = countedUnits[key] { return known }
    let isCounted = rule.units.contains { $0.matches(texts.text(unit)) }
    countedUnits[key] = isCounted
    return isCounted
  }
}

// MARK: - The bill

extension BillTally {
  /// All that was added.
  mutating func bill() -> Bill {
    var places: [Bill.Entry: Int] = [:]
    var entries: [Bill.Entry] = []
    for (key, amounts) in zip(keys, sums) {
      let entry = entry(key)
      if entry.category == .other { oddities.unknownCategory(texts.text(key.category), rows: amounts.rows) }
      let place = places[entry] ?? entries.count
      if place == entries.count {
        places[entry] = place
        entries.append(entry)
      }
      _ = entries[place].amounts.add(amounts)
    }
    oddities.absentColumns = namedColumns.filter { !presentColumns.contains($0) }
    oddities.assumedDateOrder = times.assumedDate
    oddities.rowsWithBadContracts = contractUse.unreadableRows
    oddities.rowsWithBadTags = matching?.rowsWithBadTags ?? 0
    return Bill(
      entries: entries, totals: currencyTotals(), commitments: allCommitments(), usedUntil: usedUntil)
  }

  /// Days at which use ends before its billing period does.
  private var usedUntil: [BillPeriod: Int] {
    lastUse.compactMapValues { $0.isFinite ? Int(($0 / 86_400).rounded(.up)) : nil }
      .filter { $0.key.firstDay < $0.value && $0.value < $0.key.endDay }
  }

  private func currencyTotals() -> [Bill.Total] {
    var byName: [String: Bill.Amounts] = [:]
    for (number, amounts) in totals.sorted(by: { $0.key < $1.key }) {
      _ = byName[currency(number) ?? CurrencyCode.none, default: .init()].add(amounts)
    }
    return byName.map { Bill.Total(currency: $0.key, amounts: $0.value) }
  }

  private mutating func allCommitments() -> [BillCommitment] {
    oddities.inferredCommitments = commitments.values.count { $0.isQuantityInferred }
    oddities.commitmentRowsWithoutStatus = commitments.values.reduce(0) { $0 + $1.rowsWithoutStatus }
    return commitments.map { key, tally in
      let found = tally.found(key)
      if let doubt = found.doubt { oddities.doubts.append((key.id, doubt, key.currency)) }
      return found.commitment
    }
  }
}
