internal import PlacementModel

/// What the rows of one commitment discount come to.
struct CommitmentTally {
  /// What tells commitments apart.
  struct Key: Hashable {
    let provider: String
    let id: String
    let currency: String
  }

  private var name: String?
  private var category: BillCommitment.Category?
  private var type: String?
  private var unit: String?
  private var used = ExactDecimal.zero
  private var unused = ExactDecimal.zero
  private var usedCost = ExactDecimal.zero
  private var unusedCost = ExactDecimal.zero
  private var purchased = ExactDecimal.zero
  private var spans: Set<BillTimes.Span> = []
  private var regions: Set<String> = []
  private var oneTimePerHour: Double?
  private var termMonths: Int?
  private var recurring = ExactDecimal.zero
  private var recurringSpans: Set<BillTimes.Span> = []
  /// Whether a quantity was taken from another column, since the bill has none of its own.
  private(set) var isQuantityInferred = false

  /// A row with the commitment's id.
  struct Row {
    let category: Bill.Category
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
    if name == nil { name = fields.text(.commitmentDiscountName) }
    if type == nil { type = fields.text(.commitmentDiscountType) }
    if unit == nil { unit = fields.text(.commitmentDiscountUnit) }
    guard category == nil else { return }
    switch fields.text(.commitmentDiscountCategory)?.lowercased() {
    case "spend": category = .spend
    case "usage": category = .usage
    default: if let unit { category = Self.isCurrency(unit) ? .spend : .usage }
    }
  }

  /// A code of ISO 4217 by its looks: three capitals.
  private static func isCurrency(_ unit: String) -> Bool {
    unit.utf8.count == 3 && unit.utf8.allSatisfy { (0x41...0x5A).contains($0) }
  }

  private mutating func addUsage(_ row: Row, _ fields: BillFields) throws(CSVFault) -> Bool {
    guard let status = fields.text(.commitmentDiscountStatus)?.lowercased() else { return true }
    let quantity = try quantity(row, fields) ?? .zero
    if let span = row.span { spans.insert(span) }
    if let region = row.region { regions.insert(region) }
    let cost = row.effective ?? .zero
    switch status {
    case "used": return used.add(quantity) && usedCost.add(cost)
    case "unused": return unused.add(quantity) && unusedCost.add(cost)
    default: return true
    }
  }

  /// FOCUS 1.0 has no quantities of commitments: what is used of one of money is its effective cost, of one of use what
  /// is priced.
  private mutating func quantity(_ row: Row, _ fields: BillFields) throws(CSVFault) -> ExactDecimal? {
    if let quantity = try fields.number(.commitmentDiscountQuantity) { return quantity }
    isQuantityInferred = true
    if category == .spend { return row.effective }
    if unit == nil { unit = fields.text(.pricingUnit) }
    return try fields.number(.pricingQuantity)
  }

  private mutating func addPurchase(_ row: Row, _ fields: BillFields) throws(CSVFault) -> Bool {
    guard purchased.add(row.billed) else { return false }
    let quantity = try fields.number(.commitmentDiscountQuantity)
    guard let span = row.span else { return true }
    if fields.text(.chargeFrequency)?.lowercased() == "recurring" {
      recurringSpans.insert(span)
      return recurring.add(quantity ?? .zero)
    }
    termMonths = termMonths ?? Self.months(span)
    if let quantity, quantity > .zero {
      oneTimePerHour = (oneTimePerHour ?? 0) + quantity.number / span.hours
    }
    return true
  }

  /// The whole months of a span; `nil` where there are none, or a part of one is left.
  private static func months(_ span: BillTimes.Span) -> Int? {
    let (start, end) = (Timestamp(seconds: span.start).day, Timestamp(seconds: span.end).day)
    let (first, last) = (start.date, end.date)
    let months = (last.year - first.year) * 12 + last.month - first.month
    return months > 0 && start.adding(months: months) == end ? months : nil
  }

  func commitment(_ key: Key) -> BillCommitment {
    let recurringHours = Self.hours(recurringSpans)
    let recurringPerHour = recurringHours > 0 && recurring > .zero ? recurring.number / recurringHours : nil
    let purchasedPerHour = [oneTimePerHour, recurringPerHour].compactMap { $0 }
    return BillCommitment(
      id: key.id, name: name, provider: key.provider, currency: key.currency, category: category ?? .usage,
      type: type, unit: unit ?? (category == .spend ? key.currency : nil), used: used, unused: unused,
      hours: Self.hours(spans), usedCost: usedCost, unusedCost: unusedCost, purchased: purchased,
      purchasedPerHour: purchasedPerHour.isEmpty ? nil : purchasedPerHour.reduce(0, +),
      termMonths: termMonths, isDrawnDown: isDrawnDown, regions: regions.sorted())
  }

  private var isDrawnDown: Bool {
    purchased > .zero && !spans.isEmpty && unused.isZero && spans.allSatisfy { $0.hours > 24 }
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
