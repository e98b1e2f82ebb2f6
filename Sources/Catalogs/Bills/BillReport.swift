internal import PlacementModel

/// What is said of a bill that was read: its sums, and that they are those of its rows.
enum BillReport {
  private static let mostCommitments = 20

  static func tell(_ bill: Bill, _ reading: inout RowReading) {
    for total in bill.totals { tell(total, of: bill, &reading) }
    // Those that cost most, since an organisation may have thousands.
    let largest = bill.commitments.map { ($0, cost: $0.cost) }.sorted { $0.cost > $1.cost }.map(\.0)
    for commitment in largest.prefix(mostCommitments) { reading.remark(sentence(commitment)) }
    if largest.count > mostCommitments {
      reading.remark("and \(largest.count - mostCommitments) more commitments, all of them in --spend json")
    }
    if bill.currencies.contains(BillTally.noCurrency) {
      reading.remark(
        "the bill states no currency for what is told as \(BillTally.noCurrency); --currency names it")
    }
    if bill.currencies.count > 1 {
      reading.remark(
        "amounts of \(bill.currencies.joined(separator: ", ")) are never added up; the problem needs exchangeRates"
      )
    }
  }

  private static func tell(_ total: Bill.Total, of bill: Bill, _ reading: inout RowReading) {
    let unit = total.currency
    reading.figure(.init("billed", total.amounts.billed.description, unit: unit))
    if total.amounts.withoutEffective < total.amounts.rows {
      reading.figure(.init("effective", total.amounts.effective.description, unit: unit))
    }
    let difference = bill.differences.first { $0.currency == total.currency }?.billed ?? .zero
    reading.figure(
      .init("difference between the sum of parts and of rows", difference.description, unit: unit))
    for dimension in [Bill.Dimension.provider, .period, .category] {
      let sums = bill.sums(by: dimension).filter { $0.currency == total.currency }
      guard sums.count > 1 || dimension == .provider else { continue }
      let parts = sums.prefix(12).map { "\($0.value) \($0.amounts.billed) (\($0.amounts.rows))" }
      let more = sums.count > parts.count ? " and \(sums.count - parts.count) more" : ""
      reading.remark(
        "billed in \(unit) by \(dimension.rawValue) (rows): " + parts.joined(separator: ", ") + more)
    }
    let amounts = total.amounts
    for (rows, name) in [
      (amounts.withoutEffective, "EffectiveCost"), (amounts.withoutList, "ListCost"),
      (amounts.withoutContracted, "ContractedCost"),
    ] where rows > 0 && rows < amounts.rows {
      reading.remark("\(rows) of \(amounts.rows) rows in \(unit) have no \(name) and add nothing to its sum")
    }
  }

  /// One line on a commitment.
  private static func sentence(_ commitment: BillCommitment) -> String {
    let unit = commitment.unit ?? "units"
    var parts: [String] = []
    if let utilisation = commitment.utilisation {
      let percent = text((utilisation * 1000).rounded() / 10)
      parts.append("used \(commitment.used), unused \(commitment.unused) \(unit) (\(percent) % used)")
    }
    if let held = commitment.heldPerHour {
      let span = commitment.hours > 0 ? " over \(text(commitment.hours)) hours" : ""
      parts.append("held \(text((held * 1e9).rounded() / 1e9)) \(unit) per hour" + span)
    }
    if commitment.isDrawnDown { parts.append("drawn down over its term, so nothing is held by the hour") }
    if !commitment.purchased.isZero {
      parts.append("bought for \(commitment.purchased) \(commitment.currency)")
    }
    let what = commitment.type ?? "commitment"
    return "\(what) \(commitment.id): " + (parts.isEmpty ? "no quantities" : parts.joined(separator: ", "))
  }

  /// Without a fraction where there is none.
  private static func text(_ number: Double) -> String {
    number == number.rounded() && number.magnitude < 1e15 ? String(Int(number)) : "\(number)"
  }
}

extension BillCommitment {
  /// What it cost, as far as the bill shows it.
  fileprivate var cost: ExactDecimal {
    max(purchased, usedCost.adding(unusedCost) ?? usedCost)
  }
}
