internal import PlacementModel

/// What is said of a bill that was read: its sums, and that they are those of its rows.
enum BillReport {
  private static let mostCommitments = 20

  static func tell(_ bill: Bill, _ reading: inout RowReading) {
    for total in bill.totals { tell(total, of: bill, &reading) }
    // Those that cost most, since an organisation may have thousands.
    let largest = bill.commitments.map { ($0, cost: $0.cost) }.sorted { $0.cost > $1.cost }.map(\.0)
    for commitment in largest.prefix(mostCommitments) { reading.remark(Wording.commitment(commitment)) }
    if largest.count > mostCommitments {
      reading.remark(Wording.moreCommitments(largest.count - mostCommitments))
    }
    if bill.currencies.contains(CurrencyCode.none) {
      reading.remark(Wording.noCurrency(CurrencyCode.none))
    }
    if bill.currencies.count > 1 { reading.remark(Wording.severalCurrencies(bill.currencies)) }
  }

  private static func tell(_ total: Bill.Total, of bill: Bill, _ reading: inout RowReading) {
    let (currency, amounts) = (total.currency, total.amounts)
    reading.figure(Wording.billed(amounts.billed, currency))
    if amounts.withoutEffective < amounts.rows {
      reading.figure(Wording.effective(amounts.effective, currency))
    }
    let difference = bill.differences.first { $0.currency == currency }?.billed ?? .zero
    reading.figure(Wording.difference(difference, currency))
    for dimension in [Bill.Dimension.provider, .period, .category] {
      let sums = bill.sums(by: dimension).filter { $0.currency == currency }
      guard sums.count > 1 || dimension == .provider else { continue }
      reading.remark(Wording.billed(by: dimension, in: currency, sums))
    }
    for (rows, column) in [
      (amounts.withoutEffective, FocusColumn.effectiveCost), (amounts.withoutList, .listCost),
      (amounts.withoutContracted, .contractedCost),
    ] where rows > 0 && rows < amounts.rows {
      reading.remark(Wording.withoutCost(rows, of: amounts.rows, in: currency, column))
    }
  }
}

extension BillCommitment {
  /// What it cost, as far as the bill shows it.
  fileprivate var cost: ExactDecimal {
    max(purchased, usedCost.adding(unusedCost) ?? usedCost)
  }
}
