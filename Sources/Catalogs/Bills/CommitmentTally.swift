internal import PlacementModel

/// What the rows of one commitment discount come to, in whatever order they come.
struct CommitmentTally {
  /// What tells commitments apart.
  struct Key: Hashable {
    let provider: String
    let id: String
    let currency: String
  }

  private var name: String?
  private var type: String?
  private var categories: Set<BillCommitment.Category> = []
  private var quantities = CommitmentQuantities()
  /// Priced quantities of rows that state none of the commitment.
  private var priced = CommitmentQuantities()
  /// Effective costs of rows that state no quantity.
  private var costsOnly = (used: ExactDecimal.zero, unused: ExactDecimal.zero)
  private var usedCost = ExactDecimal.zero
  private var unusedCost = ExactDecimal.zero
  private var rowsWithoutCost = 0
  private var purchased = ExactDecimal.zero
  private var spans: Set<BillTimes.Span> = []
  private var regions: Set<String> = []
  private var oneTime = CommitmentQuantities()
  private var oneTimeSpans: Set<BillTimes.Span> = []
  /// Spans of one-time purchases that tell a term.
  private var terms: Set<BillTimes.Span> = []
  private var recurring = CommitmentQuantities()
  private var recurringSpans: Set<BillTimes.Span> = []
  /// Whether a quantity was taken from another column, since the bill has none of its own.
  private(set) var isQuantityInferred = false
  /// Rows of use that do not say whether the commitment was used or left unused.
  private(set) var rowsWithoutStatus = 0

  /// A row with the commitment's id.
  struct Row {
    let category: Bill.Category
    let period: BillPeriod
    let span: BillTimes.Span?
    let region: String?
    let billed: ExactDecimal
    let effective: ExactDecimal?
  }

  /// - Returns: whether the sums can be held.
  /// - Throws: the fault of a field that is no number.
  mutating func add(_ row: Row, _ fields: BillFields) throws(CSVFault) -> Bool {
    describe(fields)
    switch row.category {
    case .purchase: return try addPurchase(row, fields)
    case .usage: return try addUsage(row, fields)
    default: return true
    }
  }

  private mutating func describe(_ fields: BillFields) {
    if let text = fields.text(.commitmentDiscountName) { name = min(name ?? text, text) }
    if let text = fields.text(.commitmentDiscountType) { type = min(type ?? text, text) }
    let category = fields.text(.commitmentDiscountCategory)?.lowercased()
    if let category = category.flatMap(BillCommitment.Category.init) { categories.insert(category) }
  }

  private mutating func addUsage(_ row: Row, _ fields: BillFields) throws(CSVFault) -> Bool {
    let status = fields.text(.commitmentDiscountStatus)?.lowercased()
    guard let status, ["used", "unused"].contains(status) else {
      rowsWithoutStatus += 1
      return true
    }
    let isUsed = status == "used"
    if let span = row.span { spans.insert(span) }
    if let region = row.region { regions.insert(region) }
    if row.effective == nil { rowsWithoutCost += 1 }
    let cost = row.effective ?? .zero
    guard isUsed ? usedCost.add(cost) : unusedCost.add(cost) else { return false }
    if let quantity = try fields.number(.commitmentDiscountQuantity) {
      return quantities.add(quantity, in: fields.text(.commitmentDiscountUnit) ?? "", isUsed: isUsed)
    }
    isQuantityInferred = true
    guard isUsed ? costsOnly.used.add(cost) : costsOnly.unused.add(cost) else { return false }
    let unit = fields.text(.commitmentDiscountUnit) ?? fields.text(.pricingUnit) ?? ""
    return priced.add(try fields.number(.pricingQuantity) ?? .zero, in: unit, isUsed: isUsed)
  }

  private mutating func addPurchase(_ row: Row, _ fields: BillFields) throws(CSVFault) -> Bool {
    guard purchased.add(row.billed) else { return false }
    let quantity = try fields.number(.commitmentDiscountQuantity) ?? .zero
    let unit = fields.text(.commitmentDiscountUnit) ?? ""
    guard let span = row.span else { return true }
    if fields.text(.chargeFrequency)?.lowercased() == "recurring" {
      recurringSpans.insert(span)
      return recurring.add(quantity, in: unit)
    }
    // What is bought for the month that is billed may be a part of a term that is paid by the month.
    let isBillingPeriod =
      span.start == Double(row.period.firstDay) * 86_400 && span.end == Double(row.period.endDay) * 86_400
    if !isBillingPeriod, Self.months(span) != nil { terms.insert(span) }
    guard quantity > .zero else { return true }
    oneTimeSpans.insert(span)
    return oneTime.add(quantity, in: unit)
  }

  /// The whole months of a span; `nil` where there are none, or a part of one is left.
  private static func months(_ span: BillTimes.Span) -> Int? {
    let (start, end) = (Timestamp(seconds: span.start).day, Timestamp(seconds: span.end).day)
    let (first, last) = (start.date, end.date)
    let months = (last.year - first.year) * 12 + last.month - first.month
    return months > 0 && start.adding(months: months) == end ? months : nil
  }

