public import PlacementModel

/// Alternatives as text for a terminal: the headline in sentences, then what each provider, region and machine can have, and
/// what moves in the plans that differ.
public struct AlternativesTables: Sendable {
  /// Places of a plan's changes that are shown.
  private static let mostChanges = 10

  private let answer: Alternatives
  private var problem: Problem { answer.plan.problem }
  private var currency: String { problem.currency.escapingControls }

  /// Tables of an answer.
  public init(_ answer: Alternatives) { self.answer = answer }

  /// The whole report, its last line ended by a newline.
  ///
  /// - Parameter width: columns of the terminal; lines fit it where it is at least 40.
  public func text(width: Int = 80, style: TextStyle = .plain) -> String {
    guard answer.leastCost != nil else {
      return PlanTables(answer.plan).text(width: width, style: style)
    }
    var report = TextReport(width: width, style)
    report.begin(problem.name)
    report.say(headline)
    for kind in Alternatives.Kind.allCases { report.add(ranges(kind)) }
    addVariants(to: &report)
    if let choices = answer.choices { ChoicesTables(choices, of: problem).add(to: &report) }
    report.begin()
    for note in notes { report.say(note) }
    return report.text
  }

  private var notes: [String] {
    var notes: [String] = []
    if !answer.extents.isEmpty {
      notes.append(answer.measure == .spend ? Wording.bothCountWaste : Wording.sharesOfPlans)
    }
    if !answer.variants.isEmpty, answer.measure == .spend { notes.append(Wording.pricesOfPlaces) }
    if answer.fixesWholeNumbers { notes.append(Wording.wholeNumbersKept) }
    if answer.leftOut > 0 { notes.append(Wording.leftOut(answer.leftOut)) }
    if let cause = answer.stoppedBy { notes.append(Wording.stopped(cause)) }
    return notes
  }

  private func money(_ amount: Double) -> String {
    MoneyScale([amount], currency: currency).textWithUnit(amount)
  }
}

// MARK: - Ranges

extension AlternativesTables {
  private var headline: String {
    let (least, most) = (answer.leastCost ?? 0, answer.mostCost ?? 0)
    let clauses = answer.extents.filter { $0.kind == .provider }.compactMap { extent -> String? in
      guard let least = extent.least?.share, let most = extent.most?.share else { return nil }
      return Wording.extent(
        extent.id.escapingControls, least.percentText, most.percentText, of: answer.measure)
    }
    return Wording.room(
      tolerance: answer.tolerance, least: money(least), extra: money(most - least), clauses)
  }

  /// Least, now and most, as amounts and as shares.
  private func ranges(_ kind: Alternatives.Kind) -> TextReport.Section {
    // Where time ended it, what was not come to has nothing to show but the plan at hand.
    let extents = answer.extents.filter {
      $0.kind == kind && (answer.stoppedBy == nil || $0.least != nil || $0.most != nil)
    }
    let amounts = extents.flatMap { [$0.least, $0.now, $0.most].compactMap { $0?.amount } }
    let scale = MoneyScale(amounts, currency: currency)
    let isMoney = answer.measure == .spend
    func amount(_ end: Alternatives.End?) -> String {
      end.map { isMoney ? scale.text($0.amount) : $0.amount.compactText } ?? ""
    }
    func share(_ end: Alternatives.End?) -> String { end?.share?.percentText ?? "" }
    let rows = extents.map { extent in
      [
        extent.id, amount(extent.least), amount(extent.now), amount(extent.most), share(extent.least),
        share(extent.now), share(extent.most),
      ]
    }
    let columns: [TextTable.Column] = [
      .init(kind.rawValue, .left), .init("least"), .init("now"), .init("most"), .init("least"), .init("now"),
      .init("most"),
    ]
    return TextReport.Section(
      Wording.ranges(kind, answer.measure, unit: isMoney ? scale.unit : nil), columns, rows)
  }
}

// MARK: - Plans

extension AlternativesTables {
  private func addVariants(to report: inout TextReport) {
    for (number, variant) in answer.variants.enumerated() {
      var words = Wording.variant(
        number + 1, cost: money(variant.plan.objective ?? 0), extra: money(variant.extraCost),
        moved: variant.difference.percentText, of: answer.measure)
      if number > 0 { words += " " + Wording.nearest(variant.nearest.percentText) }
      report.begin(title: number == 0 ? Wording.plansThatDiffer : nil)
      report.say(words)
      report.show(changes(variant))
    }
  }

  private func changes(_ variant: Alternatives.Variant) -> TextTable {
    let shown = variant.changes.prefix(Self.mostChanges)
    let isMoney = answer.measure == .spend
    let scale = MoneyScale(
      shown.flatMap { [$0.before, $0.after, $0.after - $0.before] }, currency: currency)
    func text(_ amount: Double) -> String { isMoney ? scale.text(amount) : Self.compact(amount) }
    let unit = isMoney ? scale.unit : Wording.measure(answer.measure)
    var table = TextTable([
      .init(Wording.inUnit("place", unit), .left), .init("cheapest"), .init("here"), .init("change"),
    ])
    for change in shown {
      let place = [
        problem.providers[change.provider].id, problem.regions[change.region].id,
        problem.machines[change.machine].id,
      ]
      table.add([
        place.joined(separator: " "), text(change.before), text(change.after),
        text(change.after - change.before),
      ])
    }
    return table
  }

  private static func compact(_ amount: Double) -> String {
    (amount < 0 ? "-" : "") + amount.magnitude.compactText
  }
}
