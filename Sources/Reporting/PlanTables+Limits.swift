internal import PlacementModel

extension PlanTables {
  /// The limits at one of their ends: under the limit's name a line for each part, with the largest price over
  /// its spans. Parts that cost nothing, because something else binds as well, come last.
  var limits: Section {
    var parts: [Index<Limit>: [LimitPart]] = [:]
    for value in plan.limits where value.isBinding {
      let words = [value.workload.map { plan.problem.workloads[$0].id }, value.part].compactMap { $0 }
      let name = words.isEmpty ? Wording.everything : words.joined(separator: " ")
      if let position = parts[value.limit]?.firstIndex(where: { $0.name == name }) {
        parts[value.limit]?[position].values.append(value)
      } else {
        parts[value.limit, default: []].append(LimitPart(name: name, values: [value]))
      }
    }
    var rows: [[TextTable.Cell]] = []
    for index in parts.keys.sorted() {
      let limit = plan.problem.limits[index]
      let lines = (parts[index] ?? []).compactMap { line($0, of: limit) }
      rows.append([.text(limit.id)])
      rows += lines.filter { $0.last != "" } + lines.filter { $0.last == "" }
    }
    let columns: [TextTable.Column] = [
      .init("limit", .left), .init("is"), .init("in"), .init("highest price"),
    ]
    return Section(Wording.inUnit(Wording.limits, currencyName), columns, cells: rows)
  }

  private struct LimitPart {
    let name: String
    var values: [Plan.LimitValue]
  }

  private func line(_ part: LimitPart, of limit: Limit) -> [TextTable.Cell]? {
    let dearest = part.values.max { ($0.price ?? 0).magnitude < ($1.price ?? 0).magnitude }
    return dearest.map { dearest in
      // The price is that of the span named first.
      let spans = Wording.spans([dearest.span] + part.values.map(\.span).filter { $0 != dearest.span })
      let tone = (dearest.violation ?? 0) > 0 ? TextStyle.Tone.bad : .plain
      return [
        .text("  " + part.name), .text(end(of: dearest, limit), tone), .text(spans),
        .text(price(of: dearest, limit)),
      ]
    }
  }

  /// The offers of which more would save money, the dearest first.
  var scarceCapacity: Section {
    let horizon = plan.problem.horizon
    var steps: [Index<Offer>: [String]] = [:]
    var prices: [Index<Offer>: Double] = [:]
    var entries: [(Index<Offer>, Index<Step>, Double)] = []
    for use in plan.capacity {
      guard let price = use.price, price.magnitude > 1e-9 else { continue }
      entries.append((use.offer, use.step, price.magnitude))
      let step = horizon.steps[use.step].id
      if price.magnitude > prices[use.offer] ?? 0 {
        // The price is that of the step named first.
        prices[use.offer] = price.magnitude
        steps[use.offer, default: []].insert(step, at: 0)
      } else {
        steps[use.offer, default: []].append(step)
      }
    }
    let offers = prices.keys.sorted { (-(prices[$0] ?? 0), $0) < (-(prices[$1] ?? 0), $1) }
    let courses = Dictionary(uniqueKeysWithValues: averages(entries, by: <).map { ($0.key, $0.values) })
    let rows = offers.map { offer -> [TextTable.Cell] in
      let price = (prices[offer] ?? 0).text(significantDigits: 3)
      let course = courses[offer].map { shape($0, highest: $0.highest) } ?? ""
      return [
        .text(plan.problem.offers[offer].id), course, .text(Wording.spans(steps[offer] ?? [])), .text(price),
      ]
    }
    let unit = plan.problem.currency.escapingControls + " per unit-hour"
    return Section(
      Wording.inUnit(Wording.scarce, unit),
      [.init("offer", .left), .sparkline, .init("in"), .init("highest price")], cells: rows,
      marks: marks(.ofRow))
  }

  /// The rows that contradict each other, by family.
  var conflict: Section {
    Section(
      Wording.conflict, [.init("family", .left), .init("row", .left)],
      plan.conflict.map { [$0.family, $0.row] })
  }

  private func end(of value: Plan.LimitValue, _ limit: Limit) -> String {
    let position = value.value ?? 0
    let ends: [(LimitEnd, Double)] = [
      value.minimum.map { (.minimum, $0) }, value.maximum.map { (.maximum, $0) },
    ].compactMap { $0 }
    guard let (end, bound) = ends.min(by: { abs($0.1 - position) < abs($1.1 - position) }) else { return "" }
    let missed = (value.violation ?? 0) > 0 ? Wording.missed(by: (value.violation ?? 0).compactText) : ""
    switch limit.rule.unit {
    case .fraction: return Wording.bound(end, bound.shortPercentText) + missed
    case .index: return Wording.bound(end, bound.text(significantDigits: 3)) + missed
    case .money, .amount: return Wording.bound(end, bound.compactText) + missed
    }
  }

  private func price(of value: Plan.LimitValue, _ limit: Limit) -> String {
    guard let price = value.price else { return "" }
    switch limit.rule.unit {
    case .money: return price.magnitude < 1e-9 ? "" : Wording.perCurrency(price, currencyName)
    case .amount: return price.magnitude < 1e-9 ? "" : Wording.perUnit(price.text(significantDigits: 3))
    case .fraction, .index:
      // Less than a cent for a percentage point is rounding.
      guard price.magnitude >= 1 else { return "" }
      return limit.rule.unit == .index
        ? Wording.perHundredth((price / 100).compactText)
        : Wording.perPercentagePoint((price / 100).compactText)
    }
  }

  private var currencyName: String { plan.problem.currency.escapingControls }
}

extension Limit.Rule {
  fileprivate enum Unit { case fraction, index, money, amount }

  /// In what its bound is told.
  fileprivate var unit: Unit {
    switch self {
    case .share, .spread, .churn, .survive: .fraction
    case .concentration: .index
    case .budget, .exposure: .money
    case .pool, .carbon, .exclusive, .firstRefusal, .providers: .amount
    }
  }
}
