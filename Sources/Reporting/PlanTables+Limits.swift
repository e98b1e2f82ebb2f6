internal import PlacementModel

extension PlanTables {
  /// The limits at one of their ends, a line for each part, with the largest price over its spans.
  var limits: Section {
    struct Place: Hashable {
      let limit: Index<Limit>
      let part: String?
      let workload: Index<Workload>?
    }
    var order: [Place] = []
    var values: [Place: [Plan.LimitValue]] = [:]
    for value in plan.limits where value.isBinding {
      let place = Place(limit: value.limit, part: value.part, workload: value.workload)
      if values[place] == nil { order.append(place) }
      values[place, default: []].append(value)
    }
    let rows = order.compactMap { place -> [String]? in
      let spans = values[place] ?? []
      guard let dearest = spans.max(by: { ($0.price ?? 0).magnitude < ($1.price ?? 0).magnitude }) else {
        return nil
      }
      let workload = place.workload.map { plan.problem.workloads[$0].id }
      let subject = [workload, place.part].compactMap { $0 }.joined(separator: " ")
      let limit = plan.problem.limits[place.limit]
      return [
        limit.id, subject, end(of: dearest, limit), Wording.spans(spans.map(\.span)),
        price(of: dearest, limit),
      ]
    }
    let columns: [TextTable.Column] = [
      .init("limit", .left), .init("of", .left), .init("is"), .init("in"), .init("price"),
    ]
    return Section(Wording.inUnit(Wording.limits, currencyName), columns, rows)
  }

  /// The offers of which more would save money, the dearest first.
  var scarceCapacity: Section {
    let horizon = plan.problem.horizon
    var steps: [Index<Offer>: [String]] = [:]
    var prices: [Index<Offer>: Double] = [:]
    for use in plan.capacity {
      guard let price = use.price, price.magnitude > 1e-9 else { continue }
      steps[use.offer, default: []].append(horizon.steps[use.step].id)
      prices[use.offer] = max(prices[use.offer] ?? 0, price.magnitude)
    }
    let offers = prices.keys.sorted { (-(prices[$0] ?? 0), $0) < (-(prices[$1] ?? 0), $1) }
    let rows = offers.map { offer in
      let price = (prices[offer] ?? 0).text(significantDigits: 3)
      return [plan.problem.offers[offer].id, Wording.spans(steps[offer] ?? []), price]
    }
    let unit = plan.problem.currency.escapingControls + " per unit-hour"
    return Section(
      Wording.inUnit(Wording.scarce, unit), [.init("offer", .left), .init("in"), .init("price")], rows)
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
    if case .budget = limit.rule {
      return Wording.bound(end, MoneyScale([bound], currency: currencyName).textWithUnit(bound))
    }
    return Wording.bound(end, bound.shortPercentText)
  }

  private func price(of value: Plan.LimitValue, _ limit: Limit) -> String {
    guard let price = value.price, price != 0 else { return "" }
    if case .budget = limit.rule { return Wording.perCurrency(price, currencyName) }
    return Wording.perPercentagePoint((price / 100).compactText)
  }

  private var currencyName: String { plan.problem.currency.escapingControls }
}
