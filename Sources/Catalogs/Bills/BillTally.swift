internal import PlacementModel

/// Sums the rows of bills. Memory grows with what is told apart, not with the rows.
struct BillTally {
  private var names: BillNames
  private var times: BillTimes
  private var places: [BillNames.Key: Int] = [:]
  private var keys: [BillNames.Key] = []
  private var sums: [Bill.Amounts] = []
  private var totals: [Int: Bill.Amounts] = [:]
  /// The end of the last charge for use in each period, in seconds since 1970; infinite where one does not say when it ends.
  private var lastUse: [BillPeriod: Double] = [:]
  private var commitments: [CommitmentTally.Key: CommitmentTally] = [:]
  /// What rows had that the bill should not have; for remarks.
  private(set) var oddities = BillOddities()
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
    names = BillNames(request)
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
    let key = try names.key(of: fields, in: period, rule: rule)
    if names.isUse(key) {
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

extension BillTally {
  private func entry(_ key: BillNames.Key) -> Bill.Entry {
    names.entry(key, use: key.use == 0 ? nil : matching?.rules[key.use - 1].use)
  }
}

// MARK: - Commitments

extension BillTally {
  /// - Returns: whether the sums can be held.
  private mutating func addCommitment(
    _ fields: BillFields, _ key: BillNames.Key, _ amounts: Bill.Amounts
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
    _ fields: BillFields, _ key: BillNames.Key, _ amounts: Bill.Amounts, _ number: Int?
  ) throws(CSVFault) -> Bool {
    guard let matching, names.isUse(key) else { return true }
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
    let unit = names.number(fields, rule.quantity == .pricingQuantity ? .pricingUnit : .consumedUnit)
    let key = UInt64(number) << 32 | UInt64(unit)
    if let known = countedUnits[key] { return known }
    let isCounted = rule.units.contains { $0.matches(names.text(unit)) }
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
      if entry.category == .other { oddities.unknownCategory(names.text(key.category), rows: amounts.rows) }
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
      _ = byName[names.currency(number), default: .init()].add(amounts)
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
