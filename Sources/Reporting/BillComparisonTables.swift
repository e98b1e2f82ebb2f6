public import PlacementModel

/// A plan against a bill, as text for a terminal.
public struct BillComparisonTables: Sendable {
  private static let mostRows = 20

  let answer: BillComparison

  /// Tables of a comparison.
  public init(_ answer: BillComparison) { self.answer = answer }

  /// The whole report, its last line ended by a newline.
  ///
  /// - Parameter width: columns of the terminal; lines fit it where it is at least 40.
  public func text(width: Int = 80, style: TextStyle = .plain) -> String {
    var report = TextReport(width: width, style)
    report.begin(answer.plan.problem.name)
    for sentence in Wording.billComparison(answer) { report.say(sentence) }
    for section in [providers, causes, periods, regions] { report.add(section) }
    return report.text
  }

  private var providers: TextReport.Section {
    var rows = answer.providers.map { ($0.provider, $0.amounts) }
    if rows.count > 1 { rows.append(("total", answer.total)) }
    return money(Wording.billProviders, [.init("", .left)], rows.map { ([$0.0], $0.1) })
  }

  /// What was billed by what it is for; planned stands where it is known.
  private var causes: TextReport.Section {
    let scale = scale(answer.providers.flatMap { $0.causes.map(\.amounts) })
    let rows = answer.providers.flatMap { provider in
      provider.causes.map { cause in
        [
          provider.provider, Wording.cause(cause.cause), scale.text(cause.amounts.billed),
          scale.text(cause.amounts.effective),
        ]
      }
    }
    return TextReport.Section(
      Wording.inUnit(Wording.billCauses, scale.unit),
      [.init("", .left), .init("for", .left), .init("billed"), .init("effective")], rows, most: Self.mostRows)
  }

  private var periods: TextReport.Section {
    let rows = answer.providers.flatMap { provider in
      provider.periods.map { ([provider.provider, $0.period], $0.amounts) }
    }
    return money(Wording.billPeriods, [.init("", .left), .init("in", .left)], rows)
  }

  private var regions: TextReport.Section {
    money(Wording.billRegions, [.init("", .left)], answer.regions.map { ([$0.region], $0.amounts) })
  }

  private func money(
    _ title: String, _ columns: [TextTable.Column], _ rows: [([String], BillComparison.Amounts)]
  ) -> TextReport.Section {
    let scale = scale(rows.map(\.1))
    return TextReport.Section(
      Wording.inUnit(title, scale.unit),
      columns + [.init("planned"), .init("billed"), .init("difference"), .init("effective")],
      rows.map { names, amounts in
        names + [
          scale.text(amounts.planned), scale.text(amounts.billed),
          (amounts.difference > 0 ? "+" : "") + scale.text(amounts.difference), scale.text(amounts.effective),
        ]
      }, most: Self.mostRows)
  }

  private func scale(_ amounts: [BillComparison.Amounts]) -> MoneyScale {
    MoneyScale(
      toTheCent: amounts.flatMap { [$0.planned, $0.billed, $0.effective] },
      currency: answer.currency.escapingControls)
  }
}
