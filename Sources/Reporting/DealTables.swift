public import PlacementModel

/// What deals are worth, as text for a terminal: sentences, then where the money goes by year and what runs elsewhere.
public struct DealTables: Sendable {
  /// Most rows of a table.
  private static let mostRows = 12

  let answer: DealAnswer

  /// Tables of an answer.
  public init(_ answer: DealAnswer) { self.answer = answer }

  /// The whole report, its last line ended by a newline.
  ///
  /// - Parameter width: columns of the terminal; lines fit it where it is at least 40.
  public func text(width: Int = 80, style: TextStyle = .plain) -> String {
    var report = TextReport(width: width, style)
    report.begin(answer.problem.name)
    report.say(Wording.dealAssumption(answer))
    for worth in answer.deals {
      report.begin(title: Wording.title(worth.deal, answer.problem))
      for sentence in sentences(worth) { report.say(sentence) }
      for section in sections(worth) { report.add(section) }
    }
    if answer.deals.count > 1 {
      report.add(together)
      for words in Wording.parts(answer) { report.say(words) }
    }
    return report.text
  }

  private func sentences(_ worth: DealWorth) -> [String] {
    let wording = DealWording(answer: answer, worth: worth)
    return [
      wording.verdict, wording.leftOut, wording.nominal, wording.discount, wording.price, wording.commitment,
    ]
    .compactMap { $0 }
  }

  // MARK: One deal

  private func sections(_ worth: DealWorth) -> [TextReport.Section] {
    guard let difference = worth.difference else { return [] }
    return [money(difference), movedWork(worth, difference), marginalCosts(difference)]
  }

  /// Nominal money by year, then what is nobody's spend: together all nominal money.
  private func money(_ difference: PlanDifference) -> TextReport.Section {
    let unpaid = difference.unpaid.filter { $0.amount.before != 0 || $0.amount.after != 0 }
    let all =
      difference.years.map { ("\($0.year)", $0.amount) }
      + unpaid.map { (Wording.unpaid($0.cause), $0.amount) } + [("total", difference.nominal)]
    let scale = MoneyScale(
      all.flatMap { [$0.1.before, $0.1.after] }, currency: answer.problem.currency.escapingControls)
    let rows = all.map { name, amount in
      [name, scale.text(amount.before), scale.text(amount.after), scale.text(amount.difference)]
    }
    return TextReport.Section(
      Wording.inUnit(Wording.dealYears, scale.unit),
      [.init("", .left), .init("with"), .init("without"), .init("saved by it")], rows)
  }

  /// Units of each workload at each provider, averaged over the horizon, the most moved first.
  private func movedWork(_ worth: DealWorth, _ difference: PlanDifference) -> TextReport.Section {
    let moves = MovedUnits(difference, over: answer.problem.horizon)
    return TextReport.Section(
      Wording.dealMoves, [.init("workload", .left), .init("at", .left), .init("with"), .init("without")],
      moves.rows.map { [$0.workload, $0.provider, $0.before.unitsText, $0.after.unitsText] },
      most: Self.mostRows)
  }

  /// The workloads whose next unit of work the deal makes cheaper, the most first.
  private func marginalCosts(_ difference: PlanDifference) -> TextReport.Section {
    let gains = difference.marginals
      .filter { $0.cost.difference > 1e-6 * max(abs($0.cost.before), abs($0.cost.after)) }
      .sorted { $0.cost.difference > $1.cost.difference }
    return TextReport.Section(
      Wording.inUnit(
        answer.relativeGap == nil ? Wording.dealMarginals : Wording.dealMarginalsOfWhole,
        answer.problem.currency.escapingControls + " per unit of work"),
      [.init("workload", .left), .init("with"), .init("without")],
      gains.map {
        [$0.workload, $0.cost.before.text(significantDigits: 4), $0.cost.after.text(significantDigits: 4)]
      },
      most: Self.mostRows)
  }

  // MARK: Several

  private var together: TextReport.Section {
    let currency = answer.problem.currency.escapingControls
    let amounts = answer.deals.flatMap { [$0.alone, $0.presentValue] }.compactMap { $0 }
    let scale = MoneyScale(amounts, currency: currency)
    var parts: [Double?] = Array(repeating: nil, count: answer.deals.count)
    if case .divided(let divided, _) = answer.parts { parts = divided }
    let rows = zip(answer.deals, parts).map { worth, part in
      [worth.deal.id] + [worth.alone, worth.presentValue, part].map { $0.map(scale.text) ?? "" }
    }
    return TextReport.Section(
      Wording.inUnit(Wording.dealParts, scale.unit),
      [.init("deal", .left), .init("alone"), .init("beside the others"), .init("its part")], rows, most: .max)
  }
}

/// Units of workloads at providers in two plans, averaged over the horizon, the most moved first.
struct MovedUnits {
  struct Row {
    let workload: String
    let provider: String
    var before = 0.0
    var after = 0.0
  }

  private(set) var rows: [Row] = []

  init(_ difference: PlanDifference, over horizon: Horizon) {
    var hours: [String: Double] = [:]
    for period in horizon.periods.elements { hours[period.id] = period.hours / horizon.hours }
    var places: [[String]: Int] = [:]
    for work in difference.work {
      let key = [work.workload, work.provider]
      let place = places[key] ?? rows.count
      if place == rows.count {
        places[key] = place
        rows.append(Row(workload: work.workload, provider: work.provider))
      }
      rows[place].before += work.units.before * (hours[work.period] ?? 0)
      rows[place].after += work.units.after * (hours[work.period] ?? 0)
    }
    let largest = rows.reduce(0) { max($0, abs($1.after - $1.before)) }
    let notable = rows.enumerated().filter {
      abs($0.element.after - $0.element.before) > 1e-3 * largest
    }
    rows = notable.sorted {
      let (left, right) = (
        abs($0.element.after - $0.element.before), abs($1.element.after - $1.element.before)
      )
      return left == right ? $0.offset < $1.offset : left > right
    }.map(\.element)
  }
}

extension Double {
  /// Units in a table: nothing for none.
  fileprivate var unitsText: String { self == 0 ? "" : compactText }
}
