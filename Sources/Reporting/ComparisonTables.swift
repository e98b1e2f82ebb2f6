public import PlacementModel

/// Two plans side by side, as text for a terminal.
public struct ComparisonTables: Sendable {
  private static let mostRows = 15

  let answer: PlanComparison

  /// Tables of a comparison.
  public init(_ answer: PlanComparison) { self.answer = answer }

  private var currency: String { answer.before.problem.currency.escapingControls }

  /// The whole report, its last line ended by a newline.
  ///
  /// - Parameter width: columns of the terminal; lines fit it where it is at least 40.
  public func text(width: Int = 80, style: TextStyle = .plain) -> String {
    var report = TextReport(width: width, style)
    report.begin(
      title: Wording.compared([answer.before, answer.after].map { $0.problem.name.escapingControls }))
    for sentence in Wording.comparison(answer) { report.say(sentence) }
    for section in sections { report.add(section) }
    return report.text
  }

  private var sections: [TextReport.Section] {
    guard let difference = answer.difference else { return [input] }
    var sections = [steps, lines(difference), providers(difference)]
    if answer.hasOneHorizon { sections.append(movedWork(difference)) }
    return sections + [limits, input]
  }

  // MARK: Money

  /// From one cost to the other by what changed in the input.
  private var steps: TextReport.Section {
    guard let first = answer.steps.first, let last = answer.steps.last else { return empty }
    let scale = MoneyScale([first.before, last.after], currency: currency)
    var rows: [[TextTable.Cell]] = [[.text(Wording.costBefore), "", .text(scale.text(first.before))]]
    for step in answer.steps {
      let change = step.after - step.before
      rows.append([
        .text(Wording.causes(step.causes)), Self.signed(change, scale), .text(scale.text(step.after)),
      ])
    }
    return section(
      Wording.inUnit(Wording.comparisonSteps, scale.unit),
      [.init("", .left), .init("change"), .init("cost")],
      rows)
  }

  private func lines(_ difference: PlanDifference) -> TextReport.Section {
    let lines = difference.lines.map { (Wording.cause($0.cause), $0.presentValue) }
    return money(Wording.comparisonLines, lines)
  }

  /// Nominal, so that what is nobody's spend completes it.
  private func providers(_ difference: PlanDifference) -> TextReport.Section {
    var rows: [(String, PlanDifference.Change)] = []
    for outlay in difference.outlays {
      let place = rows.firstIndex { $0.0 == outlay.provider } ?? rows.count
      if place == rows.count { rows.append((outlay.provider, .init())) }
      rows[place].1.before += outlay.amount.before
      rows[place].1.after += outlay.amount.after
    }
    return money(
      Wording.comparisonProviders, rows + difference.unpaid.map { (Wording.unpaid($0.cause), $0.amount) })
  }

  /// Amounts of both plans, and their difference, with a total.
  private func money(_ title: String, _ amounts: [(String, PlanDifference.Change)]) -> TextReport.Section {
    let shown = amounts.filter { $0.1.before != 0 || $0.1.after != 0 }
    let total = amounts.reduce(into: PlanDifference.Change()) {
      $0.before += $1.1.before
      $0.after += $1.1.after
    }
    let all = shown + (shown.count > 1 ? [("total", total)] : [])
    let scale = MoneyScale(all.flatMap { [$0.1.before, $0.1.after] }, currency: currency)
    return section(
      Wording.inUnit(title, scale.unit),
      [.init("", .left), .init("before"), .init("after"), .init("change")],
      all.map { name, change in
        [
          .text(name), .text(scale.text(change.before)), .text(scale.text(change.after)),
          Self.signed(change.difference, scale),
        ]
      })
  }

  /// More money is red, less is green.
  private static func signed(_ amount: Double, _ scale: MoneyScale) -> TextTable.Cell {
    .text((amount > 0 ? "+" : "") + scale.text(amount), amount > 0 ? .bad : amount < 0 ? .good : .plain)
  }

  // MARK: Work and limits

  private func movedWork(_ difference: PlanDifference) -> TextReport.Section {
    let moves = MovedUnits(difference, over: answer.before.problem.horizon)
    return section(
      Wording.comparisonMoves,
      [.init("workload", .left), .init("at", .left), .init("before"), .init("after")],
      moves.rows.map { row in
        ([row.workload, row.provider] + [row.before, row.after].map { $0 == 0 ? "" : $0.compactText })
          .map { .text($0) }
      })
  }

  private var limits: TextReport.Section {
    section(
      Wording.comparisonLimits,
      [.init("limit", .left), .init("of", .left), .init("in", .left), .init("before"), .init("after")],
      answer.limits.map { change in
        let part = [change.workload, change.part].compactMap { $0 }.joined(separator: " at ")
        let words = [change.limit, part.isEmpty ? Wording.everything : part, change.span]
        let sides = [change.before, change.after].map { $0.map(Wording.side) ?? Wording.notThere }
        return (words + sides).map { .text($0) }
      })
  }

  private var input: TextReport.Section {
    let rows = answer.input.flatMap { change -> [[TextTable.Cell]] in
      let section = TextTable.Cell.text(change.section)
      return change.removed.map { [section, .text($0), .text(Wording.removed, .bad)] }
        + change.added.map { [section, .text($0), .text(Wording.added, .good)] }
        + change.changed.map { [section, .text($0.id), .text($0.keys.joined(separator: ", "))] }
    }
    return section(
      Wording.comparisonInput, [.init("list", .left), .init("entry", .left), .init("what changed", .left)],
      rows)
  }

  private var empty: TextReport.Section { section("", [.init("")], []) }

  private func section(
    _ title: String, _ columns: [TextTable.Column], _ rows: [[TextTable.Cell]]
  ) -> TextReport.Section {
    TextReport.Section(title, columns, cells: rows, most: Self.mostRows)
  }
}
