internal import PlacementModel

extension PlanTables {
  private var currency: String { plan.problem.currency.escapingControls }

  /// The cost by cause, in present value and in nominal money.
  var cost: Section {
    let lines = (plan.cost?.lines ?? []).filter { $0.nominal != 0 || $0.presentValue != 0 }
    let total = lines.reduce((0.0, 0.0)) { ($0.0 + $1.presentValue, $0.1 + $1.nominal) }
    let scale = MoneyScale(
      lines.flatMap { [$0.nominal, $0.presentValue] } + [total.0, total.1], currency: currency)
    var rows = lines.map { [Wording.cause($0.cause), scale.text($0.presentValue), scale.text($0.nominal)] }
    if rows.count > 1 { rows.append(["total", scale.text(total.0), scale.text(total.1)]) }
    return Section(
      Wording.inUnit(Wording.cost, scale.unit),
      [.init("", .left), .init("present value"), .init("nominal")], rows)
  }

  /// A provider's name, or its id where many columns leave no room for names.
  private func name(of provider: Index<Provider>) -> String {
    let provider = plan.problem.providers[provider]
    return buckets.count > 5 ? provider.id : provider.name
  }

  /// Nominal outlay to each provider, shortfalls included.
  var providers: Section {
    let outlay = outlayByProvider
    let total = outlay.reduce(buckets.zeros) { zip($0, $1).map(+) }
    let everything = total.reduce(0, +)
    let scale = MoneyScale(total + [everything], currency: currency)
    let rates = hourlyOutlayByProvider
    let highest = rates.joined().reduce(0, max)
    func row(_ name: String, _ shape: TextTable.Cell, _ amounts: [Double]) -> [TextTable.Cell] {
      let sum = buckets.count > 1 ? [amounts.reduce(0, +)] : []
      return [.text(name), shape] + amounts.map { .text($0 == 0 ? "" : scale.text($0)) }
        + sum.map { .text(scale.text($0)) }
    }
    var rows = paidProviders(outlay).map { provider in
      let shape = shape(ofPeriods: rates[provider.offset], highest: highest)
      return row(name(of: provider), shape, outlay[provider.offset])
    }
    if rows.count > 1 { rows.append(row("total", "", total)) }
    let sum: [TextTable.Column] = buckets.count > 1 ? [.init("total")] : []
    return Section(
      Wording.inUnit(Wording.providers, scale.unit), [.init("provider", .left)] + shapedColumns + sum,
      cells: rows, marks: marks(.ofTable))
  }

  /// Each provider's part of the outlay.
  var shares: Section {
    let outlay = outlayByProvider
    let total = outlay.reduce(buckets.zeros) { zip($0, $1).map(+) }
    let isSummed = buckets.count > 1
    func share(_ part: Double, _ whole: Double) -> String {
      whole == 0 || part == 0 ? "" : (part / whole).percentText
    }
    let rows = paidProviders(outlay).map { provider in
      let amounts = outlay[provider.offset]
      let sum = isSummed ? [share(amounts.reduce(0, +), total.reduce(0, +))] : []
      return [name(of: provider)] + zip(amounts, total).map(share) + sum
    }
    let columns =
      [TextTable.Column("provider", .left)] + buckets.labels.map { .init($0) }
      + (isSummed ? [.init("total")] : [])
    return Section(Wording.shares, columns, rows.count > 1 ? rows : [])
  }

