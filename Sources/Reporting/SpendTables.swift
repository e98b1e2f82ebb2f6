public import PlacementModel

/// What a bill says was spent where, as text for a terminal.
public struct SpendTables: Sendable {
  private static let mostRows = 20

  let bill: Bill

  /// Tables of a bill.
  public init(_ bill: Bill) { self.bill = bill }

  /// The whole report, its last line ended by a newline.
  ///
  /// - Parameter width: columns of the terminal; lines fit it where it is at least 40.
  public func text(width: Int = 80, style: TextStyle = .plain) -> String {
    var report = TextReport(width: width, style)
    for total in bill.totals {
      report.begin()
      report.say(Wording.spent(total, in: bill))
      for section in sections(total) { report.add(section, whole: Wording.spendWhole) }
    }
    report.add(commitments, whole: Wording.spendWhole)
    return report.text
  }

  private func sections(_ total: Bill.Total) -> [TextReport.Section] {
    Bill.Dimension.allCases.compactMap { dimension in
      let sums = bill.sums(by: dimension).filter { $0.currency == total.currency }
      guard sums.contains(where: { !$0.value.isEmpty }) else { return nil }
      return section(dimension, sums, total)
    }
  }

  private func section(_ dimension: Bill.Dimension, _ sums: [Bill.Sum], _ total: Bill.Total)
    -> TextReport.Section
  {
    let scale = MoneyScale(
      [total.amounts.billed.number, total.amounts.list.number], currency: total.currency)
    func money(_ amount: ExactDecimal, without: Int, of rows: Int) -> String {
      without == rows ? "" : scale.text(amount.number)
    }
    return TextReport.Section(
      Wording.inUnit(Wording.spend(by: dimension), scale.unit.escapingControls),
      [
        .init("", .left), .init("rows"), .init("billed"), .init("effective"), .init("contracted"),
        .init("list"),
      ],
      sums.map { sum in
        let amounts = sum.amounts
        return [
          sum.value.isEmpty ? Wording.spendWithout(dimension) : sum.value, amounts.rows.text,
          scale.text(amounts.billed.number),
          money(amounts.effective, without: amounts.withoutEffective, of: amounts.rows),
          money(amounts.contracted, without: amounts.withoutContracted, of: amounts.rows),
          money(amounts.list, without: amounts.withoutList, of: amounts.rows),
        ]
      }, most: Self.mostRows)
  }

  private var commitments: TextReport.Section {
    TextReport.Section(
      Wording.spendCommitments,
      [
        .init("commitment", .left), .init("unit", .left), .init("per hour"), .init("hours"), .init("used"),
        .init("bought"), .init("wasted"),
      ],
      bill.commitments.map { commitment in
        [
          commitment.name ?? commitment.id, commitment.unit ?? "",
          commitment.heldPerHour.map { $0.text(significantDigits: 4).droppingZeros } ?? "",
          commitment.hours == 0 ? "" : commitment.hours.text(decimals: 0),
          commitment.utilisation.map(\.percentText) ?? "",
          commitment.purchased.isZero ? "" : commitment.purchased.number.text(decimals: 2),
          commitment.unusedCost.isZero ? "" : commitment.unusedCost.number.text(decimals: 2),
        ]
      }, most: Self.mostRows)
  }
}
