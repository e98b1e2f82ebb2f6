public import PlacementModel

/// A frontier as text for a terminal: what it says in sentences, then the curve.
public struct FrontierTables: Sendable {
  /// Most rows of the curve; of more, some at equal distances are shown.
  private static let mostRows = 24

  let frontier: Frontier
  let money: MoneyScale
  let scale: PositionScale
  let prices: MoneyScale

  /// Tables of a curve.
  public init(_ frontier: Frontier) {
    self.frontier = frontier
    let costs =
      frontier.pieces.flatMap { [$0.costFrom, $0.costThrough] } + frontier.samples.map(\.cost)
      + [frontier.today?.cost ?? 0]
    let currency = frontier.problem.currency.escapingControls
    // Neighbours on a curve differ little; below a million they have their cents.
    money = MoneyScale(costs, currency: currency, digits: costs.allSatisfy { $0.magnitude < 1e6 } ? 5 : 7)
    let scale = PositionScale(frontier)
    self.scale = scale
    prices = MoneyScale(
      frontier.pieces.flatMap { [$0.priceFrom, $0.priceThrough] }.map { $0 * scale.priceUnit },
      currency: currency, digits: 4)
  }

  /// The whole report, its last line ended by a newline.
  ///
  /// - Parameter width: columns of the terminal; lines fit it where it is at least 40.
  public func text(width: Int = 80, style: TextStyle = .plain) -> String {
    var report = TextReport(width: width, style)
    report.begin(frontier.problem.name)
    for sentence in sentences { report.say(sentence) }
    let points = shown
    if !points.isEmpty {
      report.begin(title: Wording.curve(scale, money.unit))
      report.show(table(points))
      if points.count < count { report.say(Wording.shownOf(points.count, count)) }
    }
    return report.text
  }

  var sentences: [String] {
    let wording = FrontierWording(frontier: frontier, money: money, scale: scale)
    let high = wording.high == wording.low ? nil : wording.high
    return [wording.assumption, wording.today, wording.low, wording.jumps, high, wording.caveat]
      .compactMap { $0 }
  }

  // MARK: - The curve

  private struct Row {
    var position: Double
    var cost: Double
    /// What one unit more room saves, just beyond on the side of more room; `nil` where that is not known.
    var price: Double?
  }

  private var count: Int { rows.count }

  private var rows: [Row] {
    if frontier.isSampled { return frontier.samples.map { Row(position: $0.position, cost: $0.cost) } }
    let pieces = frontier.pieces
    var rows: [Row] = []
    for (place, piece) in pieces.enumerated() {
      let before = place > 0 ? pieces[place - 1] : nil
      var price: Double? = piece.from < piece.through && scale.loosensUpward ? piece.priceFrom : nil
      if let before {
        let tight = scale.loosensUpward ? nil : before.priceThrough
        if before.jumps(to: piece) {
          rows.append(Row(position: before.through, cost: before.costThrough, price: tight))
        } else {
          price = price ?? tight
        }
      }
      rows.append(Row(position: piece.from, cost: piece.costFrom, price: price))
    }
    if let last = pieces.last, last.from < last.through {
      let price = scale.loosensUpward ? nil : last.priceThrough
      rows.append(Row(position: last.through, cost: last.costThrough, price: price))
    }
    return rows
  }

  private var shown: [Row] {
    let all = rows
    guard all.count > Self.mostRows, let low = all.first?.position, let high = all.last?.position else {
      return all
    }
    var kept: [Int] = []
    for number in 0..<Self.mostRows {
      let wanted = low + (high - low) * (Double(number) / Double(Self.mostRows - 1))
      let nearest = all.indices.min { abs(all[$0].position - wanted) < abs(all[$1].position - wanted) }
      guard let nearest, kept.last ?? -1 < nearest else { continue }
      kept.append(nearest)
      // Where the cost jumps both of its values are shown.
      if nearest + 1 < all.count, all[nearest + 1].position == all[nearest].position {
        kept.append(nearest + 1)
      }
    }
    return kept.map { all[$0] }
  }

