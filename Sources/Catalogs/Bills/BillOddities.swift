internal import PlacementModel

/// What a bill has that it should not have, and that its money does not depend on.
struct BillOddities {
  private var spans = (rows: 0, first: "")
  private var categories: [String: Int] = [:]
  var inferredCommitments = 0
  var commitmentRowsWithoutStatus = 0
  /// Commitments by their id and the currency of their bill.
  var doubts: [(id: String, doubt: CommitmentTally.Doubt, currency: String)] = []
  /// Columns that the mapping names and no bill has.
  var absentColumns: [String] = []
  var rowsWithBadTags = 0
  var rowsWithBadContracts = 0
  /// A date that may be read both ways.
  var assumedDateOrder: String?

  /// A row of a commitment whose charge period has no length.
  mutating func unreadableSpan(_ fields: BillFields) {
    spans.rows += 1
    guard spans.rows == 1 else { return }
    spans.first = Wording.span(
      line: fields.table.line, from: fields.text(.chargePeriodStart), to: fields.text(.chargePeriodEnd))
  }

  mutating func unknownCategory(_ word: String, rows: Int) { categories[word, default: 0] += rows }

  /// Sentences for whoever reads the report.
  var remarks: [String] {
    var remarks: [String] = []
    if spans.rows > 0 { remarks.append(Wording.noSpans(spans.rows, first: spans.first)) }
    for (word, rows) in categories.sorted(by: { $0.key < $1.key }) {
      remarks.append(Wording.unknownCategory(word, rows))
    }
    if inferredCommitments > 0 { remarks.append(Wording.inferredQuantities(inferredCommitments)) }
    if commitmentRowsWithoutStatus > 0 {
      remarks.append(Wording.withoutStatus(commitmentRowsWithoutStatus))
    }
    for doubt in doubts.sorted(by: { ($0.id, $0.currency) < ($1.id, $1.currency) }) {
      remarks.append(Wording.doubt(doubt.doubt, of: doubt.id, in: doubt.currency))
    }
    if !absentColumns.isEmpty { remarks.append(Wording.absentColumns(absentColumns)) }
    if let date = assumedDateOrder { remarks.append(Wording.assumedOrder(date)) }
    if rowsWithBadTags > 0 { remarks.append(Wording.badTags(rowsWithBadTags)) }
    if rowsWithBadContracts > 0 { remarks.append(Wording.badContracts(rowsWithBadContracts)) }
    return remarks
  }
}