  /// Hours that lie in any of the spans.
  static func hours(_ spans: Set<BillTimes.Span>) -> Double {
    var (seconds, end) = (0.0, -Double.infinity)
    for span in spans.sorted(by: { ($0.start, $0.end) < ($1.start, $1.end) }) where span.end > end {
      seconds += span.end - max(span.start, end)
      end = span.end
    }
    return seconds / 3600
  }
}

// MARK: - The commitment

extension CommitmentTally {
  /// What it is taken for, and why something that its rows state is not.
  struct Found {
    let commitment: BillCommitment
    let doubt: Doubt?
  }

  /// Why the quantities of a commitment are not what its rows state.
  enum Doubt {
    /// Some rows call it one of money, others one of use.
    case categories
    case units([String])
    /// Money in another unit than the bill's currency: what its use cost is taken for what is held where that is told.
    case otherMoney(unit: String, isHeldByCost: Bool)
  }

  func found(_ key: Key) -> Found {
    let stated = quantities.told.map(\.unit).filter { !$0.isEmpty }
    let bought = (oneTime.told + recurring.told).map(\.unit).filter { !$0.isEmpty }
    let category = category(stated.isEmpty ? bought : stated)
    var all = quantities
    if category == .spend {
      // FOCUS 1.0 has no quantities of commitments: what is used of one of money is its effective cost, of one of use
      // what is priced.
      _ =
        all.add(costsOnly.used, in: key.currency)
        && all.add(costsOnly.unused, in: key.currency, isUsed: false)
    } else {
      _ = all.add(priced)
    }
    let sums = spans.isEmpty && all.told.allSatisfy(\.isZero) ? [] : all.told.filter { !$0.isZero }
    let purchases = Set((oneTime.told + recurring.told).filter { !$0.isZero }.map { $0.unit.lowercased() })
    let units = sums.isEmpty ? (purchases.count > 1 ? bought : Array(bought.prefix(1))) : sums.map(\.unit)
    if categories.count > 1 {
      return Found(commitment: commitment(key, category, nil, nil), doubt: .categories)
    }
    if units.count > 1 {
      let names = Set(units).sorted().map { $0.isEmpty ? "no unit" : $0 }
      return Found(commitment: commitment(key, category, nil, nil), doubt: .units(names))
    }
    if category == .spend, let unit = units.first, !unit.isEmpty, unit.uppercased() != key.currency,
      key.currency != CurrencyCode.none
    {
      var sum = CommitmentQuantities.Sum(unit: key.currency)
      if rowsWithoutCost == 0 { (sum.used, sum.unused) = (usedCost, unusedCost) }
      return Found(
        commitment: commitment(key, category, sum, nil),
        doubt: .otherMoney(unit: unit, isHeldByCost: !sum.isZero))
    }
    let sum = sums.first ?? units.first.map { CommitmentQuantities.Sum(unit: $0) }
    return Found(commitment: commitment(key, category, sum, purchasedPerHour), doubt: nil)
  }

  private func category(_ units: [String]) -> BillCommitment.Category {
    if categories.count == 1, let category = categories.first { return category }
    return !units.isEmpty && units.allSatisfy(Self.isCurrency) ? .spend : .usage
  }

  /// A code of ISO 4217 by its looks: three capitals.
  private static func isCurrency(_ unit: String) -> Bool {
    unit.utf8.count == 3 && unit.utf8.allSatisfy { (0x41...0x5A).contains($0) }
  }

  private var purchasedPerHour: Double? {
    let parts = [(oneTime, oneTimeSpans), (recurring, recurringSpans)].compactMap { quantities, spans in
      let hours = Self.hours(spans)
      return quantities.told.first.flatMap { $0.used > .zero && hours > 0 ? $0.used.number / hours : nil }
    }
    return parts.isEmpty ? nil : parts.reduce(0, +)
  }

  private func commitment(
    _ key: Key, _ category: BillCommitment.Category, _ sum: CommitmentQuantities.Sum?, _ perHour: Double?
  ) -> BillCommitment {
    let unit = sum.flatMap { $0.unit.isEmpty ? nil : $0.unit }
    let used = sum?.used ?? .zero
    let unused = sum?.unused ?? .zero
    let last = terms.max { ($0.end, -$0.start) < ($1.end, -$1.start) }
    let first = terms.map(\.start).min()
    return BillCommitment(
      id: key.id, name: name, provider: key.provider, currency: key.currency, category: category, type: type,
      unit: unit ?? (category == .spend ? key.currency : nil), used: used, unused: unused,
      hours: Self.hours(spans), usedCost: usedCost, unusedCost: unusedCost, purchased: purchased,
      purchasedPerHour: perHour, termMonths: last.flatMap(Self.months),
      term: first.flatMap { first in
        last.map { Timestamp(seconds: first).day..<Timestamp(seconds: $0.end).day }
      },
      isDrawnDown: isDrawnDown(unused), regions: regions.sorted())
  }

  private func isDrawnDown(_ unused: ExactDecimal) -> Bool {
    purchased > .zero && !spans.isEmpty && unused.isZero && spans.allSatisfy { $0.hours > 24 }
  }
}