  private func table(_ rows: [Row]) -> TextTable {
    var table = TextTable([
      .init(scale.heading), .init("cost"),
      .init(frontier.isSampled ? "" : Wording.savedBy(scale, prices.unit)),
    ])
    for row in rows {
      table.add([scale.text(row.position), money.text(row.cost), row.price.map(price) ?? ""])
    }
    return table
  }

  private func price(_ price: Double) -> String {
    let amount = price * scale.priceUnit
    if case .money = scale.unit { return amount.text(significantDigits: 4).droppingZeros }
    return amount == 0 ? "0" : prices.text(amount)
  }
}

/// Positions of a frontier as people read them.
struct PositionScale {
  enum Unit: Equatable {
    /// A fraction; prices are told for a percentage point.
    case fraction
    /// A factor on all bounds, as a percentage of them; prices are told for one percent.
    case factor
    case index
    case money(String)
    /// Anything else, by the name of its unit.
    case amount(String)
  }
  let unit: Unit
  let loosensUpward: Bool
  private let moneyScale: MoneyScale
  private let decimals: Int

  init(_ frontier: Frontier) {
    let problem = frontier.problem
    let currency = problem.currency.escapingControls
    var loosensUpward = true
    switch frontier.axis {
    case .limit(let limit, let side, let factor):
      loosensUpward = side == .maximum
      unit = factor ? .factor : Self.unit(problem.limits[limit].rule, currency)
    case .goal(.carbon): unit = .amount("kg CO2e")
    case .goal(.unmet): unit = .amount("units of work")
    case .goal(.moves): unit = .amount("units of work per hour")
    case .goal(.concentration): unit = .index
    case .goal(.cost): unit = .money(currency)
    }
    self.loosensUpward = loosensUpward
    let positions =
      frontier.pieces.flatMap { [$0.from, $0.through] } + frontier.samples.map(\.position)
      + [frontier.today?.position ?? 0]
    moneyScale = MoneyScale(positions, currency: currency, digits: 7)
    // As many digits as tell neighbours apart, of a curve that is not too long.
    let width = (positions.max() ?? 0) - (positions.min() ?? 0)
    decimals = width > 0.02 ? 2 : width > 0.002 ? 3 : 4
  }

  private static func unit(_ rule: Limit.Rule, _ currency: String) -> Unit {
    switch rule {
    case .share, .spread, .churn, .survive: .fraction
    case .concentration: .index
    case .budget, .exposure: .money(currency)
    case .carbon: .amount("kg CO2e")
    case .pool: .amount("units of its weights")
    case .exclusive, .firstRefusal, .providers: .amount("")
    }
  }

  var heading: String {
    switch unit {
    case .fraction: loosensUpward ? "at most" : "at least"
    case .factor: Wording.partOfBounds
    case .index: "index at most"
    case .money: Wording.inUnit("at most", moneyScale.unit)
    case .amount(let name): Wording.inUnit("at most", name)
    }
  }

  func text(_ position: Double) -> String {
    switch unit {
    case .fraction, .factor: (position * 100).text(decimals: decimals) + " %"
    case .index: position.text(decimals: 4)
    case .money: moneyScale.text(position)
    case .amount: position.text(significantDigits: 6)
    }
  }

  func textWithUnit(_ position: Double) -> String {
    switch unit {
    case .index: text(position)
    case .fraction: percent(position)
    case .factor: percent(position) + " " + Wording.ofItsBounds
    case .money: text(position).droppingCents + " " + moneyScale.unit
    case .amount(let name): text(position) + " " + name
    }
  }

  /// How much more room a price is told for.
  var priceUnit: Double {
    switch unit {
    case .fraction, .factor, .index: 0.01
    case .money, .amount: 1
    }
  }

  private func percent(_ position: Double) -> String {
    (position * 100).text(decimals: decimals).droppingZeros + " %"
  }
}