  /// What each agreement's windows ask, what was covered and what was missing.
  var agreements: Section {
    let problem = plan.problem
    let entries: [(standing: Plan.AgreementWindow, window: CommitmentWindow)] = plan.agreements.map {
      ($0, problem.agreements[$0.agreement].windows[$0.window])
    }
    var amounts: [Double] = []
    for (standing, window) in entries {
      amounts += [standing.covered, standing.shortfall, window.minimum ?? 0, window.maximum ?? 0]
    }
    let currencies = Set(plan.agreements.map(currency))
    let scale = MoneyScale(
      amounts, currency: currencies.count == 1 ? currencies.first ?? "" : Wording.ownCurrency)
    func text(_ amount: Double) -> String { amount == 0 ? "" : scale.text(amount) }
    // What no agreement has takes no room.
    let optional:
      [(heading: String, isShown: Bool, text: (Plan.AgreementWindow, CommitmentWindow) -> String)] = [
        ("ceiling", entries.contains { $0.window.maximum != nil }, { $1.maximum.map(scale.text) ?? "" }),
        ("put off", entries.contains { $0.standing.carried != 0 }, { standing, _ in text(standing.carried) }),
        ("kept", entries.contains { $0.standing.extra != 0 }, { standing, _ in text(standing.extra) }),
        ("credits", entries.contains { $0.standing.credits != 0 }, { standing, _ in text(standing.credits) }),
        (
          "status", problem.agreements.elements.contains(where: \.isConditional),
          { standing, _ in Wording.status(standing.status) }
        ),
        ("currency", currencies.count > 1, { standing, _ in currency(standing) }),
      ]
    let shown = optional.filter(\.isShown)
    let rows = entries.map { standing, window -> [TextTable.Cell] in
      let minimum = window.minimum.map(scale.text) ?? ""
      let id = problem.agreements[standing.agreement].id
      return [.text(id), .text(window.id), .text(minimum), .text(scale.text(standing.covered))]
        + [.text(text(standing.shortfall), .bad)] + shown.map { .text($0.text(standing, window)) }
    }
    let columns: [TextTable.Column] = [
      .init("agreement", .left), .init("window", .left), .init("minimum"), .init("covered"),
      .init("shortfall"),
    ]
    return Section(
      Wording.inUnit(Wording.agreements, scale.unit), columns + shown.map { .init($0.heading) }, cells: rows)
  }

  /// The currency of a window's amounts.
  private func currency(_ standing: Plan.AgreementWindow) -> String {
    let provider = plan.problem.agreements[standing.agreement].provider
    return plan.problem.providers[provider].currency.escapingControls
  }

  /// The reservations to order, in the order of their dates; by year where there are too many for that.
  var orders: Section {
    let orders = plan.notableOrders.sorted { ($0.period, $0.option) < ($1.period, $1.option) }
    return orders.count > Self.mostRows ? summary(of: orders) : list(of: orders)
  }

  private func list(of orders: [Plan.Order]) -> Section {
    let scale = MoneyScale(orders.flatMap { [$0.cash, $0.contractValue] }, currency: currency)
    let paysUpfront = orders.contains { $0.cash != 0 }
    let rows = orders.map { order in
      [order.by, plan.problem.options[order.option].id, order.units.compactText]
        + (paysUpfront ? [scale.text(order.cash)] : []) + [scale.text(order.contractValue)]
    }
    let columns: [TextTable.Column] = [.init("by", .left), .init("option", .left), .init("units")]
    return Section(
      Wording.inUnit(Wording.orders, scale.unit),
      columns + (paysUpfront ? [.init("cash")] : []) + [.init("contract at list")], rows)
  }

  /// The contract value ordered in each column of time, all regions of a provider's machine together.
  private func summary(of orders: [Plan.Order]) -> Section {
    let values = orders.sorted { $0.option < $1.option }.map { order in
      var values = buckets.zeros
      values[buckets[order.period]] = order.contractValue
      return (label: kind(of: order.option), values: values)
    }
    let rows = Self.grouped(values) { zip($0, $1).map(+) }
    let scale = MoneyScale(rows.flatMap(\.values), currency: currency)
    return Section(
      Wording.inUnit(Wording.orderValues, scale.unit),
      [.init("option", .left)] + buckets.labels.map { .init($0) },
      rows.map { [$0.label] + $0.values.map { $0 == 0 ? "" : scale.text($0) } })
  }

  private var outlayByProvider: [[Double]] {
    var outlay = Array(repeating: buckets.zeros, count: plan.problem.providers.count)
    for entry in plan.providers {
      outlay[entry.provider.offset][buckets[entry.period]] += entry.spend + entry.shortfall
    }
    return outlay
  }

  /// What each provider is paid in each period, by the hour: months have no one length.
  private var hourlyOutlayByProvider: [[Double]] {
    let periods = plan.problem.horizon.periods
    var outlay = Array(
      repeating: Array(repeating: 0.0, count: periods.count), count: plan.problem.providers.count)
    for entry in plan.providers {
      let hours = periods[entry.period].hours
      outlay[entry.provider.offset][entry.period.offset] += (entry.spend + entry.shortfall) / max(hours, 1e-9)
    }
    return outlay
  }

  private func paidProviders(_ outlay: [[Double]]) -> [Index<Provider>] {
    plan.problem.providers.indices.filter { outlay[$0.offset].contains { $0 != 0 } }
  }
}
