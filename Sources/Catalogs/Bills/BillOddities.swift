internal import PlacementModel

/// What a bill has that it should not have, and that its money does not depend on.
struct BillOddities {
  private var spans = (rows: 0, first: "")
  private var categories: [String: Int] = [:]
  var inferredCommitments = 0
  var rowsWithBadTags = 0
  var rowsWithBadContracts = 0
  /// A date that may be read both ways.
  var assumedDateOrder: String?

  /// A row of a commitment whose charge period has no length.
  mutating func unreadableSpan(_ fields: BillFields) {
    spans.rows += 1
    guard spans.rows == 1 else { return }
    let period = [FocusColumn.chargePeriodStart, .chargePeriodEnd].map { fields.text($0) ?? "nothing" }
    spans.first = "line \(fields.table.line): from \(period[0]) to \(period[1])"
  }

  mutating func unknownCategory(_ word: String, rows: Int) { categories[word, default: 0] += rows }

  /// Sentences for whoever reads the report.
  var remarks: [String] {
    var remarks: [String] = []
    if spans.rows > 0 {
      remarks.append(
        "\(spans.rows) rows of commitments whose charge period is no span of time add money and quantities, and no hours (\(spans.first))"
      )
    }
    for (word, rows) in categories.sorted(by: { $0.key < $1.key }) {
      remarks.append(
        "\(rows) rows of the charge category \"\(word)\", which FOCUS does not know, are told as other")
    }
    if inferredCommitments > 0 {
      remarks.append(
        "\(inferredCommitments) commitments without CommitmentDiscountQuantity: it is taken from EffectiveCost for those of money, from PricingQuantity for those of use"
      )
    }
    if let date = assumedDateOrder {
      remarks.append("dates such as \(date) are read with the month first; --date-order says otherwise")
    }
    if rowsWithBadTags > 0 {
      remarks.append(
        "\(rowsWithBadTags) rows whose Tags are no object of JSON match no rule that asks for tags")
    }
    if rowsWithBadContracts > 0 {
      remarks.append(
        "\(rowsWithBadContracts) rows whose ContractApplied is no JSON count for no agreement by themselves")
    }
    return remarks
  }
}
