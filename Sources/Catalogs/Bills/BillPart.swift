internal import PlacementModel

/// The part of a problem that a bill makes.
struct BillPart {
  /// What the format takes for an id.
  private static let longestID = 250

  let bill: Bill
  /// The first day of the horizon.
  private let firstDay: Int?
  var builder = PartBuilder()
  /// How many commitments have an id with such an end.
  private let tails: [String: Int]

  init(_ bill: Bill, startingOn firstDay: Int? = nil) {
    self.bill = bill
    self.firstDay = firstDay
    tails = Dictionary(bill.commitments.map { (Self.tail($0.id), 1) }, uniquingKeysWith: +)
    addCurrency(&builder)
    addPlaces(&builder)
    addSpendPlans(&builder)
  }

  func part() throws(InvalidProblem) -> ProblemPart { try builder.part() }

  /// One currency is the problem's; of several each is its provider's.
  private func addCurrency(_ builder: inout PartBuilder) {
    let stated = bill.currencies.filter { $0 != CurrencyCode.none }
    if stated.count == 1, bill.currencies.count == 1 { builder.set("currency", .string(stated[0])) }
  }

  private func addPlaces(_ builder: inout PartBuilder) {
    for entry in bill.entries {
      // What is billed as global is nowhere that a unit could be.
      if let region = entry.region, !region.hasSuffix("/global"), region.utf8.count <= Self.longestID,
        !builder.contains(region, in: .regions)
      {
        builder.put(region, in: .regions)
      }
      guard entry.provider != BillNames.noProvider, !builder.contains(entry.provider, in: .providers) else {
        continue
      }
      var members = ObjectBuilder()
      let currencies = Set(bill.entries.filter { $0.provider == entry.provider }.map(\.currency))
      if bill.currencies.count > 1, currencies.count == 1, currencies != [CurrencyCode.none] {
        members.add("currency", entry.currency)
      }
      builder.put(entry.provider, in: .providers, members)
    }
  }

  /// Commitments of money per hour need no machines. Of a provider that bills in several currencies they have none that a
  /// problem knows, and are left out.
  private func addSpendPlans(_ builder: inout PartBuilder) {
    let mixed = mixedProviders
    for commitment in bill.commitments
    where commitment.category == .spend && !mixed.contains(commitment.provider) {
      guard let held = commitment.heldPerHour, held > 0 else { continue }
      var members = ObjectBuilder()
      members.add("provider", commitment.provider)
      members.add("term", commitment.termMonths.map(Self.duration))
      members.add("held", heldSeries(held, commitment))
      let id = shortID(of: commitment)
      if id != commitment.id { members.add("note", commitment.id) }
      builder.put(id, in: .spendPlans, members)
    }
  }

  /// Says which commitments a problem cannot take as they are: what is held lasts for a term, which only a purchase tells.
  func tellMissingTerms(_ reading: inout RowReading) {
    let count = bill.commitments.count { $0.termMonths == nil && ($0.heldPerHour ?? 0) > 0 }
    if count > 0 { reading.remark(Wording.noTerms(count)) }
  }

  /// What is held, from the first day of its term to the last where they are known; `nil` where that is over when the
  /// horizon starts.
  func heldSeries(_ held: Double, _ commitment: BillCommitment) -> JSONValue? {
    guard let term = commitment.term, let first = Self.date(term.lowerBound),
      let end = Self.date(term.upperBound)
    else { return .number(held) }
    if let firstDay, term.upperBound.number <= firstDay { return nil }
    let steps = [JSONValue.Member(first, .number(held)), JSONValue.Member(end, .number(0))]
    return .object([.init("steps", .object(steps))])
  }

  /// A day as the format takes it; `nil` where it takes none so far away.
  private static func date(_ day: CivilDay) -> String? {
    guard (1900...2200).contains(day.date.year) else { return nil }
    return day.date.day == 1 ? String(day.text.prefix(7)) : day.text
  }

  /// Says which commitments are not held any more when the horizon starts.
  func tellEnded(_ reading: inout RowReading) {
    let ended = bill.commitments.filter { commitment in
      guard let firstDay, let end = commitment.term?.upperBound else { return false }
      return (commitment.heldPerHour ?? 0) > 0 && end.number <= firstDay
    }
    if !ended.isEmpty { reading.remark(Wording.ended(ended.map(shortID))) }
  }

  /// What stands behind the last slash or colon of the provider's id, where that tells commitments apart.
  func shortID(of commitment: BillCommitment) -> String {
    let short = Self.tail(commitment.id)
    return tails[short] == 1 ? short : "\(commitment.provider) \(commitment.id) \(commitment.currency)"
  }

  private static func tail(_ id: String) -> String {
    id.split { $0 == "/" || $0 == ":" }.last.map(String.init) ?? id
  }

  /// `3y` for 36 months, `18mo` for others.
  static func duration(months: Int) -> String { months % 12 == 0 ? "\(months / 12)y" : "\(months)mo" }
}
